/** Puts the pieces of one repetition together. */
import type { Cycle } from "./cycle.ts";

const FLAGS: ReadonlySet<string> = new Set(["trigger", "doubtful", "adjective"]);

/** Adds a piece; null when it says something else about what has been said already. */
export function merge(cycle: Cycle, piece: Cycle): Cycle | null {
  const rhythm = mergeRhythm(cycle, piece);
  if (rhythm === null) return null;
  const out: Cycle = { ...cycle };
  for (const [name, value] of Object.entries(piece)) {
    const known = cycle[name as keyof Cycle];
    if (known !== undefined && !isRhythm(name) && !FLAGS.has(name) && !same(known, value))
      return null;
    Object.assign(out, { [name]: value });
  }
  return Object.assign(out, rhythm);
}

function isRhythm(name: string): boolean {
  return name === "freq" || name === "interval";
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

type Rhythm = Pick<Cycle, "freq" | "interval">;

/** How often, when both pieces say it: one of them may only refine the other. */
function mergeRhythm(a: Cycle, b: Cycle): Rhythm | null {
  if (b.freq === undefined) return rhythmOf(a);
  if (a.freq === undefined || (a.freq === b.freq && a.interval === b.interval)) return rhythmOf(b);
  // "every Monday morning": the morning of that day.
  if (isDayPart(b)) return rhythmOf(a);
  if (isDayPart(a)) return rhythmOf(b);
  // "every two weeks on Mondays", "every day on weekdays": the days of the longer rhythm.
  if (isDays(b) && (a.freq === "WEEKLY" || isDaily(a)))
    return isDaily(a) ? rhythmOf(b) : rhythmOf(a);
  return isDays(a) && b.freq === "WEEKLY" ? rhythmOf(b) : null;
}

function rhythmOf({ freq, interval }: Cycle): Rhythm {
  return {
    ...(freq === undefined ? {} : { freq }),
    ...(interval === undefined ? {} : { interval }),
  };
}

function isDaily(cycle: Cycle): boolean {
  return cycle.freq === "DAILY" && cycle.interval === 1;
}

function isDayPart(cycle: Cycle): boolean {
  return isDaily(cycle) && cycle.part !== undefined && cycle.byDay === undefined;
}

function isDays(cycle: Cycle): boolean {
  return cycle.freq === "WEEKLY" && cycle.interval === 1 && cycle.byDay !== undefined;
}
