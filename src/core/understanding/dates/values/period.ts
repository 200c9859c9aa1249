/** A stretch of calendar time as read: a week, a month, a weekend. */

import { DAY_MS } from "../../../time/zones.ts";
import type { Grain } from "../../interpretation.ts";
import type { Unit } from "../date-words.ts";
import { weekStart } from "./day.ts";

export interface Period {
  /** Wall clocks in the form of `parseWall`; the end is exclusive. */
  start: number;
  end: number;
  grain: Grain;
  backward?: boolean;
  /** A month or quarter without a year: may move on by years. */
  open?: boolean;
  /** The end of a longer period: what is said to last until then lasts through it. */
  edge?: boolean;
}

/** The whole unit that holds a day, `offset` units later. Null for units shorter than a week. */
export function unitPeriod(day: number, unit: Unit, offset: number, times = 1): Period | null {
  const date = new Date(day);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  switch (unit) {
    case "week": {
      const start = weekStart(day) + offset * times * 7 * DAY_MS;
      return { start, end: start + times * 7 * DAY_MS, grain: "week" };
    }
    case "month":
      return monthPeriod(year, month + 1 + offset);
    case "quarter":
      return quarterPeriod(year, Math.floor(month / 3) + 1 + offset);
    case "year": {
      const first = Math.floor(year / times) * times + offset * times;
      return { start: Date.UTC(first, 0, 1), end: Date.UTC(first + times, 0, 1), grain: "year" };
    }
    default:
      return null;
  }
}

/** Month by number; 0 and 13 run over into the years beside. */
export function monthPeriod(year: number, month: number): Period {
  return { start: Date.UTC(year, month - 1, 1), end: Date.UTC(year, month, 1), grain: "month" };
}

/** Quarter by number; runs over likewise. */
export function quarterPeriod(year: number, quarter: number): Period {
  const first = (quarter - 1) * 3;
  return { start: Date.UTC(year, first, 1), end: Date.UTC(year, first + 3, 1), grain: "quarter" };
}

/** Saturday and Sunday of the week that holds a day. */
export function weekendOf(day: number): Period {
  const start = weekStart(day) + 5 * DAY_MS;
  return { start, end: start + 2 * DAY_MS, grain: "day" };
}

/** The next month with a number from `today` on, this one included. */
export function comingMonth(today: number, month: number): Period {
  const date = new Date(today);
  const year = date.getUTCFullYear() + (month < date.getUTCMonth() + 1 ? 1 : 0);
  return { ...monthPeriod(year, month), open: true };
}
