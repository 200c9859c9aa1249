import type { Deed } from "./day.ts";
import type { Arrival } from "./platforms.ts";

export interface Findings {
  /** Messages that had to arrive. */
  asked: number;
  lost: string[];
  /** Messages that arrived once more. */
  repeated: number;
  /** Of these: without the mark. */
  unmarked: string[];
  /** Of these: although neither a kill nor a broken connection had cut off the answer before. */
  illegal: string[];
  /** Numbers of items that are missing, double or out of order: something was done twice or not in turn. */
  misnumbered: string[];
}

/** What an object may take to store an answer that it has got, on a machine whose disk is busy. */
const SETTLE_MS = 5_000;
/** What the dead one had sent may be read by its platform a little later; its successor is not up so soon. */
const IN_FLIGHT_MS = 500;

/** Joins what one person did with what arrived. `kills` are UTC milliseconds. */
export function judge(deeds: Deed[], arrivals: Arrival[], kills: number[]): Findings {
  const expected = deeds.flatMap((deed) => deed.expected);
  const lost = expected
    .filter((pattern) => !arrivals.some(({ line }) => pattern.test(line)))
    .map(String);
  const findings = { asked: expected.length, lost, repeated: 0, unmarked: [], illegal: [] };
  return { ...findings, ...repeats(arrivals, kills), misnumbered: misnumbered(deeds, arrivals) };
}

function repeats(arrivals: Arrival[], kills: number[]) {
  const last = new Map<string, Arrival>();
  const unmarked: string[] = [];
  const illegal: string[] = [];
  let repeated = 0;
  // An edit that is made twice shows nothing twice.
  for (const arrival of arrivals.filter(({ edit }) => !edit)) {
    const before = last.get(arrival.line);
    last.set(arrival.line, arrival);
    if (!before) continue;
    repeated += 1;
    if (!arrival.marked) unmarked.push(arrival.line);
    if (!wasCutOff(before, kills))
      illegal.push(`${arrival.line} (${distance(before, kills)} ms after a kill)`);
  }
  return { repeated, unmarked, illegal };
}

const wasCutOff = ({ answered, at }: Arrival, kills: number[]): boolean =>
  !answered || kills.some((kill) => at > kill - SETTLE_MS && at < kill + IN_FLIGHT_MS);

/** From the nearest kill to the arrival; negative when it came before it. */
const distance = ({ at }: Arrival, kills: number[]): number =>
  kills.map((kill) => at - kill).toSorted((a, b) => Math.abs(a) - Math.abs(b))[0] ??
  Number.POSITIVE_INFINITY;

/** Items are numbered 1, 2, 3 ... in the order in which they were asked for. */
function misnumbered(deeds: Deed[], arrivals: Arrival[]): string[] {
  return deeds.flatMap(({ expected: [pattern], text }, index) => {
    const found = arrivals.map(({ line }) => pattern?.exec(line)?.[1]).find(Boolean);
    return found === undefined || Number(found) === index + 1 ? [] : [`${found}: ${text}`];
  });
}
