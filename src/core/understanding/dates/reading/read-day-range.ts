/** Stretches of days and periods: "July 13 to 15", "from Monday to Friday", "Sep to Nov", "2014-2018". */
import { DAY_MS } from "../../../time/zones.ts";
import { calendarDay, weekdayFrom } from "../values/day.ts";
import { isoWeekday } from "../values/holidays.ts";
import type { Moment } from "../values/moment.ts";
import { type Period, unitPeriod } from "../values/period.ts";
import { readNumber, readOrdinal } from "./numbers.ts";
import { readMonth, readYearAfter } from "./read-calendar.ts";
import { longest, readDay } from "./read-day.ts";
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
  const second = readDay(r, to, true);
  if (!second) return null;
  let last = second.value.wall;
  // The end of "next Monday to Friday" follows the start.
  if (last < first.value.wall && second.value.roll === "week") {
    last = weekdayFrom(first.value.wall, isoWeekday(last));
  }
  if (last < first.value.wall && first.value.roll === "year" && second.value.roll !== "year") {
    const date = new Date(first.value.wall);
    const back = Date.UTC(new Date(last).getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
    return range(back <= last ? back : back - 365 * DAY_MS, last, second.next);
  }
  return last < first.value.wall
    ? null
    : range(
        first.value.wall,
        last,
        second.next,
        first.value.roll === "week" ? "none" : first.value.roll,
      );
}

/** "September to November", "2014 to 2018", "Jan 2019 until today", "April until the end of June". */
function readPeriods(r: Reader, i: number, between: boolean): Match<Moment> {
  const first = readPeriod(r, i, true);
  const to = first ? connector(r, first.next, between) : -1;
  if (!first || to < 0) return null;
  const now = skip(r, "now", to);
  if (now > 0) return range(first.value.start, r.today - DAY_MS, now);
  const second = readPeriod(r, to, true);
  const day = readDay(r, to, true);
  if (day && day.next > (second?.next ?? 0)) {
    return day.value.wall < first.value.start
      ? null
      : range(first.value.start, day.value.wall - DAY_MS, day.next);
  }
  if (!second || second.value.grain === "day") return null;
  return { value: spanOf(first.value, second.value), next: second.next };
}

/** Both ends in order; a year said with the end holds for the start too ("Jan-Feb 2017"). */
function spanOf(first: Period, second: Period): Moment {
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
