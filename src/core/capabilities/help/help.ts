import { type Block, code, type ListItem, note, paragraph, text } from "../../chat/reply.ts";
import type { Outcome } from "../../tools/tool.ts";
import { heading } from "../../wording/blocks.ts";
import { draft, sentence } from "../../wording/draft.ts";
import type { Capability, Plan } from "../capability.ts";
import type { CommandSpec } from "../command.ts";

const HELP_COMMANDS = {
  help: { name: "help", description: "What I can do, by example", args: "[topic]" },
  start: { name: "start", description: "Begin here" },
} as const satisfies Record<string, CommandSpec>;

/** Help by example, made from the list of capabilities; `all` is asked anew each time. */
export function createHelp(all: () => Capability[]): Capability {
  const plan = (topic: string): Plan => ({ kind: "say", outcome: help(all(), topic) });
  return {
    name: "help",
    title: "Help",
    examples: ["what can you do?"],
    phrases: { help: "what can you do?" },
    commands: [
      { spec: HELP_COMMANDS.help, plan },
      { spec: HELP_COMMANDS.start, plan: () => plan("") },
    ],
    tools: [],
    intents: {
      help({ slots }) {
        const topic = slots.fact ?? slots.title ?? "";
        const known = topic === "" || findTopic(all(), topic) !== undefined;
        return known ? plan(topic) : { kind: "perhaps", outcome: help(all(), topic) };
      },
      greeting: ({ text: words }) => ({ kind: "say", outcome: sentence(greeting(words)) }),
    },
  };
}

function help(capabilities: Capability[], topic: string): Outcome {
  const named = topic === "" ? undefined : findTopic(capabilities, topic);
  return { reply: draft(named ? topicHelp(named) : overview(capabilities, topic)) };
}

function overview(capabilities: Capability[], topic: string): Block[] {
  const shown = capabilities.filter((capability) => capability.name !== "help");
  const items: ListItem[] = shown.map((capability) => ({
    spans: [text(`${capability.title}: `), code(capability.examples[0] ?? capability.name)],
  }));
  const names = shown.map((capability) => capability.name).join(", ");
  const unknown = topic === "" ? [] : [note(`I have no topic “${topic.slice(0, 60)}”.`)];
  return [
    ...unknown,
    paragraph("Write to me in your own words. For example:"),
    { t: "list", items },
    note("More about one of them: ", code(`/help ${shown[0]?.name ?? ""}`), ` (${names}).`),
  ];
}

function topicHelp(capability: Capability): Block[] {
  const commands: ListItem[] = capability.commands.map(({ spec }) => ({
    spans: [code(spelled(spec)), text(` ${spec.description}`)],
  }));
  // Commands have a list of their own.
  const sentences = capability.examples.filter((example) => !example.startsWith("/"));
  return [
    heading(capability.title),
    { t: "list", items: sentences.map((example) => ({ spans: [text(example)] })) },
    ...(commands.length > 0 ? [{ t: "list" as const, items: commands }] : []),
  ];
}

function spelled(spec: CommandSpec): string {
  return spec.args === undefined ? `/${spec.name}` : `/${spec.name} ${spec.args}`;
}

function findTopic(capabilities: Capability[], topic: string): Capability | undefined {
  const word = topic.trim().toLowerCase().replace(/^\//, "");
  const matches = (candidate: string) => {
    const name = candidate.toLowerCase();
    return name === word || name === `${word}s` || `${name}s` === word;
  };
  return capabilities.find(
    (one) =>
      matches(one.name) ||
      one.title.split(/[ ,]+/).some(matches) ||
      one.commands.some(({ spec }) => matches(spec.name)),
  );
}

function greeting(words: string): string {
  if (/\b(?:thank|thanks|thx|cheers|merci|danke)/i.test(words)) return "You are welcome.";
  if (/\b(?:bye|goodbye|good night|see you|ciao)\b/i.test(words)) return "Goodbye.";
  return "Hello. Tell me what to remember or do; /help shows what I can.";
}
