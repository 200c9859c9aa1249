import { addDays, addMonths, weekdayOf } from "../../time/zones.ts";
import type { When } from "../../understanding/interpretation.ts";
import { type Moment, today } from "../../wording/time.ts";

/** Days from `from` inclusive to `to` exclusive, `YYYY-MM-DD`. */
export interface DayRange {
  from: string;
  to: string;
}

/** Longest range that is shown; more would not be read. */
const MAX_DAYS = 31;

type RangeName = "today" | "tomorrow" | "week";

/** "week" is what is left of it, to Sunday. */
export function namedRange(name: RangeName, moment: Moment): DayRange {
  const day = today(moment);
  switch (name) {
    case "today":
      return { from: day, to: addDays(day, 1) };
    case "tomorrow":
      return { from: addDays(day, 1), to: addDays(day, 2) };
    case "week":
      return { from: day, to: addDays(day, 8 - weekdayOf(day)) };
  }
}

/** The days that a time as said covers; past days of the current week or month are left out. */
export function rangeOf(when: When, moment: Moment): DayRange {
  const start = when.local.slice(0, 10);
  const end = when.end === undefined ? endOf(start, when) : lastDay(when.end);
  const now = today(moment);
  const from = start < now && end > now ? now : start;
  const longest = addDays(from, MAX_DAYS);
  return { from, to: end > longest ? longest : end };
}

function endOf(start: string, { grain }: When): string {
  switch (grain) {
    case "week":
      return addDays(start, 7);
    case "month":
      return addMonths(start, 1);
    case "quarter":
      return addMonths(start, 3);
    case "year":
      return addMonths(start, 12);
    case "second":
    case "minute":
    case "hour":
    case "day":
      return addDays(start, 1);
  }
}

/** The day after the last one that an exclusive end still touches. */
function lastDay(end: string): string {
  const touchesDay = end.length > 10 && end.slice(11) > "00:00:00";
  return touchesDay ? addDays(end.slice(0, 10), 1) : end.slice(0, 10);
}
