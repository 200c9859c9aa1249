/** The times of day at which a daily or coarser rule happens. */
import type { Rule } from "../rule-parts.ts";
import { DAY_MS } from "../zones.ts";
import { mod } from "./calendar-days.ts";

export interface Moments {
  count: number;
  /** Milliseconds since midnight of the nth, from 0, ascending. */
  at(index: number): number;
  /** How many lie before `ms` (milliseconds since midnight; may lie outside the day). */
  indexAt(ms: number): number;
  /** COUNT and BYSETPOS see days, not times: the times stand beside the rule, not in it. */
  countsDays: boolean;
}

/**
 * `times` (ascending) when there are any, else those of BYHOUR, BYMINUTE and BYSECOND, where each part that is
 * missing comes from `start`. Every second of the day is 86,400 of them, so they are never listed.
 */
export function momentsOfDay(rule: Rule, start: number, times: readonly number[]): Moments {
  if (times.length > 0) {
    const at = (index: number) => times[index] as number;
    return momentsFrom(times.length, at, true);
  }
  const time = mod(start, DAY_MS);
  const hours = given(rule.byHour, Math.floor(time / 3_600_000));
  const minutes = given(rule.byMinute, Math.floor(time / 60_000) % 60);
  const seconds = given(rule.bySecond, Math.floor(time / 1000) % 60);
  const perHour = minutes.length * seconds.length;
  const at = (index: number) =>
    (hours[Math.floor(index / perHour)] as number) * 3_600_000 +
    (minutes[Math.floor(index / seconds.length) % minutes.length] as number) * 60_000 +
    (seconds[index % seconds.length] as number) * 1000;
  return momentsFrom(hours.length * perHour, at, false);
}

function momentsFrom(count: number, at: Moments["at"], countsDays: boolean): Moments {
  return { count, at, indexAt: (ms) => indexAt(count, at, ms), countsDays };
}

function indexAt(count: number, at: Moments["at"], ms: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

function given(values: readonly number[], fallback: number): readonly number[] {
  return values.length > 0 ? [...values].sort((a, b) => a - b) : [fallback];
}
