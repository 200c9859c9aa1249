import { LANGUAGES } from "../../understanding/locales/languages.ts";
import { SYSTEM_LINES } from "../context/prompt.ts";
import { claimsDeed } from "./claims.ts";
import { INLINE } from "./markdown.ts";

/** Fewer characters say nothing about what they are the beginning of. */
const TELLING = 10;
const SENTENCE_ENDS = /[.!?:…]["”’)*_]*\s|\n/g;
const ITEM_MARK = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+/;
/** Opens something that is not closed yet. */
const OPENS = /[`*_~[]/;

/**
 * The beginning of a text, in whole words, up to where a mark is still open or a sentence may become one that
 * must not be shown: a claim to have acted, or our own instructions.
 */
export function steady(text: string): string {
  const words = text.slice(0, text.search(/\S*$/));
  const claim = lineOfClaim(words);
  if (claim >= 0) return words.slice(0, claim);
  const start = words.lastIndexOf("\n") + 1;
  return words.slice(0, start + steadyLength(words.slice(start)));
}

/** The same in whole sentences, up to the first that claims a deed. */
export function steadySentences(text: string): string {
  const beginning = steady(text);
  let kept = "";
  for (const { index, 0: end } of beginning.matchAll(SENTENCE_ENDS)) {
    const next = beginning.slice(0, index + end.length);
    if (claimsDeed(next.slice(next.trimEnd().lastIndexOf("\n") + 1))) break;
    kept = next;
  }
  return kept;
}

/** Where the first line begins that claims a deed; -1 without one. */
function lineOfClaim(text: string): number {
  let at = 0;
  for (const line of text.split("\n")) {
    if (claimsDeed(line) || SYSTEM_LINES.some((own) => line.includes(own))) return at;
    at += line.length + 1;
  }
  return -1;
}

function steadyLength(line: string): number {
  const mark = openMark(line);
  const sentence = [...line.matchAll(SENTENCE_ENDS)].at(-1);
  const from = sentence ? sentence.index + sentence[0].length : 0;
  const last = line.slice(from);
  const doubts = LANGUAGES.map(({ talk }) => last.search(talk.mayClaim)).filter((at) => at >= 0);
  const isOurs = last.length >= TELLING && SYSTEM_LINES.some((own) => own.startsWith(last.trim()));
  return Math.min(mark, line.length, ...doubts.map((at) => from + at), isOurs ? from : line.length);
}

function openMark(line: string): number {
  const item = ITEM_MARK.exec(line)?.[0] ?? "";
  const rest = line
    .slice(item.length)
    .replace(INLINE, (closed) => "x".repeat(closed.length))
    .search(OPENS);
  return rest < 0 ? line.length : item.length + rest;
}
