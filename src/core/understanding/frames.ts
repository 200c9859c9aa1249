import type { Intent } from "./interpretation.ts";
import type { FrameSpec, Locale } from "./locale.ts";
import { readQuietSpan } from "./manner/quiet-span.ts";
import {
  type Captures,
  compile,
  firstWords,
  matchPattern,
  neededWords,
  type Pattern,
  type SlotCheck,
} from "./pattern.ts";
import { wholeTime } from "./recurrence/named-occurrence.ts";
import { parseNumbers } from "./references.ts";
import { MOST_TOKENS, rangeText, type Segment } from "./segment.ts";
import { isClock, parseDuration, type TimeReaders } from "./time-reading.ts";
import type { Token } from "./tokens.ts";

/** A frame that fits a segment, with the token ranges of its slots. */
export interface FrameMatch {
  frame: FrameSpec;
  captures: Captures;
}

/** One pattern of a frame; built when a message first starts like it. */
interface Entry {
  frame: FrameSpec;
  source: string;
  pattern?: Pattern;
  /** Of each of these a word must be there, as places in `needed`; known once it was asked for. */
  needs?: readonly number[];
}

/** Patterns by the word they start with, as places in `entries`, which stand in order of telling power. */
interface FrameIndex {
  entries: Entry[];
  byFirst: Map<string, number[]>;
  /** Those that start with anything. */
  open: number[];
  /** What can start with a word, once it was asked for; only words that patterns know are kept. */
  known: Map<string, Entry[]>;
  /** Sets of words that patterns need one of, each once, and their places by what is in them. */
  needed: ReadonlySet<string>[];
  places: Map<string, number>;
}

/** Slots of these kinds hold names and short references, never whole sentences. */
const LONGEST: Record<string, number> = {
  ref: 24,
  num: 24,
  focus: 3,
  language: 1,
  zone: 6,
  channel: 1,
  reachable: 3,
  occasion: 5,
  clock: 4,
  hour: 1,
  duration: 8,
  event: 24,
  span: 8,
};
/** Kinds that cost less to check than to remember, in a language whose names may hold any word. */
const NAMES = new Set(["title", "newTitle"]);
/** Words of a name in a frame of few other words. */
const MOST_OF_SHORT = 4;
const indexes = new WeakMap<readonly FrameSpec[], FrameIndex>();

function indexOf(frames: readonly FrameSpec[], locale: Locale): FrameIndex {
  const known = indexes.get(frames);
  if (known) return known;
  const index: FrameIndex = {
    entries: [],
    byFirst: new Map(),
    open: [],
    known: new Map(),
    needed: [],
    places: new Map(),
  };
  for (const frame of frames)
    for (const source of frame.patterns) addEntry(index, frame, source, locale);
  indexes.set(frames, index);
  return index;
}

function addEntry(index: FrameIndex, frame: FrameSpec, source: string, { classes }: Locale): void {
  const place = index.entries.push({ frame, source }) - 1;
  const words = firstWords(source, classes);
  if (words === null) index.open.push(place);
  for (const word of words ?? []) {
    const list = index.byFirst.get(word);
    if (list) list.push(place);
    else index.byFirst.set(word, [place]);
  }
}

/** All that can start with `word`, the most telling first. */
function startingWith(first: string, { entries, byFirst, open, known }: FrameIndex): Entry[] {
  const word = byFirst.has(first) ? first : "";
  const before = known.get(word);
  if (before) return before;
  const places = [...(byFirst.get(word) ?? []), ...open].sort((a, b) => a - b);
  const found = places.flatMap((place) => entries[place] ?? []);
  known.set(word, found);
  return found;
}

/** The first of `frames` that fits all words of the segment between its courtesies. */
export function matchFrames(
  segment: Segment,
  frames: readonly FrameSpec[],
  readers: TimeReaders,
  locale: Locale,
): FrameMatch | null {
  for (const match of fittingFrames(segment, frames, readers, locale)) return match;
  return null;
}

/** The first fitting frame of every intent, the most telling first. */
export function matchAllFrames(
  segment: Segment,
  frames: readonly FrameSpec[],
  readers: TimeReaders,
  locale: Locale,
): FrameMatch[] {
  const found = new Map<Intent, FrameMatch>();
  for (const match of fittingFrames(segment, frames, readers, locale)) {
    if (!found.has(match.frame.intent)) found.set(match.frame.intent, match);
  }
  return [...found.values()];
}

/** Every fitting frame in order, also several of one intent, since they divide the words differently. */
export function* fittingFrames(
  segment: Segment,
  frames: readonly FrameSpec[],
  readers: TimeReaders,
  locale: Locale,
): Generator<FrameMatch> {
  if (segment.tokens.length > MOST_TOKENS) return;
  const first = segment.tokens[segment.from]?.norm ?? "";
  const range = { from: segment.from, to: segment.to };
  const index = indexOf(frames, locale);
  const check = slotCheckOf(segment, readers, locale);
  const isThere = neededWordsOf(segment, index);
  for (const entry of startingWith(first, index)) {
    entry.needs ??= needsOf(entry.source, index, locale);
    if (!entry.needs.every(isThere)) continue;
    entry.pattern ??= compile(entry.source, locale.classes);
    const captures = matchPattern(entry.pattern, segment.tokens, range, check);
    if (captures) yield { frame: entry.frame, captures };
  }
}

function needsOf(source: string, { needed, places }: FrameIndex, locale: Locale): number[] {
  return neededWords(source, locale.classes).map((words) => {
    const key = [...words].sort().join(" ");
    const place = places.get(key) ?? needed.push(words) - 1;
    places.set(key, place);
    return place;
  });
}

/** Whether the segment holds one of the words at a place in `needed`; many patterns need the same. */
function neededWordsOf({ tokens }: Segment, { needed }: FrameIndex): (place: number) => boolean {
  const known: (boolean | undefined)[] = [];
  return (place) => {
    const before = known[place];
    if (before !== undefined) return before;
    const words = needed[place];
    const found = tokens.some(({ norm }) => words?.has(norm) === true);
    known[place] = found;
    return found;
  };
}

/** By the words of a segment, which many frames ask about. */
const slotChecks = new WeakMap<readonly Token[], SlotCheck>();

function slotCheckOf(segment: Segment, readers: TimeReaders, locale: Locale): SlotCheck {
  const known = slotChecks.get(segment.tokens);
  if (known) return known;
  const check = slotCheck(segment, readers, locale);
  slotChecks.set(segment.tokens, check);
  return check;
}

function slotCheck(segment: Segment, readers: TimeReaders, locale: Locale): SlotCheck {
  const words = (from: number, to: number) => segment.tokens.slice(from, to);
  const norms = (from: number, to: number) => words(from, to).map((token) => token.norm);
  const phrase = (from: number, to: number) => norms(from, to).join(" ");
  const { negations, statements } = locale;
  const norm = (at: number) => segment.tokens[at]?.norm ?? "";
  const isName = (from: number, to: number) => {
    if (negations.has(norm(from)) || negations.has(norm(to - 1))) return false;
    if (statements.size > 0)
      for (let at = from; at < to; at += 1) if (statements.has(norm(at))) return false;
    return true;
  };
  const isArticle = (said: string[]) => said.every((word) => locale.reference.articles.has(word));
  const checks: Record<string, (from: number, to: number) => boolean> = {
    time: (from, to) => isAllTime(segment, from, to),
    num: (from, to) =>
      parseNumbers(words(from, to), locale) !== null || pointsAtShown(phrase(from, to), locale),
    // What a time belongs to: "the meeting at 3pm", and no time alone.
    event: (from, to) =>
      isName(from, to) && meaningIn(segment, from, to) > 0 && !isWithinTime(segment, from),
    day: (from, to) => isAllTime(segment, from, to) && namesDay(segment),
    deed: (from) => locale.taskVerbs.has(segment.tokens[from]?.norm ?? ""),
    focus: (from, to) => locale.reference.focus.includes(phrase(from, to)),
    duration: (from, to) => parseDuration(norms(from, to), locale) !== null,
    hour: (from, to) => isClock(phrase(from, to)),
    clock: (from, to) => isClock(norms(from, to)[0] ?? "") || isAllTime(segment, from, to),
    zone: (from, to) => readers.canonicalZone(rangeText(segment, from, to)) !== null,
    channel: (from, to) => (locale.classes["chan"] ?? []).includes(phrase(from, to)),
    occasion: (from, to) => wholeTime(segment, [from, to]) !== null,
    reachable: (from, to) => locale.channels.has(phrase(from, to)),
    language: (from, to) => (locale.classes["language"] ?? []).includes(phrase(from, to)),
    span: (from, to) => readQuietSpan(words(from, to), locale) !== null,
    statement: (from, to) => isStatement(norms(from, to), locale),
    owned: (from) => locale.possessives.has(segment.tokens[from]?.norm ?? ""),
    short: (from, to) =>
      to - from <= MOST_OF_SHORT &&
      isName(from, to) &&
      !norms(from, to).some((word) => locale.openers.has(word)),
    plain: (from, to) => isName(from, to) && !isLeftOver(segment.tokens[from]?.norm ?? "", locale),
    title: isName,
    newTitle: isName,
    // "that" is an article and a way to point as well.
    ref: (from, to) =>
      isName(from, to) &&
      // "completed tasks" are many of a kind, not one of that name.
      !(locale.classes["manytasks"] ?? []).includes(phrase(from, to)) &&
      (!isArticle(norms(from, to)) || locale.reference.focus.includes(phrase(from, to))),
  };
  /** By kind and token range; the same words are asked about by many patterns. */
  const answers: Record<string, Map<number, boolean>> = {};
  return (kind, from, to) => {
    const check = checks[kind];
    if (to - from > (LONGEST[kind] ?? Number.POSITIVE_INFINITY)) return false;
    if (!check) return true;
    if (NAMES.has(kind) && statements.size === 0) return check(from, to);
    answers[kind] ??= new Map();
    const known = answers[kind];
    const key = from * (MOST_TOKENS + 1) + to;
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = check(from, to);
    known.set(key, answer);
    return answer;
  };
}

/** A name right behind a time does not begin with what may belong to the time ("in 2 Stunden 30"). */
function isLeftOver(word: string, { time }: Locale): boolean {
  return /^\d/.test(word) || time.fillers.has(word) || time.telling.has(word);
}

/** "both", "all of these". */
function pointsAtShown(phrase: string, { reference }: Locale): boolean {
  return [...(reference.pair ?? []), ...(reference.shown ?? [])].includes(phrase);
}

/** How many words are neither part of a time nor fillers. */
function meaningIn(segment: Segment, from: number, to: number): number {
  const { meaningBefore } = segment.times();
  return (meaningBefore[to] ?? 0) - (meaningBefore[from] ?? 0);
}

/** The same time has begun before ("two days before Christmas"). */
function isWithinTime({ tokens, ...segment }: Segment, at: number): boolean {
  const start = tokens[at]?.start ?? 0;
  return segment.times().findings.some(({ span: [from, to] }) => from < start && to > start);
}

/** Every word is part of a time or a filler beside one. */
function isAllTime(segment: Segment, from: number, to: number): boolean {
  const { timeBefore } = segment.times();
  return meaningIn(segment, from, to) === 0 && (timeBefore[to] ?? 0) > (timeBefore[from] ?? 0);
}

function namesDay(segment: Segment): boolean {
  return segment.times().findings.some((finding) => finding.when.timeOnly !== true);
}

/** "my locker code is 4711", "our wifi password hunter2"; never "to buy milk". */
function isStatement(words: readonly string[], locale: Locale): boolean {
  const [first = ""] = words;
  if (first === locale.infinitive) return false;
  const owned = locale.possessives.has(first) && words.length > 2;
  return owned || words.some((word) => locale.copulas.has(word));
}
