/** "every day at 9 to stretch, until Friday": what bounds a repetition may stand behind what is to be done. */
import type { Cycle } from "./cycle.ts";
import { merge } from "./merge-cycles.ts";
import { readBound } from "./read-bounds.ts";
import { type Scan, wordAt } from "./scan.ts";

/** Longer than "starting next Tuesday until the 4th of March, except on weekends". */
const MAX_TAIL = 14;
const SENTENCE_END = /^[.!?;\n]$/;
const PAUSE = /^[,:(–-]$/;

export interface Tail {
  cycle: Cycle;
  /** Places of the first token and behind the last. */
  from: number;
  next: number;
  /** It may belong to what is to be done as well ("book a room for two weeks"). */
  doubtful: boolean;
}

/** Bounds at the very end of the sentence, apart from the repetition that ends at `next`; null when there are none. */
export function readTail(s: Scan, next: number, cycle: Cycle): Tail | null {
  const end = endOfSentence(s, next);
  for (let from = Math.max(next + 1, end - MAX_TAIL); from < end; from++) {
    const found = readBounds(s, from, end, cycle);
    if (found) return { ...found, from, next: end };
  }
  return null;
}

function endOfSentence(s: Scan, next: number): number {
  const { tokens } = s.r;
  let end = next;
  while (end < tokens.length && !SENTENCE_END.test(wordAt(s, end))) end++;
  return /^\)$/.test(wordAt(s, end - 1)) ? end - 1 : end;
}

/** Bounds from there on, up to the end; null when something else is among them. */
function readBounds(s: Scan, from: number, end: number, cycle: Cycle) {
  const isApart = PAUSE.test(wordAt(s, from - 1));
  let merged = cycle;
  let doubtful = false;
  for (let at = from; at < end; ) {
    const bound = readBound(s, at > from && PAUSE.test(wordAt(s, at)) ? at + 1 : at, true);
    if (!bound || bound.next > end || !(isApart || mayFollow(bound.value))) return null;
    const together = merge(merged, bound.value);
    if (!together) return null;
    doubtful ||= bound.value.weeks !== undefined && !isApart && cycle.freq !== "DAILY";
    merged = together;
    at = bound.next;
  }
  return { cycle: merged, doubtful };
}

/** "do push-ups 5 times" is what is to be done; "stretch, 5 times" is how often. */
const mayFollow = ({ count, afterDone, window }: Cycle): boolean =>
  count === undefined && !afterDone && !window;
