/** What the recurrence finder hands to the rest of the understanding. */
import type { AmbiguityReason, RecurrencePhrase } from "../interpretation.ts";

export interface RecurrenceFinding {
  /** The rule as read. With a `problem`, a proposal only. */
  recurrence: RecurrencePhrase;
  /** Offsets in the text, end exclusive. */
  span: [start: number, end: number];
  problem?: AmbiguityReason;
}
