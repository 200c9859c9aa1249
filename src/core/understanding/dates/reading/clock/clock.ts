/** What a time of day is made of, and how its parts become one. */
import { readNumber } from "../numbers.ts";
import { digits, glued, type Match, type Reader, skip, word } from "../reader.ts";

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
  /** Written as 24-hour clocks show it ("10:30"), so that the hour as written is the likelier one. */
  asShown?: boolean;
  /** An hour with one letter ("4p"): a time only where something else says so. */
  thin?: boolean;
}

export const HOUR = 3600;
export const MINUTE = 60;
const HALF_DAY = 12 * HOUR;
/** Seconds since midnight. */
const EARLIEST_OPEN = 6 * HOUR;
/** Earlier hours are seldom meant as a clock of 24 hours shows them. */
const EARLIEST_SHOWN = 6;

/**
 * An hour without its half at which some are up already and others dine: before the person's day starts, and not so
 * early that it is surely one of the afternoon.
 */
export function isOpenHour({ waking }: Reader, { ambiguous, asShown, seconds }: Clock): boolean {
  const early = seconds % HALF_DAY;
  const earliest = Math.min(waking - HOUR, EARLIEST_OPEN);
  return ambiguous && asShown !== true && early < waking && early >= earliest;
}

export interface Parts {
  hour: number;
  minute: number;
  second: number;
  grain: Clock["grain"];
  /** Written with a leading zero, as only 24-hour times are. */
  padded: boolean;
  /** With minutes, as a clock of 24 hours shows it. */
  shown?: boolean;
}

/** "pm", "o'clock", "o'clock in", "ish": what makes a number an hour. */
export function readWholeHour(r: Reader, parts: Parts, i: number): Match<Clock> {
  const half = readHalf(r, i, parts.hour);
  if (half) {
    const clock = finish(r, parts, half.next, half.value, true);
    const thin = word(r, half.next - 1).length === 1 && half.next === i + 1;
    return clock && thin ? { ...clock, value: { ...clock.value, thin } } : clock;
  }
  const mark = Math.max(skip(r, "oclock", i), skip(r, "ish", i));
  if (mark < 0) return null;
  const minutes = skip(r, "hourMark", i) === mark ? readMinutesBehind(r, mark) : null;
  if (minutes) {
    const exact: Parts = {
      ...parts,
      minute: minutes.value,
      grain: "minute",
      shown: isShown(r, parts),
    };
    return finish(r, exact, minutes.next, null, true);
  }
  const later = readHalf(r, mark, parts.hour);
  return finish(r, parts, later?.next ?? mark, later?.value ?? null, true);
}

/** In such a language "7:30" is what the clock shows then, and in the evening it shows "19:30". */
export function isShown(r: Reader, { hour }: Parts): boolean {
  return r.words.grammar.clockOf24 && hour >= EARLIEST_SHOWN;
}

/** "17 Uhr 30": minutes that count nothing else ("um 17 Uhr 30 Gäste"). */
function readMinutesBehind(r: Reader, i: number): Match<number> {
  const value = digits(r, i);
  if (value === undefined) return readSpokenMinutes(r, i);
  const token = r.tokens[i];
  const two = token !== undefined && token.end - token.start === 2;
  return two && value < 60 && endsHere(r, i + 1) ? { value, next: i + 1 } : null;
}

/** Minutes behind a spoken hour: "thirty", "forty-five", "oh five", "zero three", never "three". */
export function readSpokenMinutes(r: Reader, i: number): Match<number> {
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

/** A dot is also the end of a sentence, so that it makes no number an ordinal here. */
export function isSuffix(r: Reader, text: string): boolean {
  return text !== "." && r.words.ordinalSuffixes.has(text);
}

/** "am", "p.m.", "a" glued to the number; "in the morning" belongs to the day part. */
export function readHalf(r: Reader, i: number, hour: number): Match<"am" | "pm"> {
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

/** What follows a bare number must not make it a count or a house number. */
export function endsHere(r: Reader, i: number): boolean {
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

/** A time of day from its parts; null when there is no such time. */
export function finish(
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
  const value: Clock = { seconds, ambiguous, grain: parts.grain, half: both ? null : half, solid };
  if (ambiguous && parts.shown && !both) value.asShown = true;
  return { value, next: both ? skip(r, "pm", next) : next };
}
