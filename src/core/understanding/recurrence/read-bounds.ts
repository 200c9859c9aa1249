/** Where a repetition starts and ends, and what it leaves out. */
import { formatWall } from "../../time/zones.ts";
import { readNumber } from "../dates/numbers.ts";
import { durationOf, readDuration } from "../dates/read-duration.ts";
import { readMoment } from "../dates/read-moment.ts";
import { readPeriod } from "../dates/read-period.ts";
import { type Match } from "../dates/reader.ts";
import { settle } from "../dates/settle.ts";
import type { Cycle } from "./cycle.ts";
import { readDayClass, readMonths, readWeekdays } from "./read-days.ts";
import { type CycleMatch, type Scan, maybeTo, skipTo, wordAt } from "./scan.ts";

/** Start, end, count, length, exceptions, "after I finish it". */
export function readBound(s: Scan, i: number): CycleMatch {
  return (
    readDone(s, i) ??
    readExcept(s, i) ??
    readSpan(s, i) ??
    readStart(s, i) ??
    readCount(s, i) ??
    readLength(s, i) ??
    readUntil(s, i)
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
  const next = wordAt(s, when.next) === "on" && !/^\p{L}/u.test(wordAt(s, when.next + 1)) ? when.next + 1 : when.next;
  return { value: { start: when.value.local }, next };
}

/** "from Jan 1 to March 25th". */
function readSpan(s: Scan, i: number): CycleMatch {
  const from = skipTo(s, "between", i);
  if (from < 0) return null;
  const first = readWhen(s, from, true);
  if (!first) return null;
  const to = wordAt(s, first.next) === "and" ? first.next + 1 : skipTo(s, "until", first.next);
  const last = to > 0 ? readWhen(s, to, true) : null;
  if (!last || last.value.local.length > 10 || first.value.local.length > 10) return null;
  return { value: { start: first.value.local, until: later(first.value.local, last.value.local) }, next: last.next };
}

function readUntil(s: Scan, i: number): CycleMatch {
  const at = skipTo(s, "until", i);
  const when = at > 0 ? readWhen(s, at) : null;
  return when && { value: { until: when.value.end ?? when.value.local }, next: when.next };
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
  const start = at > 0 ? maybeTo(s, "next", at) : -1;
  if (start < 0) return null;
  const length = readDuration(s.r, start) ?? oneUnit(s, start);
  if (!length || length.value.seconds > 0) return null;
  const { months, days } = length.value;
  return { value: { weeks: { months, days } }, next: length.next };
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
    cycle.exdates = [...(cycle.exdates ?? []), ...(item.value.exdates ?? [])];
    cycle.exceptDays = [...(cycle.exceptDays ?? []), ...(item.value.exceptDays ?? [])];
    cycle.exceptMonths = [...(cycle.exceptMonths ?? []), ...(item.value.exceptMonths ?? [])];
    next = item.next;
    const and = skipTo(s, "and", next);
    if (and < 0) break;
    from = maybeTo(s, "on", and);
  }
  return next > 0 ? { value: cycle, next } : null;
}

function readException(s: Scan, i: number): CycleMatch {
  const group = readDayClass(s, i);
  if (group) return { value: { exceptDays: group.value.days }, next: group.next };
  const list = readWeekdays(s, i);
  if (list && !readDated(s, i, list.next)) return { value: { exceptDays: list.value.days }, next: list.next };
  const moment = readMoment(s.r, i);
  if (moment?.value.day && !moment.value.clock && !moment.value.lastDay && !moment.value.day.problem) {
    return { value: { exdates: [formatWall(moment.value.day.wall).slice(0, 10)] }, next: moment.next };
  }
  const months = readMonths(s, i);
  return months && { value: { exceptMonths: months.value }, next: months.next };
}

/** "Tuesday 23 December" is a date, and reaches further than the weekday. */
function readDated(s: Scan, i: number, next: number): boolean {
  const moment = readMoment(s.r, i);
  return moment?.value.day !== undefined && moment.next > next;
}

/** A date, a date with time, or the start of a period. */
function readWhen(s: Scan, i: number, dateOnly = false): Match<{ local: string; end?: string }> {
  // A month stands for its first day here, whether something starts or ends with it.
  const period = readPeriod(s.r, maybeTo(s, "the", i), true);
  const moment = readMoment(s.r, i);
  if (period && period.next >= (moment?.next ?? 0)) {
    return { value: { local: formatWall(period.value.start).slice(0, 10) }, next: period.next };
  }
  if (!moment || moment.value.length || moment.value.lastDay) return null;
  if (!moment.value.day && moment.value.elapsed === undefined && !moment.value.period && !moment.value.partDay) return null;
  if (dateOnly && moment.value.clock) return null;
  const settled = settle(s.r, moment.value, "");
  if (!settled || (settled.problem && settled.problem !== "in-the-past")) return null;
  return { value: { local: settled.when.local }, next: moment.next };
}

/** The end of a span without years lies after its start. */
function later(start: string, end: string): string {
  return end >= start ? end : `${Number(end.slice(0, 4)) + 1}${end.slice(4)}`;
}
