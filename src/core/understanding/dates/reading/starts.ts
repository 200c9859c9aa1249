/** Where an expression of time can start: the cheap question that spares most words of a text the full grammar. */
import { onceFor } from "../../locales/once.ts";
import type { DateWords } from "../date-words.ts";
import type { Reader } from "./reader.ts";

/** Roles whose phrases are times by themselves or turn what follows into one. */
const TELLING_ROLES = [
  "now",
  "asap",
  "tonight",
  "early",
  "late",
  "mid",
  "dayAfter",
  "dayBefore",
  "weekend",
  "beginning",
  "middle",
  "end",
  "endOfDay",
  "endOfWeek",
  "endOfMonth",
  "endOfYear",
  "beginningOfMonth",
  "beginningOfYear",
  "rest",
  "coming",
  "weekOf",
  "penultimate",
  "fromNowTo",
  "closest",
] as const;

/** Between a small word at the start ("at about the ...") and the word that tells, at most. */
const REACH = 4;

/** For every token whether an expression of time may start there. */
export function possibleStarts(r: Reader): boolean[] {
  const telling = wordsThatTell(r.words);
  const leading = leadingWords(r.words);
  const out: boolean[] = new Array(r.tokens.length).fill(false);
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = r.tokens.length - 1; i >= 0; i--) {
    const token = r.tokens[i];
    if (!token) continue;
    const tells = token.value !== undefined || telling.has(token.text);
    if (tells) nearest = i;
    out[i] = tells || (leading.has(token.text) && nearest - i <= REACH);
  }
  return out;
}

const wordsThatTell = onceFor((words: DateWords): ReadonlySet<string> => {
  const tables = [
    words.weekdays,
    words.weekdayPlurals,
    words.months,
    words.numbers,
    words.tens,
    words.ordinals,
    words.modifiers,
    words.dayParts,
    words.namedDays,
    words.meals,
    words.namedTimes,
    words.seasons,
    words.units,
    words.decades ?? new Map(),
  ];
  const out = new Set(tables.flatMap((table) => [...table.keys()]));
  for (const name of words.holidays.keys()) out.add(name.split(" ")[0] ?? name);
  const small = leadingWords(words);
  for (const role of TELLING_ROLES) {
    for (const phrase of words.particles[role] ?? []) {
      const word = phrase.split(" ").find((part) => part.length > 1 && !small.has(part));
      if (word !== undefined) out.add(word);
    }
  }
  // Fractions, and the letters of "Q3" and "H2".
  for (const sign of ["½", "¼", "¾", "q", "h"]) out.add(sign);
  return out;
});

const LEADING_ROLES = [
  "at",
  "roughly",
  "on",
  "in",
  "for",
  "from",
  "by",
  "before",
  "until",
  "after",
  "since",
  "within",
  "between",
  "the",
  "a",
  "all",
  "half",
  "quarter",
  "few",
  "couple",
  "last",
] as const;

const leadingWords = onceFor((words: DateWords): ReadonlySet<string> => {
  const out = new Set<string>();
  for (const role of LEADING_ROLES) {
    for (const phrase of words.particles[role]) out.add(phrase.split(" ")[0] ?? phrase);
  }
  return out;
});

/** Shorter ones are marks, suffixes and letters of all kinds. */
const SHORTEST = 3;

/** False at the end of the text, and before a word that begins nothing in the tables of the language. */
export function isTimeWord(r: Reader, i: number): boolean {
  const token = r.tokens[i];
  if (!token) return false;
  const { text, value } = token;
  if (value !== undefined || text.length < SHORTEST || vocabularyOf(r.words).has(text)) return true;
  const { possessive } = r.words;
  return possessive !== "" && text.endsWith(possessive);
}

/** What phrases and names of the language begin with. */
const vocabularyOf = onceFor((words: DateWords): ReadonlySet<string> => {
  const all = new Set<string>();
  const tables = Object.values(words).filter((table) => table instanceof Map);
  const phrases = Object.values<readonly string[]>(words.particles);
  for (const list of [...tables.map((table) => table.keys()), ...phrases])
    for (const phrase of list) all.add(phrase.split(" ")[0] ?? phrase);
  return all;
});
