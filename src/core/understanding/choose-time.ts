import type { TimeFinding } from "./dates/time-finding.ts";
import type { Ambiguity, RecurrencePhrase, When } from "./interpretation.ts";
import type { Locale } from "./locale.ts";
import { type RecurrenceFinding, spansOf } from "./recurrence/recurrence-finding.ts";
import { severalTimes } from "./requests/listed-times.ts";
import type { Segment } from "./segment.ts";
import { isClock, mergeDayAndTime, overlaps, problemOf } from "./time-reading.ts";

/** The time a request is for, the spans that said it, and what is unclear about it. */
export interface ChosenTime {
  when?: When;
  recurrence?: RecurrencePhrase;
  spans: [number, number][];
  ambiguities: Ambiguity[];
}

/** Token ranges in which a time may stand. */
export interface TimeRanges {
  named?: readonly [number, number];
  title?: readonly [number, number];
  /** False where a time in front of a noun is when it takes place ("my 3:30 appointment"). */
  namesThings?: boolean;
}

/**
 * Chooses among the times found in a token range. `named` is a range that the frame itself marked as the time;
 * then nothing else counts and other times stay part of the title.
 */
export function chooseTime(segment: Segment, ranges: TimeRanges, locale: Locale): ChosenTime {
  const chosen: ChosenTime = { spans: [], ambiguities: [] };
  const range = ranges.named ?? ranges.title;
  if (!range) return chosen;
  takeRecurrence(segment, charRange(segment, range), chosen);
  const found = findingsIn(segment, range);
  const free = ranges.named
    ? [...found, ...addedByTitle(segment, found, ranges.title, locale)]
    : found.filter(
        (finding) => ranges.namesThings === false || !isPartOfName(segment, finding, locale),
      );
  takeFindings(segment, free, chosen, locale);
  if (!chosen.when && !chosen.recurrence && found.length > 0 && free.length === 0)
    offerNames(found, chosen);
  noteUnread(segment, ranges, chosen, locale);
  return chosen;
}

function findingsIn(segment: Segment, range: readonly [number, number]): TimeFinding[] {
  const inside = charRange(segment, range);
  return segment.times().findings.filter((finding) => overlaps(finding.span, inside));
}

/**
 * Times in the title beside a named one: a time of day completes a named day ("Friday call Anna at 5pm"), and
 * "or" in front makes it a choice. Any other stays in the title ("tomorrow to prepare for Monday").
 */
function addedByTitle(
  segment: Segment,
  named: readonly TimeFinding[],
  title: readonly [number, number] | undefined,
  locale: Locale,
): TimeFinding[] {
  if (!title || named.length > 1) return [];
  const inTitle = findingsIn(segment, title);
  const choice = locale.time.alternatives.has(segment.tokens[title[0]]?.norm ?? "");
  if (choice) return inTitle;
  const [day] = named;
  const [clock] = inTitle;
  const completes = inTitle.length === 1 && day && clock && mergeDayAndTime(day, clock) !== null;
  const repeats = !day && segment.times().recurrence !== null && clock?.when.timeOnly === true;
  return clock && (completes || repeats) ? [clock] : [];
}

function charRange(segment: Segment, [from, to]: readonly [number, number]): [number, number] {
  return [segment.tokens[from]?.start ?? 0, segment.tokens[to - 1]?.end ?? 0];
}

function takeRecurrence(segment: Segment, inside: [number, number], chosen: ChosenTime): void {
  const { recurrence: finding } = segment.times();
  if (!finding || !overlaps(finding.span, inside)) return;
  chosen.recurrence = finding.recurrence;
  chosen.spans.push(...spansOf(finding));
  chosen.ambiguities.push(...ambiguityOf(finding));
}

/** What has to be asked about a rule, with all that its words can mean. */
export function ambiguityOf({ recurrence, other, problem }: RecurrenceFinding): Ambiguity[] {
  if (!problem) return [];
  const rules = other ? [recurrence, { ...recurrence, ...other }] : [recurrence];
  const readings = rules.map((rule) => ({ slots: { recurrence: rule } }));
  return [{ reason: problem, text: recurrence.text, readings }];
}

function takeFindings(
  segment: Segment,
  findings: readonly TimeFinding[],
  chosen: ChosenTime,
  locale: Locale,
): void {
  const [first, second] = findings;
  if (!first) return;
  if (chosen.recurrence) {
    takeTimeOfRecurrence(segment, chosen.recurrence, findings, chosen);
    return;
  }
  const merged = second && findings.length === 2 ? mergeDayAndTime(first, second) : null;
  chosen.spans.push(...findings.map((finding) => finding.span));
  const when = merged ?? first.when;
  chosen.when = when;
  if (findings.length > 1 && !merged) {
    chosen.ambiguities.push(severalTimes(segment, findings, locale));
    return;
  }
  const problem = merged ? null : problemOf(first);
  if (problem) chosen.ambiguities.push(problem);
  else if (when.past) {
    chosen.ambiguities.push({ reason: "in-the-past", text: when.text, readings: [] });
  } else if (first.justOver) {
    const readings = [{ slots: { when } }];
    chosen.ambiguities.push({ reason: "in-the-past", text: when.text, readings });
  }
}

/** "every Monday ... at 9": a time of day apart from the repeating part belongs to it. */
function takeTimeOfRecurrence(
  segment: Segment,
  recurrence: RecurrencePhrase,
  findings: readonly TimeFinding[],
  chosen: ChosenTime,
): void {
  const [only] = findings;
  const spans = findings.map((finding) => finding.span);
  chosen.spans.push(...spans);
  const joined = findings.length === 1 && only ? readBehind(segment, recurrence, only) : null;
  if (joined) {
    const { times } = joined.recurrence;
    chosen.recurrence = { ...recurrence, times };
    chosen.ambiguities = chosen.ambiguities.map((ambiguity) => withTimes(ambiguity, times));
    if (joined.problem === "am-or-pm") chosen.ambiguities.push(...ambiguityOf(joined));
    return;
  }
  if (findings.length === 1 && only?.when.timeOnly && recurrence.times.length === 0) {
    chosen.recurrence = { ...recurrence, times: [only.when.local.slice(11, 16)] };
    const problem = problemOf(only);
    if (problem)
      chosen.ambiguities.push({ ...problem, readings: timesAsReadings(recurrence, only) });
    return;
  }
  const text = findings.map((finding) => finding.when.text).join(" / ");
  const readings = [{ slots: { recurrence } }];
  chosen.ambiguities.push({ reason: "unread-recurrence-words", text, readings });
}

/**
 * A rhythm and a time of day that was said apart from it, read together: "at 9" alone would be the next such hour from
 * now on. Null when they do not make one whole.
 */
function readBehind(
  segment: Segment,
  { text, rrule }: RecurrencePhrase,
  { when }: TimeFinding,
): RecurrenceFinding | null {
  if (!when.timeOnly) return null;
  const words = `${text} ${when.text}`;
  const joined = segment.timesIn(words).recurrence;
  if (!joined || joined.span[1] < words.length || joined.recurrence.rrule !== rrule) return null;
  return joined.recurrence.times.length > 0 ? joined : null;
}

/** What a rule could be too is said at the same time of day. */
function withTimes(ambiguity: Ambiguity, times: string[]): Ambiguity {
  const readings = ambiguity.readings.map((reading) => {
    const rule = reading.slots?.recurrence;
    return rule
      ? { ...reading, slots: { ...reading.slots, recurrence: { ...rule, times } } }
      : reading;
  });
  return { ...ambiguity, readings };
}

function timesAsReadings(recurrence: RecurrencePhrase, finding: TimeFinding) {
  return [finding.when, ...finding.alternatives].map((when) => ({
    slots: { recurrence: { ...recurrence, times: [when.local.slice(11, 16)] } },
  }));
}

/** "tomorrow's meeting", "the Friday report": the time names a thing and is not when to act. */
function isPartOfName(segment: Segment, finding: TimeFinding, locale: Locale): boolean {
  const { tokens } = segment;
  const first = tokens.findIndex((token) => overlaps([token.start, token.end], finding.span));
  let after = first;
  while (after < tokens.length && overlaps(spanOf(segment, after), finding.span)) after += 1;
  const next = tokens[after];
  if (tokens[after - 1]?.norm === locale.time.possessive) return after < segment.to;
  if (next?.norm === locale.time.possessive) return true;
  const before = tokens[first - 1]?.norm ?? "";
  if (!next || after >= segment.to || locale.time.fillers.has(next.norm)) return false;
  const within = tokens
    .slice(first, after)
    .some((token) => locale.time.determiners.has(token.norm));
  return locale.time.determiners.has(before) || (within && finding.when.timeOnly === true);
}

function spanOf(segment: Segment, index: number): [number, number] {
  const token = segment.tokens[index];
  return token ? [token.start, token.end] : [0, 0];
}

function offerNames(found: readonly TimeFinding[], chosen: ChosenTime): void {
  const readings = found.map((finding) => ({ slots: { when: finding.when } }));
  chosen.ambiguities.push({
    reason: "unread-time-words",
    text: found[0]?.when.text ?? "",
    readings,
  });
}

/** A word that surely speaks of a time and that no chosen time accounts for makes the request uncertain. */
function noteUnread(
  segment: Segment,
  ranges: TimeRanges,
  chosen: ChosenTime,
  locale: Locale,
): void {
  if (chosen.ambiguities.length > 0) return;
  const spans = [...chosen.spans, ...segment.times().findings.map((finding) => finding.span)];
  for (const range of [ranges.named, ranges.title]) {
    if (!range) continue;
    for (let index = range[0]; index < range[1]; index += 1) {
      const span = spanOf(segment, index);
      if (spans.some((known) => overlaps(known, span)) || !tells(segment, index, locale)) continue;
      const repeats = locale.time.repeating.has(segment.tokens[index]?.norm ?? "");
      const reason = repeats ? "unread-recurrence-words" : "unread-time-words";
      chosen.ambiguities.push({ reason, text: segment.text.slice(span[0], span[1]), readings: [] });
      return;
    }
  }
}

function tells(segment: Segment, index: number, locale: Locale): boolean {
  const word = segment.tokens[index]?.norm ?? "";
  const next = segment.tokens[index + 1]?.norm ?? "";
  const clock = isClock(word) && !/^\d{1,2}$/.test(word) && !/^\d+\.\d+$/.test(word);
  const repeating =
    locale.time.repeating.has(word) &&
    (locale.time.telling.has(next) || locale.time.units.has(next));
  return locale.time.telling.has(word) || clock || repeating;
}
