/** A calendar day as read, with what else it could be. */
import { DAY_MS, daysInMonth } from "../../../time/zones.ts";
import type { AmbiguityReason } from "../../interpretation.ts";
import { isoWeekday } from "./holidays.ts";

export interface Day {
  /** Midnight, in the form of `parseWall`. */
  wall: number;
  /** Other days it could be, best first. */
  others: number[];
  /** What was left open and may move forward when the time on that day is over. */
  roll: "none" | "week" | "month" | "year";
  /** Said as something past ("last Friday", "two days ago"). */
  backward?: boolean;
  problem?: AmbiguityReason;
  /** The same day of this year is over since a few weeks at most. */
  justOver?: boolean;
  /** The numbers of a day that no calendar has ("31 June"). */
  said?: { day: number; month: number };
  /** Length of a feast of several days, of which this is the first. */
  days?: number;
}

/** Whoever names a day that was over so recently hardly means the one of the next year. */
const JUST_OVER = 31 * DAY_MS;

/** A day that can mean nothing else. */
export function sureDay(wall: number): Day {
  return { wall, others: [], roll: "none" };
}

/** A date by its numbers; without a year the next such day from `today` on. Null when the numbers are no date at all. */
export function calendarDay(today: number, day: number, month: number, year?: number): Day | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (year !== undefined) return datedDay(day, month, year);
  const thisYear = new Date(today).getUTCFullYear();
  // 29 February comes at least once in eight years.
  for (let y = thisYear; y <= thisYear + 8; y++) {
    if (day > daysInMonth(y, month)) continue;
    const wall = Date.UTC(y, month - 1, day);
    if (wall < today) continue;
    const last = Date.UTC(thisYear, month - 1, day);
    const justOver = last < today && today - last <= JUST_OVER;
    return { wall, others: [], roll: "year", ...(justOver && { justOver }) };
  }
  const passed = Date.UTC(thisYear, month - 1, 1) < today - 31 * DAY_MS;
  const never = impossibleDay(Date.UTC(thisYear + (passed ? 1 : 0), month, 1));
  return { ...never, said: { day, month } };
}

/** The next day with a number in its month, from `today` on ("the 15th"). */
export function dayOfMonth(today: number, day: number): Day | null {
  if (day < 1 || day > 31) return null;
  const date = new Date(today);
  for (let k = 0; k < 3; k++) {
    const wall = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + k, day);
    if (wall >= today && new Date(wall).getUTCDate() === day)
      return { wall, others: [], roll: "month" };
  }
  return null;
}

/** The weekday (ISO) on or after a day. */
export function weekdayFrom(wall: number, weekday: number): number {
  return wall + ((weekday - isoWeekday(wall) + 7) % 7) * DAY_MS;
}

/** The day that is `n` working days (Monday to Friday) after `wall`, or before it for a negative `n`. */
export function workdayFrom(wall: number, n: number): number {
  const step = n < 0 ? -DAY_MS : DAY_MS;
  let day = wall;
  for (let left = Math.min(Math.abs(n), 1000); left > 0; ) {
    day += step;
    if (isoWeekday(day) <= 5) left--;
  }
  return day;
}

/** Monday of the week that holds a day. */
export function weekStart(wall: number): number {
  return wall - (isoWeekday(wall) - 1) * DAY_MS;
}

/** Four-digit year for a year written with two: near the present, else the last century. */
export function fullYear(today: number, twoDigits: number): number {
  const now = new Date(today).getUTCFullYear();
  const century = now - (now % 100);
  const year = century + twoDigits;
  return year > now + 15 ? year - 100 : year;
}

function datedDay(day: number, month: number, year: number): Day | null {
  if (year < 1000 || year > 9999) return null;
  if (day > daysInMonth(year, month)) return impossibleDay(Date.UTC(year, month, 1));
  return sureDay(Date.UTC(year, month - 1, day));
}

/** "31 February": what may have been meant is the end of the month or the day after it, `end`. */
export function impossibleDay(end: number): Day {
  const others = [end - DAY_MS, end];
  return { wall: end - DAY_MS, others, roll: "none", problem: "impossible-date" };
}
