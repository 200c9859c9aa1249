/** Decades and centuries: "the 90s", "the 1980s", "the nineteen-eighties", "the 19th century". */
import type { Period } from "../values/period.ts";
import { readOrdinal } from "./numbers.ts";
import { digits, glued, type Match, type Reader, skip, word } from "./reader.ts";

/** A decade or century, each by its number. */
export function readDecade(r: Reader, i: number): Match<Period> {
  return readDecadeInDigits(r, i) ?? readDecadeInWords(r, i) ?? readCentury(r, i);
}

/** "1980s", "1980's", "90s", "'90s". */
function readDecadeInDigits(r: Reader, i: number): Match<Period> {
  const quoted = word(r, i) === "'" ? i + 1 : i;
  const token = r.tokens[quoted];
  const value = token?.value;
  if (token === undefined || value === undefined || value % 10 !== 0) return null;
  const length = token.end - token.start;
  if (length !== 2 && length !== 4) return null;
  const mark = word(r, quoted + 1) === "'" && glued(r, quoted + 1) ? quoted + 2 : quoted + 1;
  if (!glued(r, mark) || !r.words.decadeMarks?.has(word(r, mark))) return null;
  // "in 30s" is half a minute; nobody says the thirties that way.
  if (length === 2 && quoted === i && mark === i + 1 && value < 50) return null;
  return { value: decade(r, length === 4 ? value : undefined, value), next: mark + 1 };
}

/** "eighties", "nineteen eighties", "twenty-tens", "two thousands". */
function readDecadeInWords(r: Reader, i: number): Match<Period> {
  const { decades } = r.words;
  if (!decades) return null;
  const pair = decades.get(`${word(r, i)} ${word(r, i + 1)}`);
  if (pair !== undefined) return { value: decade(r, 2000 + pair, pair), next: i + 2 };
  const plain = decades.get(word(r, i));
  // "the eighties" of a century, not "in her twenties".
  const known = skip(r, "the", i - 1) === i;
  if (plain !== undefined && !known) return null;
  if (plain !== undefined) return { value: decade(r, undefined, plain), next: i + 1 };
  const hundreds = r.words.numbers.get(word(r, i)) ?? r.words.tens.get(word(r, i));
  const at = word(r, i + 1) === "-" ? i + 2 : i + 1;
  const tens = decades.get(word(r, at));
  if (hundreds === undefined || hundreds < 16 || hundreds > 20 || tens === undefined) return null;
  return { value: decade(r, hundreds * 100 + tens, tens), next: at + 1 };
}

/** A decade of a known year, else the last one of that name that has begun. */
function decade(r: Reader, year: number | undefined, tens: number): Period {
  const now = new Date(r.today).getUTCFullYear();
  const recent = now - (now % 100) + (tens % 100);
  const first = year ?? (recent > now ? recent - 100 : recent);
  return years(first, 10, now);
}

/** "19th century", "the twenty-first century". */
function readCentury(r: Reader, i: number): Match<Period> {
  const nth = readOrdinal(r, i);
  if (!nth || nth.value < 11 || nth.value > 30) return null;
  const at = word(r, nth.next) === "-" ? nth.next + 1 : nth.next;
  if (r.words.units.get(word(r, at))?.times !== 100 || digits(r, at) !== undefined) return null;
  const now = new Date(r.today).getUTCFullYear();
  return { value: years((nth.value - 1) * 100, 100, now), next: at + 1 };
}

function years(first: number, count: number, now: number): Period {
  const period: Period = {
    start: Date.UTC(first, 0, 1),
    end: Date.UTC(first + count, 0, 1),
    grain: "year",
  };
  return first + count <= now ? { ...period, backward: true } : period;
}
