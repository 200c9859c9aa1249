import type { Nag, ReminderFields } from "../reminder.ts";

const MINUTE = 60_000;
/** Bounds, so that what nobody answers ends by itself. */
const MOST_NAGS = 12;
const LONGEST_NAG_MINUTES = 24 * 60;
const SHORTEST_NAG_MINUTES = 1;

/** A nag within bounds: at most `MOST_NAGS` times and a day; null when its steps are too short or too long. */
export function boundedNag(everySeconds: number, times: number = MOST_NAGS): Nag | null {
  const everyMinutes = Math.round(everySeconds / 60);
  if (everyMinutes < SHORTEST_NAG_MINUTES || everyMinutes > LONGEST_NAG_MINUTES) return null;
  const most = Math.min(MOST_NAGS, Math.floor(LONGEST_NAG_MINUTES / everyMinutes));
  return { everyMinutes, times: Math.max(1, Math.min(times, most)) };
}

/** When something that is said at `now` is said again; null when it is not. */
export function firstNag({ nag }: Pick<ReminderFields, "nag">, now: number): number | null {
  return nag && now + nag.everyMinutes * MINUTE;
}

/** The next step of its own grid after `now`: time that it could not be said in is not made up for. */
export function nextNag(nagAt: number, { everyMinutes }: Nag, now: number): number {
  const step = everyMinutes * MINUTE;
  return nagAt + step * Math.max(1, Math.floor((now - nagAt) / step) + 1);
}
