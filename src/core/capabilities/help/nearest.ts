import { paragraph } from "../../chat/reply.ts";
import type { Outcome } from "../../tools/tool.ts";
import type { Interpretation } from "../../understanding/interpretation.ts";
import { draft, sentence } from "../../wording/draft.ts";
import type { Capability } from "../capability.ts";

/** Examples that one answer gives. */
const EXAMPLES = 3;

/** For text that was not understood: the nearest things that can be done, as examples; never silence. */
export function unknownInput(capabilities: Capability[], interpretation?: Interpretation): Outcome {
  const near = (interpretation?.nearest ?? [])
    .map((intent) => capabilities.map((one) => one.phrases?.[intent]).find((phrase) => phrase))
    .filter((phrase) => phrase !== undefined);
  const general = capabilities.flatMap((capability) => capability.examples.slice(0, 1));
  const examples = [...new Set([...near, ...general])].slice(0, EXAMPLES);
  return {
    reply: draft([
      paragraph("I did not understand that, so nothing was changed. You could say:"),
      { t: "list", items: examples.map((example) => ({ spans: [{ t: "text", text: example }] })) },
      { t: "note", spans: [{ t: "text", text: "/help shows everything." }] },
    ]),
  };
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
