/** Finds the times that a text speaks of. */

import { languageOf } from "../locales/languages.ts";
import { guarded, type Placed } from "./guard.ts";
import { readClock } from "./reading/read-clock.ts";
import { readHolidayName } from "./reading/read-holiday.ts";
import { readMoment } from "./reading/read-moment.ts";
import { readPart } from "./reading/read-pieces.ts";
import { digits, glued, type Match, type Reader, readerOf, skip, word } from "./reading/reader.ts";
import { possibleStarts } from "./reading/starts.ts";
import { secondReading } from "./second-reader.ts";
import { settle } from "./settle.ts";
import type { TimeContext, TimeFinding } from "./time-finding.ts";
import type { Moment } from "./values/moment.ts";

/** Nothing longer than this is read: no person says a time that late. */
const MAX_TEXT = 10_000;
/** Nobody lists more hours at which to be reminded. */
const MAX_LISTED = 12;
/** No message speaks of more times. */
const MAX_FINDINGS = 20;
/** Words looked at, many times each; an everyday message takes about a twentieth. */
export const MAX_WORK = 30_000;

/** All times said in a text, in the order said. Pure, never throws, bounded in time for any input. */
export function findTimes(text: string, context: TimeContext): TimeFinding[] {
  return readTimes(text, context).findings;
}

/** `findTimes` with the number of words that were looked at, which no text drives beyond `MAX_WORK` and one expression. */
export function readTimes(
  text: string,
  context: TimeContext,
): { findings: TimeFinding[]; work: number } {
  const words = languageOf(context.locale).dates;
  const source = text.slice(0, MAX_TEXT);
  const r = readerOf(source, words, context);
  r.work = 0;
  const placed = readAll(r, source);
  if (placed.length === 0) return { findings: secondOpinion(r, source), work: r.work };
  const findings = guarded(r, placed);
  const whole = text.length <= MAX_TEXT && r.work < MAX_WORK && placed.length < MAX_FINDINGS;
  return { findings: whole ? findings : findings.map(unsure), work: r.work };
}

/** Of a text that was not read to its end, nothing is sure. */
function unsure(finding: TimeFinding): TimeFinding {
  return finding.problem ? finding : { ...finding, problem: "unread-time-words" };
}

function secondOpinion(r: Reader, source: string): TimeFinding[] {
  const unread = r.tokens.find((token) => r.words.guarded.has(token.text));
  const second = unread ? secondReading(source, unread.start, r.context, r.words.library) : null;
  return second ? [second] : [];
}

function readAll(r: Reader, source: string): Placed[] {
  const starts = possibleStarts(r);
  const found: Placed[] = [];
  for (let i = 0; i < r.tokens.length && found.length < MAX_FINDINGS && r.work < MAX_WORK; ) {
    const named = skip(r, "notDay", i);
    if (named > 0 || !starts[i]) {
      i = Math.max(named, i + 1);
      continue;
    }
    const moment = readMoment(r, i);
    const finding =
      moment && !isThin(r, i, moment.value) && toFinding(r, i, moment.next, moment.value, source);
    if (!finding) {
      i = Math.max(i + 1, unknownDay(r, i));
      continue;
    }
    found.push({ finding, from: i, to: moment.next });
    const { clock, part } = moment.value;
    const listed = clock || part ? readListed(r, moment.next, source) : [];
    found.push(...listed);
    i = listed.at(-1)?.to ?? moment.next;
  }
  return found;
}

/** "at 9, 13 and 18", "tomorrow morning and evening": bare hours and parts that go on behind a time of day. */
function readListed(r: Reader, from: number, source: string): Placed[] {
  const found: Placed[] = [];
  for (let at = from; found.length < MAX_LISTED; ) {
    const i = afterJoint(r, at);
    const more = i > at ? (readListedClock(r, i) ?? readListedPart(r, i)) : null;
    const finding = more && toFinding(r, i, more.next, more.value, source);
    if (!finding) break;
    found.push({ finding, from: i, to: more.next });
    at = more.next;
  }
  return found;
}

function readListedClock(r: Reader, i: number): Match<Moment> {
  const clock = readClock(r, i, true);
  const isOne = clock && (clock.value.solid || endsList(r, clock.next));
  return isOne ? { value: { clock: clock.value }, next: clock.next } : null;
}

/** "evening", with nothing behind that it only describes ("morning and evening news"). */
function readListedPart(r: Reader, i: number): Match<Moment> {
  const part = readPart(r, i);
  const isOne = part?.value.partDay === undefined && part && endsList(r, part.next);
  return isOne ? part : null;
}

function afterJoint(r: Reader, i: number): number {
  const comma = word(r, i) === "," ? i + 1 : i;
  return Math.max(comma, skip(r, "and", comma), skip(r, "at", comma));
}

/** A number before a noun counts it ("at 9 and 2 apples"). */
function endsList(r: Reader, i: number): boolean {
  if (!/^\p{L}/u.test(word(r, i))) return !glued(r, i) || !/^[%:/\d]/.test(word(r, i));
  const roles = ["and", "to", "on", "for", "by", "oclock", "from"] as const;
  return roles.some((role) => skip(r, role, i) > 0) || r.words.namedDays.has(word(r, i));
}

/** A feast that is known by name but not when it is: no word of its name is a day by itself. */
function unknownDay(r: Reader, i: number): number {
  return readHolidayName(r, i)?.next ?? -1;
}

/** "4p" and "12A" by themselves are no times; "from 4p to 6p" and "Friday 4p" are. */
function isThin(r: Reader, i: number, { clock, ...rest }: Moment): boolean {
  return clock?.thin === true && Object.keys(rest).length === 0 && digits(r, i) !== undefined;
}

function toFinding(
  r: Reader,
  i: number,
  next: number,
  moment: Moment,
  source: string,
): TimeFinding | null {
  const start = r.tokens[i]?.start ?? 0;
  const end = r.tokens[next - 1]?.end ?? start;
  const settled = settle(r, moment, source.slice(start, end));
  return settled && { span: [start, end], ...settled };
}
