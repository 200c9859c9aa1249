/** The pieces an expression of time is put together from, beside days and periods. */

import { DAY_MS } from "../../../time/zones.ts";
import type { DayPart } from "../date-words.ts";
import type { Moment } from "../values/moment.ts";
import { weekendOf } from "../values/period.ts";
import { endsHere } from "./clock/clock.ts";
import { readZone } from "./clock/read-zone.ts";
import { type Clock, readClock, readPlainClock } from "./read-clock.ts";
import { readDay } from "./read-day.ts";
import { durationOf, isCalendar, readDuration, secondsOf } from "./read-duration.ts";
import { readHolidayName } from "./read-holiday.ts";
import { readModifier } from "./read-month.ts";
import { type Match, maybe, type Reader, skip, word } from "./reader.ts";

/** "in 20 minutes", "2 hours from now", "5 min ago", "now", "asap". */
export function readElapsed(r: Reader, i: number): Match<Moment> {
  const now = Math.max(skip(r, "now", i), skip(r, "asap", i));
  // "at the moment of truth" is not now.
  if (now > 0 && skip(r, "ofMonth", now) > 0) return null;
  if (now > 0) return { value: { elapsed: 0, grain: "second" }, next: now };
  const inside = skip(r, "inLength", i);
  const over = skip(r, "agoLead", i);
  const length = readDuration(r, maybe(r, "roughly", Math.max(inside, over, i)));
  if (!length || isCalendar(length.value)) return readInBareMinutes(r, i);
  const grain = length.value.units.includes("second") ? "second" : "minute";
  const ago = over > 0 ? length.next : skip(r, "ago", length.next);
  const later = skip(r, "fromNow", length.next);
  const elapsed = secondsOf(length.value) * 1000;
  if (ago > 0 && inside < 0)
    return { value: { elapsed: -elapsed, grain, backward: true }, next: ago };
  if (inside > 0) {
    const next = Math.max(length.next, later, skip(r, "lengthEnd", length.next));
    return { value: { elapsed, grain }, next };
  }
  return later > 0 ? { value: { elapsed, grain }, next: later } : null;
}

/** "in 15": minutes, when nothing else follows. */
function readInBareMinutes(r: Reader, i: number): Match<Moment> {
  const value = r.tokens[i + 1]?.value;
  if (skip(r, "inLength", i) < 0 || value === undefined || value < 1 || value > 180) return null;
  // "1 in 10" is a share.
  if (r.tokens[i - 1]?.value !== undefined || r.words.numbers.has(word(r, i - 1))) return null;
  const after = word(r, i + 2);
  if (after !== "" && !/^[.!?;]$/.test(after)) return null;
  if (after === "." && r.tokens[i + 3]?.value !== undefined) return null;
  return { value: { elapsed: value * 60_000, grain: "minute" }, next: i + 2 };
}

/** A clock time, or two with a "to" between; `loose` allows two bare hours ("Monday 12-4"). */
export function readClockPiece(r: Reader, i: number, bare: boolean, loose: boolean): Match<Moment> {
  const between = skip(r, "between", i);
  const from = between > 0 ? -1 : skip(r, "from", i);
  const start = Math.max(between, from, i);
  const range = readClockRange(r, start, between > 0, loose || start > i);
  if (range) return range;
  const single = readClock(r, start, bare || (from > 0 && loose));
  if (!single || (start > i && !single.value.solid && !loose)) return null;
  return withZone(r, { clock: single.value }, single.next);
}

function readClockRange(r: Reader, i: number, between: boolean, loose: boolean): Match<Moment> {
  const first = readPlainClock(r, i);
  if (!first) return null;
  const zone = readZone(r, first.next);
  const part = skip(r, "in", first.next) > 0 ? readPart(r, first.next)?.value.part : undefined;
  const at = zone?.next ?? (part && readPart(r, first.next)?.next) ?? first.next;
  const to = Math.max(skip(r, "to", at), between ? skip(r, "and", at) : -1);
  const second = to > 0 ? readClock(r, maybe(r, "at", to), true) : null;
  if (!second) return null;
  const solid = first.value.solid || second.value.solid;
  if (!solid && (!loose || isCounted(r, second.next))) return null;
  const clock = part ? inPart(first.value, part) : first.value;
  const value: Moment = { clock, clockEnd: second.value };
  if (zone) value.zone = zone.value;
  return withZone(r, value, second.next);
}

/** "2-3 days", "5 to 10 people" and "1-8 September" are no hours. */
function isCounted(r: Reader, i: number): boolean {
  const after = word(r, i);
  return r.words.units.has(after) || r.words.months.has(after) || !endsHere(r, i);
}

function withZone(r: Reader, moment: Moment, next: number): Match<Moment> {
  const zone = moment.zone === undefined ? readZone(r, next) : null;
  return zone
    ? { value: { ...moment, zone: zone.value }, next: zone.next }
    : { value: moment, next };
}

/** A clock time put into the half of the day that a day part says. */
export function inPart(clock: Clock, part: DayPart): Clock {
  if (!clock.ambiguous || part.half === "none") return clock;
  const twelve = clock.seconds >= 12 * 3600;
  const base = twelve ? clock.seconds - 12 * 3600 : clock.seconds;
  const hour = base / 3600;
  if (part.half === "am") return { ...clock, seconds: base, ambiguous: false };
  if (part.name === "afternoon" || part.name === "lunch") {
    return {
      ...clock,
      seconds: part.name === "lunch" && hour >= 10 ? base : base + 12 * 3600,
      ambiguous: false,
    };
  }
  // "12 tonight" and "2 at night" lie behind midnight.
  const late = part.name === "night" ? hour < 5 : hour < 1;
  return { ...clock, seconds: late ? base + 24 * 3600 : base + 12 * 3600, ambiguous: false };
}

/** "in the morning", "this afternoon", "tonight", "last night", "late evening". */
export function readPart(r: Reader, i: number): Match<Moment> {
  const shade = readShade(r, i);
  const tonight = skip(r, "tonight", shade.next);
  if (tonight > 0) {
    const from = (shade.value === "late" ? 21 : 18) * 60;
    const part: DayPart = { name: "night", from, to: 24 * 60, half: "pm" };
    return { value: { part, partDay: r.today }, next: tonight };
  }
  const preposition = Math.max(skip(r, "in", shade.next), skip(r, "at", shade.next), shade.next);
  const modifier = readModifier(r, maybe(r, "the", preposition));
  const inner = readShade(r, modifier?.next ?? maybe(r, "the", preposition));
  const part = r.words.dayParts.get(word(r, inner.next));
  if (!part || isDayRather(r, i, inner.next)) return null;
  const value: Moment = { part: shaded(r, part, inner.value ?? shade.value) };
  if (modifier) value.partDay = r.today + modifier.value * DAY_MS;
  if (modifier?.value === -1) value.backward = true;
  const next = inner.next + 1;
  const hyphened = word(r, next) === "-" && r.words.zoneWords.has(word(r, next + 1));
  // "in the night-time" is any night.
  if (hyphened && part.name === "night" && value.partDay === undefined) return null;
  return { value, next: hyphened ? next + 2 : next };
}

/**
 * A word that is a day too ("morgen") is a part of one only behind a day ("heute morgen") or "in the": "auf
 * morgen 10:30" is tomorrow, "am Morgen" is not.
 */
function isDayRather(r: Reader, from: number, at: number): boolean {
  const isLed = skip(r, "at", from) === at && skip(r, "in", from) < 0;
  if (at !== from && !isLed) return false;
  const { namedDays, weekdays } = r.words;
  const before = word(r, at - 1);
  return namedDays.has(word(r, at)) && !namedDays.has(before) && !weekdays.has(before);
}

type Shade = "early" | "mid" | "late";

function readShade(r: Reader, i: number): { value: Shade | undefined; next: number } {
  for (const value of ["early", "late", "mid"] as const) {
    const next = skip(r, value, i);
    if (next > 0) return { value, next };
  }
  return { value: undefined, next: i };
}

/** Seconds since midnight at which a part of the day begins; the morning begins with the person's day. */
export function startOf(r: Reader, { name, from, to }: DayPart): number {
  return (name === "morning" ? Math.min(r.dayStart, to - 60) : from) * 60;
}

function shaded(r: Reader, part: DayPart, shade: Shade | undefined): DayPart {
  const from = startOf(r, part) / 60;
  const middle = Math.round((from + part.to) / 2 / 60) * 60;
  switch (shade) {
    case "early":
      return { ...part, from, to: Math.min(part.to, from + 120) };
    case "mid":
      return { ...part, from: middle, to: middle + 60 };
    case "late":
      return { ...part, from: middle };
    case undefined:
      return { ...part, from };
  }
}

/** "for 2 hours", "for three days". */
export function readLength(r: Reader, i: number): Match<Moment> {
  const start = skip(r, "for", i);
  if (start < 0) return null;
  const length = readDuration(r, start);
  return length && { value: { length: length.value }, next: length.next };
}

/** "whole day", "all week", "another hour": one of a unit. */
export function readWhole(r: Reader, i: number): Match<Moment> {
  const all = skip(r, "all", i);
  if (all < 0) return null;
  const unit = r.words.units.get(word(r, all));
  return unit ? { value: { length: durationOf(unit.times, unit.unit) }, next: all + 1 } : null;
}

/** "within 2 weeks", "in the next 3 hours": from now until then. */
export function readWithin(r: Reader, i: number): Match<Moment> {
  const at = skip(r, "within", i);
  if (at < 0) return null;
  const modifier = readModifier(r, at);
  const length = readDuration(r, modifier?.value === 1 ? modifier.next : at);
  return length && { value: { length: length.value, fromNow: true }, next: length.next };
}

/** "week of the 18th", "the week starting on February 4", "w/c Feb 4". */
export function readWeekOf(r: Reader, i: number): Match<Moment> {
  const the = maybe(r, "the", i);
  const weekend = skip(r, "weekend", the);
  const of = weekend > 0 ? skip(r, "of", weekend) : -1;
  const named = of > 0 && readHolidayName(r, of) !== null;
  const dated = of > 0 && !named ? (readDay(r, of, true) ?? readDay(r, of - 1, true)) : null;
  if (dated) return { value: { period: weekendOf(dated.value.wall) }, next: dated.next };
  const at = skip(r, "weekOf", the);
  if (at < 0) return null;
  const day = readDay(r, at, true) ?? readDay(r, at - 1, true);
  if (!day) return null;
  const start = day.value.wall - ((new Date(day.value.wall).getUTCDay() + 6) % 7) * DAY_MS;
  return { value: { period: { start, end: start + 7 * DAY_MS, grain: "week" } }, next: day.next };
}
