import { type ChosenTime, chooseTime, type TimeRanges } from "./choose-time.ts";
import { readEvent } from "./events.ts";
import { readFlights } from "./flights/read-flights.ts";
import type { FrameMatch } from "./frames.ts";
import { RULE_MADE } from "./intent/rule-made.ts";
import type {
  Ambiguity,
  Intent,
  Reference,
  Request,
  Slots,
  UnderstandingContext,
} from "./interpretation.ts";
import type { FrameSpec, Locale } from "./locale.ts";
import { readPreference } from "./preferences.ts";
import { readOccurrence, timeBeside } from "./recurrence/named-occurrence.ts";
import { kindOfTarget, parseNumbers, parseReference, siblingIntent } from "./references.ts";
import { rangeText, type Segment, type Setting } from "./segment.ts";
import { parseDuration, type TimeReaders } from "./time-reading.ts";
import { readTitle } from "./titles.ts";

/** Seconds. */
const DAY = 86_400;
/** Confidence of a frame that names its object, of one that does not, and of one that is never certain. */
const SCORE = { strong: 0.98, plain: 0.9 };

/** Intents that act on one item and need to know which. */
const NEEDS_TARGET: ReadonlySet<Intent> = new Set([
  "task.complete",
  "task.reopen",
  "task.update",
  "task.delete",
  "reminder.update",
  "reminder.delete",
  ...RULE_MADE,
]);
const NEEDS_TITLE: ReadonlySet<Intent> = new Set(["task.add", "reminder.add"]);
/** A title that is one of these items' names says which kind was meant; without that, both kinds are possible. */
const EITHER_KIND: Partial<Record<Intent, Intent[]>> = {
  "task.delete": ["task.delete", "reminder.delete"],
  "task.update": ["task.update", "reminder.update"],
};
const READS_ONLY: ReadonlySet<Intent> = new Set([
  "task.list",
  "reminder.list",
  "agenda.query",
  "datetime.query",
  "flights.search",
  "flight.status",
]);
const CALENDAR: ReadonlySet<Intent> = new Set([
  "calendar.add",
  "calendar.update",
  "calendar.delete",
]);
/** They are about any time that the sentence speaks of. */
const ANY_TIME: ReadonlySet<Intent> = new Set([...CALENDAR, "datetime.query"]);
const FLIGHT_PLACES = [
  ["origin", "originCodes"],
  ["destination", "destinationCodes"],
] as const;
const CHANGES_TIME: ReadonlySet<Intent> = new Set([
  "task.update",
  "reminder.update",
  "reminder.snooze",
  "reminder.pause",
  "reminder.end",
]);

/** Turns a fitting frame into a request: slots filled, and everything uncertain named. */
export function buildRequest(segment: Segment, match: FrameMatch, build: Setting): Request {
  const { frame, captures } = match;
  const { locale } = build;
  const slots: Slots = { ...constantSlots(frame) };
  const named = captures["time"];
  const titled = captures["title"] ?? captures["newTitle"];
  const occurrence = readOccurrence(segment, match);
  if (occurrence) slots.occurrence = occurrence;
  const beside = occurrence && named && timeBeside(segment, named, occurrence, build.context);
  const ranges = {
    ...(named ? { named } : {}),
    ...(titled && captures["title"] ? { title: titled } : {}),
    ...(ANY_TIME.has(frame.intent) && !named ? wholeSentence(segment) : {}),
  };
  const time = beside ?? chooseTime(segment, ranges, locale);
  fillTime(segment, match, slots, time, build);
  fillTitle(segment, match, slots, time, locale);
  if (captures["fact"]) slots.fact = rangeText(segment, ...captures["fact"]);
  const ambiguities = [...timeProblems(frame, time), ...settleLead(frame, slots)];
  fillSchedule(segment, match, slots, locale);
  const target = readTarget(segment, match, build);
  if (target) slots.target = target;
  const intent = settleKind(frame, slots, ambiguities, build);
  if (intent === "flights.search") fillFlights(segment, slots, ambiguities, locale);
  readPreference(segment, match, slots, ambiguities, build);
  noteMissing(intent, slots, ambiguities);
  return { intent, score: scoreOf(frame), slots, ambiguities, text: segment.text.trim() };
}

/** A calendar entry takes place at any time that its sentence names, wherever it stands. */
function wholeSentence({ from, to }: Segment): TimeRanges {
  return { title: [from, to], namesThings: false };
}

function scoreOf(frame: FrameSpec): number {
  return frame.strong ? SCORE.strong : SCORE.plain;
}

function constantSlots(frame: FrameSpec): Slots {
  return {
    ...(frame.filter ? { filter: frame.filter } : {}),
    ...(frame.priority ? { priority: frame.priority } : {}),
    ...(frame.preference ? { preference: frame.preference } : {}),
    ...(frame.fact ? { fact: frame.fact } : {}),
    ...(frame.scope ? { scope: frame.scope } : {}),
  };
}

function fillTime(
  segment: Segment,
  { frame, captures }: FrameMatch,
  slots: Slots,
  time: ChosenTime,
  { context, readers, locale }: Setting,
): void {
  if (time.when) slots.when = time.when;
  if (time.recurrence) slots.recurrence = time.recurrence;
  const { duration, hour } = captures;
  if (frame.seconds !== undefined) slots.duration = frame.seconds;
  if (duration) {
    const words = segment.tokens.slice(...duration).map((token) => token.norm);
    const seconds = parseDuration(words, locale);
    if (seconds !== null) slots.duration = seconds;
  }
  if (hour) fillBareHour(rangeText(segment, ...hour), slots, time, readers, context, locale);
}

/**
 * "an hour before the meeting at three": the time of the meeting is in `when`, the hour in `duration`. Of what repeats
 * the times of day are brought forward; where that cannot be, it is asked about.
 */
function settleLead({ intent }: FrameSpec, slots: Slots): Ambiguity[] {
  const { duration: lead, when, recurrence } = slots;
  if (intent !== "reminder.add" || lead === undefined) return [];
  if (when?.dateOnly && lead < DAY) return [{ reason: "missing-time", readings: [] }];
  if (!recurrence) return [];
  const times = recurrence.times.map((time) => Date.parse(`1970-01-01T${time}Z`) / 1000 - lead);
  delete slots.duration;
  if (times.length === 0 || times.some((seconds) => seconds < 0))
    return [{ reason: "unread-recurrence-words", text: recurrence.text, readings: [] }];
  const earlier = times.map((seconds) => new Date(seconds * 1000).toISOString().slice(11, 16));
  slots.recurrence = { ...recurrence, times: earlier };
  return [];
}

/** How many occurrences of what repeats, and on which channel. */
function fillSchedule(
  segment: Segment,
  { frame, captures }: FrameMatch,
  slots: Slots,
  locale: Locale,
): void {
  const { count, channel } = captures;
  if (count) {
    const said = parseNumbers(segment.tokens.slice(...count), locale);
    if (said?.kind === "number") slots.count = said.numbers[0] ?? 1;
  }
  if (!channel || frame.intent !== "reminder.send") return;
  const name = locale.channels.get(rangeText(segment, ...channel).toLowerCase());
  if (name) slots.channel = name;
}

/** "make it 6": a bare number in the place of a time is read like "at 6". */
function fillBareHour(
  text: string,
  slots: Slots,
  time: ChosenTime,
  readers: TimeReaders,
  context: UnderstandingContext,
  locale: Locale,
): void {
  const [finding] = readers.findTimes(`${locale.time.at} ${text}`, context);
  if (!finding) {
    time.ambiguities.push({ reason: "unread-time-words", text, readings: [] });
    return;
  }
  slots.when = { ...finding.when, text, timeOnly: true };
  if (finding.problem) {
    const readings = [finding.when, ...finding.alternatives].map((when) => ({
      slots: { when: { ...when, text, timeOnly: true } },
    }));
    time.ambiguities.push({ reason: finding.problem, text, readings });
  }
}

function fillTitle(
  segment: Segment,
  { frame, captures }: FrameMatch,
  slots: Slots,
  time: ChosenTime,
  locale: Locale,
): void {
  const { title, newTitle } = captures;
  if (newTitle)
    slots.newTitle = readTitle(segment, newTitle, [], { ...locale, priorities: [] }).title;
  if (!title) return;
  const calendar = CALENDAR.has(frame.intent);
  const all = segment.times().findings.map((finding) => finding.span);
  const reading = readTitle(
    segment,
    title,
    calendar ? [...time.spans, ...all] : time.spans,
    locale,
  );
  if (reading.title === "") return;
  if (calendar) Object.assign(slots, readEvent(reading.title, locale));
  else slots.title = reading.title;
  if (reading.priority) slots.priority = reading.priority;
}

/** Questions about a time that was asked about change nothing, so its past is no problem there. */
function timeProblems(frame: FrameSpec, time: ChosenTime): Ambiguity[] {
  if (frame.intent === "datetime.query")
    return time.ambiguities.filter(({ reason }) => reason === "weekday-mismatch");
  const reads = !NEEDS_TITLE.has(frame.intent) && !CHANGES_TIME.has(frame.intent);
  return reads
    ? time.ambiguities.filter((ambiguity) => ambiguity.reason !== "in-the-past")
    : time.ambiguities;
}

function readTarget(segment: Segment, match: FrameMatch, { locale }: Setting): Reference | null {
  const { frame, captures } = match;
  const range = captures["ref"] ?? captures["num"] ?? captures["focus"];
  if (range) return parseReference(segment.text, segment.tokens.slice(...range), locale);
  if (frame.target) return { kind: frame.target };
  return NEEDS_TARGET.has(frame.intent) || frame.intent === "reminder.snooze"
    ? { kind: "focus" }
    : null;
}

/** Tasks, reminders and facts share words ("delete 4"): what was shown decides, and without it a question. */
function settleKind(
  frame: FrameSpec,
  slots: Slots,
  ambiguities: Ambiguity[],
  { context, locale }: Setting,
): Intent {
  const { target } = slots;
  if (!target || slots.filter) return frame.intent;
  const kind = kindOfTarget(target, context, locale);
  const namesKind = frame.strong === true && target.kind === "title";
  if (kind && !namesKind) return siblingIntent(frame.intent, kind);
  const either = EITHER_KIND[frame.intent];
  if (either && !frame.strong && target.kind === "title") {
    const readings = either.map((intent) => ({ intent }));
    ambiguities.push({ reason: "which-intent", text: target.words, readings });
  }
  return frame.intent;
}

function noteMissing(intent: Intent, slots: Slots, ambiguities: Ambiguity[]): void {
  if (NEEDS_TITLE.has(intent) && !slots.title)
    ambiguities.push({ reason: "missing-title", readings: [] });
  const timed = slots.when !== undefined || slots.recurrence !== undefined;
  const asked = ambiguities.some((ambiguity) => ambiguity.reason.startsWith("unread"));
  if (intent === "reminder.add" && !timed && !asked)
    ambiguities.push({ reason: "missing-time", readings: [] });
}

function fillFlights(
  segment: Segment,
  slots: Slots,
  ambiguities: Ambiguity[],
  locale: Locale,
): void {
  const { findings } = segment.times();
  const source = { text: segment.text, tokens: segment.tokens, findings };
  const flights = readFlights(source, locale.flights);
  slots.flights = flights;
  for (const [place, key] of FLIGHT_PLACES) {
    const codes = flights[key] ?? [];
    if (codes.length < 2) continue;
    const readings = codes.map((code) => ({ slots: { flights: { [key]: [code] } } }));
    ambiguities.push({ reason: "which-place", text: flights[place] ?? "", readings });
  }
}

/**
 * A request that no frame fits but that the trained part is sure enough about: the title is what is left of the
 * sentence without its frame at either end.
 */
export function buildLooseRequest(segment: Segment, intent: Intent, { locale }: Setting): Request {
  const slots: Slots = {};
  const range: [number, number] = [segment.from, segment.to];
  const time = chooseTime(segment, { title: range }, locale);
  if (time.when) slots.when = time.when;
  if (time.recurrence) slots.recurrence = time.recurrence;
  const title = looseTitle(segment, range, time.spans, locale);
  if (title !== "" && !READS_ONLY.has(intent)) fillSubject(intent, title, slots, locale);
  const ambiguities = READS_ONLY.has(intent) ? [] : [...time.ambiguities];
  if (intent === "task.list") slots.filter = "open";
  if (intent === "flights.search") fillFlights(segment, slots, ambiguities, locale);
  noteMissing(intent, slots, ambiguities);
  return { intent, score: SCORE.plain, slots, ambiguities, text: segment.text.trim() };
}

function looseTitle(
  segment: Segment,
  [from, to]: [number, number],
  spans: readonly (readonly [number, number])[],
  locale: Locale,
): string {
  const frame = (index: number) => locale.frameWords.has(segment.tokens[index]?.norm ?? "");
  let start = from;
  let end = to;
  const first = segment.tokens[from]?.norm ?? "";
  if (locale.taskVerbs.has(first) && !locale.openers.has(first)) {
    return readTitle(segment, [from, to], spans, locale).title;
  }
  while (start < end - 1 && frame(start)) start += 1;
  while (end > start + 1 && frame(end - 1)) end -= 1;
  return readTitle(segment, [start, end], spans, locale).title;
}

/** New items are called something; existing ones are looked for. */
function fillSubject(intent: Intent, title: string, slots: Slots, locale: Locale): void {
  if (NEEDS_TARGET.has(intent)) slots.target = { kind: "title", words: title };
  else Object.assign(slots, CALENDAR.has(intent) ? readEvent(title, locale) : { title });
}
