import { quietUntil } from "../../../time/quiet-hours.ts";
import { occurrencesBetween, type Schedule } from "../../../time/recurrence.ts";
import type { Moment } from "../../../wording/time.ts";
import type { LatePolicy } from "../reminder.ts";

/** Later than this is said and counts as late; less is the ordinary way of an alarm. */
export const LATE_MS = 2 * 60_000;
/** Missed occurrences that are counted one by one. */
export const MOST_COUNTED = 1_000;

const HOUR = 3_600_000;
/** Reaches back to the newest occurrence of a series whose missed ones are too many to list. */
const LOOKS_BACK = [HOUR, 48 * HOUR, 40 * 24 * HOUR];

/** What to do about something that has fallen due. */
export type Verdict =
  /** Not before then (UTC milliseconds): these are quiet hours. */
  | { kind: "hold"; until: number }
  /** Too late to be of any use. */
  | { kind: "skip" }
  | { kind: "say" };

/**
 * Decides about an occurrence at `moment.now`. Quiet hours come first: they hold back whatever is not urgent.
 * How late it is counts from the occurrence itself, held back or not, since that is what its use depends on.
 */
export function verdictOn(
  occurrence: number,
  { urgent, late }: { urgent: boolean; late: LatePolicy },
  { now, profile }: Moment,
): Verdict {
  const until = urgent || !profile.quiet ? null : quietUntil(now, profile.quiet, profile.zone);
  if (until !== null) return { kind: "hold", until };
  return now - occurrence > latestOf(late) ? { kind: "skip" } : { kind: "say" };
}

/** Milliseconds after which it is not said any more. */
function latestOf(late: LatePolicy): number {
  if (late.policy === "fire") return Number.POSITIVE_INFINITY;
  return late.policy === "skip" ? LATE_MS : late.minutes * 60_000;
}

/** The occurrences that one message stands for. */
export interface Missed {
  /** UTC milliseconds of the newest one that is due. */
  latest: number;
  /** How many came before it, at most `MOST_COUNTED`. */
  earlier: number;
}

/** Of a series only the newest occurrence is said, with a count of those that nothing was said about. */
export function missedOf(schedule: Schedule | null, first: number, now: number): Missed {
  if (!schedule) return { latest: first, earlier: 0 };
  const found = occurrencesBetween(schedule, first + 1, now + 1, MOST_COUNTED);
  const last = found.at(-1);
  if (last === undefined) return { latest: first, earlier: 0 };
  if (found.length < MOST_COUNTED) return { latest: last, earlier: found.length };
  return { latest: newestOf(schedule, last, now), earlier: MOST_COUNTED };
}

function newestOf(schedule: Schedule, known: number, now: number): number {
  for (const reach of LOOKS_BACK) {
    const from = Math.max(known, now - reach);
    const newest = occurrencesBetween(schedule, from, now + 1, 10_000).at(-1);
    if (newest !== undefined) return newest;
  }
  return known;
}
