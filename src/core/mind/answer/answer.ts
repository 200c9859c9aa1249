import { note } from "../../chat/reply.ts";
import type { ModelAnswer } from "../../ports/language-model.ts";
import { guardedBlocks } from "../../tools/policy/rendering.ts";
import type { ReplyDraft } from "../../tools/tool.ts";
import { draft } from "../../wording/draft.ts";
import { SYSTEM_LINES } from "../context/prompt.ts";
import { claimsDeed } from "./claims.ts";
import { readMarkdown } from "./markdown.ts";

/** Longest text that is shown; an answer was asked for in four sentences. */
const MOST_CHARACTERS = 2000;

type Text = Extract<ModelAnswer, { kind: "text" }>;

/** A model's text as a reply; null when it must not be shown: it claims a deed, or repeats its own instructions. */
export function replyFrom(
  { text, ended }: Text,
  { tainted, shortened }: { tainted: boolean; shortened: boolean },
): ReplyDraft | null {
  if (claimsDeed(text) || SYSTEM_LINES.some((line) => text.includes(line))) return null;
  const shown = clipped(text.trim());
  // Also in a turn without words of others: what a model writes is never pressed, called or fetched.
  const blocks = guardedBlocks(readMarkdown(shown, { links: true }));
  if (blocks.length === 0) return null;
  if (ended !== "complete" || shown.length < text.trim().length) blocks.push(note(ENDINGS[ended]));
  if (shortened)
    blocks.push(note("Your message is longer than what I can read at once; I read its beginning."));
  return { ...draft(blocks), ...(tainted && { untrusted: true }) };
}

const ENDINGS: Record<Text["ended"], string> = {
  complete: "The answer was longer than what I show.",
  length: "The answer was longer than what I show.",
  cut: "The answer was cut off here.",
  stopped: "Stopped.",
};

/** Up to the end of a sentence, where there is one. */
function clipped(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const start = text.slice(0, MOST_CHARACTERS).replace(/\p{Cs}$/u, "");
  const end = Math.max(start.lastIndexOf(". "), start.lastIndexOf("\n"));
  return end > MOST_CHARACTERS / 2 ? start.slice(0, end + 1) : `${start.replace(/\S*$/, "")}…`;
}
