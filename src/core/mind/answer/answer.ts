import { note } from "../../chat/reply.ts";
import type { ModelAnswer } from "../../ports/language-model.ts";
import { guardedBlocks } from "../../tools/policy/rendering.ts";
import type { ReplyDraft } from "../../tools/tool.ts";
import { draft } from "../../wording/draft.ts";
import { SYSTEM_LINES } from "../context/prompt.ts";
import { claimsDeed } from "./claims.ts";
import { readMarkdown } from "./markdown.ts";

/** Longest text that is shown; an answer was asked for in four sentences. */
export const MOST_CHARACTERS = 2000;

type Text = Extract<ModelAnswer, { kind: "text" }>;

/**
 * A model's text as a reply, without lines that claim a deed; null when little else is in it, or when it repeats
 * its own instructions.
 */
export function replyFrom(
  { text: written, ended }: Text,
  { tainted, shortened }: { tainted: boolean; shortened: boolean },
): ReplyDraft | null {
  const text = claimsDeed(written) ? withoutClaims(written) : written;
  if (text === null || SYSTEM_LINES.some((line) => text.includes(line))) return null;
  const shown = clipped(text.trim());
  // Also in a turn without words of others: what a model writes is never pressed, called or fetched.
  const blocks = guardedBlocks(readMarkdown(shown, { links: true }));
  if (blocks.length === 0) return null;
  if (text !== written) blocks.push(note("Nothing was changed."));
  if (ended !== "complete" || shown.length < text.trim().length) blocks.push(note(ENDINGS[ended]));
  if (shortened)
    blocks.push(note("Your message is longer than what I can read at once; I read its beginning."));
  return { ...draft(blocks), ...(tainted && { untrusted: true }) };
}

/** The lines beside the claims; null when those are most of it, and the rest would be said of nothing. */
function withoutClaims(text: string): string | null {
  const honest = text
    .split("\n")
    .filter((line) => !claimsDeed(line))
    .join("\n");
  return honest.trim().length * 2 < text.trim().length || claimsDeed(honest) ? null : honest;
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
