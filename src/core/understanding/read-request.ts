import { buildLooseRequest, buildRequest } from "./build.ts";
import { type FrameMatch, fittingFrames, matchAllFrames, matchFrames } from "./frames.ts";
import { decide, decideByRules } from "./intent/decide.ts";
import { RULE_MADE } from "./intent/rule-made.ts";
import type { Intent, Request } from "./interpretation.ts";
import type { Locale } from "./locale.ts";
import { kindOfTarget, parseReference } from "./references.ts";
import { readRemark } from "./requests/remarks.ts";
import { eachTime, severalReminders, severalTasks } from "./requests/several.ts";
import { containsPhrase, createSegment, type Segment, type Setting } from "./segment.ts";
import { joints } from "./split.ts";

/** A longer sentence is prose and is not cut into requests. */
const LONGEST_SPLIT = 1500;

/** Reads one sentence; splits it only where both halves are requests in their own right. */
export function readSentence(text: string, setting: Setting): Request[] {
  const { locale, readers } = setting;
  const cuts = text.length <= LONGEST_SPLIT ? joints(text, locale) : [];
  for (const { leftEnd, rightStart } of cuts) {
    const right = createSegment(text.slice(rightStart), setting);
    const after = matchFrames(right, locale.frames, readers, locale);
    if (!after) continue;
    const left = createSegment(text.slice(0, leftEnd), setting);
    const ahead = matchFrames(left, locale.frames, readers, locale);
    // "done 2, add milk": where nothing in front could go on, a weaker frame is enough behind it.
    if (!ahead || !(after.frame.strong || isClosed(ahead))) continue;
    const before = readSegment(left, setting);
    if (before.some((request) => request.intent === "other")) continue;
    return [...before, ...readSentence(right.text, setting)];
  }
  return readSegment(createSegment(text, setting), setting);
}

/** A frame that says all in its own words and numbers, with no title that could go on. */
function isClosed({ frame, captures }: FrameMatch): boolean {
  const open = ["title", "newTitle", "ref", "fact", "any"].some((name) => name in captures);
  return frame.strong === true && !open;
}

function readSegment(segment: Segment, setting: Setting): Request[] {
  const { context, locale, readers } = setting;
  const correction = matchFrames(segment, locale.corrections, readers, locale);
  if (correction && context.focus) return frameRequests(segment, correction, setting);
  const own = ownReminder(segment, setting);
  if (own) return frameRequests(segment, own, setting);
  const matches = matchAllFrames(segment, locale.frames, readers, locale);
  const ruled = matches.find(({ frame }) => frame.certain || RULE_MADE.has(frame.intent));
  if (ruled) return frameRequests(segment, ruled, setting);
  const whole = { ...segment, from: 0, to: segment.tokens.length };
  if (matches.length === 0) matches.push(...matchAllFrames(whole, locale.frames, readers, locale));
  if (correction) matches.push(correction);
  const known = matches.find((match) => pointsAtShown(segment, match, setting));
  if (known) return frameRequests(segment, known, setting);
  const { classify } = setting;
  const decision = classify ? decide(matches, classify(segment.text)) : decideByRules(matches);
  if (decision.intent === "other") {
    const remark = readRemark(segment, setting);
    return [{ ...unknown(segment.text, decision.score), ...(remark ? { remark } : {}) }];
  }
  const requests = decision.match
    ? frameRequests(segment, decision.match, setting)
    : [buildLooseRequest(segment, decision.intent, setting)];
  return requests.map((request) => {
    const score = Math.min(request.score, decision.score);
    if (decision.doubts.length === 0) return { ...request, score };
    const bare = decision.match === null && startsWithDeed(segment, locale);
    const doubts = bare ? [...decision.doubts.slice(0, 1), ...DEEDS] : decision.doubts;
    const readings = [...new Set(doubts)].map((intent) => ({ intent }));
    const others = request.ambiguities.filter((ambiguity) => ambiguity.reason !== "which-intent");
    return { ...request, score, ambiguities: [...others, { reason: "which-intent", readings }] };
  });
}

/** "skip gym on Friday": only what the person has tells whether that is about a reminder. */
function ownReminder(segment: Segment, setting: Setting): FrameMatch | null {
  const { context, locale, readers } = setting;
  for (const match of fittingFrames(segment, locale.naming, readers, locale)) {
    const range = match.captures["ref"] ?? match.captures["num"] ?? match.captures["focus"];
    const target = range
      ? parseReference(segment.text, segment.tokens.slice(...range), locale)
      : ({ kind: "focus" } as const);
    const isOwn =
      target.kind === "focus"
        ? context.focus?.kind === "reminder"
        : context.isReminder?.(target) === true;
    if (isOwn) return match;
  }
  return null;
}

/** "call mom tomorrow" with no word of what to do with it may be any of these. */
const DEEDS: readonly Intent[] = ["reminder.add", "task.add"];

function startsWithDeed({ tokens, from }: Segment, locale: Locale): boolean {
  const word = tokens[from]?.norm ?? "";
  return locale.taskVerbs.has(word) && !locale.openers.has(word);
}

/** "delete it", "move 2 to Friday": what was shown says what is meant, so no one needs to guess. */
function pointsAtShown(segment: Segment, match: FrameMatch, { context, locale }: Setting): boolean {
  const range = match.captures["ref"] ?? match.captures["num"] ?? match.captures["focus"];
  if (!range) return false;
  const target = parseReference(segment.text, segment.tokens.slice(...range), locale);
  return kindOfTarget(target, context, locale) !== null;
}

export function unknown(text: string, score = 0): Request {
  return { intent: "other", score, slots: {}, ambiguities: [], text: text.trim() };
}

function frameRequests(segment: Segment, match: FrameMatch, setting: Setting): Request[] {
  const { locale } = setting;
  const request = buildRequest(segment, match, setting);
  if (takesBack(segment, locale)) {
    const readings = [{ intent: request.intent }, { intent: "other" as const }];
    request.ambiguities.push({ reason: "which-intent", readings });
  }
  if (locale.corrections.includes(match.frame) && !setting.context.focus) {
    request.ambiguities.push({ reason: "which-item", readings: [] });
  }
  return (
    severalReminders(segment, match, setting, (part) => readSegment(part, setting)) ??
    severalTasks(segment, match, request, locale).flatMap(eachTime)
  );
}

function takesBack(segment: Segment, locale: Locale): boolean {
  const { tokens, from, to } = segment;
  return to - from > 3 && containsPhrase(tokens, segment, locale.retractions);
}
