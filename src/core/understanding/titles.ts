import type { Priority } from "./interpretation.ts";
import type { Locale } from "./locale.ts";
import type { Segment } from "./segment.ts";
import { overlaps } from "./time-reading.ts";

export interface TitleReading {
  title: string;
  priority?: Priority;
}

const OPENING = /[("'“‘«[#$€£@+*]/;
const PICTURE = /\p{Extended_Pictographic}/u;
/** What opens something new or dashes on is not part of the words before it. */
const STOPPING = /[(“‘«[#$€£@–—-]/;
const CLOSING_STOP = /[\s.,;:!?]/;

/**
 * The title in a token range, as typed: without the given time spans, without fillers that led to them and
 * without a priority said at either end.
 */
export function readTitle(
  segment: Segment,
  range: readonly [number, number],
  spans: readonly (readonly [number, number])[],
  locale: Locale,
): TitleReading {
  const keep = keptTokens(segment, range, spans, locale);
  if (saysNothing(segment, keep, locale)) return { title: "" };
  const priority = takePriority(segment, keep, locale);
  const title = locale.tidyTitle(sliceKept(segment, keep));
  return { title, ...(priority ? { priority } : {}) };
}

/** In "remind me to" the last word leads to a title that never came. */
function saysNothing({ tokens }: Segment, keep: readonly number[], locale: Locale): boolean {
  return keep.every((index) => {
    const word = tokens[index]?.norm ?? "";
    return locale.time.joints.has(word) || locale.reference.about.has(word);
  });
}

function keptTokens(
  segment: Segment,
  [from, to]: readonly [number, number],
  spans: readonly (readonly [number, number])[],
  locale: Locale,
): number[] {
  const isTime = (index: number) => {
    const token = segment.tokens[index];
    return token !== undefined && spans.some((span) => overlaps([token.start, token.end], span));
  };
  const keep: number[] = [];
  for (let index = from; index < to; index += 1) {
    if (!isTime(index)) {
      keep.push(index);
      continue;
    }
    if (isTime(index - 1)) continue;
    if (keep.at(-1) === index - 1 && leadsTo(segment, index - 1, locale)) keep.pop();
  }
  return trimJoints(segment, keep, [from, to], locale);
}

/** "at", "due" in front of a time go with it; in "is due on Monday" the word belongs to the title. */
function leadsTo(segment: Segment, index: number, locale: Locale): boolean {
  const before = segment.tokens[index - 1]?.norm ?? "";
  return locale.time.leads.has(segment.tokens[index]?.norm ?? "") && !locale.copulas.has(before);
}

/** A "to" or "and" that stood between a removed time and the title belongs to neither. */
function trimJoints(
  segment: Segment,
  keep: number[],
  [from, to]: readonly [number, number],
  locale: Locale,
): number[] {
  const joint = (index: number | undefined) =>
    locale.time.joints.has(segment.tokens[index ?? -1]?.norm ?? "");
  while (keep.length > 1 && keep[0] !== from && joint(keep[0])) keep.shift();
  while (keep.length > 1 && keep.at(-1) !== to - 1 && joint(keep.at(-1))) keep.pop();
  return keep;
}

function takePriority(segment: Segment, keep: number[], locale: Locale): Priority | undefined {
  const norms = () => keep.map((index) => segment.tokens[index]?.norm ?? "").join(" ");
  for (const { words, priority } of locale.priorities) {
    const count = words.split(" ").length;
    if (keep.length <= count) continue;
    if (norms().endsWith(` ${words}`)) {
      keep.splice(keep.length - count, count);
      return priority;
    }
    if (norms().startsWith(`${words} `)) {
      keep.splice(0, count);
      return priority;
    }
  }
  return undefined;
}

/** Joins runs of kept words as typed; what stood between two runs is dropped. */
function sliceKept(segment: Segment, keep: readonly number[]): string {
  const pieces: string[] = [];
  let runStart = 0;
  for (let index = 1; index <= keep.length; index += 1) {
    if (index < keep.length && keep[index] === (keep[index - 1] ?? 0) + 1) continue;
    pieces.push(runText(segment, keep[runStart] ?? 0, keep[index - 1] ?? 0));
    runStart = index;
  }
  return pieces
    .filter((piece) => piece !== "")
    .join(" ")
    .replace(/^[\s,;:.-]+/, "")
    .trimEnd();
}

function runText(segment: Segment, first: number, last: number): string {
  const { tokens, text } = segment;
  let start = tokens[first]?.start ?? 0;
  let end = tokens[last]?.end ?? 0;
  const floor = tokens[first - 1]?.end ?? 0;
  while (start > floor && OPENING.test(text[start - 1] ?? "")) start -= 1;
  const picture = text.slice(floor, start).search(PICTURE);
  if (picture >= 0) start = floor + picture;
  const ceiling = tokens[last + 1]?.start ?? text.length;
  const tail = text.slice(end, ceiling);
  end += keptTail(tail, last + 1 >= tokens.length);
  return text.slice(start, end);
}

/** Closing brackets, percent signs and pictures stay; sentence marks and spaces at the end go. */
function keptTail(tail: string, isLast: boolean): number {
  let kept = 0;
  let length = 0;
  for (const mark of tail) {
    length += mark.length;
    if (CLOSING_STOP.test(mark)) {
      if (!isLast) break;
      continue;
    }
    if (STOPPING.test(mark)) break;
    kept = length;
  }
  return kept;
}
