import type { Manner, Reference, Request } from "../interpretation.ts";
import type { Locale, MannerSpec } from "../locale.ts";
import { type Captures, compile, matchPattern, type Pattern } from "../pattern.ts";
import { parseNumbers } from "../references.ts";
import { createSegment, type Segment, type Setting } from "../segment.ts";
import { parseDuration } from "../time-reading.ts";

/** How often a reminder is said again when no words say so. */
const USUAL_NAG_SECONDS = 10 * 60;
/** Longer messages are prose. */
const LONGEST = 60;
/** Manners that one message can name. */
const MOST = 4;

/** What a message says about how a reminder is to be said, and the message without that. */
export interface TakenManner {
  manner: Manner;
  rest: string;
  /** Named in the words about the manner itself ("skip 3 if it's late"). */
  target?: Reference;
}

interface CompiledSpec {
  spec: MannerSpec;
  patterns: Pattern[];
}

const compiled = new WeakMap<Locale, CompiledSpec[]>();

function specsOf(locale: Locale): CompiledSpec[] {
  const known = compiled.get(locale);
  if (known) return known;
  const specs = (locale.manners ?? []).map((spec) => ({
    spec,
    patterns: spec.patterns.map((source) => compile(source, locale.classes)),
  }));
  compiled.set(locale, specs);
  return specs;
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
    if (found) return { ...found, rest: rest.replace(/^[\s,;:.!–—-]+/u, "") };
  }
  return null;
}

function fitting(
  segment: Segment,
  at: MannerSpec["at"],
  from: number,
  to: number,
  locale: Locale,
): Omit<TakenManner, "rest"> | null {
  const words = (start: number, end: number) => segment.tokens.slice(start, end);
  const norms = (start: number, end: number) => words(start, end).map((token) => token.norm);
  const check = (kind: string, start: number, end: number) =>
    kind === "duration"
      ? end - start <= 6 && parseDuration(norms(start, end), locale) !== null
      : end - start <= 3 && parseNumbers(words(start, end), locale) !== null;
  for (const { spec, patterns } of specsOf(locale)) {
    if (spec.at !== at) continue;
    for (const pattern of patterns) {
      const captures = matchPattern(pattern, segment.tokens, { from, to }, check);
      if (captures) return read(spec, captures, segment, locale);
    }
  }
  return null;
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
  const target = ref && parseNumbers(segment.tokens.slice(...ref), locale);
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

/** The requests of the rest with the manner in them; null when it belongs to none of them. */
export function withManner(
  { manner, target, rest }: TakenManner,
  requests: readonly Request[],
  text: string,
): Request[] | null {
  if (rest === "") {
    const slots = { target: target ?? ({ kind: "focus" } as const), manner };
    return [{ intent: "reminder.update", score: 1, slots, ambiguities: [], text }];
  }
  const last = requests.at(-1);
  if (last?.intent !== "reminder.add" && last?.intent !== "reminder.update") return null;
  return [...requests.slice(0, -1), { ...last, slots: { ...last.slots, manner }, text }];
}
