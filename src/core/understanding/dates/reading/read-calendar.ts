/** Dates by number and month name: "2026-12-08", "12/8", "8 December", "Dec 8th, 2026". */
import type { WordTable } from "../date-words.ts";
import { calendarDay, type Day, fullYear } from "../values/day.ts";
import { endsHere } from "./clock/clock.ts";
import { readOrdinal, readYear } from "./numbers.ts";
import { digits, glued, type Match, maybe, type Reader, skip, word } from "./reader.ts";

/** A date that names at least day and month. */
export function readCalendarDate(r: Reader, i: number): Match<Day> {
  return (
    readIso(r, i) ??
    readNumeric(r, i) ??
    readMonthFirst(r, i) ??
    readDayFirst(r, i) ??
    readCompact(r, i)
  );
}

/** A month by name; doubtful names ("may", "march") only where `sure` says that a date is expected. */
export function readMonth(r: Reader, i: number, sure: boolean): Match<number> {
  const name = word(r, i);
  const month = r.words.months.get(name);
  if (month === undefined || (!sure && r.words.doubtfulMonths.has(name))) return null;
  // A short form ends with a dot of its own, a full name with that of the sentence.
  const short = isShortForm(r.words.months, name, month) && glued(r, i + 1);
  return { value: month, next: short && word(r, i + 1) === "." ? i + 2 : i + 1 };
}

/** True when the table holds a longer name for the same. */
function isShortForm(table: WordTable<number>, name: string, value: number): boolean {
  for (const [other, same] of table) if (same === value && other.length > name.length) return true;
  return false;
}

/** "2026-12-08", "2026/12/8", "2026-dec-8". */
function readIso(r: Reader, i: number): Match<Day> {
  const token = r.tokens[i];
  if (token?.value === undefined || token.end - token.start !== 4) return null;
  const sign = word(r, i + 1);
  if (!/^[-/.]$/.test(sign) || !glued(r, i + 1) || word(r, i + 3) !== sign || !glued(r, i + 3))
    return null;
  const month = digits(r, i + 2) ?? readMonth(r, i + 2, true)?.value;
  const day = digits(r, i + 4);
  if (month === undefined || day === undefined || !glued(r, i + 4)) return null;
  const next = word(r, i + 5) === "t" && glued(r, i + 5) ? i + 6 : i + 5;
  return found(calendarDay(r.today, day, month, token.value), next);
}

/** "12/8", "12/8/26", "8.12.2026", "12-08-2026", "31/Oct/1974", "10 31 1974". */
function readNumeric(r: Reader, i: number): Match<Day> {
  const first = shortNumber(r, i);
  if (first === null) return null;
  const named = readNamedBetween(r, i);
  if (named) return named;
  const sign = word(r, i + 1);
  if (!isDateSign(sign) || !glued(r, i + 1) || !glued(r, i + 2)) return readSpacedNumbers(r, i);
  const second = shortNumber(r, i + 2);
  if (second === null) return null;
  const third = word(r, i + 3) === sign && glued(r, i + 3) && glued(r, i + 4);
  const year = third ? r.tokens[i + 4] : undefined;
  if (year?.value !== undefined) {
    const full = yearOf(r, year.value, year.end - year.start);
    return full === null ? null : found(numericDay(r, first, second, sign, full), i + 5);
  }
  if (sign === "." && isDottedDate(r, i)) return found(numericDay(r, first, second, sign), i + 4);
  const lone = sign === "/" && standsAlone(r, i, i + 3) && !isFraction(r, i, first, second);
  return lone ? found(numericDay(r, first, second, sign), i + 3) : null;
}

/** "24.12." with both dots, where the day comes first. */
function isDottedDate(r: Reader, i: number): boolean {
  return r.dayFirst !== false && word(r, i + 3) === "." && glued(r, i + 3) && !glued(r, i + 4);
}

function isDateSign(sign: string): boolean {
  return sign === "-" || sign === "/" || sign === ".";
}

/** A number of one or two digits. */
function shortNumber(r: Reader, i: number): number | null {
  const token = r.tokens[i];
  return token?.value !== undefined && token.end - token.start <= 2 ? token.value : null;
}

/** "1/2 cup", "3/4 full", "24/7 support": a share, unless a preposition makes it a date. */
function isFraction(r: Reader, i: number, top: number, bottom: number): boolean {
  const led =
    skip(r, "on", i - 1) === i || skip(r, "by", i - 1) === i || skip(r, "from", i - 1) === i;
  if (led || skip(r, "until", i - 1) === i) return false;
  if (top === 24 && bottom === 7) return true;
  const share = skip(r, "ofMonth", i + 3) > 0 || !endsHere(r, i + 3);
  return top < bottom && bottom <= 4 && share;
}

/** "1/2 hour", "1/2%" and "30/4.85" are no dates; nor is what follows another sign. */
function standsAlone(r: Reader, i: number, next: number): boolean {
  const after = word(r, next);
  if (glued(r, i) && /^[.,/:-]$/.test(word(r, i - 1))) return false;
  if (glued(r, next) && /^[\p{L}/%]/u.test(after)) return false;
  if (after === "." && glued(r, next + 1) && digits(r, next + 1) !== undefined) return false;
  return !r.words.units.has(after);
}

/** "31/Oct/1974", "8-dec", "23-2020-September". */
function readNamedBetween(r: Reader, i: number): Match<Day> {
  const sign = word(r, i + 1);
  // "3. Dezember" is an ordinal and its month.
  if (!isDateSign(sign) || (sign === "." && !glued(r, i + 2))) return null;
  const middle = r.tokens[i + 2];
  const late = word(r, i + 3) === sign && glued(r, i + 4) ? readMonth(r, i + 4, true) : null;
  if (late && middle?.value !== undefined && middle.end - middle.start === 4 && glued(r, i + 2)) {
    return found(calendarDay(r.today, digits(r, i) ?? 0, late.value, middle.value), late.next);
  }
  const month = readMonth(r, i + 2, true);
  const day = digits(r, i);
  if (!month || day === undefined) return null;
  const year = r.tokens[month.next + 1];
  if (word(r, month.next) === sign && year?.value !== undefined) {
    const full = yearOf(r, year.value, year.end - year.start);
    if (full !== null) return found(calendarDay(r.today, day, month.value, full), month.next + 2);
  }
  return found(calendarDay(r.today, day, month.value), month.next);
}

function readSpacedNumbers(r: Reader, i: number): Match<Day> {
  const [a, b] = [digits(r, i), digits(r, i + 1)];
  const year = r.tokens[i + 2];
  if (a === undefined || b === undefined || b > 31 || year?.value === undefined) return null;
  if (year.end - year.start !== 4 || year.value < 1900 || year.value > 2200) return null;
  return found(numericDay(r, a, b, " ", year.value), i + 3);
}

/** Which of two numbers is the month: by size, then by the writing, then by the reader's region. */
function numericDay(r: Reader, a: number, b: number, sign: string, year?: number): Day | null {
  const monthFirst = calendarDay(r.today, b, a, year);
  const dayFirst = calendarDay(r.today, a, b, year);
  if (!monthFirst || !dayFirst || a === b) return monthFirst ?? dayFirst;
  const preferDay = sign === "." || r.dayFirst === true;
  const best = preferDay ? dayFirst : monthFirst;
  const other = preferDay ? monthFirst : dayFirst;
  if (best.problem && !other.problem) return other;
  if (best.problem || other.problem) return best;
  const open = r.dayFirst === undefined && sign !== ".";
  return { ...best, others: [other.wall], ...(open ? { problem: "which-day" as const } : {}) };
}

/** "December 8th, 2026", "Dec the eighth", "may twenty nine". */
function readMonthFirst(r: Reader, i: number): Match<Day> {
  const month = readMonth(r, i, true);
  if (!month) return null;
  const at = maybe(
    r,
    "the",
    word(r, month.next) === "," || word(r, month.next) === "-" ? month.next + 1 : month.next,
  );
  const day = readOrdinal(r, at, true);
  if (!day || day.value > 31 || day.value < 1) return null;
  const token = r.tokens[at];
  if (token?.value !== undefined && token.end - token.start > 2) return null;
  // "may 5pm", "march 3:30": the number is a clock time.
  const after = word(r, day.next);
  if (glued(r, day.next) && (after === ":" || after === "h" || isHalf(r, day.next))) return null;
  return withYear(r, day.value, month.value, day.next);
}

/** "8 December 2026", "the eighth of December", "8th of Dec, 2026". */
function readDayFirst(r: Reader, i: number): Match<Day> {
  const start = maybe(r, "the", i);
  const day = readOrdinal(r, start, true);
  if (!day || day.value > 31 || day.value < 1) return null;
  const of = maybe(r, "ofMonth", day.next);
  const month = readMonth(r, maybe(r, "the", of), true);
  if (!month) return null;
  return withYear(r, day.value, month.value, month.next);
}

/** "20261208". */
function readCompact(r: Reader, i: number): Match<Day> {
  const token = r.tokens[i];
  if (token?.value === undefined || token.end - token.start !== 8) return null;
  const year = Math.floor(token.value / 10_000);
  if (year < 1900 || year > 2199) return null;
  const day = calendarDay(r.today, token.value % 100, Math.floor(token.value / 100) % 100, year);
  return day?.problem ? null : found(day, i + 1);
}

function withYear(r: Reader, day: number, month: number, next: number): Match<Day> {
  const year = readYearAfter(r, next);
  return year
    ? found(calendarDay(r.today, day, month, year.value), year.next)
    : found(calendarDay(r.today, day, month), next);
}

/** A year behind a date or month: ", 2026", "of 2026", "'26", "-26". */
export function readYearAfter(r: Reader, i: number): Match<number> {
  let at = i;
  if (word(r, at) === "," || word(r, at) === "-") at++;
  at = maybe(r, "ofYear", at);
  const year = readYear(r, at);
  if (year && !isClockBehind(r, year.next) && year.value < 2200) return year;
  if (word(r, at) !== "'") return null;
  const short = r.tokens[at + 1];
  if (short?.value === undefined || short.end - short.start !== 2) return null;
  return { value: fullYear(r.today, short.value), next: at + 2 };
}

function isClockBehind(r: Reader, i: number): boolean {
  return (glued(r, i) && word(r, i) === ":") || isHalf(r, i) || skip(r, "hours", i) > 0;
}

/** "am", "pm", not the lone letter "a", which may be the article. */
function isHalf(r: Reader, i: number): boolean {
  return Math.max(skip(r, "am", i), skip(r, "pm", i)) === i + 1 && word(r, i).length > 1;
}

function yearOf(r: Reader, value: number, length: number): number | null {
  if (length === 4) return value;
  return length === 2 ? fullYear(r.today, value) : null;
}

function found(day: Day | null, next: number): Match<Day> {
  return day && { value: day, next };
}
