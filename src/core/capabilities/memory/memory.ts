import { canonicalZone } from "../../time/zones.ts";
import type { Tool } from "../../tools/tool.ts";
import type { Request } from "../../understanding/interpretation.ts";
import * as commands from "../../wording/catalogue/commands.ts";
import * as help from "../../wording/catalogue/help.ts";
import * as words from "../../wording/catalogue/memory.ts";
import { sentence } from "../../wording/draft.ts";
import { languageNamed } from "../../wording/language-name.ts";
import type { Capability, Command, Offer, Plan, PlanContext } from "../capability.ts";
import type { CommandTexts } from "../command.ts";
import { commanded, referenceOf, usage } from "../items/commands.ts";
import type { ItemFinder } from "../items/item-index.ts";
import { createResolver, MAX_CANDIDATES, type Resolver } from "../items/resolve.ts";
import { planUnresolved } from "../items/unresolved.ts";
import { factActions } from "./actions.ts";
import { factRestorer, preferenceRestorer } from "./restorers.ts";
import { type MemoryDeps, memoryTools, unknownZone } from "./tools.ts";

const MEMORY_COMMANDS = {
  memory: { name: "memory", description: commands.commandMemory },
  remember: {
    name: "remember",
    description: commands.commandRemember,
    args: commands.argsRemember,
  },
  forget: { name: "forget", description: commands.commandForget, args: commands.argsForget },
  settings: { name: "settings", description: commands.commandSettings },
  quiet: { name: "quiet", description: commands.commandQuiet, args: commands.argsQuiet },
  timezone: {
    name: "timezone",
    description: commands.commandTimezone,
    args: commands.argsTimezone,
  },
  language: {
    name: "language",
    description: commands.commandLanguage,
    args: commands.argsLanguage,
  },
} as const satisfies Record<string, CommandTexts>;

const OFFERS: Offer[] = [
  {
    name: "remember",
    description: "Keeps a lasting fact, preference or choice of the person.",
    intent: "memory.add",
    args: ["fact"],
  },
  {
    name: "list_memory",
    description: "Lists what is remembered of the person.",
    intent: "memory.list",
    reads: true,
    args: [],
  },
];

export function createMemory(
  deps: MemoryDeps & { finder: ItemFinder; travelTools: Tool[] },
): Capability {
  const actions = factActions(deps.facts);
  const resolver = createResolver({
    finder: deps.finder,
    kinds: ["fact"],
    look: (kind, id) => (kind === "fact" ? actions.look(id) : null),
    all: (limit) => actions.live(limit),
  });
  return {
    name: "memory",
    title: help.topicMemory,
    examples: help.examplesMemory,
    phrases: {
      "memory.add": help.sayMemoryAdd,
      "memory.list": help.sayMemoryList,
      "memory.delete": help.sayMemoryDelete,
      "preference.set": help.sayPreferenceSet,
    },
    commands: memoryCommands(),
    tools: [...memoryTools(deps), ...deps.travelTools],
    intents: {
      "memory.add": planRemember,
      "memory.list": () => call("memory.list", {}),
      "memory.delete": (request, context) =>
        planForget(resolver, request, context, () => actions.live(MAX_CANDIDATES)),
      "preference.set": ({ slots }) =>
        slots.preference ? call("preferences.set", slots.preference) : call("preferences.list", {}),
    },
    offers: OFFERS,
    restorers: [factRestorer(deps.facts), preferenceRestorer(deps.preferences)],
  };
}

function call(tool: string, input: unknown): Plan {
  return { kind: "call", call: { tool, input } };
}

function planRemember({ slots, text }: Request): Plan {
  return call("memory.add", { text: slots.fact ?? slots.title ?? text, source: text });
}

function planForget(
  resolver: Resolver,
  request: Request,
  context: PlanContext,
  live: () => ReturnType<ReturnType<typeof factActions>["live"]>,
): Plan {
  const { target, fact, title } = request.slots;
  const words = fact ?? title;
  const reference =
    target ?? (words === undefined ? undefined : ({ kind: "title", words } as const));
  const resolution = reference
    ? resolver.resolve(reference, context)
    : ({ kind: "unnamed" } as const);
  if (resolution.kind !== "found") {
    return planUnresolved(resolution, request, live(), context, "facts");
  }
  const items = resolution.items.map(({ kind, id }) => ({ kind, id }));
  return call(items.length === 1 ? "items.delete" : "items.delete-many", { items });
}

function memoryCommands(): Command[] {
  return [
    { spec: MEMORY_COMMANDS.memory, plan: () => call("memory.list", {}) },
    {
      spec: MEMORY_COMMANDS.remember,
      plan: (args, context) =>
        args === ""
          ? usage(context, words.usageRemember)
          : call("memory.add", { text: args.replace(/^(?:that|dass)\s+/i, "") }),
    },
    {
      spec: MEMORY_COMMANDS.forget,
      plan(args) {
        const target = referenceOf(args);
        const slots = target ? { target } : {};
        return { kind: "request", request: commanded("memory.delete", `/forget ${args}`, slots) };
      },
    },
    { spec: MEMORY_COMMANDS.settings, plan: () => call("preferences.list", {}) },
    {
      spec: MEMORY_COMMANDS.quiet,
      plan(args) {
        if (args === "") return call("preferences.list", {});
        const off = /^(?:off|none|no|stop|aus|keine)$/i.test(args);
        return call("preferences.set", { name: "quietHours", value: off ? null : args });
      },
    },
    {
      spec: MEMORY_COMMANDS.timezone,
      plan(args, context) {
        if (args === "") return call("preferences.list", {});
        const zone = canonicalZone(args);
        if (!zone) return { kind: "say", outcome: sentence(unknownZone(args, context)) };
        return call("preferences.set", { name: "zone", value: zone });
      },
    },
    {
      spec: MEMORY_COMMANDS.language,
      plan(args) {
        if (args === "") return call("preferences.list", {});
        return call("preferences.set", { name: "locale", value: languageNamed(args) ?? args });
      },
    },
  ];
}
