/** Times of day in digits: "9am", "17:30", "5.30pm", "15h", "0730", "8 30". */

import type { Token } from "../../tokens.ts";
import { digits, glued, type Match, type Reader, skip, word } from "../reader.ts";
import {
  type Clock,
  endsHere,
  finish,
  isShown,
  isSuffix,
  type Parts,
  readHalf,
  readWholeHour,
} from "./clock.ts";

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

/** "17:30", "17:30:05", "5.30pm", "9h30", "15h", "0730", "9am", "9". */
export function readDigits(r: Reader, i: number, bare: boolean): Match<Clock> {
  const token = r.tokens[i];
  const value = token?.value;
  if (token === undefined || value === undefined) return null;
  if (glued(r, i) && word(r, i - 1) === ":" && digits(r, i - 2) !== undefined) return null;
  const length = token.end - token.start;
  if (length <= 2) return readHourDigits(r, i, value, length, bare);
  if (length > 4) return null;
  return readFigures(r, i, value, length, bare);
}

/** "0730", "730pm", "1400 hours": hour and minutes in one number. */
function readFigures(
  r: Reader,
  i: number,
  value: number,
  length: number,
  bare: boolean,
): Match<Clock> {
  const hour = Math.floor(value / 100);
  const parts: Parts = {
    hour,
    minute: value % 100,
    second: 0,
    grain: "minute",
    padded: length === 4 && hour < 10,
  };
  if (hour > 23 || parts.minute > 59) return null;
  const half = readHalf(r, i + 1, hour);
  if (half) return finish(r, parts, half.next, half.value, true);
  const hoursWord = skip(r, "hours", i + 1);
  if (length === 4 && hoursWord > 0) return finish(r, parts, hoursWord, null, true);
  if (!bare || isYearLike(value) || isOtherNumber(r, i)) return null;
  const ish = glued(r, i + 1) ? skip(r, "ish", i + 1) : -1;
  if (ish > 0) return finish(r, parts, ish, null, true);
  return endsHere(r, i + 1) ? finish(r, parts, i + 1, null, false) : null;
}

/** Part of something longer, or an ordinal. */
function isOtherNumber(r: Reader, i: number): boolean {
  const behind = glued(r, i) && !isRangeSign(r, i - 1);
  const ordinal = glued(r, i + 1) && isSuffix(r, word(r, i + 1));
  return behind || ordinal || isPartOfCode(r, i);
}

/** "2018" is a year, "2015" and "2030" may be times. */
function isYearLike(value: number): boolean {
  return value >= 1900 && value < 2100 && (value % 100) % 15 !== 0;
}

/** "0900-1100": the second of two times written together. */
function isRangeSign(r: Reader, i: number): boolean {
  const before = r.tokens[i - 1];
  return (
    skip(r, "to", i) === i + 1 &&
    before?.value !== undefined &&
    before.end - before.start === 4 &&
    !(glued(r, i - 1) && word(r, i - 2) !== "")
  );
}

/** "650.650.6500", "555-0101": more digits behind a sign. Two times with a dash between are no code. */
function isPartOfCode(r: Reader, i: number): boolean {
  const sign = word(r, i + 1);
  const joined = glued(r, i + 1) && glued(r, i + 2) && digits(r, i + 2) !== undefined;
  if (!joined || !/^[.,/:#_-]$/.test(sign)) return false;
  const [first, second] = [r.tokens[i], r.tokens[i + 2]];
  const four = (one: Token | undefined) => one !== undefined && one.end - one.start === 4;
  const alike = four(first) && four(second);
  return sign !== "-" || !alike || (glued(r, i + 3) && !/^[,.;!?)]$/.test(word(r, i + 3)));
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
  // "24h" is a day long.
  if (minutes?.value.grain === "hour" && hour > 23) return null;
  parts.shown = word(r, i + 1) === ":" && (length === 2 || isShown(r, parts));
  const exact = minutes && withMinutes(r, parts, minutes, bare);
  const whole = exact ?? readWholeHour(r, parts, i + 1);
  if (whole) return whole;
  return bare && mayStandAlone(r, i) ? finish(r, parts, i + 1, null, false) : null;
}

function withMinutes(
  r: Reader,
  parts: Parts,
  minutes: { value: Minutes; next: number },
  bare: boolean,
): Match<Clock> {
  const { solid, ...exact } = minutes.value;
  const half = readHalf(r, minutes.next, parts.hour);
  if (half) return finish(r, { ...parts, ...exact }, half.next, half.value, true);
  const mark = skip(r, "hourMark", minutes.next);
  if (mark > 0) return finish(r, { ...parts, ...exact }, mark, null, true);
  return solid || bare ? finish(r, { ...parts, ...exact }, minutes.next, null, solid) : null;
}

/** A lone number is an hour only when nothing ties it to something else ("5%", "5/3", "5th", "5 km"). */
function mayStandAlone(r: Reader, i: number): boolean {
  const after = word(r, i + 1);
  if (glued(r, i) && /^[$€£#/.:]$/.test(word(r, i - 1))) return false;
  const apart = glued(r, i + 1) ? standsBefore(r, i + 1) : null;
  if (apart !== null) return apart;
  const { units, months, measures } = r.words;
  return !units.has(after) && !months.has(after) && !measures?.has(after);
}

/** Whether a number may be an hour before what sticks to it; null where that tells nothing. */
function standsBefore(r: Reader, i: number): boolean | null {
  const after = word(r, i);
  if (/^[\p{L}/%°$€£]/u.test(after) || isSuffix(r, after)) return false;
  // "at 9: call Ann" says an hour, "at 9:x" nothing that we know.
  if (after === ":") return !glued(r, i + 1);
  const joined = glued(r, i + 1) && digits(r, i + 1) !== undefined;
  return joined && /^[.,-]$/.test(after) ? after === "-" && !hasThird(r, i + 2) : null;
}

/** "12-4" may be two hours; "12-04-2019" is a date. */
function hasThird(r: Reader, i: number): boolean {
  const joined = glued(r, i) && glued(r, i + 1) && digits(r, i + 1) !== undefined;
  return joined && /^[-/.]$/.test(word(r, i));
}

/** "1h30m" is a length. */
function isLengthBehind(r: Reader, i: number): boolean {
  return glued(r, i) && (r.words.shortUnits.has(word(r, i)) || r.words.units.has(word(r, i)));
}

type Minutes = { minute: number; second: number; grain: Clock["grain"]; solid: boolean };

/** ":30", ":30:05", ".30", "h30", "h". */
function readMinuteDigits(r: Reader, i: number): Match<Minutes> {
  const sign = word(r, i);
  const near = glued(r, i) && (sign === ":" || sign === "." || sign === "h");
  const minute = near ? twoDigits(r, i + 1) : undefined;
  if (minute === undefined) return sign === "h" ? readHourMark(r, i, near) : null;
  if (minute > 59 || (sign === "h" && isLengthBehind(r, i + 2))) return null;
  const precise = readSeconds(r, i + 2, minute);
  if (precise !== undefined) return precise;
  // "12.30.2026" is a date and "192.168.1.1" nothing of ours.
  if (isJoined(r, i + 2, ".:/") && glued(r, i + 3) && digits(r, i + 3) !== undefined) return null;
  return { value: { minute, second: 0, grain: "minute", solid: sign !== "." }, next: i + 2 };
}

/** ":05" behind the minutes; undefined where there is none, null where a fourth part makes it an address. */
function readSeconds(r: Reader, i: number, minute: number): Match<Minutes> | undefined {
  const second = isJoined(r, i, ":") ? twoDigits(r, i + 1) : undefined;
  if (second === undefined || second > 59) return undefined;
  if (isJoined(r, i + 2, ":")) return null;
  return { value: { minute, second, grain: "second", solid: true }, next: i + 2 };
}

/** "15h", "15 h". */
function readHourMark(r: Reader, i: number, near: boolean): Match<Minutes> {
  if (!near && digits(r, i + 1) !== undefined) return null;
  return { value: { minute: 0, second: 0, grain: "hour", solid: true }, next: i + 1 };
}

/** True when one of the signs stands directly behind what comes before it. */
function isJoined(r: Reader, i: number, signs: string): boolean {
  const sign = word(r, i);
  return sign !== "" && signs.includes(sign) && glued(r, i);
}

/** A number of two digits that sticks to the sign before it. */
function twoDigits(r: Reader, i: number): number | undefined {
  const token = r.tokens[i];
  return token && !token.spaced && token.end - token.start === 2 ? token.value : undefined;
}
