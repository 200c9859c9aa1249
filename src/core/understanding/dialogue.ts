import { ambiguityOf, chooseTime } from "./choose-time.ts";
import type { TimeFinding } from "./dates/time-finding.ts";
import { matchFrames } from "./frames.ts";
import {
  type Interpretation,
  overlay,
  type PendingQuestion,
  type Reading,
  type Request,
  type Slots,
  type When,
} from "./interpretation.ts";
import type { Locale } from "./locale.ts";
import { type RecurrenceFinding, spansOf } from "./recurrence/recurrence-finding.ts";
import { parseNumbers, parseReference } from "./references.ts";
import { createSegment, rangeText, type Segment, type Setting } from "./segment.ts";
import { isClock, overlaps, problemOf } from "./time-reading.ts";
import { readTitle } from "./titles.ts";

/**
 * Reads a message as the answer to our own question: yes or no, one of the readings, a time, a title, a number.
 * Null when it is no answer; then it is read like any message.
 */
export function readAnswer(text: string, setting: Setting): Interpretation | null {
  const { pending } = setting.context;
  if (!pending || text.length > 1000) return null;
  const segment = createSegment(text, setting);
  const phrase = words(segment, 0, segment.tokens.length);
  const { answers, tag } = setting.locale;
  if (phrase === "") return null;
  if (answers.no.includes(phrase)) {
    const request: Request = { intent: "other", score: 1, slots: {}, ambiguities: [], text };
    return { locale: tag, requests: [request], nearest: [], declined: true };
  }
  const request = settle(segment, phrase, pending, setting);
  return request ? { locale: tag, requests: [request], nearest: [] } : null;
}

function words(segment: Segment, from: number, to: number): string {
  return segment.tokens
    .slice(from, to)
    .map((token) => token.norm)
    .join(" ");
}

function settle(
  segment: Segment,
  phrase: string,
  pending: PendingQuestion,
  setting: Setting,
): Request | null {
  const chosen = chooseReading(segment, phrase, pending, setting);
  if (chosen) return lay(pending, chosen);
  switch (pending.reason) {
    case "which-item":
      return settleItem(segment, pending, setting);
    case "missing-title":
      return settleTitle(segment, pending, setting);
    case "which-intent":
      return null;
    default:
      return settleTime(segment, pending, setting);
  }
}

/** The pending request with a reading laid over it and the settled ambiguity gone. */
function lay(
  pending: PendingQuestion,
  reading: Reading,
  more: Request["ambiguities"] = [],
): Request {
  const { request, reason } = pending;
  const settled = request.ambiguities.find((ambiguity) => ambiguity.reason === reason);
  const ambiguities = request.ambiguities.filter((ambiguity) => ambiguity !== settled);
  return {
    ...request,
    ...(reading.intent ? { intent: reading.intent } : {}),
    slots: overlay(request.slots, reading),
    ambiguities: [...ambiguities, ...more],
  };
}

/** "yes", "the second", "pm", or a time that is one of the readings. */
function chooseReading(
  segment: Segment,
  phrase: string,
  pending: PendingQuestion,
  { locale }: Setting,
): Reading | null {
  const readings =
    pending.request.ambiguities.find((entry) => entry.reason === pending.reason)?.readings ?? [];
  if (locale.answers.yes.includes(phrase)) return readings[0] ?? null;
  const half = halfSaid(phrase, locale);
  if (half) return readings.find((reading) => halfOf(reading) === half) ?? null;
  const asksClock = pending.reason === "am-or-pm";
  if (asksClock && isClock(phrase)) {
    return readings.find((reading) => clockOf(reading) === phrase) ?? null;
  }
  return readingAt(segment, readings, asksClock, locale);
}

function halfSaid(phrase: string, { time }: Locale): "am" | "pm" | null {
  if (time.am.includes(phrase)) return "am";
  return time.pm.includes(phrase) ? "pm" : null;
}

/** "the second", "2". A bare number never answers a question about a time of day by position. */
function readingAt(
  segment: Segment,
  readings: readonly Reading[],
  asksClock: boolean,
  locale: Locale,
): Reading | null {
  const said = parseNumbers(segment.tokens, locale);
  if (said?.kind === "position") {
    const position = said.positions[0] ?? 1;
    return readings.at(position > 0 ? position - 1 : position) ?? null;
  }
  if (said?.kind !== "number" || asksClock) return null;
  return readings[(said.numbers[0] ?? 0) - 1] ?? null;
}

function clockOf(reading: Reading): string {
  return reading.slots?.when?.local.slice(11, 16) ?? reading.slots?.recurrence?.times[0] ?? "";
}

function halfOf(reading: Reading): "am" | "pm" | null {
  const clock = clockOf(reading);
  if (clock === "") return null;
  return clock < "12:00" ? "am" : "pm";
}

function settleItem(segment: Segment, pending: PendingQuestion, setting: Setting): Request | null {
  const { tokens, text, from, to } = segment;
  const range = tokens.slice(from + correctionLength(segment, setting.locale), to);
  const isCommand = matchFrames(segment, setting.locale.frames, setting.readers, setting.locale)
    ?.frame.strong;
  if (parseNumbers(range, setting.locale) === null && isCommand) return null;
  if (range.length > 20) return null;
  return lay(pending, { slots: { target: parseReference(text, range, setting.locale) } });
}

/** "I meant the dentist", "no, the second one": the first words only take up the question again. */
function correctionLength({ tokens, from, to }: Segment, { classes }: Locale): number {
  const lengths = (classes["but"] ?? []).map((phrase) => {
    const words = phrase.split(" ");
    const fits = words.every((word, at) => tokens[from + at]?.norm === word);
    return fits && words.length < to - from ? words.length : 0;
  });
  return Math.max(0, ...lengths);
}

function settleTitle(segment: Segment, pending: PendingQuestion, setting: Setting): Request | null {
  const match = matchFrames(segment, setting.locale.frames, setting.readers, setting.locale);
  if (match?.frame.strong || match?.frame.intent === "help" || match?.frame.intent === "undo")
    return null;
  const range: [number, number] = [stripInfinitive(segment, setting), segment.tokens.length];
  const time = chooseTime(segment, { title: range }, setting.locale);
  const { title } = readTitle(segment, range, time.spans, setting.locale);
  if (title === "") return null;
  const { when, recurrence } = pending.request.slots;
  const said: Partial<Slots> = timeSlots(time);
  if (Object.keys(said).length === 0) return lay(pending, { slots: { title } });
  if (!when && !recurrence) {
    const settled = lay(pending, { slots: { title, ...said } }, time.ambiguities);
    const ambiguities = settled.ambiguities.filter(({ reason }) => reason !== "missing-time");
    return { ...settled, ambiguities };
  }
  const merged = said.when && when && keepDay(pending, said.when);
  if (merged && merged !== said.when)
    return lay(pending, { slots: { title, when: merged } }, time.ambiguities);
  // Both messages named a time.
  const readings = [said, timeSlots(pending.request.slots)].map((slots) => ({ slots }));
  const text = said.recurrence?.text ?? said.when?.text ?? "";
  return lay(pending, { slots: { title } }, [{ reason: "which-day", text, readings }]);
}

function timeSlots({ when, recurrence }: Pick<Slots, "when" | "recurrence">): Partial<Slots> {
  return { ...(when && { when }), ...(recurrence && { recurrence }) };
}

function stripInfinitive({ tokens, from }: Segment, { locale }: Setting): number {
  return tokens.length > from + 1 && tokens[from]?.norm === locale.infinitive ? from + 1 : from;
}

function problems(finding: TimeFinding) {
  const problem = problemOf(finding);
  if (problem) return [problem];
  if (!finding.when.past) return [];
  return [{ reason: "in-the-past" as const, text: finding.when.text, readings: [] }];
}

/** A time, with nothing but fillers and courtesies around it. A bare number counts as an hour. */
function settleTime(segment: Segment, pending: PendingQuestion, setting: Setting): Request | null {
  const alone = onlyTime(segment, setting) ? segment.times().recurrence : null;
  const rule = completed(segment, pending) ?? alone;
  if (rule) return lay(pending, { slots: { recurrence: rule.recurrence } }, ambiguityOf(rule));
  const finding = segment.times().findings[0] ?? bareHour(segment, setting);
  if (!finding) return null;
  if (segment.times().findings.length > 0 && !onlyTime(segment, setting)) return null;
  const when = keepDay(pending, finding.when);
  return lay(
    pending,
    { slots: { when } },
    finding.problem ? problems({ ...finding, when }) : problems(finding),
  );
}

/** "at 9, 13 and 18", said when asked about "three times a day"; "Monday and Thursday" about "twice a week". */
function completed(
  segment: Segment,
  { request, reason }: PendingQuestion,
): RecurrenceFinding | null {
  const known = request.slots.recurrence;
  if (!known || (reason !== "missing-time" && reason !== "which-day")) return null;
  const words = `${known.text} ${rangeText(segment, segment.from, segment.to)}`;
  const { recurrence } = segment.timesIn(words);
  const whole = recurrence && recurrence.span[1] === words.length;
  return whole && recurrence.problem !== reason ? recurrence : null;
}

function onlyTime(segment: Segment, { locale }: Setting): boolean {
  return segment.tokens.every((token, index) => {
    if (index < segment.from || index >= segment.to || locale.time.fillers.has(token.norm))
      return true;
    const { findings, recurrence } = segment.times();
    const spans = findings.map((finding) => finding.span);
    if (recurrence) spans.push(...spansOf(recurrence));
    return spans.some((span) => overlaps(span, [token.start, token.end]));
  });
}

function bareHour(segment: Segment, { readers, locale, context }: Setting): TimeFinding | null {
  const text = rangeText(segment, segment.from, segment.to);
  if (segment.to - segment.from !== 1 || !isClock(text.toLowerCase())) return null;
  const [finding] = readers.findTimes(`${locale.time.at} ${text}`, context);
  return finding ? { ...finding, when: { ...finding.when, text, timeOnly: true } } : null;
}

/** The time of day alone was answered to a request whose day is known: the day stays. */
function keepDay(pending: PendingQuestion, when: When): When {
  const known = pending.request.slots.when;
  const sameDay = known?.dateOnly === true && when.timeOnly === true && known.end === undefined;
  if (!sameDay || !known) return when;
  const { timeOnly: _chosen, past: _past, ...rest } = when;
  return {
    ...rest,
    local: `${known.local.slice(0, 10)}${when.local.slice(10)}`,
    text: `${known.text} ${when.text}`,
  };
}
