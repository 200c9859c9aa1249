import { forgive } from "../forgive.ts";
import type { Locale } from "../locale.ts";
import { tokenize } from "../tokens.ts";

/** Texts longer than this are prose; their first words decide. */
const MOST_WORDS = 60;
const MOST_CHARACTERS = 1000;

/**
 * The features of a text as hashes of 32 bits, without repeats: words, pairs, openings, and the letter groups of longer
 * words (which forgive typing slips). Numbers and time words each count as one word, so that phrases are
 * learned and not dates.
 */
export function featuresOf(text: string, locale: Locale): number[] {
  const tokens = tokenize(text.slice(0, MOST_CHARACTERS), locale.spelling);
  const words = forgive(tokens, locale)
    .slice(0, MOST_WORDS)
    .map((token) => generalWord(token.norm, locale));
  const found = new Set<number>();
  const add = (feature: string) => found.add(hash(feature));
  for (const [index, word] of words.entries()) {
    const next = words[index + 1] ?? "$";
    const afterNext = words[index + 2] ?? "$";
    add(`w ${word}`);
    add(`p ${word} ${next}`);
    add(`s ${word} ${afterNext}`);
    if (index < 2) add(`${index} ${word}`);
    if (word.length >= 4) letterGroups(word, add);
  }
  skeleton(words, locale, add);
  add(`o ${words.slice(0, 2).join(" ")}`);
  add(`o ${words.slice(0, 3).join(" ")}`);
  add(`e ${words.at(-1) ?? ""}`);
  add(`l ${Math.min(8, words.length)}`);
  if (text.trimEnd().endsWith("?")) add("?");
  return [...found];
}

function letterGroups(word: string, add: (feature: string) => void): void {
  const padded = `<${word}>`;
  for (let at = 0; at + 4 <= padded.length; at += 1) add(`g ${padded.slice(at, at + 4)}`);
}

/**
 * Runs of words of the sentence's frame ("remind me to _ at #"), with all that it is about left out: what holds for
 * a sentence about a thing that no training phrase ever mentioned.
 */
function skeleton(words: readonly string[], locale: Locale, add: (feature: string) => void): void {
  const frame: string[] = ["^"];
  for (const word of words) {
    const kept = word === "#" || word === "%" || locale.frameWords.has(word) ? word : "_";
    if (kept !== "_" || frame.at(-1) !== "_") frame.push(kept);
  }
  frame.push("$");
  for (let at = 0; at + 3 <= frame.length; at += 1) {
    add(`k ${frame.slice(at, at + 3).join(" ")}`);
    if (at + 4 <= frame.length) add(`k ${frame.slice(at, at + 4).join(" ")}`);
  }
}

/** Numbers look alike, and so do names of days and months. */
function generalWord(word: string, locale: Locale): string {
  if (/^\d/.test(word)) return /[a-z]/.test(word) ? "#x" : "#";
  return locale.time.telling.has(word) ? "%" : word;
}

/** FNV-1a, 32 bits, over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  return (value ^ (value >>> 15)) >>> 0;
}
