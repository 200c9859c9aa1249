import type { Rule } from "../rule-parts.ts";

/** One search through the occurrences of a schedule, in the order of its wall clock. */
export interface Walk {
  rule: Rule;
  /** Wall clock (`parseWall` form) before which nothing happens. */
  start: number;
  zone: string;
  /** Times of day in milliseconds since midnight, ascending; empty means those of the rule or of `start`. */
  times: readonly number[];
  /** Occurrences before this wall clock, and hourly or finer ones before this instant, may be left out. */
  fromWall: number;
  fromInstant: number;
  /** Called in ascending wall-clock order (hourly and finer: in the order of instants); false stops the walk. */
  visit: (wall: number, instant: number) => boolean;
}
