import * as z from "zod";
import { createOpenAiProvider } from "../../../src/adapters/models/openai/openai-provider.ts";
import type { Profile, Provider } from "../../../src/adapters/models/provider.ts";
import type { Budget } from "../../../src/adapters/models/routing/budgets.ts";
import { createModelFamily } from "../../../src/adapters/models/routing/model-family.ts";
import { createWorkersAiProvider } from "../../../src/adapters/models/workers-ai/workers-ai-provider.ts";
import type {
  ModelOptions,
  ModelRequest,
  OfferedTool,
} from "../../../src/core/ports/language-model.ts";
import { NOW, recordingLog } from "../../contracts/channel-doubles.ts";
import { type Act, scriptedModel } from "../../counterparts/model/scripted-model.ts";

const text = (description: string) => z.string().min(1).describe(description);

export const TOOLS: OfferedTool[] = [
  {
    name: "add_task",
    description: "Adds a task.",
    input: z.object({
      title: text("What to do"),
      when: text("Time, in the person's words").optional(),
      tags: z.array(z.string()).optional().describe("Labels"),
    }),
  },
  {
    name: "list_tasks",
    description: "Lists tasks.",
    input: z.object({
      filter: z.enum(["open", "done", "overdue"]).describe("Which"),
      limit: z.int().max(50).optional().describe("How many"),
    }),
  },
  {
    name: "search_flights",
    description: "Searches flights.",
    input: z.object({
      to: text("Where to"),
      depart: text("When"),
      max_price: z.number().optional().describe("Highest price"),
      direct: z.boolean().optional().describe("No stops"),
    }),
  },
  { name: "show_item", description: "Shows one item.", input: z.object({ id: text("Its alias") }) },
];

/** A request whose prompt is about as long as the usage that the double reports. */
export const REQUEST: ModelRequest = {
  system: "You help with tasks.",
  messages: [
    { role: "user", text: "earlier question" },
    { role: "assistant", text: "earlier answer" },
    { role: "user", text: "remind me to call John tomorrow at 5pm" },
  ],
  maxTokens: 160,
  temperature: 0,
};

export const WITH_TOOLS: ModelRequest = { ...REQUEST, tools: TOOLS };

export type WireName = "openai" | "binding";

export interface RigOptions {
  wire?: WireName;
  tools?: Profile["tools"];
  /** Asked after the first, when it fails. */
  second?: Act[];
  budgets?: Budget[];
  deadlines?: { firstByteMs: number; wholeMs: number; totalMs: number };
  now?: () => number;
}

/** A model family over scripted doubles; nothing waits longer than it has to. */
export function openRig(acts: Act[], options: RigOptions = {}) {
  const { wire = "openai", tools = "native", budgets = [], now = () => NOW } = options;
  const double = scriptedModel(acts);
  const second = options.second && scriptedModel(options.second);
  const log = recordingLog();
  const providers: Provider[] = [providerFor(double, wire, tools)];
  if (second) providers.push(providerFor(second, "openai", tools));
  const family = createModelFamily({
    providers,
    clock: { now },
    log,
    random: () => 0,
    pauseMs: 0,
    deadlines: options.deadlines ?? { firstByteMs: 5_000, wholeMs: 5_000, totalMs: 20_000 },
  });
  const model = family.model(budgets);
  return {
    double,
    second,
    log,
    family,
    model,
    async ask(request: ModelRequest, more: Partial<ModelOptions> = {}) {
      const run = model.generate(request, { correlationId: "c-1", ...more });
      let shown = "";
      for await (const piece of run.deltas) shown += piece;
      return { shown, ...(await run.result) };
    },
  };
}

export function providerFor(
  double: ReturnType<typeof scriptedModel>,
  wire: WireName,
  tools: Profile["tools"],
): Provider {
  if (wire === "binding")
    return createWorkersAiProvider({ binding: double, model: "@cf/test/m", tools });
  const baseUrl = "http://127.0.0.1:9/v1";
  return createOpenAiProvider({ baseUrl, model: "m", apiKey: "k", tools, fetch: double.fetch });
}
