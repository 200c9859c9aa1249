/** What the date finder hands to the rest of the understanding. */
import type { AmbiguityReason, UnderstandingContext, When } from "../interpretation.ts";

export interface TimeFinding {
  /** The best reading. With a `problem`, a proposal only: nothing may be done with it unasked. */
  when: When;
  /** Offsets in the text, end exclusive. */
  span: [start: number, end: number];
  /** Seconds, for a pure duration ("for 20 minutes"); `when` then is the time span from now on. */
  duration?: number;
  /** Other readings, best first. */
  alternatives: When[];
  problem?: AmbiguityReason;
  /** Where the last part of a stretch of months or years starts ("May to July"): some mean up to there, `when.end` is through it. */
  lastPart?: string;
  /** A date of the next year, because that of this year is just over: hardly what is meant by a reminder. */
  justOver?: true;
}

export type TimeContext = Pick<UnderstandingContext, "now" | "zone" | "locale" | "dayStart">;
