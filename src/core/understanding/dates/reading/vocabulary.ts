/** Whether a word can be part of an expression of time at all: spares the words between them the whole grammar. */
import type { DateWords } from "../date-words.ts";
import type { Reader } from "./reader.ts";

/** Shorter ones are marks, suffixes and letters of all kinds. */
const SHORTEST = 3;

const vocabularies = new WeakMap<DateWords, ReadonlySet<string>>();

/** False at the end of the text, and before a word that no table of the language holds. */
export function isTimeWord(r: Reader, i: number): boolean {
  const token = r.tokens[i];
  if (!token) return false;
  const { text, value } = token;
  if (value !== undefined || text.length < SHORTEST || vocabularyOf(r.words).has(text)) return true;
  const { possessive } = r.words;
  return possessive !== "" && text.endsWith(possessive);
}

function vocabularyOf(words: DateWords): ReadonlySet<string> {
  const known = vocabularies.get(words);
  if (known) return known;
  const all = new Set<string>();
  const lists = [...Object.values(words), ...Object.values<readonly string[]>(words.particles)];
  for (const list of lists) {
    if (!(list instanceof Map || list instanceof Set || Array.isArray(list))) continue;
    const phrases: Iterable<string> = list instanceof Map ? list.keys() : list;
    for (const phrase of phrases) for (const word of phrase.split(" ")) all.add(word);
  }
  vocabularies.set(words, all);
  return all;
}
