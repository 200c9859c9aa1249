import type { Arrival } from "./arrival.ts";
import type { Deed } from "./day.ts";

export interface Findings {
  /** Messages that had to arrive. */
  asked: number;
  lost: string[];
  /** Messages whose answer was cut off, by a kill or a broken connection. */
  cut: number;
  /** Messages that arrived once more. */
  repeated: number;
  /** Of these: without the mark. */
  unmarked: string[];
  /** Of these: although neither a kill nor a broken connection had cut off the answer before. */
  illegal: string[];
  /** Numbers of items that are missing, double or out of order: something was done twice or not in turn. */
  misnumbered: string[];
  /** The longest time from the arrival of a message to the kill that kept its answer from being stored (ms). */
  farthest: number;
}

/** What happened outside; all in UTC milliseconds. */
export interface Course {
  kills: number[];
  /** What was due until then must have arrived. */
  until: number;
}

/** What an object may take to store an answer that it has got, on a machine whose disk is busy. */
const SETTLE_MS = 5_000;
/** What the dead one had sent may be read by its platform a little later; its successor is not up so soon. */
const IN_FLIGHT_MS = 500;

/** Joins what one person did with what arrived. */
export function judge(deeds: Deed[], arrivals: Arrival[], { kills, until }: Course): Findings {
  const byKey = Map.groupBy(arrivals, identityOf);
  const expected = [
    ...deeds.flatMap((deed) => deed.expected),
    ...deeds.flatMap((deed) => occurrencesOf(deed, arrivals, until)),
  ];
  const lost = [
    ...expected.filter((key) => !byKey.has(key)),
    ...deeds.flatMap((deed) => skippedOf(deed, arrivals)),
  ];
  return {
    asked: expected.length,
    lost,
    ...repeats([...byKey.values()], kills),
    misnumbered: misnumbered(deeds, arrivals),
  };
}

/** A series says the same each time, except when it comes up next. */
const identityOf = ({ key, next }: Arrival): string =>
  key.startsWith("Reminder ") && next !== null ? `${key} @${next}` : key;

const isOf =
  ({ series }: Deed) =>
  ({ key }: Arrival): boolean =>
    key === `Reminder ${series?.title}`;

/**
 * What a series had to say by `until`, reckoned from its first occurrence alone. One that came so late that it
 * stood for others is known by the next one that it names.
 */
function occurrencesOf(deed: Deed, arrivals: Arrival[], until: number): string[] {
  if (!deed.series) return [];
  const { title, everyMs } = deed.series;
  const first = arrivals.find(({ key }) => key === `Set reminder ${title}`)?.next;
  if (first === null || first === undefined) return [];
  const named = arrivals.filter(isOf(deed)).map(({ next }) => next ?? 0);
  const expected: string[] = [];
  for (let at = first; at + everyMs <= until; ) {
    const found = Math.min(...named.filter((next) => next > at));
    const next = Number.isFinite(found) && found <= until ? found : at + everyMs;
    expected.push(`Reminder ${title} @${next}`);
    at = next;
  }
  return expected;
}

/** Occurrences that were passed over by a message that was not late. */
function skippedOf(deed: Deed, arrivals: Arrival[]): string[] {
  if (!deed.series) return [];
  const { title, everyMs } = deed.series;
  const named = arrivals
    .filter((arrival) => isOf(deed)(arrival) && arrival.next !== null)
    .map(({ next, late }) => ({ next: next ?? 0, late }))
    .toSorted((a, b) => a.next - b.next);
  const first = arrivals.find(({ key }) => key === `Set reminder ${title}`)?.next ?? 0;
  return named.flatMap(({ next, late }, index) => {
    const before = named[index - 1]?.next ?? first;
    const isGap = next - before > everyMs || (next - before) % everyMs !== 0;
    return isGap && !late ? [`Reminder ${title} between ${before} and ${next}`] : [];
  });
}

function repeats(groups: Arrival[][], kills: number[]) {
  const found = { cut: 0, repeated: 0, unmarked: [] as string[], illegal: [] as string[] };
  let farthest = 0;
  for (const group of groups) {
    // An edit that is made twice shows nothing twice.
    const shown = group.filter(({ edit }) => !edit);
    found.cut += shown.filter(({ answered }) => !answered).length;
    shown.slice(1).forEach((arrival, index) => {
      const before = shown[index] as Arrival;
      found.repeated += 1;
      const what = `${arrival.key} (first ${distance(before, kills)} ms after a kill, again after ${arrival.at - before.at} ms)`;
      if (!arrival.marked) found.unmarked.push(what);
      if (!wasCutOff(before, kills)) found.illegal.push(what);
      else if (before.answered) farthest = Math.max(farthest, -distance(before, kills));
    });
  }
  return { ...found, farthest };
}

const wasCutOff = ({ answered, at }: Arrival, kills: number[]): boolean =>
  !answered || kills.some((kill) => at > kill - SETTLE_MS && at < kill + IN_FLIGHT_MS);

/** From the nearest kill to the arrival; negative when it came before it. */
const distance = ({ at }: Arrival, kills: number[]): number =>
  kills.map((kill) => at - kill).toSorted((a, b) => Math.abs(a) - Math.abs(b))[0] ??
  Number.POSITIVE_INFINITY;

/** Items are numbered 1, 2, 3 ... in the order in which they were asked for. */
function misnumbered(deeds: Deed[], arrivals: Arrival[]): string[] {
  const numbers = new Map<string, number>();
  for (const { key, number } of arrivals)
    if (number !== null && !numbers.has(key)) numbers.set(key, number);
  return deeds.flatMap(({ expected: [key = ""], text }, index) => {
    const found = numbers.get(key);
    return found === undefined || found === index + 1 ? [] : [`${found}: ${text}`];
  });
}
