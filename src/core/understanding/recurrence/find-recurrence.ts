/** Finds a repeating time in a text. */
import { readerOf } from "../dates/reading/reader.ts";
import type { TimeContext } from "../dates/time-finding.ts";
import { languageOf } from "../locales/languages.ts";
import { type Assembled, assemble } from "./assemble.ts";
import type { Cycle } from "./cycle.ts";
import { merge } from "./merge-cycles.ts";
import { readBound } from "./read-bounds.ts";
import { readCycle, readRefinement } from "./read-cycle.ts";
import { readTail } from "./read-tail.ts";
import { readTimes } from "./read-times.ts";
import type { RecurrenceFinding } from "./recurrence-finding.ts";
import { type CycleMatch, type Scan, skipTo, wordAt } from "./scan.ts";

const MAX_TEXT = 10_000;
/** Rules that take their day from the start: a day said behind them was not understood. */
const BARE = /^FREQ=(?:MONTHLY|YEARLY)(?:;INTERVAL=\d+)?$/;
const MAX_PIECES = 12;
/** Tokens that may come before the word that says the repetition ("starting next Tuesday on the 4th of each month"). */
const MAX_LEAD = 14;
const MAX_STARTS = 300;

/**
 * The repeating time that a text speaks of, or null. What looks like one and cannot be read wholly comes
 * with a `problem`; its `rrule` is empty when there is not even a proposal.
 * Pure, never throws, bounded in time for any input.
 */
export function findRecurrence(text: string, context: TimeContext): RecurrenceFinding | null {
  const words = languageOf(context.locale);
  const source = text.slice(0, MAX_TEXT);
  const s: Scan = {
    r: readerOf(source, words.dates, context),
    w: words.recurrence,
  };
  let adjective: RecurrenceFinding | null = null;
  for (const i of possibleStarts(s)) {
    const run = readRun(s, i);
    if (!run?.value.trigger) continue;
    const finding = findingOf(s, i, run, source);
    if (!run.value.adjective) return finding;
    adjective ??= finding;
  }
  return adjective ?? unread(s, source);
}

/** Places from which a word that says a repetition is near enough; no more than an honest message has. */
function possibleStarts(s: Scan): number[] {
  const starts: number[] = [];
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = s.r.tokens.length - 1; i >= 0; i--) {
    if (mayTrigger(s, i)) nearest = i;
    if (nearest - i <= MAX_LEAD) starts.push(i);
  }
  return starts.reverse().slice(0, MAX_STARTS);
}

function mayTrigger(s: Scan, i: number): boolean {
  const text = wordAt(s, i);
  const { adverbs, partPlurals } = s.w;
  const { weekdays, weekdayPlurals } = s.r.words;
  if (skipTo(s, "done", i) > 0) return true;
  if (adverbs.has(text) || partPlurals.has(text) || weekdayPlurals.has(text)) return true;
  if (weekdays.has(text)) return true;
  const roles = ["every", "once", "twice", "times", "weekday", "weekend", "everyMonth"] as const;
  return s.w.adverbPrefixes.has(text) || roles.some((role) => skipTo(s, role, i) > 0);
}

/** The pieces of one repetition in any order, as long as they follow each other. */
function readRun(s: Scan, i: number): CycleMatch {
  let cycle: Cycle = {};
  let next = -1;
  let at = i;
  for (let n = 0; n < MAX_PIECES; n++) {
    const piece = readPiece(s, at, cycle, n === 0);
    if (!piece) break;
    cycle = piece.value;
    next = piece.next;
    at = next;
  }
  return next > 0 ? { value: cycle, next } : null;
}

function readPiece(s: Scan, i: number, cycle: Cycle, first: boolean): CycleMatch {
  let best: CycleMatch = null;
  for (const at of starts(s, i, first)) {
    const times = cycle.times ? null : readTimes(s, at);
    const pieces: CycleMatch[] = [
      readCycle(s, at),
      times && { value: { times: times.value }, next: times.next },
      readBound(s, at, cycle.trigger === true),
      readRefinement(s, at),
    ];
    for (const piece of pieces) {
      if (!piece || piece.next <= (best?.next ?? i)) continue;
      const merged = merge(cycle, piece.value);
      if (merged) best = { value: merged, next: piece.next };
    }
  }
  return best;
}

function starts(s: Scan, i: number, first: boolean): number[] {
  const out = [i];
  if (!first && (/^[,;:-]$/.test(wordAt(s, i)) || skipTo(s, "joint", i) > 0)) out.push(i + 1);
  for (const at of [...out]) {
    const on = skipTo(s, "on", at);
    if (on > 0) out.push(on);
  }
  return out;
}

function findingOf(
  s: Scan,
  i: number,
  run: NonNullable<CycleMatch>,
  source: string,
): RecurrenceFinding {
  const tail = run.value.adjective ? null : readTail(s, run.next, run.value);
  if (!tail) return toFinding(s, i, run.next, assemble(s, run.value), source);
  const whole = toFinding(s, i, run.next, assemble(s, tail.cycle), source, tail.next);
  const span: [number, number] = [
    s.r.tokens[tail.from]?.start ?? 0,
    s.r.tokens[tail.next - 1]?.end ?? 0,
  ];
  const { text } = whole.recurrence;
  const recurrence = { ...whole.recurrence, text: `${text} ${source.slice(...span)}` };
  const problem = whole.problem ?? (tail.doubtful ? "unread-recurrence-words" : undefined);
  return { ...whole, recurrence, tail: span, ...(problem && { problem }) };
}

function toFinding(
  s: Scan,
  i: number,
  next: number,
  assembled: Assembled,
  source: string,
  readTo = next,
): RecurrenceFinding {
  const start = s.r.tokens[i]?.start ?? 0;
  const end = s.r.tokens[next - 1]?.end ?? start;
  const recurrence = { text: source.slice(start, end), ...assembled.recurrence };
  const { other } = assembled;
  const finding: RecurrenceFinding = { recurrence, span: [start, end], ...(other && { other }) };
  const unreadWords = hasHint(s, readTo) || hasDayBehind(s, next, assembled.recurrence.rrule);
  const problem = assembled.problem ?? (unreadWords ? "unread-recurrence-words" : undefined);
  return problem ? { ...finding, problem } : finding;
}

/** A word that speaks of a repetition behind what was read: the reading is not whole. */
function hasHint(s: Scan, from: number): boolean {
  for (let i = from; i < s.r.tokens.length; i++) if (isHint(s, i)) return true;
  return false;
}

/** "every year on my birthday", "every week tuesday": a day that the rule lacks stands right behind it. */
function hasDayBehind(s: Scan, next: number, rrule: string): boolean {
  const text = wordAt(s, next);
  const { weekdays, weekdayPlurals, months, doubtfulMonths, doubtfulWeekdays } = s.r.words;
  const named = weekdays.has(text) || weekdayPlurals.has(text) || months.has(text);
  if (named && !doubtfulMonths.has(text) && !doubtfulWeekdays.has(text)) return true;
  // "until the cows come home", "except holidays"
  if (skipTo(s, "until", next) > 0 && skipTo(s, "weakUntil", next) < 0) return true;
  if (skipTo(s, "except", next) > 0 && skipTo(s, "weakExcept", next) < 0) return true;
  return BARE.test(rrule) && skipTo(s, "onWhich", next) > 0;
}

function isHint(s: Scan, i: number): boolean {
  return s.w.hints.has(wordAt(s, i)) && timeNear(s, i);
}

/** "every" and its like hint at a repetition only with a time word close behind. */
function timeNear(s: Scan, i: number): boolean {
  if (skipTo(s, "every", i) < 0) return skipTo(s, "except", i) < 0 && !isAdjective(s, i);
  for (let k = i + 1; k <= i + 4; k++) {
    const text = wordAt(s, k);
    const { units, weekdays, weekdayPlurals, dayParts, months } = s.r.words;
    if (units.has(text) || weekdays.has(text) || weekdayPlurals.has(text) || dayParts.has(text))
      return true;
    if (months.has(text) && !s.r.words.doubtfulMonths.has(text)) return true;
  }
  return false;
}

function isAdjective(s: Scan, i: number): boolean {
  return s.w.adverbs.has(wordAt(s, i)) && skipTo(s, "definite", i - 1) > 0;
}

/** No reading at all, yet words of a repetition: a question instead of silence. */
function unread(s: Scan, source: string): RecurrenceFinding | null {
  for (let i = 0; i < s.r.tokens.length; i++) {
    if (skipTo(s, "every", i) < 0 || !isHint(s, i)) continue;
    const start = s.r.tokens[i]?.start ?? 0;
    const end = s.r.tokens[Math.min(i + 4, s.r.tokens.length - 1)]?.end ?? start;
    const recurrence = { text: source.slice(start, end), rrule: "", times: [] };
    return { recurrence, span: [start, end], problem: "unread-recurrence-words" };
  }
  return null;
}
