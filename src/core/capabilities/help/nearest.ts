import { paragraph } from "../../chat/reply.ts";
import type { Outcome } from "../../tools/tool.ts";
import type { Interpretation } from "../../understanding/interpretation.ts";
import { draft, press, sentence } from "../../wording/draft.ts";
import type { Capability } from "../capability.ts";

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
  interpretation?: Interpretation,
  words = "",
): Outcome {
  const near = (interpretation?.nearest ?? [])
    .map((intent) => capabilities.map((one) => one.phrases?.[intent]).find((phrase) => phrase))
    .filter((phrase) => phrase !== undefined);
  const general = capabilities.flatMap((capability) => capability.examples.slice(0, 1));
  const examples = [...new Set([...near, ...general])].slice(0, EXAMPLES);
  const title = words.trim();
  const add = press("Add as a task", "tasks.add", { title }, { tone: "primary" });
  return {
    reply: draft(
      [
        paragraph("I did not understand that, so nothing was changed. You could say:"),
        {
          t: "list",
          items: examples.map((example) => ({ spans: [{ t: "text", text: example }] })),
        },
        { t: "note", spans: [{ t: "text", text: "/help shows everything." }] },
      ],
      looksLikeTask(title) ? [[add]] : [],
    ),
  };
}

function looksLikeTask(title: string): boolean {
  return (
    title.length <= TASK_LIKE_LENGTH && /\p{L}+\s+\S*\p{L}/u.test(title) && !/[?\n]/.test(title)
  );
}

/** For a slash command that does not exist. */
export function unknownCommand(capabilities: Capability[], name: string): Outcome {
  const names = capabilities.flatMap((one) => one.commands.map((command) => command.spec.name));
  const near = names.filter((known) => distance(known, name) <= 2).slice(0, EXAMPLES);
  const said = `There is no command /${name.slice(0, 32)}.`;
  if (near.length > 0)
    return sentence(`${said} Did you mean ${near.map((one) => `/${one}`).join(" or ")}?`);
  return sentence(`${said} /help shows what there is.`);
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
