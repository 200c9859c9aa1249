import { forgive } from "../forgive.ts";
import type { Locale } from "../locale.ts";
import { tokenize } from "../tokens.ts";

/** Texts longer than this are prose; their first words decide. */
const MOST_WORDS = 60;
const MOST_CHARACTERS = 1000;

/** Begun hashes of the kinds of features. */
const KIND = {
  word: begun("w "),
  pair: begun("p "),
  skip: begun("s "),
  first: begun("0 "),
  second: begun("1 "),
  group: begun("g "),
  frame: begun("k "),
  opening: begun("o "),
  ending: begun("e "),
  length: begun("l "),
  question: begun("?"),
};

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
  const wordAt = (index: number) => words[index] ?? "$";
  for (const [index, word] of words.entries()) {
    found.add(ended(mixed(KIND.word, word)));
    found.add(ended(further(mixed(KIND.pair, word), wordAt(index + 1))));
    found.add(ended(further(mixed(KIND.skip, word), wordAt(index + 2))));
    if (index < 2) found.add(ended(mixed(index === 0 ? KIND.first : KIND.second, word)));
    if (word.length >= 4) letterGroups(word, found);
  }
  skeleton(words, locale, found);
  found.add(ended(mixed(KIND.opening, words.slice(0, 2).join(" "))));
  found.add(ended(mixed(KIND.opening, words.slice(0, 3).join(" "))));
  found.add(ended(mixed(KIND.ending, words.at(-1) ?? "")));
  found.add(ended(mixed(KIND.length, String(Math.min(8, words.length)))));
  if (text.trimEnd().endsWith("?")) found.add(ended(KIND.question));
  return [...found];
}

function letterGroups(word: string, found: Set<number>): void {
  const padded = `<${word}>`;
  for (let at = 0; at + 4 <= padded.length; at += 1) {
    let value = KIND.group;
    for (let letter = at; letter < at + 4; letter += 1)
      value = step(value, padded.charCodeAt(letter));
    found.add(ended(value));
  }
}

/**
 * Runs of words of the sentence's frame ("remind me to _ at #"), with all that it is about left out: what holds for
 * a sentence about a thing that no training phrase ever mentioned.
 */
function skeleton(words: readonly string[], locale: Locale, found: Set<number>): void {
  const frame: string[] = ["^"];
  for (const word of words) {
    const kept = word === "#" || word === "%" || locale.frameWords.has(word) ? word : "_";
    if (kept !== "_" || frame.at(-1) !== "_") frame.push(kept);
  }
  frame.push("$");
  for (let at = 0; at + 3 <= frame.length; at += 1) {
    const two = further(mixed(KIND.frame, frame[at] ?? ""), frame[at + 1] ?? "");
    const three = further(two, frame[at + 2] ?? "");
    found.add(ended(three));
    if (at + 4 <= frame.length) found.add(ended(further(three, frame[at + 3] ?? "")));
  }
}

/** Numbers look alike, and so do names of days and months. */
function generalWord(word: string, locale: Locale): string {
  if (/^\d/.test(word)) return /[a-z]/.test(word) ? "#x" : "#";
  return locale.time.telling.has(word) ? "%" : word;
}

const SPACE = 32;

/** FNV-1a, 32 bits, over UTF-16 units: one unit more. */
function step(value: number, unit: number): number {
  return Math.imul(value ^ unit, 0x01000193);
}

function begun(text: string): number {
  return mixed(0x811c9dc5, text);
}

function mixed(value: number, word: string): number {
  let mix = value;
  for (let at = 0; at < word.length; at += 1) mix = step(mix, word.charCodeAt(at));
  return mix;
}

/** With a word more, behind a space. */
function further(value: number, word: string): number {
  return mixed(step(value, SPACE), word);
}

function ended(value: number): number {
  return (value ^ (value >>> 15)) >>> 0;
}
