/** Where a repetition starts and ends, and what it leaves out. */
import { DAY_MS, formatWall } from "../../time/zones.ts";
import { readNumber } from "../dates/reading/numbers.ts";
import { longest, readDay } from "../dates/reading/read-day.ts";
import { durationOf, readDuration } from "../dates/reading/read-duration.ts";
import { readEdge } from "../dates/reading/read-edge.ts";
import { readModified } from "../dates/reading/read-modified.ts";
import { readMoment } from "../dates/reading/read-moment.ts";
import { readPeriod } from "../dates/reading/read-period.ts";
import { readClockPiece } from "../dates/reading/read-pieces.ts";
import type { Match } from "../dates/reading/reader.ts";
import type { Cycle } from "./cycle.ts";
import { readDayClass, readMonths, readWeekdays } from "./read-days.ts";
import { type CycleMatch, maybeTo, type Scan, skipTo, wordAt } from "./scan.ts";

/** Start, end, count, length, exceptions, "after I finish it". Only a start may come before the repetition itself. */
export function readBound(s: Scan, i: number, repeating: boolean): CycleMatch {
  const start = readSpan(s, i) ?? readStart(s, i);
  const endless = skipTo(s, "forever", i);
  if (endless > 0) return { value: {}, next: endless };
  if (!repeating) return start;
  return (
    readWindow(s, i) ??
    readDone(s, i) ??
    readExcept(s, i) ??
    start ??
    readCount(s, i) ??
    readLength(s, i) ??
    readUntil(s, i) ??
    readDuring(s, i)
  );
}

function readDone(s: Scan, i: number): CycleMatch {
  const next = skipTo(s, "done", i);
  return next > 0 ? { value: { afterDone: true }, next } : null;
}

/** "starting next Tuesday", "from 1 March on". */
function readStart(s: Scan, i: number): CycleMatch {
  const at = skipTo(s, "start", i);
  if (at < 0) return null;
  const when = readWhen(s, at);
  if (!when) return null;
  const next =
    skipTo(s, "onwards", when.next) > 0 && !/^\p{L}/u.test(wordAt(s, when.next + 1))
      ? when.next + 1
      : when.next;
  return { value: { start: when.value }, next };
}

/** "from 9 to 17", "between 8am and noon". */
function readWindow(s: Scan, i: number): CycleMatch {
  if (skipTo(s, "between", i) < 0) return null;
  const clock = readClockPiece(s.r, i, true, true);
  if (!clock?.value.clock || !clock.value.clockEnd) return null;
  return { value: { window: [clock.value.clock, clock.value.clockEnd] }, next: clock.next };
}

/** "from Jan 1 to March 25th". */
function readSpan(s: Scan, i: number): CycleMatch {
  const from = skipTo(s, "between", i);
  if (from < 0) return null;
  const first = readWhen(s, from);
  if (!first) return null;
  const to = Math.max(skipTo(s, "joint", first.next), skipTo(s, "until", first.next));
  const last = to > 0 ? readWhen(s, to, true) : null;
  return (
    last && {
      value: { start: first.value, until: later(first.value, last.value) },
      next: last.next,
    }
  );
}

function readUntil(s: Scan, i: number): CycleMatch {
  const at = skipTo(s, "until", i);
  const when = at > 0 ? readWhen(s, at) : null;
  return when && { value: { until: when.value }, next: when.next };
}

/** "10 times", "for 3x", "up to 7 times". */
function readCount(s: Scan, i: number): CycleMatch {
  const number = readNumber(s.r, maybeTo(s, "upTo", i)) ?? readNumber(s.r, i);
  if (!number || number.value < 1) return null;
  const next = skipTo(s, "times", number.next);
  return next > 0 ? { value: { count: number.value }, next } : null;
}

/** "for 10 weeks", "for the next three months". */
function readLength(s: Scan, i: number): CycleMatch {
  const at = skipTo(s, "for", i);
  const start = at > 0 ? maybeTo(s, "next", at) : i;
  const length = readDuration(s.r, start) ?? (at > 0 ? oneUnit(s, start) : null);
  if (!length || length.value.seconds > 0) return null;
  const end = skipTo(s, "forEnd", length.next);
  if (at < 0 && end < 0) return null;
  const { months, days } = length.value;
  return { value: { weeks: { months, days } }, next: Math.max(end, length.next) };
}

/** "every day this week", "every Monday next month". */
function readDuring(s: Scan, i: number): CycleMatch {
  const period = readModified(s.r, maybeTo(s, "in", i));
  if (!period || period.value.grain === "minute" || period.value.grain === "hour") return null;
  const { start, end } = period.value;
  if (end <= s.r.today) return null;
  const from = Math.max(start, s.r.today);
  return { value: { start: dateOf(from), until: dateOf(end - DAY_MS) }, next: period.next };
}

/** "for the next month". */
function oneUnit(s: Scan, i: number): ReturnType<typeof readDuration> {
  const unit = s.r.words.units.get(wordAt(s, i));
  return unit ? { value: durationOf(unit.times, unit.unit), next: i + 1 } : null;
}

/** "except Dec 23", "but not on Fridays", "except in August", "except weekends". */
function readExcept(s: Scan, i: number): CycleMatch {
  const at = skipTo(s, "except", i);
  if (at < 0) return null;
  const cycle: Cycle = {};
  let next = -1;
  let from = at;
  for (let n = 0; n < 20; n++) {
    const item = readException(s, from);
    if (!item) break;
    addTo(cycle, item.value);
    next = item.next;
    const and = skipTo(s, "and", next);
    if (and < 0) break;
    from = maybeTo(s, "on", and);
  }
  return next > 0 ? { value: cycle, next } : null;
}

function addTo(cycle: Cycle, { exdates, exceptDays, exceptMonths }: Cycle): void {
  if (exdates) cycle.exdates = [...(cycle.exdates ?? []), ...exdates];
  if (exceptDays) cycle.exceptDays = [...(cycle.exceptDays ?? []), ...exceptDays];
  if (exceptMonths) cycle.exceptMonths = [...(cycle.exceptMonths ?? []), ...exceptMonths];
}

function readException(s: Scan, i: number): CycleMatch {
  const group = readDayClass(s, i);
  if (group) return { value: { exceptDays: group.value.days }, next: group.next };
  const list = readWeekdays(s, i);
  if (list && !readDated(s, i, list.next))
    return { value: { exceptDays: list.value.days }, next: list.next };
  const moment = readMoment(s.r, i);
  if (
    moment?.value.day &&
    !moment.value.clock &&
    !moment.value.lastDay &&
    !moment.value.day.problem
  ) {
    return {
      value: { exdates: [formatWall(moment.value.day.wall).slice(0, 10)] },
      next: moment.next,
    };
  }
  const months = readMonths(s, i);
  return months && { value: { exceptMonths: months.value }, next: months.next };
}

/** "Tuesday 23 December" is a date, and reaches further than the weekday. */
function readDated(s: Scan, i: number, next: number): boolean {
  const moment = readMoment(s.r, i);
  return moment?.value.day !== undefined && moment.next > next;
}

/** A date, or a period: its first day, `inclusive` its last ("from January to March"). */
function readWhen(s: Scan, i: number, inclusive = false): Match<string> {
  const at = maybeTo(s, "the", i);
  const day = longest([readDay(s.r, i, true), readDay(s.r, at, true)]);
  const edge = readEdge(s.r, i);
  const period = edge?.value.period
    ? { value: edge.value.period, next: edge.next }
    : readPeriod(s.r, at, true);
  if (period && period.next > (day?.next ?? 0)) {
    const { start, end } = period.value;
    return { value: dateOf(inclusive ? end - DAY_MS : start), next: period.next };
  }
  if (!day || (day.value.problem && day.value.problem !== "which-day")) return null;
  return { value: dateOf(day.value.wall), next: day.next };
}

function dateOf(wall: number): string {
  return formatWall(wall).slice(0, 10);
}

/** The end of a span without years lies after its start. */
function later(start: string, end: string): string {
  return end >= start ? end : `${Number(end.slice(0, 4)) + 1}${end.slice(4)}`;
}
