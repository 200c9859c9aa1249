import { parseWall, wallToInstant } from "../../time/zones.ts";
import type { ChosenTime } from "../choose-time.ts";
import type { TimeFinding } from "../dates/time-finding.ts";
import type { UnderstandingContext, When } from "../interpretation.ts";
import type { Captures } from "../pattern.ts";
import { rangeText, type Segment } from "../segment.ts";
import { problemOf } from "../time-reading.ts";

/** "Friday's" names the same day as "Friday". */
const POSSESSIVE = /['’ʼ]\p{L}?$/u;

/** Which occurrence the words in the frame's own slot name ("tomorrow's standup"); undefined without such a slot. */
export function readOccurrence(
  segment: Segment,
  { captures }: { captures: Captures },
): When | undefined {
  const { occ } = captures;
  return occ && wholeTime(segment, occ)?.when;
}

/** A time that takes up all of a token range; null when other words are in it. */
export function wholeTime(
  segment: Segment,
  [from, to]: readonly [number, number],
): TimeFinding | null {
  const words = rangeText(segment, from, to).replace(POSSESSIVE, "");
  const [finding, more] = segment.timesIn(words).findings;
  if (!finding || more || words.trim() === "") return null;
  const rest = words.slice(0, finding.span[0]) + words.slice(finding.span[1]);
  return rest.trim() === "" ? finding : null;
}

/**
 * The new time of an occurrence that was named: "Saturday" is the one nearest to it, whatever the words around
 * would make of it. Null when the range holds no single time.
 */
export function timeBeside(
  segment: Segment,
  range: readonly [number, number],
  occurrence: When,
  context: UnderstandingContext,
): ChosenTime | null {
  const words = rangeText(segment, ...range);
  const day = wallToInstant(occurrence.local.slice(0, 10), occurrence.zone ?? context.zone);
  const options = [segment.timesIn(words), segment.timesIn(words, Math.max(day, context.now))]
    .map(({ findings }) => (findings.length === 1 ? findings[0] : undefined))
    .filter((finding) => finding !== undefined)
    .filter(({ when }) => when.past !== true);
  const target = parseWall(occurrence.local);
  const distance = (finding: TimeFinding) => Math.abs(parseWall(finding.when.local) - target);
  const [nearest] = options.sort((a, b) => distance(a) - distance(b));
  if (!nearest) return null;
  const problem = nearest.problem === "which-day" ? null : problemOf(nearest);
  return { when: nearest.when, spans: [], ambiguities: problem ? [problem] : [] };
}
