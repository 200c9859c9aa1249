/** Stretches of days and periods: "July 13 to 15", "from Monday to Friday", "Sep to Nov", "2014-2018". */
import { DAY_MS } from "../../../time/zones.ts";
import { calendarDay, type Day, sureDay, weekdayFrom, weekStart } from "../values/day.ts";
import { isoWeekday } from "../values/holidays.ts";
import type { Moment } from "../values/moment.ts";
import { type Period, unitPeriod } from "../values/period.ts";
import { readNumber, readOrdinal } from "./numbers.ts";
import { readMonth, readYearAfter } from "./read-calendar.ts";
import { longest, readDay } from "./read-day.ts";
import { readEdge } from "./read-edge.ts";
import { readPeriod } from "./read-period.ts";
import { digits, glued, type Match, maybe, type Reader, skip, word } from "./reader.ts";

/** Two days or periods with "to", "until", "-" or "between ... and" around them. */
export function readDayRange(r: Reader, i: number, sure: boolean): Match<Moment> {
  const between = skip(r, "between", i);
  const from = between > 0 ? -1 : skip(r, "from", i);
  const start = Math.max(between, from, i);
  const led = start > i || sure;
  return longest([
    readDaysOfMonth(r, start, between > 0),
    readDays(r, start, between > 0, led),
    readPeriods(r, start, between > 0),
  ]);
}

/** "13 to 15 July", "the 13th to the 15th of July", "July 13 - 15", "4 to 22 this month". */
function readDaysOfMonth(r: Reader, i: number, between: boolean): Match<Moment> {
  const month = readMonth(r, i, true);
  if (month) return readMonthThenDays(r, month.value, month.next, between);
  const first = readDayNumber(r, i);
  const to = first ? connector(r, first.next, between) : -1;
  if (!first || to < 0) return null;
  const lead = readMonth(r, to, true);
  const second = readDayNumber(r, lead?.next ?? to);
  if (!second || second.value > 31) return null;
  if (lead) return daysOf(r, first.value, second.value, lead.value, second.next);
  const of = maybe(r, "ofMonth", second.next);
  const name = readMonth(r, of, true);
  if (name) return daysOf(r, first.value, second.value, name.value, name.next);
  const period = readPeriod(r, of, false);
  if (period?.value.grain !== "month") return null;
  const base = period.value.start - DAY_MS;
  return range(base + first.value * DAY_MS, base + second.value * DAY_MS, period.next);
}

function readMonthThenDays(r: Reader, month: number, i: number, between: boolean): Match<Moment> {
  const inner = skip(r, "between", i);
  const first = readDayNumber(r, inner > 0 ? inner : i);
  const to = first ? connector(r, first.next, between || inner > 0) : -1;
  const again = to > 0 ? readMonth(r, to, true) : null;
  if (again && again.value !== month) return null;
  const second = to > 0 ? readDayNumber(r, again?.next ?? to) : null;
  if (!first || !second || second.value > 31 || second.value <= first.value) return null;
  return daysOf(r, first.value, second.value, month, second.next);
}

/** A day of the month as a number or ordinal, glued to nothing that makes it a clock time. */
function readDayNumber(r: Reader, i: number): Match<number> {
  const at = maybe(r, "the", i);
  const token = r.tokens[at];
  if (token?.value !== undefined && token.end - token.start > 2) return null;
  const number = readOrdinal(r, at) ?? readNumber(r, at);
  if (!number || number.value < 1 || number.value > 31) return null;
  const after = word(r, number.next);
  if (glued(r, number.next) && /^[:/.h%]$/.test(after) && digits(r, number.next + 1) !== undefined)
    return null;
  return skip(r, "am", number.next) > 0 && after.length > 1 ? null : number;
}

function daysOf(
  r: Reader,
  first: number,
  last: number,
  month: number,
  next: number,
): Match<Moment> {
  const year = readYearAfter(r, next);
  const end = calendarDay(r.today, last, month, year?.value);
  if (!end || end.problem) return null;
  const start = end.wall - (last - first) * DAY_MS;
  return first < last ? range(start, end.wall, year?.next ?? next, end.roll) : null;
}

/** "Monday to Friday", "2019-08-01 to today", "next Monday until the 5th". */
function readDays(r: Reader, i: number, between: boolean, led: boolean): Match<Moment> {
  const first = readDay(r, maybe(r, "on", i), led);
  const to = first ? connector(r, first.next, between) : -1;
  if (!first || to < 0) return null;
  const now = skip(r, "now", to);
  const second = now > 0 ? { value: sureDay(r.today - DAY_MS), next: now } : readDay(r, to, true);
  if (!second) return null;
  // In "Tuesday to Thursday next week" both are of that week.
  const week = r.words.units.get(word(r, second.next - 1))?.unit === "week";
  const start =
    week && first.value.roll === "week"
      ? sureDay(weekStart(second.value.wall) + (isoWeekday(first.value.wall) - 1) * DAY_MS)
      : first.value;
  return stretch(r, start, second.value, second.next);
}

/** From one day through another, in the order said. Null when they cannot be in that order. */
function stretch(r: Reader, first: Day, second: Day, next: number): Match<Moment> {
  // The end of "next Monday to Friday" follows the start.
  const last =
    second.wall < first.wall && second.roll === "week"
      ? weekdayFrom(first.wall, isoWeekday(second.wall))
      : second.wall;
  if (last >= first.wall)
    return range(first.wall, last, next, first.roll === "week" ? "none" : first.roll);
  const crosses = second.roll !== "year" || last >= r.today;
  if (first.roll !== "year" || !crosses) return null;
  const date = new Date(first.wall);
  const back = Date.UTC(new Date(last).getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  return range(back <= last ? back : back - 365 * DAY_MS, last, next);
}

/** "September to November", "2014 to 2018", "Jan 2019 until today", "April until the end of June". */
function readPeriods(r: Reader, i: number, between: boolean): Match<Moment> {
  const first = readStretch(r, i);
  const to = first ? connector(r, first.next, between) : -1;
  if (!first || to < 0) return null;
  const now = skip(r, "now", to);
  if (now > 0) return range(first.value.start, r.today - DAY_MS, now);
  const second = readStretch(r, to);
  const day = readDay(r, to, true);
  if (day && day.next > (second?.next ?? 0)) {
    return day.value.wall < first.value.start
      ? null
      : range(first.value.start, day.value.wall - DAY_MS, day.next);
  }
  if (!second || (second.value.grain === "day" && !second.value.edge)) return null;
  return { value: spanOf(r, first.value, second.value), next: second.next };
}

/** A period, or the beginning, middle or end of one. */
function readStretch(r: Reader, i: number): Match<Period> {
  const period = readPeriod(r, i, true);
  const edge = readEdge(r, i);
  return edge?.value.period && edge.next > (period?.next ?? 0)
    ? { value: { ...edge.value.period, edge: true }, next: edge.next }
    : period;
}

/** Both ends in order; a year said with the end holds for the start too ("Jan-Feb 2017"). */
function spanOf(r: Reader, first: Period, second: Period): Moment {
  // In September, "August to October" is the one that is running.
  if (first.open && second.open && second.start < first.start && second.end > r.today)
    return { period: unitPeriod(first.start, "month", -12) as Period, lastPeriod: second };
  if (!first.open || second.open || first.start <= second.start) {
    if (!first.open || second.open) return { period: first, lastPeriod: laterThan(first, second) };
  }
  const date = new Date(first.start);
  const year = new Date(second.start).getUTCFullYear();
  const inYear = unitPeriod(Date.UTC(year, date.getUTCMonth(), 1), "month", 0) as Period;
  const start =
    inYear.start <= second.start ? inYear : (unitPeriod(inYear.start, "month", -12) as Period);
  return { period: start, lastPeriod: second };
}

/** The end of "November to February" lies in the year after the start. */
function laterThan(first: Period, second: Period): Period {
  if (second.start >= first.start) return second;
  const move = (wall: number) => {
    const date = new Date(wall);
    return Date.UTC(date.getUTCFullYear() + 1, date.getUTCMonth(), date.getUTCDate());
  };
  return { ...second, start: move(second.start), end: move(second.end) };
}

function connector(r: Reader, i: number, between: boolean): number {
  return Math.max(skip(r, "to", i), between ? skip(r, "and", i) : -1);
}

function range(
  first: number,
  last: number,
  next: number,
  roll: "none" | "week" | "month" | "year" = "none",
): Match<Moment> {
  const value: Moment = {
    day: { wall: first, others: [], roll },
    lastDay: { wall: last, others: [], roll },
  };
  return { value, next };
}
