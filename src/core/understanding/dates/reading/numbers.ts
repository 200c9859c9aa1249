/** Numbers in digits and words: counts, ordinals and years. */
import { digits, glued, type Match, maybe, type Reader, skip, word } from "./reader.ts";

/** "7", "seven", "twenty-two", "two thousand and eighteen"; whole numbers only. */
export function readNumber(r: Reader, i: number): Match<number> {
  const plain = digits(r, i);
  if (plain !== undefined) return { value: plain, next: i + 1 };
  const small = readBelowHundred(r, i);
  if (!small) return null;
  return readBigger(r, small.value, small.next) ?? small;
}

/** Like `readNumber`, and "a", "a few" (3), "a couple of" (2). */
export function readCount(r: Reader, i: number): Match<number> {
  const couple = skip(r, "couple", i);
  if (couple > 0) return { value: 2, next: couple };
  const few = skip(r, "few", i);
  if (few > 0) return { value: 3, next: few };
  const one = skip(r, "a", i);
  if (one > 0) return { value: 1, next: one };
  return readNumber(r, i);
}

/** "3rd", "third", "twenty-first". `plain` also allows a bare "3". */
export function readOrdinal(r: Reader, i: number, plain = false): Match<number> {
  const value = digits(r, i);
  if (value !== undefined) {
    if (glued(r, i + 1) && r.words.ordinalSuffixes.has(word(r, i + 1)))
      return { value, next: i + 2 };
    return plain ? { value, next: i + 1 } : null;
  }
  const tens = r.words.tens.get(word(r, i));
  if (tens !== undefined) {
    const at = word(r, i + 1) === "-" ? i + 2 : i + 1;
    const unit = r.words.ordinals.get(word(r, at));
    if (unit !== undefined && unit < 10) return { value: tens + unit, next: at + 1 };
  }
  const named = r.words.ordinals.get(word(r, i));
  if (named !== undefined) return { value: named, next: i + 1 };
  if (!plain) return null;
  return readBelowHundred(r, i);
}

/** Minutes beside an hour; `sure` when "half", "quarter" or "minutes" was said. */
export function readMinutes(r: Reader, i: number): Match<{ n: number; sure: boolean }> {
  const half = skip(r, "half", i);
  if (half > 0) return { value: { n: 30, sure: true }, next: half };
  const quarter = skip(r, "quarter", i);
  if (quarter > 0) return { value: { n: 15, sure: true }, next: quarter };
  const three = skip(r, "threeQuarters", i);
  if (three > 0) return { value: { n: 45, sure: true }, next: three };
  const number = readNumber(r, i);
  if (!number || number.value > 59 || number.value < 1) return null;
  const unit = r.words.units.get(word(r, number.next));
  if (unit?.unit === "minute")
    return { value: { n: number.value, sure: true }, next: number.next + 1 };
  return unit ? null : { value: { n: number.value, sure: false }, next: number.next };
}

/**
 * Minutes that "half" or "quarter" in front of an hour adds to it; `next` is the place behind that word. Null
 * when the language does not say it so.
 */
export function partOfHour(r: Reader, i: number, next: number): number | null {
  const { halfHour } = r.words.grammar;
  if (next < 0) return null;
  if (skip(r, "half", i) === next) return halfHour;
  if (halfHour > 0) return null;
  if (skip(r, "quarter", i) === next) return -45;
  return skip(r, "threeQuarters", i) === next ? -15 : null;
}

/** A year: "2018", "'98" is not read, "nineteen eighty six", "two thousand and eighteen". */
export function readYear(r: Reader, i: number): Match<number> {
  const plain = digits(r, i);
  if (plain !== undefined) {
    const token = r.tokens[i];
    const long = token !== undefined && token.end - token.start === 4;
    return long && plain >= 1000 ? { value: plain, next: i + 1 } : null;
  }
  const first = readBelowHundred(r, i);
  if (!first) return null;
  const big = readBigger(r, first.value, first.next);
  if (big) return big.value >= 1000 && big.value < 10_000 ? big : null;
  if (first.value < 16 || first.value > 21) return null;
  const rest = readBelowHundred(r, first.next);
  if (!rest || rest.value < 10) return null;
  return { value: first.value * 100 + rest.value, next: rest.next };
}

function readBelowHundred(r: Reader, i: number): Match<number> {
  const tens = r.words.tens.get(word(r, i));
  if (tens === undefined) {
    const value = r.words.numbers.get(word(r, i));
    return value === undefined ? null : { value, next: i + 1 };
  }
  const at = word(r, i + 1) === "-" ? i + 2 : i + 1;
  const unit = r.words.numbers.get(word(r, at));
  return unit !== undefined && unit > 0 && unit < 10
    ? { value: tens + unit, next: at + 1 }
    : { value: tens, next: i + 1 };
}

/** What may follow a small number: "hundred (and) ...", "thousand (and) ...". */
function readBigger(r: Reader, start: number, i: number): Match<number> {
  let value = start;
  let at = i;
  const thousand = skip(r, "thousand", at);
  if (thousand > 0) {
    value *= 1000;
    at = thousand;
    const hundreds = readBelowHundred(r, at);
    const hundred = hundreds ? skip(r, "hundred", hundreds.next) : -1;
    if (hundreds && hundred > 0) {
      value += hundreds.value * 100;
      at = hundred;
    }
  } else {
    const hundred = skip(r, "hundred", at);
    if (hundred < 0) return null;
    value *= 100;
    at = hundred;
  }
  const rest = readBelowHundred(r, maybe(r, "and", at));
  return rest ? { value: value + rest.value, next: rest.next } : { value, next: at };
}
