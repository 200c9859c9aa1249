/** The date reader together with the words for repetitions. */
import { type Match, type Reader, skipPhrase, word } from "../dates/reading/reader.ts";
import type { Cycle } from "./cycle.ts";
import type { RecurrenceRole, RecurrenceWords } from "./recurrence-words.ts";

export interface Scan {
  readonly r: Reader;
  readonly w: RecurrenceWords;
}

export type CycleMatch = Match<Cycle>;

/** The place after a phrase of a role, or -1. */
export function skipTo(s: Scan, role: RecurrenceRole, i: number): number {
  return skipPhrase(s.r, s.w, role, i);
}

/** The place after a phrase of a role, or `i`. */
export function maybeTo(s: Scan, role: RecurrenceRole, i: number): number {
  return Math.max(i, skipTo(s, role, i));
}

/** The word at a place. */
export function wordAt(s: Scan, i: number): string {
  return word(s.r, i);
}
