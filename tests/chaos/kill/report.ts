import type { Findings } from "./judge.ts";
import type { KillRunOptions } from "./run.ts";

/** What came of a run, as one line. */
export interface KillReport {
  act: "day";
  messages: number;
  kills: number;
  seed: number;
  people: number;
  ok: boolean;
  /** Messages that had to arrive. */
  asked: number;
  lost: number;
  /** Messages whose answer was cut off. */
  cut: number;
  repeated: number;
  unmarked: number;
  illegal: number;
  misnumbered: number;
  /** The longest time from a repeated message to the kill that explains it, where it had its answer (ms). */
  farthest: number;
  /** What reached the platforms. */
  calls: number;
  /** Deliveries that got no 2xx, or whose 2xx was not heard. */
  redelivered: number;
  deadLetters: number;
  seconds: number;
  /** What is wrong, in words; the first few. */
  details: string[];
}

const FAULTS = ["lost", "unmarked", "illegal", "misnumbered"] as const;

export function reportOf(
  { messages, kills, seed, people }: KillRunOptions,
  findings: Findings[],
  deadLetters: number,
  started: number,
): Omit<KillReport, "calls" | "redelivered"> {
  const sum = (of: (one: Findings) => number) => findings.reduce((all, one) => all + of(one), 0);
  const total = (name: (typeof FAULTS)[number]) => sum((one) => one[name].length);
  const faults = {
    lost: total("lost"),
    unmarked: total("unmarked"),
    illegal: total("illegal"),
    misnumbered: total("misnumbered"),
  };
  const details = FAULTS.flatMap((name) =>
    findings.flatMap((one) => one[name].map((what) => `${name}: ${what}`)),
  );
  return {
    act: "day",
    ok: Object.values(faults).every((count) => count === 0) && deadLetters === 0,
    ...{ messages, kills, seed, people: people?.length ?? findings.length },
    asked: sum(({ asked }) => asked),
    cut: sum(({ cut }) => cut),
    repeated: sum(({ repeated }) => repeated),
    ...faults,
    farthest: Math.max(0, ...findings.map(({ farthest }) => farthest)),
    deadLetters,
    seconds: Math.round((Date.now() - started) / 100) / 10,
    details: details.slice(0, 20),
  };
}
