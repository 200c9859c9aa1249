import * as z from "zod/mini";
import { note, paragraph } from "../../chat/reply.ts";
import { defineTool, type Outcome, type ToolContext } from "../../tools/tool.ts";
import { draft, sentence } from "../../wording/draft.ts";
import type { Capability } from "../capability.ts";
import type { CommandSpec } from "../command.ts";

/** What a person has used of the language model. */
export interface Usage {
  /** Which models are asked, in which order. */
  model: string;
  /** Tokens of the present day in UTC, and how many there are for a day. */
  today(): Promise<Tokens>;
}

interface Tokens {
  used: number;
  limit: number;
}

const USAGE_COMMAND: CommandSpec = {
  name: "usage",
  description: "What the language model has used today",
};

/** `usage` is null where no language model is set up. */
export function createUsage({ usage }: { usage: Usage | null }): Capability {
  return {
    name: "usage",
    title: "Language model",
    examples: ["/usage"],
    commands: [
      {
        spec: USAGE_COMMAND,
        plan: () => ({ kind: "call", call: { tool: "usage.show", input: {} } }),
      },
    ],
    tools: [
      defineTool({
        name: "usage.show",
        description: "Tells how much of the language model was used today.",
        effect: "read",
        input: z.object({}),
        prepare: async () => (usage ? usage.today() : null),
        run: (_input, context) => tell(usage, context),
      }),
    ],
    intents: {},
  };
}

function tell(usage: Usage | null, { prepared, profile }: ToolContext): Outcome {
  const tokens = prepared as Tokens | null;
  if (!usage || !tokens)
    return sentence("No language model is set up here; all that I do works without one.");
  const { used, limit } = tokens;
  const count = (number: number) => number.toLocaleString(profile.locale);
  const spent = used >= limit ? "all of them, so I go on without it until midnight UTC" : "so far";
  return {
    reply: draft([
      paragraph(`Today: ${count(used)} of ${count(limit)} tokens, ${spent}.`),
      note(`Days are counted in UTC. Asked: ${usage.model}.`),
    ]),
    data: { used, limit, model: usage.model },
  };
}
