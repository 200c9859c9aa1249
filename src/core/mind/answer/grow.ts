import type { Block } from "../../chat/reply.ts";
import { guardedBlocks } from "../../tools/policy/rendering.ts";
import { MOST_CHARACTERS } from "./answer.ts";
import { readMarkdown } from "./markdown.ts";
import { steady, steadySentences } from "./steady.ts";

/**
 * What of an answer that is being written can be shown: nothing that may have to be taken back. `careful`: it may
 * still turn out to be a call, and what it says of deeds is read to the end of each sentence first.
 */
export function growingBlocks(text: string, { careful = false } = {}): Block[] {
  const beginning = text.slice(0, MOST_CHARACTERS);
  const shown = careful ? steadySentences(beginning) : steady(beginning);
  return shown.trim() === "" ? [] : guardedBlocks(readMarkdown(shown, { links: true }));
}
