/**
 * Marks readings that leave words of a time unread: a half-understood time is asked about, never acted on.
 */

import { readNumber, readOrdinal } from "./reading/numbers.ts";
import { isUnknownPlace } from "./reading/read-zone.ts";
import { type Reader, skip, word } from "./reading/reader.ts";
import type { TimeFinding } from "./time-finding.ts";

/** A finding with the tokens that it covers, end exclusive. */
export interface Placed {
  finding: TimeFinding;
  from: number;
  to: number;
}

/** The findings, with a problem where they contradict or ignore the words beside them. */
export function guarded(r: Reader, placed: readonly Placed[]): TimeFinding[] {
  return placed.map((one, i) => {
    const before = placed[i - 1];
    const after = placed[i + 1];
    const contradicted =
      (before && contradicts(r, before, one)) || (after && contradicts(r, one, after));
    const clocked = !one.finding.when.dateOnly && isUnknownPlace(r, one.to);
    const unread = contradicted || clocked || hasCountBefore(r, one, before) || hasChoice(r, one);
    return unread && !one.finding.problem
      ? { ...one.finding, problem: "unread-time-words" }
      : one.finding;
  });
}

/** Two days side by side ("Friday, tomorrow") that were not one expression. */
function contradicts(r: Reader, first: Placed, second: Placed): boolean {
  const [a, b] = [first.finding, second.finding];
  // "2 hours before noon" is neither two hours nor noon.
  if (a.duration !== undefined && first.to === second.from && isRelation(r, second.from))
    return true;
  if (a.duration !== undefined || b.duration !== undefined) return false;
  if (a.when.timeOnly || b.when.timeOnly) return false;
  for (let i = first.to; i < second.from; i++) if (!/^[,(–-]$/.test(word(r, i))) return false;
  return true;
}

function isRelation(r: Reader, i: number): boolean {
  return skip(r, "before", i) > 0 || skip(r, "after", i) > 0;
}

/** "at 5 or 6", "5 or 6pm", "in 2-3 weeks": the other number was not read. */
function hasChoice(r: Reader, { finding, from, to }: Placed): boolean {
  if (finding.when.dateOnly) return false;
  const behind = skip(r, "or", to) > 0 && readNumber(r, to + 1) !== null;
  const joined = skip(r, "or", from - 1) === from || skip(r, "to", from - 1) === from;
  return behind || (joined && readNumber(r, from - 2)?.next === from - 1);
}

/** "5 school days before Christmas": a counted unit that no finding covers stands right before. */
function hasCountBefore(r: Reader, { finding, from }: Placed, before: Placed | undefined): boolean {
  if (finding.duration !== undefined || (before && before.to >= from)) return false;
  if (!isUnit(r, word(r, from - 1))) return false;
  for (let i = from - 2; i >= Math.max(0, from - 4); i--) {
    if ((before && i < before.to) || /^[.,;:!?]$/.test(word(r, i))) return false;
    if (readNumber(r, i) || readOrdinal(r, i)) return true;
  }
  return false;
}

/** A unit, or a word that is joined from one ("Schultage"). */
function isUnit(r: Reader, text: string): boolean {
  const { units, grammar } = r.words;
  if (units.has(text)) return true;
  return (
    grammar.joinsWords && [...units.keys()].some((unit) => unit.length > 3 && text.endsWith(unit))
  );
}
