/** What the recurrence finder hands to the rest of the understanding. */
import type { AmbiguityReason, RecurrencePhrase } from "../interpretation.ts";

export interface RecurrenceFinding {
  /** The rule as read. With a `problem`, a proposal only. */
  recurrence: RecurrencePhrase;
  /** Offsets in the text, end exclusive. */
  span: [start: number, end: number];
  /** Bounds that stand apart from it, at the end of the sentence; offsets as in `span`. */
  tail?: [start: number, end: number];
  problem?: AmbiguityReason;
  /** What the same words can mean too: another rule ("every second Tuesday") or other times ("every day at 6"). */
  other?: Partial<Pick<RecurrencePhrase, "rrule" | "times">>;
}

/** The offsets of everything that the finding accounts for. */
export function spansOf({ span, tail }: RecurrenceFinding): [start: number, end: number][] {
  return tail ? [span, tail] : [span];
}
