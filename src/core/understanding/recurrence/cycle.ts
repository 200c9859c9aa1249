/** What a repeating expression is made of, before it becomes a rule. */

import type { Frequency, RuleDay } from "../../time/rule-parts.ts";
import type { Clock } from "../dates/reading/read-clock.ts";

export interface Cycle {
  freq?: Frequency;
  interval?: number;
  byDay?: RuleDay[];
  /** The days of `byDay` count as one set: "last weekday of the month". */
  setPos?: number[];
  byMonthDay?: number[];
  byMonth?: number[];
  /** As said; the half of the day is settled when the whole expression is known. */
  times?: Clock[];
  /** "from 9 to 17": the hours within which something repeats. */
  window?: [first: Clock, last: Clock];
  /** Name of a day part that stands for a time of day ("every morning"). */
  part?: string;
  /** "twice a day": how many times of day or days there have to be. */
  perUnit?: number;
  start?: string;
  until?: string;
  count?: number;
  /** "for 10 weeks": length from the start on. */
  weeks?: { months: number; days: number };
  exdates?: string[];
  exceptDays?: RuleDay[];
  exceptMonths?: number[];
  afterDone?: boolean;
  /** The words say by themselves that something repeats. */
  trigger?: boolean;
  /** An adverb in front of a noun ("weekly report"): counts only when nothing else repeats. */
  adjective?: boolean;
  /** Read, but it could be meant in another way. */
  doubtful?: boolean;
}

export const WORKDAYS: readonly RuleDay[] = [
  { day: "MO" },
  { day: "TU" },
  { day: "WE" },
  { day: "TH" },
  { day: "FR" },
];
export const WEEKEND: readonly RuleDay[] = [{ day: "SA" }, { day: "SU" }];
