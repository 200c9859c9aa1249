import { note } from "../../chat/reply.ts";
import type { ModelAnswer } from "../../ports/language-model.ts";
import { guardedBlocks } from "../../tools/policy/rendering.ts";
import type { ReplyDraft } from "../../tools/tool.ts";
import * as words from "../../wording/catalogue/account.ts";
import { nothingChanged } from "../../wording/catalogue/common.ts";
import { draft } from "../../wording/draft.ts";
import { type Reader, t } from "../../wording/words.ts";
import { SYSTEM_LINES } from "../context/prompt.ts";
import { claimsDeed } from "./claims.ts";
import { readMarkdown } from "./markdown.ts";
import { steady } from "./steady.ts";

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
  to: Reader,
): ReplyDraft | null {
  const told = ended === "complete" ? written : withoutHalfClaim(written);
  const text = claimsDeed(told) ? withoutClaims(told) : told;
  if (text === null || SYSTEM_LINES.some((line) => text.includes(line))) return null;
  const shown = clipped(text.trim());
  // Also in a turn without words of others: what a model writes is never pressed, called or fetched.
  const blocks = guardedBlocks(readMarkdown(shown, { links: true }));
  if (blocks.length === 0) return null;
  if (text !== told) blocks.push(note(t(to, nothingChanged)));
  if (ended !== "complete" || shown.length < text.trim().length)
    blocks.push(note(t(to, ENDINGS[ended])));
  if (shortened) blocks.push(note(t(to, words.modelShortened)));
  return { ...draft(blocks), ...(tainted && { untrusted: true }) };
}

/** A sentence that breaks off may have been about to claim a deed. */
function withoutHalfClaim(text: string): string {
  const kept = steady(`${text} `).trimEnd();
  return kept === "" ? text : kept;
}

/** The lines beside the claims; null when those are most of it, and the rest would be said of nothing. */
function withoutClaims(text: string): string | null {
  const honest = text
    .split("\n")
    .filter((line) => !claimsDeed(line))
    .join("\n");
  return honest.trim().length * 2 < text.trim().length || claimsDeed(honest) ? null : honest;
}

const ENDINGS = {
  complete: words.modelLong,
  length: words.modelLong,
  cut: words.modelCut,
  stopped: words.modelStopped,
} as const satisfies Record<Text["ended"], unknown>;

/** Up to the end of a sentence, where there is one. */
function clipped(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const start = text.slice(0, MOST_CHARACTERS).replace(/\p{Cs}$/u, "");
  const end = Math.max(start.lastIndexOf(". "), start.lastIndexOf("\n"));
  return end > MOST_CHARACTERS / 2 ? start.slice(0, end + 1) : `${start.replace(/\S*$/, "")}…`;
}
