/** Times of day: "9am", "17:30", "half past seven", "noon", "five", "8:45a", "0730". */
import {
  type Clock,
  finish,
  HOUR,
  MINUTE,
  type Parts,
  readHalf,
  readSpokenMinutes,
  readWholeHour,
} from "./clock/clock.ts";
import { readDigits } from "./clock/read-digits.ts";
import { partOfHour, readMinutes } from "./numbers.ts";
import { digits, type Match, maybe, type Reader, remembered, skip, word } from "./reader.ts";

export type { Clock } from "./clock/clock.ts";

/** A time of day; `bare` also allows a lone hour ("5", "seven") and "three thirty", as behind "at". */
export function readClock(r: Reader, i: number, bare: boolean): Match<Clock> {
  return remembered(r, bare ? "bare clock" : "clock", i, () => readAnyClock(r, i, bare));
}

/** The start of a range: "5 to 6pm" is no "five minutes to six" there. */
export function readPlainClock(r: Reader, i: number): Match<Clock> {
  const start = maybe(r, "roughly", i);
  return (
    readNamed(r, start) ??
    readPast(r, start) ??
    readDigits(r, start, true) ??
    readWords(r, start, true)
  );
}

function readPast(r: Reader, i: number): Match<Clock> {
  const minutes = readMinutes(r, i);
  const till = minutes ? skip(r, "till", minutes.next) : -1;
  if (minutes && till > 0 && isMinutesTill(r, i, minutes.value.n, till))
    return readRelativeToHour(r, i, true);
  return minutes && (minutes.value.sure || skip(r, "past", minutes.next) > 0)
    ? readRelativeToHour(r, i, true)
    : null;
}

/** "20 to 4" and "five to noon" are no stretches of hours. */
function isMinutesTill(r: Reader, i: number, n: number, at: number): boolean {
  if (n % 5 !== 0 || n > 25) return false;
  if (digits(r, i) === undefined && readNamed(r, at)) return true;
  if (n <= 12) return false;
  const hour = readHourWithHalf(r, at)?.value;
  return hour !== undefined && (hour.ambiguous || hour.half !== null);
}

function readAnyClock(r: Reader, i: number, bare: boolean): Match<Clock> {
  const start = maybe(r, "roughly", i);
  const read =
    readNamed(r, start) ??
    readRelativeToHour(r, start, bare) ??
    readDigits(r, start, bare) ??
    readWords(r, start, bare);
  if (!read) return null;
  const next = maybe(r, "roughly", maybe(r, "ish", read.next));
  return {
    value: read.value,
    next,
  };
}

function readNamed(r: Reader, i: number): Match<Clock> {
  const twelve = digits(r, i) === 12 || r.words.numbers.get(word(r, i)) === 12;
  let at = twelve ? i + 1 : i;
  const mid = skip(r, "mid", at);
  const joined = mid > 0 ? `${word(r, at)}${word(r, mid)}` : word(r, at);
  const minutes = r.words.namedTimes.get(joined);
  if (minutes === undefined) return null;
  at = mid > 0 ? mid : at;
  return { value: clock(minutes * MINUTE, false, "hour"), next: at + 1 };
}

/** "half past seven", "quarter to 8", "ten past 3pm", "20 minutes to 2pm", "half three". */
function readRelativeToHour(r: Reader, i: number, bare: boolean): Match<Clock> {
  const minutes = readMinutes(r, i);
  if (!minutes) return null;
  // "half-past ten"
  const link = word(r, minutes.next) === "-" ? minutes.next + 1 : minutes.next;
  const past = skip(r, "past", link);
  const till = past < 0 ? skip(r, "till", link) : -1;
  if (past < 0 && till < 0) return readHalfHour(r, i, minutes.next);
  const { n, sure } = minutes.value;
  if (!sure && n % 5 !== 0) return null;
  const at = Math.max(past, till);
  const half = readHalfBefore(r, at);
  const hour = half ?? readNamed(r, at) ?? readHourWithHalf(r, at);
  if (!hour || (!sure && !half && hour.value.grain !== "hour")) return null;
  const round = past > 0 || bare || half || isMinutesTill(r, i, n, at);
  // "5 to 6pm" and "two to four people" are no minutes; "ten to five" and "20 past 3" are.
  if (!sure && !round && !isPartBehind(r, hour.next)) return null;
  const offset = (past > 0 ? 1 : -1) * n * MINUTE;
  const seconds = mod(hour.value.seconds + offset, 24 * HOUR);
  return { value: { ...hour.value, seconds, grain: "minute", solid: true }, next: hour.next };
}

/** "in the evening" makes an hour of what stands before it. */
function isPartBehind(r: Reader, i: number): boolean {
  const at = skip(r, "in", i);
  return at > 0 && r.words.dayParts.has(word(r, maybe(r, "the", at)));
}

/** "fünf vor halb drei": minutes beside a half that lies before its hour. */
function readHalfBefore(r: Reader, i: number): Match<Clock> {
  return r.words.grammar.halfHour < 0 ? readHalfHour(r, i, skip(r, "half", i)) : null;
}

/** British "half three" is half past three; "halb drei" is half past two, and "viertel drei" a quarter past two. */
function readHalfHour(r: Reader, i: number, next: number): Match<Clock> {
  const minutes = partOfHour(r, i, next);
  if (minutes === null) return null;
  const hour = readHourWithHalf(r, next);
  if (hour?.value.grain !== "hour" || r.words.units.has(word(r, hour.next))) return null;
  const seconds = mod(hour.value.seconds + minutes * MINUTE, 24 * HOUR);
  return { value: { ...hour.value, seconds, grain: "minute", solid: true }, next: hour.next };
}

function readHourWithHalf(r: Reader, i: number): Match<Clock> {
  return readDigits(r, i, true) ?? readWords(r, i, true);
}

/** "seven", "seven thirty", "seven thirty-five pm", "ten oh five", "8 o'clock". */
function readWords(r: Reader, i: number, bare: boolean): Match<Clock> {
  const hour = r.words.numbers.get(word(r, i));
  if (hour === undefined || hour > 24 || hour === 0 || !Number.isInteger(hour)) return null;
  // "um ein Treffen bitten" speaks of no time.
  if (skip(r, "a", i) > 0 && skip(r, "oclock", i + 1) < 0) return null;
  const parts: Parts = { hour, minute: 0, second: 0, grain: "hour", padded: false };
  const minutes = readSpokenMinutes(r, i + 1);
  if (minutes) {
    const half = readHalf(r, minutes.next, hour);
    const exact: Parts = { ...parts, minute: minutes.value, grain: "minute" };
    if (half) return finish(r, exact, half.next, half.value, true);
    const free = bare && !r.words.units.has(word(r, minutes.next));
    if (free) return finish(r, exact, minutes.next, null, false);
  }
  const whole = readWholeHour(r, parts, i + 1);
  if (whole) return whole;
  return bare && mayBeHour(r, i + 1) ? finish(r, parts, i + 1, null, false) : null;
}

/** "one hour", "two Mondays" and "one of them" are no times of day. */
function mayBeHour(r: Reader, i: number): boolean {
  const after = word(r, i);
  return !r.words.units.has(after) && !r.words.weekdays.has(after) && skip(r, "ofMonth", i) < 0;
}

function clock(seconds: number, ambiguous: boolean, grain: Clock["grain"]): Clock {
  return { seconds, ambiguous, grain, half: null, solid: true };
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
