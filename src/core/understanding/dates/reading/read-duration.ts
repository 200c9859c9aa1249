/** Lengths of time: "2 hours", "half an hour", "one and a half days", "1h30". */
import { addMonths, formatWall, parseWall } from "../../../time/zones.ts";
import type { Unit } from "../date-words.ts";
import { readCount } from "./numbers.ts";
import { digits, glued, type Match, maybe, type Reader, remembered, skip, word } from "./reader.ts";

/** Calendar length and clock length apart, because a month is no fixed number of seconds. */
export interface Duration {
  months: number;
  days: number;
  seconds: number;
  /** Units as said, coarsest first. */
  units: Unit[];
}

const MONTHS: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };
const DAYS: Partial<Record<Unit, number>> = { day: 1, week: 7 };
const SECONDS: Partial<Record<Unit, number>> = { second: 1, minute: 60, hour: 3600 };
/** Longest that is still a time and not a number game; keeps dates within four-digit years. */
const MAX_MONTHS = 12 * 1000;

/** One or more amounts with units: "2 hours and 5 minutes". */
export function readDuration(r: Reader, i: number): Match<Duration> {
  return remembered(r, "duration", i, () => readAmounts(r, i));
}

function readAmounts(r: Reader, i: number): Match<Duration> {
  const first = readAmount(r, i);
  if (!first) return null;
  let { value, next } = first;
  for (let part = 0; part < 5; part++) {
    const at = maybe(r, "and", next);
    const more = readAmount(r, at, at > next);
    // "365 days a year" is no sum.
    if (at === next && skip(r, "a", at) > 0) break;
    if (!more || value.units.includes(more.value.units[0] as Unit)) break;
    value = sum(value, more.value);
    next = more.next;
  }
  return fits(value) ? { value, next } : null;
}

/** Nobody means a year that is written with other than four digits. */
const FIRST_YEAR = 1001;
const LAST_YEAR = 9990;

/** Wall clock moved by a duration, within years of four digits; `sign` -1 goes back. */
export function shift(wall: number, duration: Duration, sign = 1): number {
  const year = new Date(wall).getUTCFullYear();
  const least = (FIRST_YEAR - year) * 12;
  const most = (LAST_YEAR - year) * 12;
  const months = Math.min(most, Math.max(least, Math.trunc(duration.months) * sign));
  const moved = months === 0 ? wall : parseWall(addMonths(formatWall(wall), months));
  const rest = (duration.months - Math.trunc(duration.months)) * 30.5;
  const by = sign * (Math.round(duration.days + rest) * 86_400_000 + duration.seconds * 1000);
  return Math.min(Date.UTC(LAST_YEAR, 0, 1), Math.max(Date.UTC(FIRST_YEAR, 0, 1), moved + by));
}

/** Seconds, with 30 days to the month and 365 to the year. */
export function secondsOf(duration: Duration): number {
  const years = Math.floor(duration.months / 12);
  const months = duration.months - years * 12;
  const whole = duration.units.includes("year")
    ? duration.months * (365 / 12)
    : years * 365 + months * 30;
  return Math.round((whole + duration.days) * 86_400 + duration.seconds);
}

/** True when it has no unit shorter than a day. */
export function isCalendar(duration: Duration): boolean {
  return duration.seconds === 0;
}

/** `n` times a unit. */
export function durationOf(n: number, unit: Unit): Duration {
  return {
    months: n * (MONTHS[unit] ?? 0),
    days: n * (DAYS[unit] ?? 0),
    seconds: n * (SECONDS[unit] ?? 0),
    units: [unit],
  };
}

function readAmount(r: Reader, i: number, afterAnd = false): Match<Duration> {
  const half = readFraction(r, i);
  if (half) return half;
  const number = readDecimal(r, i);
  if (!number || (afterAnd && skip(r, "a", i) > 0)) return null;
  // "a ½ hour" is half of one.
  if (skip(r, "a", i) === number.next && word(r, number.next) === "½")
    return readFraction(r, number.next);
  const mixed = readAndAHalf(r, number.next);
  const amount = number.value + (mixed?.value ?? 0);
  const at = mixed?.next ?? number.next;
  const weekends = amount > 1 ? skip(r, "weekend", at) : -1;
  if (weekends > 0) return { value: durationOf(amount * 2, "day"), next: weekends };
  const unit = readUnit(r, word(r, at) === "-" ? at + 1 : at);
  if (!unit || isOrdinalSecond(r, i, unit.next - 1, amount) || isNoLength(r, i, amount, unit))
    return null;
  return mixed ? lengthOf(amount, unit) : withMore(r, amount, unit);
}

type UnitMatch = { value: { unit: Unit; times: number }; next: number };

/** "a quarter" is one of an hour or of a thing, "2027 week 5" and "1980 second" are none at all. */
function isNoLength(r: Reader, i: number, amount: number, { value, next }: UnitMatch): boolean {
  if (value.unit === "quarter" && skip(r, "a", i) === next - 1) return true;
  return amount >= 1000 && r.words.singularUnits?.has(word(r, next - 1)) === true;
}

function lengthOf(amount: number, { value, next }: UnitMatch): Match<Duration> {
  return { value: durationOf(amount * value.times, value.unit), next };
}

/** "2 hours and a half", "1h30". */
function withMore(r: Reader, amount: number, unit: UnitMatch): Match<Duration> {
  const after = readAndAHalf(r, unit.next);
  if (after) return lengthOf(amount + after.value, { value: unit.value, next: after.next });
  const whole = lengthOf(amount, unit);
  const minutes = unit.value.unit === "hour" ? minutesBehind(r, unit.next) : undefined;
  if (!whole || minutes === undefined || minutes > 59) return whole;
  const mark = readUnit(r, unit.next + 1);
  const next = mark?.value.unit === "minute" ? mark.next : unit.next + 1;
  return { value: sum(whole.value, durationOf(minutes, "minute")), next };
}

/** "1h30", "2 Stunden 30". */
function minutesBehind(r: Reader, i: number): number | undefined {
  if (glued(r, i)) return digits(r, i);
  const token = r.tokens[i];
  const two = token !== undefined && token.end - token.start === 2;
  return two && r.words.grammar.minutesBehindHours ? digits(r, i) : undefined;
}

/** "the twenty second" is a day; only "twenty seconds" is a length. */
function isOrdinalSecond(r: Reader, i: number, at: number, amount: number): boolean {
  return r.words.ordinals.has(word(r, at)) && digits(r, i) === undefined && amount !== 1;
}

/** "half an hour", "a quarter of an hour", "1/2 hour", "3/4h", "half a day". */
function readFraction(r: Reader, i: number): Match<Duration> {
  const named: [number, number][] = [
    [skip(r, "half", i), 0.5],
    [skip(r, "quarter", i), 0.25],
    [skip(r, "threeQuarters", i), 0.75],
    [word(r, i) === "½" ? i + 1 : -1, 0.5],
    [word(r, i) === "¼" ? i + 1 : -1, 0.25],
    [word(r, i) === "¾" ? i + 1 : -1, 0.75],
  ];
  const [top, slash, bottom] = [digits(r, i), word(r, i + 1), digits(r, i + 2)];
  if (top && slash === "/" && bottom && (bottom === 2 || bottom === 4) && top < bottom) {
    named.push([i + 3, top / bottom]);
  }
  // "three quarters of an hour"
  const quarters = readCount(r, i);
  if (
    quarters &&
    quarters.value < 10 &&
    r.words.units.get(word(r, quarters.next))?.unit === "quarter"
  )
    named.push([skip(r, "ofMonth", quarters.next + 1), quarters.value / 4]);
  for (const [next, value] of named) {
    if (next < 0) continue;
    const of = maybe(r, "ofMonth", next);
    const unit = readUnit(r, maybe(r, "a", of));
    if (unit && unit.value.unit !== "quarter")
      return { value: durationOf(value * unit.value.times, unit.value.unit), next: unit.next };
  }
  return null;
}

/** "and a half", "and a quarter", "½" behind a number or unit. */
function readAndAHalf(r: Reader, i: number): Match<number> {
  if (word(r, i) === "½") return { value: 0.5, next: i + 1 };
  const and = skip(r, "and", i);
  if (and < 0) return null;
  const half = skip(r, "half", and);
  if (half > 0) return { value: 0.5, next: half };
  const quarter = skip(r, "quarter", and);
  return quarter > 0 ? { value: 0.25, next: quarter } : null;
}

function readDecimal(r: Reader, i: number): Match<number> {
  const whole = readCount(r, i);
  if (!whole || digits(r, i) === undefined) return whole;
  const fraction = r.tokens[i + 2];
  const point = skip(r, "point", i + 1) === i + 2 && glued(r, i + 1) && glued(r, i + 2);
  if (!point || fraction?.value === undefined) return whole;
  return { value: Number(`${whole.value}.${fraction.text}`), next: i + 3 };
}

function readUnit(r: Reader, i: number): UnitMatch | null {
  const known = r.words.units.get(word(r, i));
  if (known) return { value: known, next: i + 1 };
  const near = glued(r, i) || digits(r, i - 1) !== undefined;
  // "1980's", "5m2" and "h2o" hold no units.
  const ends = !glued(r, i + 1) || !/^[\p{L}\d]/u.test(word(r, i + 1)) || word(r, i) === "h";
  const short = near && ends ? r.words.shortUnits.get(word(r, i)) : undefined;
  return short ? { value: short, next: i + 1 } : null;
}

function sum(a: Duration, b: Duration): Duration {
  return {
    months: a.months + b.months,
    days: a.days + b.days,
    seconds: a.seconds + b.seconds,
    units: [...a.units, ...b.units],
  };
}

function fits(duration: Duration): boolean {
  const months = duration.months + duration.days / 30 + duration.seconds / 2_600_000;
  return months > 0 && months <= MAX_MONTHS;
}
