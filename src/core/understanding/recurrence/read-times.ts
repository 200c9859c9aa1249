/** Times of day in a repetition: "at 9", "at 10, 12 and 17", "at noon". */

import type { DayPart } from "../dates/date-words.ts";
import { type Clock, readClock } from "../dates/reading/read-clock.ts";
import { inPart, readPart } from "../dates/reading/read-pieces.ts";
import type { Match } from "../dates/reading/reader.ts";
import { type Scan, skipTo, wordAt } from "./scan.ts";

/** More times a day than anyone lists. */
const MAX_TIMES = 24;
const HALF_DAY = 12 * 3600;
const HOUR = 3600;

/** A list of times. */
export function readTimes(s: Scan, i: number): Match<Clock[]> {
  const at = skipTo(s, "at", i);
  const clocks: Clock[] = [];
  let next = -1;
  let from = at > 0 ? at : i;
  for (let n = 0; n < MAX_TIMES; n++) {
    const clock = readOneTime(s, from, at > 0);
    if (!clock) break;
    clocks.push(clock.value);
    next = clock.next;
    const and = skipTo(s, "and", next);
    if (and < 0) break;
    from = Math.max(and, skipTo(s, "at", and));
  }
  return clocks.length > 0 ? { value: clocks, next } : null;
}

/** "9", "9am", "9 in the morning". */
function readOneTime(s: Scan, i: number, bare: boolean): Match<Clock> {
  const clock = readClock(s.r, i, bare);
  if (!clock || isSomethingElse(s, clock.next)) return null;
  const part = skipTo(s, "in", clock.next) > 0 ? readPart(s.r, clock.next) : null;
  if (!part?.value.part || part.value.partDay !== undefined) return clock;
  return { value: inPart(clock.value, part.value.part), next: part.next };
}

/** "at 5 times", "2 weeks": numbers that are no times of day. */
function isSomethingElse(s: Scan, i: number): boolean {
  return skipTo(s, "times", i) > 0 || s.r.words.units.has(wordAt(s, i));
}

/**
 * Seconds since midnight, ascending. Open hours take the half of the day of the day part ("every evening at
 * 8") or of a later time ("at 8 and 10 pm"), are meant as written beside a 24-hour time, and else belong to
 * the person's day.
 */
export function settleTimes(s: Scan, said: readonly Clock[], part: DayPart | undefined): number[] {
  const clocks = part ? said.map((clock) => inPart(clock, part)) : said;
  const written = clocks.some(
    (clock) => !clock.ambiguous && !clock.half && clock.seconds >= 13 * HOUR && !part,
  );
  const seconds = clocks.map((clock, k) => {
    if (!clock.ambiguous || clock.asShown || written) return clock.seconds % (2 * HALF_DAY);
    const early = clock.seconds % HALF_DAY;
    const half = clocks.slice(k + 1).find((later) => later.half)?.half;
    if (half) return half === "am" ? early : early + HALF_DAY;
    return early >= s.r.waking ? early : early + HALF_DAY;
  });
  return [...new Set(seconds)].sort((a, b) => a - b);
}
