/** What one expression of time is made of, before it is settled to wall clock values. */
import type { Grain } from "../../interpretation.ts";
import type { DayPart } from "../date-words.ts";
import type { Clock } from "../reading/read-clock.ts";
import type { Duration } from "../reading/read-duration.ts";
import type { Day } from "./day.ts";
import type { Period } from "./period.ts";

export interface Moment {
  day?: Day;
  /** Last day of a stretch of days, inclusive. */
  lastDay?: Day;
  period?: Period;
  /** Last period of a stretch, inclusive. */
  lastPeriod?: Period;
  clock?: Clock;
  clockEnd?: Clock;
  part?: DayPart;
  /** "this morning", "tonight", "last night": the day part named its own day. */
  partDay?: number;
  zone?: string;
  /** Elapsed time from now in milliseconds ("in 20 minutes"). */
  elapsed?: number;
  grain?: Grain;
  /** "for 2 hours". */
  length?: Duration;
  deadline?: boolean;
  /** With the deadline: up to the start of the day or period, not through it ("before March", "until May"). */
  upTo?: boolean;
  /** "between now and 5pm": from now until the time said. */
  sinceNow?: boolean;
  /** "after", "since": the time is where it starts. */
  open?: boolean;
  /** End of the day, read with the deadline. */
  endOfDay?: boolean;
  backward?: boolean;
  /** "within 2 weeks", "next 2 hours": from now until then. */
  fromNow?: boolean;
}

/** True when nothing has been read yet. */
export function isEmpty(moment: Moment): boolean {
  return Object.keys(moment).length === 0;
}
