import { note, paragraph } from "../../chat/reply.ts";
import type { Outcome } from "../../tools/tool.ts";
import type { Interpretation } from "../../understanding/interpretation.ts";
import * as words from "../../wording/catalogue/help.ts";
import { draft, press, sentence } from "../../wording/draft.ts";
import { type Reader, t } from "../../wording/words.ts";
import type { Capability } from "../capability.ts";
import { examplesOf } from "./examples.ts";

/** Examples that one answer gives. */
const EXAMPLES = 3;

/** "Buy milk" could be a task; a question or a long text hardly is. */
const TASK_LIKE_LENGTH = 120;

/**
 * For text that was not understood: the nearest things that can be done, as examples; never silence. What
 * reads like a task can be made one with a button.
 */
export function unknownInput(
  capabilities: Capability[],
  to: Reader,
  interpretation?: Interpretation,
  said = "",
): Outcome {
  const near = (interpretation?.nearest ?? [])
    .map((intent) => capabilities.map((one) => one.phrases?.[intent]).find((phrase) => phrase))
    .flatMap((phrase) => (phrase ? [t(to, phrase)] : []));
  const general = capabilities.flatMap((one) => examplesOf(one, to).slice(0, 1));
  const examples = [...new Set([...near, ...general])].slice(0, EXAMPLES);
  const title = said.trim();
  const add = press(t(to, words.addTask), "tasks.add", { title }, { tone: "primary" });
  return {
    reply: draft(
      [
        paragraph(t(to, words.unknownSay)),
        {
          t: "list",
          items: examples.map((example) => ({ spans: [{ t: "text", text: example }] })),
        },
        note(t(to, words.unknownHelp)),
      ],
      looksLikeTask(title) ? [[add]] : [],
    ),
  };
}

/** Short, of more than one word, and no question. */
export function looksLikeTask(title: string): boolean {
  return (
    title.length <= TASK_LIKE_LENGTH && /\p{L}+\s+\S*\p{L}/u.test(title) && !/[?\n]/.test(title)
  );
}

/** For a slash command that does not exist. */
export function unknownCommand(capabilities: Capability[], said: string, to: Reader): Outcome {
  const names = capabilities.flatMap((one) => one.commands.map((command) => command.spec.name));
  const near = names.filter((known) => distance(known, said) <= 2).slice(0, EXAMPLES);
  const name = said.slice(0, 32);
  const commands = near.map((one) => `/${one}`).join(t(to, words.or));
  return near.length > 0
    ? sentence(t(to, words.unknownNear, { name, commands }))
    : sentence(t(to, words.unknownCommand, { name }));
}

/** Levenshtein distance, of at most 32 characters each. */
function distance(a: string, b: string): number {
  const to = b.slice(0, 32);
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a.slice(0, 32)].entries()) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const replaced = (row[j] ?? 0) + (letter === to[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
