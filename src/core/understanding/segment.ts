import { forgive } from "./forgive.ts";
import type { Classify } from "./intent/model.ts";
import type { UnderstandingContext } from "./interpretation.ts";
import type { Locale } from "./locale.ts";
import { readTimes, type TimeReaders, type TimeReading } from "./time-reading.ts";
import { phrasesWith, type Token, tokenize } from "./tokens.ts";

/** What every step of reading a message needs. */
export interface Setting {
  context: UnderstandingContext;
  readers: TimeReaders;
  locale: Locale;
  /** Null where rules decide alone. */
  classify: Classify | null;
}

/** A part of a message that may ask for one thing, with everything that is read from it once. */
export interface Segment {
  text: string;
  tokens: Token[];
  /** Token range without courtesies. */
  from: number;
  to: number;
  /** The times in it; read when first asked for, because most sentences fall to a frame without times. */
  times(): SegmentTimes;
  /** The times in other words of it, as if they were said alone, at `now` (UTC milliseconds). */
  timesIn(words: string, now?: number): TimeReading;
}

export interface SegmentTimes extends TimeReading {
  /** Running count of tokens that no time covers and that are no fillers, for range checks in one step. */
  meaningBefore: number[];
  /** Running count of tokens that a time covers. */
  timeBefore: number[];
}

/** Longer parts are prose, not a request; the limit keeps the work bounded. */
export const MOST_TOKENS = 400;

export function createSegment(text: string, setting: Setting): Segment {
  const { locale } = setting;
  const tokens = forgive(tokenize(text, locale.spelling), locale);
  let read: SegmentTimes | undefined;
  const times = () => {
    read ??= readSegmentTimes(text, tokens, setting);
    return read;
  };
  const timesIn = (words: string, now = setting.context.now) => {
    const at = { ...setting, context: { ...setting.context, now } };
    return readSegmentTimes(words, tokenize(words, locale.spelling), at);
  };
  return { text, tokens, ...peel(tokens, locale), times, timesIn };
}

function readSegmentTimes(
  text: string,
  tokens: readonly Token[],
  { context, readers, locale }: Setting,
): SegmentTimes {
  const readable = tokens.length > 0 && tokens.length <= MOST_TOKENS;
  const times = readable
    ? readTimes(text.slice(0, (tokens.at(-1)?.end ?? 0) + 1), tokens, context, readers, locale)
    : { findings: [], recurrence: null, covered: tokens.map(() => false) };
  const meaningBefore = [0];
  const timeBefore = [0];
  for (const [index, token] of tokens.entries()) {
    const isTime = times.covered[index] === true;
    const means = !isTime && !locale.time.fillers.has(token.norm);
    meaningBefore.push((meaningBefore[index] ?? 0) + (means ? 1 : 0));
    timeBefore.push((timeBefore[index] ?? 0) + (isTime ? 1 : 0));
  }
  return { ...times, meaningBefore, timeBefore };
}

/** Leaves courtesies at both ends out; a text of nothing else stays whole ("thanks"). */
export function peel(tokens: readonly Token[], locale: Locale): { from: number; to: number } {
  let from = 0;
  let to = tokens.length;
  for (;;) {
    const step = longestAt(tokens, from, to, locale.leading, "front");
    if (step === 0 || step >= to - from) break;
    from += step;
  }
  for (;;) {
    const step = longestAt(tokens, from, to, locale.trailing, "back");
    if (step === 0 || step >= to - from) break;
    to -= step;
  }
  return { from, to };
}

function longestAt(
  tokens: readonly Token[],
  from: number,
  to: number,
  phrases: readonly string[],
  side: "front" | "back",
): number {
  let best = 0;
  const outer = tokens[side === "front" ? from : to - 1]?.norm ?? "";
  for (const words of phrasesWith(phrases, side, outer)) {
    if (words.length <= best || words.length > to - from) continue;
    const start = side === "front" ? from : to - words.length;
    if (words.every((word, index) => tokens[start + index]?.norm === word)) best = words.length;
  }
  return best;
}

/** Whether the words of any of `phrases` stand together anywhere in the range. */
export function containsPhrase(
  tokens: readonly Token[],
  range: { from: number; to: number },
  phrases: readonly string[],
): boolean {
  const joined = ` ${tokens
    .slice(range.from, range.to)
    .map((token) => token.norm)
    .join(" ")} `;
  return phrases.some((phrase) => joined.includes(` ${phrase} `));
}

/** The text of a token range as typed, from the first word to the last. */
export function rangeText(segment: Segment, from: number, to: number): string {
  const first = segment.tokens[from];
  const last = segment.tokens[to - 1];
  return first && last ? segment.text.slice(first.start, last.end) : "";
}
