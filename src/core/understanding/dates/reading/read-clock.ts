/** Times of day: "9am", "17:30", "half past seven", "noon", "five", "8:45a", "0730". */

import { partOfHour, readMinutes, readNumber } from "./numbers.ts";
import { digits, glued, type Match, maybe, type Reader, remembered, skip, word } from "./reader.ts";

export interface Clock {
  /** Seconds since midnight; up to 24 h. */
  seconds: number;
  /** An hour from 1 to 12 with no sign which half of the day it is in. */
  ambiguous: boolean;
  grain: "second" | "minute" | "hour";
  /** The half of the day as said with the number; null for none and for 24-hour times. */
  half: "am" | "pm" | null;
  /** Would be read as a time anywhere, not only behind "at". */
  solid: boolean;
}

const HOUR = 3600;
const MINUTE = 60;

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
  return minutes && (minutes.value.sure || skip(r, "past", minutes.next) > 0)
    ? readRelativeToHour(r, i, true)
    : null;
}

/** "8 30", "8 : 30": hour and minutes apart, where a time is expected. */
export function readSpacedClock(r: Reader, i: number): Match<Clock> {
  const [hour, token] = [r.tokens[i], r.tokens[i + 1]];
  const at = token?.text === ":" ? i + 2 : i + 1;
  const minute = r.tokens[at];
  if (hour?.value === undefined || minute?.value === undefined || minute.end - minute.start !== 2)
    return null;
  if (hour.value < 1 || hour.value > 23 || minute.value > 59 || hour.end - hour.start > 2)
    return null;
  const half = readHalf(r, at + 1, hour.value);
  const parts: Parts = {
    hour: hour.value,
    minute: minute.value,
    second: 0,
    grain: "minute",
    padded: false,
  };
  if (!half && !endsHere(r, at + 1)) return null;
  return finish(r, parts, half?.next ?? at + 1, half?.value ?? null, false);
}

/** What follows a bare number must not make it a count or a house number. */
function endsHere(r: Reader, i: number): boolean {
  const after = word(r, i);
  if (!/^[\p{L}\d%$€£]/u.test(after)) return true;
  const { weekdays, namedDays, dayParts, mayFollowDay, months } = r.words;
  return (
    weekdays.has(after) ||
    namedDays.has(after) ||
    dayParts.has(after) ||
    mayFollowDay.has(after) ||
    months.has(after) ||
    skip(r, "tonight", i) > 0 ||
    skip(r, "roughly", i) > 0 ||
    readModifierWord(r, after)
  );
}

function readModifierWord(r: Reader, text: string): boolean {
  return (
    r.words.modifiers.has(text) ||
    r.words.zoneAbbreviations.has(text) ||
    r.words.ordinalSuffixes.has(text)
  );
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
  const past = skip(r, "past", minutes.next);
  const till = past < 0 ? skip(r, "till", minutes.next) : -1;
  if (past < 0 && till < 0) return readHalfHour(r, i, minutes.next);
  const { n, sure } = minutes.value;
  if (!sure && !isRound(n, past > 0 || bare || (digits(r, i) === undefined && n > 12))) return null;
  const at = Math.max(past, till);
  const half = readHalfBefore(r, at);
  const hour = half ?? readNamed(r, at) ?? readHourWithHalf(r, at);
  if (!hour || (!sure && !half && hour.value.grain !== "hour")) return null;
  const offset = (past > 0 ? 1 : -1) * n * MINUTE;
  const seconds = mod(hour.value.seconds + offset, 24 * HOUR);
  return { value: { ...hour.value, seconds, grain: "minute", solid: true }, next: hour.next };
}

/** "5 to 6pm" and "two to four people" are no minutes; "ten to five" and "20 past 3" are. */
function isRound(n: number, expected: boolean): boolean {
  return n % 5 === 0 && expected;
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

/** "17:30", "17:30:05", "5.30pm", "9h30", "15h", "0730", "9am", "9". */
function readDigits(r: Reader, i: number, bare: boolean): Match<Clock> {
  const token = r.tokens[i];
  const value = token?.value;
  if (token === undefined || value === undefined) return null;
  const length = token.end - token.start;
  if (length <= 2) return readHourDigits(r, i, value, length, bare);
  if (length > 4) return null;
  const hour = Math.floor(value / 100);
  const minute = value % 100;
  if (hour > 23 || minute > 59) return null;
  const parts = {
    hour,
    minute,
    second: 0,
    grain: "minute" as const,
    padded: length === 4 && hour < 10,
  };
  const half = readHalf(r, i + 1, hour);
  if (half) return finish(r, parts, half.next, half.value, true);
  const hoursWord = skip(r, "hours", i + 1);
  if (length === 4 && hoursWord > 0) return finish(r, parts, hoursWord, null, true);
  const yearLike =
    value >= 1900 &&
    value < 2100 &&
    minute !== 0 &&
    minute !== 30 &&
    minute !== 15 &&
    minute !== 45;
  const blocked = glued(r, i) || (glued(r, i + 1) && isSuffix(r, word(r, i + 1)));
  if (!bare || blocked || yearLike || !endsHere(r, i + 1)) return null;
  return finish(r, parts, i + 1, null, false);
}

interface Parts {
  hour: number;
  minute: number;
  second: number;
  grain: Clock["grain"];
  /** Written with a leading zero, as only 24-hour times are. */
  padded: boolean;
}

function readHourDigits(
  r: Reader,
  i: number,
  hour: number,
  length: number,
  bare: boolean,
): Match<Clock> {
  const parts: Parts = {
    hour,
    minute: 0,
    second: 0,
    grain: "hour",
    padded: length === 2 && hour < 10,
  };
  const minutes = readMinuteDigits(r, i + 1);
  if (minutes) {
    const { solid, ...exact } = minutes.value;
    const half = readHalf(r, minutes.next, hour);
    if (half) return finish(r, { ...parts, ...exact }, half.next, half.value, true);
    const mark = skip(r, "hourMark", minutes.next);
    if (mark > 0) return finish(r, { ...parts, ...exact }, mark, null, true);
    if (solid || bare) return finish(r, { ...parts, ...exact }, minutes.next, null, solid);
  }
  const whole = readWholeHour(r, parts, i + 1);
  if (whole) return whole;
  return bare && mayStandAlone(r, i) ? finish(r, parts, i + 1, null, false) : null;
}

/** "pm", "o'clock", "o'clock in", "ish": what makes a number an hour. */
function readWholeHour(r: Reader, parts: Parts, i: number): Match<Clock> {
  const half = readHalf(r, i, parts.hour);
  if (half) return finish(r, parts, half.next, half.value, true);
  const mark = Math.max(skip(r, "oclock", i), skip(r, "ish", i));
  if (mark < 0) return null;
  const minutes = skip(r, "hourMark", i) === mark ? readMinutesBehind(r, mark) : null;
  if (minutes) {
    const exact: Parts = { ...parts, minute: minutes.value, grain: "minute" };
    return finish(r, exact, minutes.next, null, true);
  }
  const later = readHalf(r, mark, parts.hour);
  return finish(r, parts, later?.next ?? mark, later?.value ?? null, true);
}

/** "17 Uhr 30": minutes that count nothing else ("um 17 Uhr 30 Gäste"). */
function readMinutesBehind(r: Reader, i: number): Match<number> {
  const value = digits(r, i);
  if (value === undefined) return readSpokenMinutes(r, i);
  const token = r.tokens[i];
  const two = token !== undefined && token.end - token.start === 2;
  return two && value < 60 && endsHere(r, i + 1) ? { value, next: i + 1 } : null;
}

/** A dot is also the end of a sentence, so that it makes no number an ordinal here. */
function isSuffix(r: Reader, text: string): boolean {
  return text !== "." && r.words.ordinalSuffixes.has(text);
}

/** A lone number is an hour only when nothing ties it to something else ("5%", "5/3", "5th", "5 km"). */
function mayStandAlone(r: Reader, i: number): boolean {
  const after = word(r, i + 1);
  if (glued(r, i + 1) && (/^\p{L}/u.test(after) || isSuffix(r, after))) return false;
  // "at 9: call Ann" says an hour, "at 9:x" nothing that we know.
  if (after === ":" && glued(r, i + 1)) return !glued(r, i + 2);
  if (glued(r, i + 1) && /^[/%°$€£]$/.test(after)) return false;
  if (
    glued(r, i + 1) &&
    /^[.,-]$/.test(after) &&
    glued(r, i + 2) &&
    digits(r, i + 2) !== undefined
  ) {
    // "12-4" may be two hours; "12-04-2019" is a date.
    return after === "-" && !(glued(r, i + 3) && /^[-/.]$/.test(word(r, i + 3)));
  }
  if (glued(r, i) && /^[$€£#/.:]$/.test(word(r, i - 1))) return false;
  return !r.words.units.has(after) && !r.words.months.has(after);
}

/** ":30", ":30:05", ".30", "h30", "h". */
function readMinuteDigits(
  r: Reader,
  i: number,
): Match<{ minute: number; second: number; grain: Clock["grain"]; solid: boolean }> {
  const sign = word(r, i);
  if (!glued(r, i) || (sign !== ":" && sign !== "." && sign !== "h"))
    return sign === "h" && digits(r, i + 1) === undefined
      ? { value: { minute: 0, second: 0, grain: "hour", solid: true }, next: i + 1 }
      : null;
  const token = r.tokens[i + 1];
  const two = token?.value !== undefined && !token.spaced && token.end - token.start === 2;
  if (!two) {
    return sign === "h"
      ? { value: { minute: 0, second: 0, grain: "hour", solid: true }, next: i + 1 }
      : null;
  }
  const minute = token.value as number;
  if (minute > 59) return null;
  const seconds = r.tokens[i + 3];
  const precise =
    word(r, i + 2) === ":" &&
    glued(r, i + 2) &&
    glued(r, i + 3) &&
    seconds?.value !== undefined &&
    seconds.value < 60 &&
    seconds.end - seconds.start === 2;
  if (precise)
    return {
      value: { minute, second: seconds.value as number, grain: "second", solid: true },
      next: i + 4,
    };
  // "12.30.2026" is a date and "192.168.1.1" nothing of ours.
  if (
    /^[.:/]$/.test(word(r, i + 2)) &&
    glued(r, i + 2) &&
    glued(r, i + 3) &&
    digits(r, i + 3) !== undefined
  )
    return null;
  return { value: { minute, second: 0, grain: "minute", solid: sign !== "." }, next: i + 2 };
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

/** Minutes behind a spoken hour: "thirty", "forty-five", "oh five", "zero three", never "three". */
function readSpokenMinutes(r: Reader, i: number): Match<number> {
  const at = word(r, i) === "-" ? i + 1 : i;
  const zero = r.words.numbers.get(word(r, at));
  if (zero === 0) {
    const unit = r.words.numbers.get(word(r, at + 1));
    return unit !== undefined && unit > 0 && unit < 10 ? { value: unit, next: at + 2 } : null;
  }
  if (digits(r, at) !== undefined) return null;
  const number = readNumber(r, at);
  return number && number.value >= 10 && number.value < 60 ? number : null;
}

/** "am", "p.m.", "a" glued to the number; "in the morning" belongs to the day part. */
function readHalf(r: Reader, i: number, hour: number): Match<"am" | "pm"> {
  if (hour > 24) return null;
  const am = skip(r, "am", i);
  const pm = skip(r, "pm", i);
  const next = Math.max(am, pm);
  if (next < 0) return null;
  const lone = next === i + 1 && word(r, i).length === 1;
  // A lone "a" is the article unless it sticks to a number and ends the word.
  if (lone && (!glued(r, i) || digits(r, i - 1) === undefined)) return null;
  if (am > 0 && pm < 0 && hour > 12) return null;
  return { value: am > pm ? "am" : "pm", next };
}

function finish(
  r: Reader,
  parts: Parts,
  next: number,
  half: "am" | "pm" | null,
  solid: boolean,
): Match<Clock> {
  let { hour } = parts;
  if (hour > 24 || parts.minute > 59 || (hour === 24 && parts.minute > 0)) return null;
  const both = half === "am" && skip(r, "pm", next) > 0;
  if (half === "pm" && hour < 12) hour += 12;
  if (half === "am" && hour === 12) hour = 0;
  const ambiguous = (half === null || both) && !parts.padded && hour >= 1 && hour <= 12;
  const seconds = hour * HOUR + parts.minute * MINUTE + parts.second;
  return {
    value: { seconds, ambiguous, grain: parts.grain, half: both ? null : half, solid },
    next: both ? skip(r, "pm", next) : next,
  };
}

function clock(seconds: number, ambiguous: boolean, grain: Clock["grain"]): Clock {
  return { seconds, ambiguous, grain, half: null, solid: true };
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
