import type { Call } from "./bot-api-double.ts";
import { neutral } from "./digest.ts";

export interface Verdict {
  /** Lines of the reference that are missing or different, and texts that never arrived. */
  lost: string[];
  /** Lines that the reference does not have: something happened twice. */
  doubled: string[];
  /** Repeats of a message. */
  repeated: number;
  /** Of these: without the mark, or although nothing was cut off. */
  illegal: string[];
  /** Answers in another order than in the reference. */
  reordered: string[];
}

/** Faults after which nobody can know whether the message arrived. */
const UNCERTAIN = new Set(["answer-lost", "accept-then-hang", "hang", "reset", "garbage"]);

export interface Run {
  digest: string[];
  /** Sends and edits of this person's chat, in order. */
  calls: Call[];
  cutOff: Set<string>;
  /** What steps of turns did outside. */
  effects: string[];
}

/** Effects outside that happened more often than in the reference. */
export const repeatedEffects = (run: Run, reference: Run): string[] =>
  missing(run.effects, reference.effects);

/** Compares a run that crashed with the one that did not. */
export function judge(run: Run, reference: Run): Verdict {
  const { repeated, illegal } = repeats(run);
  const [was, is] = [arrivals(reference), arrivals(run)];
  return {
    lost: [
      ...missing(reference.digest, run.digest),
      ...missing(was, is),
      ...missing(reference.effects, run.effects),
    ],
    doubled: missing(run.digest, reference.digest),
    repeated,
    illegal,
    reordered: JSON.stringify(was) === JSON.stringify(is) ? [] : is,
  };
}

/** Entries of `from` that `of` has not, counting equal ones. */
function missing(from: string[], of: string[]): string[] {
  const left = [...of];
  return from.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** What the person got to see for the first time, in order. */
function arrivals({ calls }: Run): string[] {
  const seen = new Set<string>();
  return calls
    .filter((call) => {
      const id = idOf(call);
      if (!call.accepted || seen.has(id)) return false;
      seen.add(id);
      return true;
    })
    .map(({ text }) => neutral(text));
}

function repeats({ calls, cutOff }: Run): { repeated: number; illegal: string[] } {
  const uncertain = new Set(cutOff);
  const arrived = new Set<string>();
  let repeated = 0;
  const illegal: string[] = [];
  for (const call of calls) {
    const id = idOf(call);
    const again = call.accepted && call.method === "sendMessage" && arrived.has(id);
    if (again) repeated += 1;
    const problem = problemOf(call, again, uncertain.has(id));
    if (problem) illegal.push(`${problem}: ${neutral(call.text)}`);
    if (call.accepted) arrived.add(id);
    if (UNCERTAIN.has(call.fault ?? "")) uncertain.add(id);
  }
  return { repeated, illegal };
}

function problemOf(call: Call, again: boolean, hasReason: boolean): string | null {
  if (again && !call.marked) return "repeated without a mark";
  return (again || call.marked) && !hasReason ? "repeated for no reason" : null;
}

const idOf = ({ attempt, text }: Call): string =>
  attempt === undefined ? text : `${attempt.key} ${attempt.part}`;

export const isClean = ({ lost, doubled, illegal, reordered }: Verdict): boolean =>
  [lost, doubled, illegal, reordered].every((each) => each.length === 0);
