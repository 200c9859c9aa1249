import { type Block, code, type ListItem, note, paragraph, text } from "../../chat/reply.ts";
import type { Outcome } from "../../tools/tool.ts";
import { heading } from "../../wording/blocks.ts";
import { argsHelp, commandHelp, commandStart } from "../../wording/catalogue/commands.ts";
import * as words from "../../wording/catalogue/help.ts";
import { draft, sentence } from "../../wording/draft.ts";
import { quote } from "../../wording/title.ts";
import { type Reader, rich, t } from "../../wording/words.ts";
import type { Capability, Plan } from "../capability.ts";
import type { CommandTexts } from "../command.ts";
import { examplesOf } from "./examples.ts";

const HELP_COMMANDS = {
  help: { name: "help", description: commandHelp, args: argsHelp },
  start: { name: "start", description: commandStart },
} as const satisfies Record<string, CommandTexts>;

/** Help by example, made from the list of capabilities; `all` is asked anew each time. */
export function createHelp(all: () => Capability[]): Capability {
  const plan = (topic: string, to: Reader): Plan => ({
    kind: "say",
    outcome: help(all(), topic, to),
  });
  return {
    name: "help",
    title: words.topicHelp,
    examples: words.examplesHelp,
    phrases: { help: words.sayHelp },
    commands: [
      { spec: HELP_COMMANDS.help, plan },
      { spec: HELP_COMMANDS.start, plan: (_args, context) => plan("", context) },
    ],
    tools: [],
    intents: {
      help({ slots }, context) {
        const topic = slots.fact ?? slots.title ?? "";
        const known = topic === "" || findTopic(all(), topic, context) !== undefined;
        return known
          ? plan(topic, context)
          : { kind: "perhaps", outcome: help(all(), topic, context) };
      },
      greeting: ({ text: said }, context) => ({
        kind: "say",
        outcome: sentence(t(context, greeting(said))),
      }),
    },
  };
}

function help(capabilities: Capability[], topic: string, to: Reader): Outcome {
  const named = topic === "" ? undefined : findTopic(capabilities, topic, to);
  return { reply: draft(named ? topicHelp(named, to) : overview(capabilities, topic, to)) };
}

function overview(capabilities: Capability[], topic: string, to: Reader): Block[] {
  const shown = capabilities.filter((capability) => capability.name !== "help");
  const items: ListItem[] = shown.map((capability) => ({
    spans: rich(to, words.helpTopic, {
      topic: t(to, capability.title),
      example: code(examplesOf(capability, to)[0] ?? capability.name),
    }),
  }));
  const names = shown.map((capability) => capability.name).join(", ");
  const unknown =
    topic === "" ? [] : [note(t(to, words.helpNoTopic, { topic: quote(to, topic.slice(0, 60)) }))];
  return [
    ...unknown,
    paragraph(t(to, words.helpWrite)),
    { t: "list", items },
    note(
      ...rich(to, words.helpMore, {
        command: code(`/help ${shown[0]?.name ?? ""}`),
        topics: names,
      }),
    ),
  ];
}

function topicHelp(capability: Capability, to: Reader): Block[] {
  const commands: ListItem[] = capability.commands.map(({ spec }) => ({
    spans: [code(spelled(spec, to)), text(` ${t(to, spec.description)}`)],
  }));
  // Commands have a list of their own.
  const sentences = examplesOf(capability, to).filter((example) => !example.startsWith("/"));
  return [
    heading(t(to, capability.title)),
    { t: "list", items: sentences.map((example) => ({ spans: [text(example)] })) },
    ...(commands.length > 0 ? [{ t: "list" as const, items: commands }] : []),
  ];
}

function spelled({ name, args }: CommandTexts, to: Reader): string {
  return args === undefined ? `/${name}` : `/${name} ${t(to, args)}`;
}

function findTopic(capabilities: Capability[], topic: string, to: Reader): Capability | undefined {
  const word = topic.trim().toLowerCase().replace(/^\//, "");
  const matches = (candidate: string) => {
    const name = candidate.toLowerCase();
    return name === word || name === `${word}s` || `${name}s` === word;
  };
  return capabilities.find(
    (one) =>
      matches(one.name) ||
      t(to, one.title).split(/[ ,]+/).some(matches) ||
      one.commands.some(({ spec }) => matches(spec.name)),
  );
}

function greeting(said: string) {
  if (/\b(?:thank|thanks|thx|cheers|merci|danke)/i.test(said)) return words.greetingThanks;
  const leaves = /\b(?:bye|goodbye|good night|see you|ciao|tschüss|gute nacht)\b/i.test(said);
  return leaves ? words.greetingBye : words.greetingHello;
}
