import type { TimeFinding } from "./dates/time-finding.ts";
import type { Ambiguity, UnderstandingContext, When } from "./interpretation.ts";
import type { Locale } from "./locale.ts";
import { type RecurrenceFinding, spansOf } from "./recurrence/recurrence-finding.ts";
import type { Token } from "./tokens.ts";

/** The abilities that understanding borrows from the folders about time. */
export interface TimeReaders {
  findTimes(text: string, context: UnderstandingContext): TimeFinding[];
  findRecurrence(text: string, context: UnderstandingContext): RecurrenceFinding | null;
  /** IANA zone of a place or zone name as typed, or null. */
  canonicalZone(words: string): string | null;
}

/** The moments and days of one request, and which of its words they account for. */
export interface TimeReading {
  findings: TimeFinding[];
  recurrence: RecurrenceFinding | null;
  /** Per token: whether a time or recurrence covers it. */
  covered: boolean[];
}

/** Reads every time of `text` once. Findings inside the recurrence are left to it. */
export function readTimes(
  text: string,
  tokens: readonly Token[],
  context: UnderstandingContext,
  readers: TimeReaders,
  locale: Locale,
): TimeReading {
  const words = withoutItemNumber(text, tokens, locale);
  const recurrence = readers.findRecurrence(words, context);
  const repeating = recurrence ? spansOf(recurrence) : [];
  const findings = readers
    .findTimes(words, context)
    .filter((finding) => finding.duration === undefined)
    .filter((finding) => !repeating.some((span) => overlaps(finding.span, span)))
    .map((finding) => markTimeOnly(finding, tokens, locale));
  const spans = [...findings.map((finding) => finding.span), ...repeating];
  const covered = tokens.map((token) =>
    spans.some((span) => overlaps([token.start, token.end], span)),
  );
  return { findings, recurrence, covered };
}

/**
 * In "move reminder 3 to 10:00" the 3 is an item and not the start of "3 to 10". The text keeps its length, so
 * that what is found stands where it stood.
 */
function withoutItemNumber(text: string, tokens: readonly Token[], locale: Locale): string {
  const { verbs, nouns, links } = locale.time.numbered;
  const at = tokens.findIndex(({ norm }) => verbs.has(norm));
  if (at < 0) return text;
  let next = at + 1;
  while (nouns.has(tokens[next]?.norm ?? "")) next++;
  const number = tokens[next];
  if (!number || !/^\d{1,4}$/.test(number.norm) || !links.has(tokens[next + 1]?.norm ?? ""))
    return text;
  return (
    text.slice(0, number.start) + "_".repeat(number.end - number.start) + text.slice(number.end)
  );
}

export function overlaps(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

function markTimeOnly(finding: TimeFinding, tokens: readonly Token[], locale: Locale): TimeFinding {
  const { when } = finding;
  if (when.dateOnly || when.instant !== undefined || when.timeOnly !== undefined) return finding;
  const words = tokens.filter((token) => overlaps([token.start, token.end], finding.span));
  const only =
    words.length > 0 &&
    words.every((token) => locale.time.clock.has(token.norm) || isClock(token.norm));
  return only ? { ...finding, when: { ...when, timeOnly: true } } : finding;
}

/** "5", "5pm", "17:30", "5.30pm", "5:30". */
export function isClock(word: string): boolean {
  return /^\d{1,2}([:.]\d{2})?([ap]\.?m)?$/.test(word) || /^\d{1,2}h(\d{2})?$/.test(word);
}

/** A date said in one place and a time of day in another are one moment ("Friday ... at 5pm"). */
export function mergeDayAndTime(a: TimeFinding, b: TimeFinding): When | null {
  const [day, clock] = a.when.dateOnly ? [a.when, b.when] : [b.when, a.when];
  if (!day.dateOnly || !clock.timeOnly || day.end !== undefined || clock.end !== undefined)
    return null;
  if (a.problem || b.problem) return null;
  const date = day.local.slice(0, 10);
  const gone = day.past === true || (date < clock.local.slice(0, 10) && clock.past !== true);
  return {
    text: `${a.when.text} ${b.when.text}`,
    local: `${date}${clock.local.slice(10)}`,
    grain: clock.grain,
    ...(clock.zone === undefined ? {} : { zone: clock.zone }),
    ...(day.deadline || clock.deadline ? { deadline: true } : {}),
    ...(gone ? { past: true } : {}),
    dateOnly: false,
  };
}

/** The question that a finding's own problem leads to, with every reading it could have. */
export function problemOf(finding: TimeFinding): Ambiguity | null {
  if (!finding.problem) return null;
  const readings = [finding.when, ...finding.alternatives].map((when) => ({ slots: { when } }));
  return { reason: finding.problem, text: finding.when.text, readings };
}

/**
 * Seconds of a plain length of time ("20 min", "an hour", "2h", "half an hour", "1 hour 30 minutes"); null for
 * anything else.
 */
export function parseDuration(words: readonly string[], locale: Locale): number | null {
  const { units, fillers } = locale.time;
  let total = 0;
  let count: number | null = null;
  for (const word of words) {
    const glued = /^(\d{1,4})([a-z]+)$/.exec(word);
    const unit = units.get(glued?.[2] ?? word);
    const amount = glued ? Number(glued[1]) : count;
    if (unit !== undefined && amount !== null) {
      total += unit * amount;
      count = null;
      continue;
    }
    const quantity = quantityOf(word, count, locale);
    if (quantity === null ? !fillers.has(word) : isSecondNumber(word, count)) return null;
    count = quantity ?? count;
  }
  return count === null && total > 0 ? Math.round(total) : null;
}

/** In "3 for 2 hours" the unit of the 3 never came, so it is something else. */
function isSecondNumber(word: string, before: number | null): boolean {
  return before !== null && /^\d/.test(word);
}

/** "20", "half", "a"; "half an" is still a half. */
function quantityOf(word: string, before: number | null, locale: Locale): number | null {
  if (/^\d{1,4}([.]\d)?$/.test(word)) return Number(word);
  const value = locale.time.quantities.get(word);
  if (value === undefined) return null;
  return before !== null && value === 1 ? before : value;
}
