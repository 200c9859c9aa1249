import type { Manner, Reference, Request } from "../interpretation.ts";
import type { Locale, MannerSpec } from "../locale.ts";
import { type Captures, compile, firstWords, matchPattern, type Pattern } from "../pattern.ts";
import { parseNumbers, parseReference } from "../references.ts";
import { createSegment, type Segment, type Setting } from "../segment.ts";
import { parseDuration } from "../time-reading.ts";
import type { Token } from "../tokens.ts";

/** How often a reminder is said again when no words say so. */
const USUAL_NAG_SECONDS = 10 * 60;
/** What is said again at least so seldom repeats for its own sake. */
const LEAST_RHYTHM_SECONDS = 24 * 3600;
/** Longer messages are prose. */
const LONGEST = 60;
/** Words of a title by which a reminder is named. */
const LONGEST_NAME = 8;
/** Manners that one message can name. */
const MOST = 4;

/** What a message says about how a reminder is to be said, and the message without that. */
export interface TakenManner {
  manner: Manner;
  rest: string;
  /** Named in the words about the manner itself ("skip 3 if it's late"). */
  target?: Reference;
}

type Found = Omit<TakenManner, "rest"> & { leaves: string };

/** One pattern of a spec; built when a message first holds a word that it starts with. */
interface Entry {
  spec: MannerSpec;
  source: string;
  pattern?: Pattern;
}

/** What may stand at one end of a message, by the word that it starts with. */
interface EndIndex {
  byFirst: Map<string, Entry[]>;
  /** Those that start with anything. */
  open: Entry[];
}

const indexes = new WeakMap<Locale, Record<MannerSpec["at"], EndIndex>>();

function indexOf(locale: Locale): Record<MannerSpec["at"], EndIndex> {
  const known = indexes.get(locale);
  if (known) return known;
  const blank = (): EndIndex => ({ byFirst: new Map(), open: [] });
  const index = { start: blank(), end: blank() };
  for (const spec of locale.manners ?? [])
    for (const source of spec.patterns) addEntry(index[spec.at], { spec, source }, locale);
  indexes.set(locale, index);
  return index;
}

function addEntry({ byFirst, open }: EndIndex, entry: Entry, { classes }: Locale): void {
  const words = firstWords(entry.source, classes);
  if (words === null) open.push(entry);
  for (const word of words ?? []) byFirst.set(word, [...(byFirst.get(word) ?? []), entry]);
}

/** All that can start with a word there, in the order of the locale apart from those that start with anything. */
function startingWith(word: string, { byFirst, open }: EndIndex): readonly Entry[] {
  const own = byFirst.get(word);
  return own && open.length > 0 ? [...own, ...open] : (own ?? open);
}

/** Takes what speaks of the manner off both ends of a message; null when nothing does. */
export function takeManner(text: string, setting: Setting): TakenManner | null {
  let taken: TakenManner | null = null;
  for (let step = 0; step < MOST; step += 1) {
    const next = takeOne(taken?.rest ?? text, setting);
    if (!next) break;
    // What was taken first stood further out and is what was said last.
    const before: Partial<TakenManner> = taken ?? {};
    taken = { ...before, ...next, manner: { ...next.manner, ...before.manner } };
  }
  return taken;
}

function takeOne(text: string, setting: Setting): TakenManner | null {
  const segment = createSegment(text, setting);
  const { tokens, from, to } = segment;
  if (from >= to || tokens.length > LONGEST) return null;
  // The longest that fits: the earliest start of what ends the message, the latest end of what starts it.
  for (let at = from; at < to; at += 1) {
    const found = fitting(segment, "end", at, to, setting.locale);
    const rest = text.slice(0, tokens[at]?.start ?? 0);
    if (found) return { ...found, rest: rest.replace(/[\s,;:.–—-]+$/u, "") };
  }
  for (let end = to; end > from; end -= 1) {
    const found = fitting(segment, "start", from, end, setting.locale);
    const rest = text.slice(tokens[end - 1]?.end ?? 0);
    if (found) return { ...found, rest: found.leaves + rest.replace(/^[\s,;:.!–—-]+/u, "") };
  }
  return null;
}

function fitting(
  segment: Segment,
  at: MannerSpec["at"],
  from: number,
  to: number,
  locale: Locale,
): Found | null {
  const entries = startingWith(segment.tokens[from]?.norm ?? "", indexOf(locale)[at]);
  if (entries.length === 0) return null;
  const words = (start: number, end: number) => segment.tokens.slice(start, end);
  const norms = (start: number, end: number) => words(start, end).map((token) => token.norm);
  const check = (kind: string, start: number, end: number) =>
    kind === "duration"
      ? end - start <= 6 && parseDuration(norms(start, end), locale) !== null
      : namesReminder(words(start, end), kind, locale);
  for (const entry of entries) {
    entry.pattern ??= compile(entry.source, locale.classes);
    const captures = matchPattern(entry.pattern, segment.tokens, { from, to }, check);
    if (captures && !isRhythm(entry.spec, captures, norms, locale))
      return { ...read(entry.spec, captures, segment, locale), leaves: entry.spec.leaves ?? "" };
  }
  return null;
}

/** "3" or "reminder 3"; as `named` also "the run reminder", as `noun` only what is called one, as `title` any. */
function namesReminder(words: readonly Token[], kind: string, locale: Locale): boolean {
  if (kind === "title") return words.length <= LONGEST_NAME;
  const numbered = words.length <= 3 && parseNumbers(words, locale) !== null;
  if (kind === "num" || (numbered && kind === "named")) return numbered;
  const { articles } = locale.reference;
  const ends = [words.find(({ norm }) => !articles.has(norm)), words.at(-1)];
  const called = ends.filter((word) => word && locale.mannered?.nouns.has(word.norm)).length;
  return words.length > 1 && words.length <= LONGEST_NAME && called === 1;
}

/** "keep reminding me every 2 days" is no hurry but a reminder that repeats. */
function isRhythm(
  { leaves }: MannerSpec,
  { duration }: Captures,
  norms: (from: number, to: number) => string[],
  locale: Locale,
): boolean {
  if (leaves === undefined || !duration) return false;
  return (parseDuration(norms(...duration), locale) ?? 0) >= LEAST_RHYTHM_SECONDS;
}

function read(
  spec: MannerSpec,
  captures: Captures,
  segment: Segment,
  locale: Locale,
): Omit<TakenManner, "rest"> {
  const { duration, ref, times } = captures;
  const norms = (range: [number, number]) =>
    segment.tokens.slice(...range).map((token) => token.norm);
  const seconds = duration ? (parseDuration(norms(duration), locale) ?? undefined) : undefined;
  const count = times && parseNumbers(segment.tokens.slice(...times), locale);
  const most = count?.kind === "number" ? count.numbers[0] : undefined;
  const target = ref && parseReference(segment.text, segment.tokens.slice(...ref), locale);
  return { manner: mannerOf(spec, seconds, most), ...(target ? { target } : {}) };
}

function mannerOf({ sets }: MannerSpec, seconds: number | undefined, times?: number): Manner {
  switch (sets) {
    case "urgent":
    case "not-urgent":
      return { urgent: sets === "urgent" };
    case "skip":
    case "fire":
      return { late: sets };
    case "within":
      return { late: { minutes: Math.max(1, Math.round((seconds ?? 0) / 60)) } };
    case "no-nag":
      return { nag: null };
    case "nag": {
      const everySeconds = seconds ?? USUAL_NAG_SECONDS;
      return { nag: { everySeconds, ...(times === undefined ? {} : { times }) } };
    }
  }
}

/** The reminder that the rest of a message names and says nothing else of: "the run reminder:". */
function namedBy(rest: string, setting: Setting): Reference | null {
  const { locale } = setting;
  const { text, tokens, from, to } = createSegment(rest, setting);
  if (to - from > LONGEST_NAME + 4) return null;
  const check = (kind: string, start: number, end: number) =>
    namesReminder(tokens.slice(start, end), kind, locale);
  for (const source of locale.mannered?.patterns ?? []) {
    const { ref } =
      matchPattern(compile(source, locale.classes), tokens, { from, to }, check) ?? {};
    if (ref) return parseReference(text, tokens.slice(...ref), locale);
  }
  return null;
}

/** The requests of the rest with the manner in them; null when it belongs to none of them. */
export function withManner(
  { manner, target, rest }: TakenManner,
  requests: readonly Request[],
  text: string,
  setting: Setting,
): Request[] | null {
  const whose = target ?? (rest === "" ? { kind: "focus" as const } : namedBy(rest, setting));
  if (whose && (rest === "" || !target)) {
    const slots = { target: whose, manner };
    return [{ intent: "reminder.update", score: 1, slots, ambiguities: [], text }];
  }
  const last = requests.at(-1);
  if (last?.intent !== "reminder.add" && last?.intent !== "reminder.update") return null;
  return [...requests.slice(0, -1), { ...last, slots: { ...last.slots, manner }, text }];
}
