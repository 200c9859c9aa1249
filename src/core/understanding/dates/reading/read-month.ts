/** Months, quarters, halves and years. */
import { comingMonth, monthPeriod, type Period, quarterPeriod } from "../values/period.ts";
import { endsHere } from "./clock/clock.ts";
import { readCount, readOrdinal, readYear } from "./numbers.ts";
import { readMonth, readYearAfter } from "./read-calendar.ts";
import { digits, glued, type Match, maybe, type Reader, skip, word } from "./reader.ts";

/** this = 0, next = 1, last = -1; "this coming week" counts as next. */
export function readModifier(r: Reader, i: number): Match<number> {
  const value = r.words.modifiers.get(word(r, i));
  if (value === undefined) return null;
  const second = r.words.modifiers.get(word(r, i + 1));
  return value === 0 && second !== undefined
    ? { value: second, next: i + 2 }
    : { value, next: i + 1 };
}

/** A year behind a part of it: "2018", "of 2018", "this year", "of next year", "of the year". */
export function readYearBehind(r: Reader, i: number): Match<number> {
  const plain = readYearAfter(r, i);
  if (plain) return plain;
  const ahead = readYearsAhead(r, i);
  if (ahead) return ahead;
  const of = maybe(r, "of", i);
  const modifier = readModifier(r, maybe(r, "the", of));
  const running = of > i && skip(r, "the", of - 1) === of;
  const at = modifier?.next ?? (running ? of : -1);
  const unit = at < 0 ? undefined : r.words.units.get(word(r, at));
  if (unit?.unit !== "year" || unit.times !== 1) return null;
  return { value: new Date(r.today).getUTCFullYear() + (modifier?.value ?? 0), next: at + 1 };
}

/** "in 3 years", "2 years from now", "a year ago". */
function readYearsAhead(r: Reader, i: number): Match<number> {
  const inside = skip(r, "inLength", i);
  const count = readCount(r, inside > 0 ? inside : i);
  const unit = count && r.words.units.get(word(r, count.next));
  if (!count || unit?.unit !== "year" || unit.times !== 1 || count.value > 500) return null;
  const at = count.next + 1;
  const later = inside > 0 ? Math.max(at, skip(r, "fromNow", at)) : skip(r, "fromNow", at);
  const ago = later > 0 ? -1 : skip(r, "ago", at);
  if (later < 0 && ago < 0) return null;
  const years = later > 0 ? count.value : -count.value;
  return { value: new Date(r.today).getUTCFullYear() + years, next: Math.max(later, ago) };
}

/** "December", "Dec 2026", "June of next year", "next March", "2017 april". */
export function readMonthPeriod(r: Reader, i: number, sure: boolean): Match<Period> {
  const numeric = readNumericMonth(r, i);
  if (numeric) return numeric;
  const early = readYear(r, i);
  if (early) {
    const at =
      word(r, early.next) === "-" || word(r, early.next) === "/" ? early.next + 1 : early.next;
    const month = readMonth(r, at, true);
    return month && { value: monthPeriod(early.value, month.value), next: month.next };
  }
  const modifier = readModifier(r, i);
  const month = readMonth(r, modifier?.next ?? i, true);
  if (!month) return null;
  const year = readYearBehind(r, month.next);
  if (year) return { value: monthPeriod(year.value, month.value), next: year.next };
  if (!readMonth(r, modifier?.next ?? i, sure || modifier !== null)) return null;
  // "June Smith", "April showers"
  if (!sure && !modifier && !endsHere(r, month.next)) return null;
  return { value: modifiedMonth(r, month.value, modifier?.value), next: month.next };
}

function modifiedMonth(r: Reader, month: number, modifier: number | undefined): Period {
  const date = new Date(r.today);
  const now = date.getUTCMonth() + 1;
  const year = date.getUTCFullYear();
  if (modifier === undefined) return comingMonth(r.today, month);
  if (modifier === 0) return monthPeriod(year, month);
  if (modifier > 0) return monthPeriod(month > now ? year : year + 1, month);
  return { ...monthPeriod(month < now ? year : year - 1, month), backward: true };
}

/** "2014-10", "3/2015". */
function readNumericMonth(r: Reader, i: number): Match<Period> {
  const [first, second] = [r.tokens[i], r.tokens[i + 2]];
  if (first?.value === undefined || second?.value === undefined || !/^[-/]$/.test(word(r, i + 1)))
    return null;
  const [a, b] = [first.end - first.start, second.end - second.start];
  const after = word(r, i + 3);
  const more = digits(r, i + 4) !== undefined || r.words.months.has(word(r, i + 4));
  if (/^[-/.:]$/.test(after) && glued(r, i + 3) && more) return null;
  const yearFirst = a === 4 && b <= 2;
  if (!yearFirst && !(a <= 2 && b === 4)) return null;
  const [year, month] = yearFirst ? [first.value, second.value] : [second.value, first.value];
  if (month < 1 || month > 12 || year < 1900 || year > 2200) return null;
  return { value: monthPeriod(year, month), next: i + 3 };
}

/** A year by number, where a preposition or modifier shows that it is one. */
export function readYearPeriod(r: Reader, i: number, sure: boolean): Match<Period> {
  const said = r.words.units.get(word(r, i))?.unit === "year";
  if (!sure && !said) return null;
  const year = readYear(r, said ? i + 1 : i);
  const spelled = digits(r, i) === undefined;
  if (!year || year.value < (spelled ? 1000 : 1500) || year.value > 2199) return null;
  if (glued(r, year.next) && /^[:/%'-]$/.test(word(r, year.next))) return null;
  if (r.words.units.has(word(r, year.next))) return null;
  const value: Period = {
    start: Date.UTC(year.value, 0, 1),
    end: Date.UTC(year.value + 1, 0, 1),
    grain: "year",
  };
  return { value, next: Math.max(year.next, skip(r, "yearWord", year.next)) };
}

/** "the 9th month of next year". */
export function readNthMonth(r: Reader, i: number): Match<Period> {
  const nth = readOrdinal(r, i);
  if (!nth || nth.value < 1 || nth.value > 12) return null;
  if (r.words.units.get(word(r, nth.next))?.unit !== "month") return null;
  const year = readYearBehind(r, nth.next + 1);
  return year && { value: monthPeriod(year.value, nth.value), next: year.next };
}

/** "Q3", "third quarter 2018", "2017-q1", "Q3 this year", "H2 2016". */
export function readQuarter(r: Reader, i: number): Match<Period> {
  const early = readYear(r, i);
  const at = early ? maybe(r, "the", word(r, early.next) === "-" ? early.next + 1 : early.next) : i;
  const part = readQuarterName(r, at);
  if (!part) return null;
  const { number, half } = part.value;
  const later = early ? null : readYearBehind(r, part.next);
  const year = early?.value ?? later?.value;
  const next = later?.next ?? part.next;
  const of = (y: number) => (half ? halfPeriod(y, number) : quarterPeriod(y, number));
  if (year !== undefined) return { value: of(year), next };
  const thisYear = new Date(r.today).getUTCFullYear();
  const period = of(thisYear);
  return { value: { ...(period.end <= r.today ? of(thisYear + 1) : period), open: true }, next };
}

type QuarterName = Match<{ number: number; half: boolean }>;

function readQuarterName(r: Reader, i: number): QuarterName {
  return readQuarterSign(r, i) ?? readLastQuarterName(r, i) ?? readNthQuarter(r, i);
}

/** "Q3", "H2". */
function readQuarterSign(r: Reader, i: number): QuarterName {
  const number = digits(r, i + 1);
  const ends = !glued(r, i + 2) || !/^\p{L}/u.test(word(r, i + 2));
  if (number === undefined || !glued(r, i + 1) || number < 1 || !ends) return null;
  if (skip(r, "quarterLetter", i) > 0 && number <= 4)
    return { value: { number, half: false }, next: i + 2 };
  const half = skip(r, "halfLetter", i) > 0 && number <= 2;
  return half ? { value: { number, half }, next: i + 2 } : null;
}

/** "the last quarter of the year"; "the last quarter" alone is the one before this. */
function readLastQuarterName(r: Reader, i: number): QuarterName {
  const last = skip(r, "last", i);
  if (last < 0 || r.words.units.get(word(r, last))?.unit !== "quarter") return null;
  const dated = skip(r, "of", last + 1) > 0 && readYearBehind(r, last + 1);
  return dated ? { value: { number: 4, half: false }, next: last + 1 } : null;
}

/** "third quarter", and "first half" with its year: alone it is one of a match or a shift. */
function readNthQuarter(r: Reader, i: number): QuarterName {
  const nth = readOrdinal(r, i);
  if (!nth || nth.value < 1 || nth.value > 4) return null;
  const half = nth.value <= 2 ? skip(r, "half", nth.next) : -1;
  if (half > 0 && readYearBehind(r, half))
    return { value: { number: nth.value, half: true }, next: half };
  const quarter = r.words.units.get(word(r, nth.next))?.unit === "quarter";
  return quarter ? { value: { number: nth.value, half: false }, next: nth.next + 1 } : null;
}

function halfPeriod(year: number, half: number): Period {
  return {
    start: Date.UTC(year, (half - 1) * 6, 1),
    end: Date.UTC(year, half * 6, 1),
    grain: "month",
  };
}
