/** The pieces an expression of time is put together from, beside days and periods. */

import { DAY_MS } from "../../time/zones.ts";
import type { DayPart } from "./date-words.ts";
import type { Moment } from "./moment.ts";
import { type Clock, readClock } from "./read-clock.ts";
import { readDay } from "./read-day.ts";
import { durationOf, isCalendar, readDuration, secondsOf } from "./read-duration.ts";
import { readModifier, readPeriod } from "./read-period.ts";
import { readZone } from "./read-zone.ts";
import { type Match, maybe, type Reader, skip, word } from "./reader.ts";

/** "in 20 minutes", "2 hours from now", "5 min ago", "now", "asap". */
export function readElapsed(r: Reader, i: number): Match<Moment> {
  const now = Math.max(skip(r, "now", i), skip(r, "asap", i));
  if (now > 0) return { value: { elapsed: 0, grain: "second" }, next: now };
  const inside = word(r, i) === "in" ? i + 1 : -1;
  const length = readDuration(r, maybe(r, "roughly", inside > 0 ? inside : i));
  if (!length || isCalendar(length.value)) return readInBareMinutes(r, i);
  const grain = length.value.units.includes("second") ? "second" : "minute";
  const ago = skip(r, "ago", length.next);
  const later = skip(r, "fromNow", length.next);
  const elapsed = secondsOf(length.value) * 1000;
  if (ago > 0 && inside < 0)
    return { value: { elapsed: -elapsed, grain, backward: true }, next: ago };
  if (inside > 0) {
    const time = word(r, length.next) === "'" ? length.next + 1 : length.next;
    return {
      value: { elapsed, grain },
      next: word(r, time) === "time" ? time + 1 : Math.max(length.next, later),
    };
  }
  return later > 0 ? { value: { elapsed, grain }, next: later } : null;
}

/** "in 15": minutes, when nothing else follows. */
function readInBareMinutes(r: Reader, i: number): Match<Moment> {
  const value = r.tokens[i + 1]?.value;
  if (word(r, i) !== "in" || value === undefined || value < 1 || value > 180) return null;
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
  const first = readClock(r, i, true);
  if (!first) return null;
  const zone = readZone(r, first.next);
  const part = skip(r, "in", first.next) > 0 ? readPart(r, first.next) : null;
  const at =
    zone?.next ?? (part?.value.part && part.value.partDay === undefined ? part.next : first.next);
  const to = Math.max(skip(r, "to", at), between ? skip(r, "and", at) : -1);
  if (to < 0) return null;
  const second = readClock(r, maybe(r, "at", to), true);
  if (!second) return null;
  const solid = first.value.solid || second.value.solid;
  if (!solid && !loose) return null;
  // "2-3 days", "5 to 6 people" and "1-8 September" are no hours.
  if (
    !solid &&
    (r.words.units.has(word(r, second.next)) || r.words.months.has(word(r, second.next)))
  )
    return null;
  const clock = part?.value.part ? inPart(first.value, part.value.part) : first.value;
  return withZone(
    r,
    { clock, clockEnd: second.value, ...(zone ? { zone: zone.value } : {}) },
    second.next,
  );
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
  const late = skip(r, "late", i);
  const early = skip(r, "early", i);
  const at = Math.max(late, early, i);
  const tonight = skip(r, "tonight", at);
  if (tonight > 0) {
    const night: DayPart = {
      name: "night",
      from: (late > 0 ? 21 : 18) * 60,
      to: 24 * 60,
      half: "pm",
    };
    return { value: { part: night, partDay: r.today }, next: tonight };
  }
  const preposition = skip(r, "in", at);
  const start = maybe(r, "the", preposition > 0 ? preposition : word(r, at) === "at" ? at + 1 : at);
  const modifier = readModifier(r, start);
  const inner = modifier?.next ?? start;
  const deeper = Math.max(skip(r, "late", inner), skip(r, "early", inner), inner);
  const mid = skip(r, "mid", deeper);
  const name = mid > 0 ? mid : deeper;
  const part = r.words.dayParts.get(word(r, name));
  if (!part) return null;
  let next = name + 1;
  if (word(r, next) === "-" && word(r, next + 1) === "time") next += 2;
  const day = modifier ? r.today + modifier.value * DAY_MS : undefined;
  return {
    value: {
      part: shaded(
        r,
        part,
        late > 0 || word(r, deeper - 1) === "late",
        early > 0 || word(r, deeper - 1) === "early",
        mid > 0,
      ),
      ...(day === undefined ? {} : { partDay: day }),
      ...(modifier?.value === -1 ? { backward: true } : {}),
    },
    next,
  };
}

function shaded(r: Reader, part: DayPart, late: boolean, early: boolean, mid: boolean): DayPart {
  const from = part.name === "morning" ? Math.min(r.dayStart, part.to - 60) : part.from;
  const middle = Math.round((from + part.to) / 2 / 60) * 60;
  if (late) return { ...part, from: middle };
  if (early) return { ...part, from, to: Math.min(part.to, from + 120) };
  return mid ? { ...part, from: middle, to: middle + 60 } : { ...part, from };
}

/** "end of the month", "beginning of next week", "EOD", "rest of the week", "later this week". */
export function readEdge(r: Reader, i: number): Match<Moment> {
  const day = skip(r, "endOfDay", maybe(r, "the", i));
  if (day > 0) return { value: { endOfDay: true }, next: day };
  return readShortEdge(r, maybe(r, "the", i)) ?? readLongEdge(r, i) ?? readRest(r, i);
}

function readShortEdge(r: Reader, i: number): Match<Moment> {
  const edges = [
    ["endOfWeek", "week", true],
    ["endOfMonth", "month", true],
    ["endOfYear", "year", true],
    ["beginningOfMonth", "month", false],
    ["beginningOfYear", "year", false],
  ] as const;
  for (const [role, unit, end] of edges) {
    const next = skip(r, role, i);
    const token = r.tokens[i];
    // "boy" and "bom" are words; the short forms are written in capitals.
    if (next < 0 || (!end && !token?.capital)) continue;
    const period = thisPeriod(r, unit);
    return { value: end ? endOf(period) : startOf(period), next };
  }
  return null;
}

function thisPeriod(r: Reader, unit: "week" | "month" | "year") {
  const date = new Date(r.today);
  const [y, m] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === "year") return { start: Date.UTC(y, 0, 1), end: Date.UTC(y + 1, 0, 1), grain: unit };
  if (unit === "month")
    return { start: Date.UTC(y, m, 1), end: Date.UTC(y, m + 1, 1), grain: unit };
  const start = r.today - ((date.getUTCDay() + 6) % 7) * DAY_MS;
  return { start, end: start + 7 * DAY_MS, grain: unit };
}

function readLongEdge(r: Reader, i: number): Match<Moment> {
  const beginning = skip(r, "beginning", i);
  const middle = skip(r, "middle", i);
  const end = skip(r, "end", i);
  const at = Math.max(beginning, middle, end);
  if (at < 0) return null;
  const of = skip(r, "of", at);
  if (of < 0 && end !== at && middle !== at) return null;
  const inner = maybe(r, "roughly", of > 0 ? of : at);
  const period = readPeriod(r, inner, true) ?? readBareUnit(r, inner);
  if (!period || (of < 0 && period.value.grain !== "month")) return null;
  const { value } = period;
  const moment = end === at ? endOf(value) : beginning === at ? startOf(value) : middleOf(value);
  return { value: moment, next: period.next };
}

/** "week", "the month": the one that is running. */
function readBareUnit(
  r: Reader,
  i: number,
): Match<{ start: number; end: number; grain: "week" | "month" | "year" }> {
  const at = maybe(r, "the", i);
  const unit = r.words.units.get(word(r, at))?.unit;
  if (unit !== "week" && unit !== "month" && unit !== "year") return null;
  return { value: thisPeriod(r, unit), next: at + 1 };
}

function startOf(period: { start: number; end: number; grain: string }): Moment {
  const days = period.grain === "week" ? 3 : period.grain === "year" ? 90 : 10;
  return {
    period: {
      start: period.start,
      end: Math.min(period.end, period.start + days * DAY_MS),
      grain: "day",
    },
  };
}

/** The last working days of a week; the last day of anything longer. */
function endOf(period: { start: number; end: number; grain: string }): Moment {
  const days = period.grain === "week" ? 3 : 1;
  return { period: { start: period.end - days * DAY_MS, end: period.end, grain: "day" } };
}

function middleOf(period: { start: number; end: number; grain: string }): Moment {
  const days = (period.end - period.start) / DAY_MS;
  const start = period.start + Math.floor((days - 1) / 2) * DAY_MS;
  return {
    period: { start, end: start + Math.max(1, Math.floor(days / 3)) * DAY_MS, grain: "day" },
  };
}

/** "rest of the week", "later this month", "earlier this year". */
function readRest(r: Reader, i: number): Match<Moment> {
  const rest = skip(r, "rest", i);
  const later = rest > 0 ? -1 : word(r, i) === "later" ? i + 1 : -1;
  const earlier = word(r, i) === "earlier" ? i + 1 : -1;
  const at = Math.max(rest, later, earlier);
  if (at < 0) return null;
  const inner = earlier > 0 || later > 0 ? maybe(r, "in", at) : at;
  const modifier = readModifier(r, inner);
  const unitAt = modifier?.next ?? maybe(r, "the", inner);
  if (r.words.units.get(word(r, unitAt))?.unit === "day" && rest > 0) {
    return {
      value: { period: { start: r.now, end: r.today + DAY_MS, grain: "minute" } },
      next: unitAt + 1,
    };
  }
  const period = readPeriod(r, inner, true) ?? readBareUnit(r, inner);
  if (!period) return null;
  const { start, end } = period.value;
  if (earlier > 0) {
    return {
      value: { period: { start, end: Math.max(start, r.today), grain: "day" }, backward: true },
      next: period.next,
    };
  }
  if (start > r.today || end <= r.today) return null;
  return { value: { period: { start: r.today, end, grain: "day" } }, next: period.next };
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
  const at = skip(r, "weekOf", maybe(r, "the", i));
  if (at < 0) return null;
  const day = readDay(r, at, true) ?? readDay(r, at - 1, true);
  if (!day) return null;
  const start = day.value.wall - ((new Date(day.value.wall).getUTCDay() + 6) % 7) * DAY_MS;
  return { value: { period: { start, end: start + 7 * DAY_MS, grain: "week" } }, next: day.next };
}
