import { buildRequest } from "./build.ts";
import { readAnswer } from "./dialogue.ts";
import { type FrameMatch, matchFrames } from "./frames.ts";
import type {
  Intent,
  Interpretation,
  Request,
  Understand,
  UnderstandingContext,
} from "./interpretation.ts";
import type { FrameSpec, Locale } from "./locale.ts";
import { containsPhrase, createSegment, type Segment, type Setting } from "./segment.ts";
import { joints, type Part, splitItems, splitParts } from "./split.ts";
import type { TimeReaders } from "./time-reading.ts";
import { tokenize } from "./tokens.ts";

/** Longer messages are read up to here; nobody types a command of this length. */
const MOST_CHARACTERS = 10_000;
/** A longer sentence is prose and is not cut into requests. */
const LONGEST_SPLIT = 1500;
/** Suggestions for unknown input. */
const MOST_NEAREST = 3;

/** Builds the reader of messages from a locale and the abilities to read times. */
export function createUnderstand(locale: Locale, readers: TimeReaders): Understand {
  return (text: string, context: UnderstandingContext): Interpretation => {
    const setting: Setting = { context, readers, locale };
    const clipped = text.slice(0, MOST_CHARACTERS);
    return readAnswer(clipped, setting) ?? readMessage(clipped, setting);
  };
}

function readMessage(text: string, setting: Setting): Interpretation {
  const { locale } = setting;
  const requests = splitParts(text).flatMap((part) => readPart(part, setting));
  const meaningful = requests.filter(
    (request) => request.intent !== "greeting" && request.text !== "",
  );
  const kept = meaningful.length > 0 ? meaningful : requests.slice(0, 1);
  if (kept.some((request) => request.intent !== "other")) {
    return { locale: locale.tag, requests: kept, nearest: [] };
  }
  return {
    locale: locale.tag,
    requests: [unknown(text.trim())],
    nearest: nearestIntents(text, locale),
  };
}

function unknown(text: string): Request {
  return { intent: "other", score: 0, slots: {}, ambiguities: [], text };
}

function readPart(part: Part, setting: Setting): Request[] {
  if (part.header !== undefined) {
    const joined = readSentence(`${part.header}: ${part.text}`, setting);
    if (joined.length === 1 && joined[0]?.intent !== "other")
      return [{ ...joined[0], text: part.text } as Request];
    return readSentence(part.text, setting);
  }
  return readSentence(part.text, setting);
}

/** Reads one sentence; splits it only where both halves are requests in their own right. */
function readSentence(text: string, setting: Setting): Request[] {
  const { locale, readers } = setting;
  const cuts = text.length <= LONGEST_SPLIT ? joints(text, locale) : [];
  for (const { leftEnd, rightStart } of cuts) {
    const right = createSegment(text.slice(rightStart), setting);
    const rightFits = fits(right, setting);
    if (!rightFits) continue;
    const left = createSegment(text.slice(0, leftEnd), setting);
    const match = matchFrames(left, locale.frames, readers, locale);
    if (match) return [...toRequests(left, match, setting), ...readSentence(right.text, setting)];
  }
  const segment = createSegment(text, setting);
  const match = matchSegment(segment, setting);
  return match ? toRequests(segment, match, setting) : [unknown(text)];
}

/** The part behind a joiner must name its own object, itself or up to its next joiner. */
function fits(right: Segment, setting: Setting): boolean {
  const { locale, readers } = setting;
  return matchFrames(right, locale.frames, readers, locale)?.frame.strong === true;
}

function matchSegment(segment: Segment, setting: Setting): FrameMatch | null {
  const { locale, readers, context } = setting;
  const frames: (readonly FrameSpec[])[] = context.focus
    ? [locale.corrections, locale.frames]
    : [locale.frames, locale.corrections];
  for (const group of frames) {
    const match = matchFrames(segment, group, readers, locale);
    if (match) return match;
  }
  return null;
}

function toRequests(segment: Segment, match: FrameMatch, setting: Setting): Request[] {
  const { locale, context } = setting;
  const request = buildRequest(segment, match, setting);
  if (locale.corrections.includes(match.frame) && !context.focus) {
    request.ambiguities.push({ reason: "which-item", readings: [] });
  }
  if (takesBack(segment, locale)) {
    request.ambiguities.push({
      reason: "which-intent",
      readings: [{ intent: request.intent }, { intent: "other" }],
    });
  }
  return severalTitles(segment, match, request, locale);
}

function takesBack(segment: Segment, locale: Locale): boolean {
  return (
    segment.to - segment.from > 3 && containsPhrase(segment.tokens, segment, locale.retractions)
  );
}

/** "add tasks: X, Y and Z" is three requests. */
function severalTitles(
  segment: Segment,
  match: FrameMatch,
  request: Request,
  locale: Locale,
): Request[] {
  const { title } = request.slots;
  if (request.intent !== "task.add" || !title || request.slots.recurrence) return [request];
  const [from] = match.captures["title"] ?? [0];
  const plural = segment.tokens
    .slice(segment.from, from)
    .some((token) => locale.plurals.has(token.norm));
  const items = splitItems(title, plural, locale);
  return items.map((item) => ({ ...request, slots: { ...request.slots, title: item } }));
}

function nearestIntents(text: string, locale: Locale): Intent[] {
  const tokens = tokenize(text.slice(0, 500), locale.contractions);
  const deed = locale.taskVerbs.has(tokens[0]?.norm ?? "");
  const found = new Set<Intent>(deed ? ["task.add", "reminder.add"] : []);
  for (const token of tokens) {
    if (found.size >= MOST_NEAREST) break;
    const intent = locale.hints.get(token.norm);
    if (intent) found.add(intent);
  }
  return [...found];
}
