/** What one piece of an expression of time can be, given the words before it. */
import { dayOfMonth } from "../values/day.ts";
import { isEmpty, type Moment } from "../values/moment.ts";
import { readSpacedClock } from "./clock/read-digits.ts";
import { readMonth } from "./read-calendar.ts";
import { readDay } from "./read-day.ts";
import { readDayRange } from "./read-day-range.ts";
import { type Duration, durationOf, readDuration } from "./read-duration.ts";
import { readEdge } from "./read-edge.ts";
import { readPeriod } from "./read-period.ts";
import {
  readClockPiece,
  readElapsed,
  readLength,
  readPart,
  readWeekOf,
  readWhole,
  readWithin,
} from "./read-pieces.ts";
import { glued, type Match, maybe, type Reader, skip, word } from "./reader.ts";

/** A place at which a piece may start, and what the words before it allow it to be. */
export interface Lead {
  at: number;
  role: "none" | "at" | "roughly" | "on" | "in" | "of" | "for" | "from";
  /** A lone hour is a clock time ("at 5"). */
  bare: boolean;
  /** Doubtful words are dates ("on sat", "in may", "by the 15th"). */
  sure: boolean;
}

/** All readings of a piece; the longest that fits is taken. */
export function* readPieces(r: Reader, lead: Lead, moment: Moment): Generator<Match<Moment>> {
  const { at, bare } = lead;
  const plain = lead.role === "none";
  if (isEmpty(moment) || moment.deadline || moment.open) {
    yield readElapsed(r, at);
    yield readWithin(r, at);
  }
  yield readDayRange(r, at, lead.sure);
  yield readClockPiece(r, at, bare, isDated(moment) && (plain || bare));
  const spaced = bare || isDated(moment) ? readSpacedClock(r, at) : null;
  if (spaced) yield { value: { clock: spaced.value }, next: spaced.next };
  yield bareHourBehindDay(r, lead, moment);
  yield hoursBeforeDay(r, lead, moment);
  yield bareHourBeforeDay(r, lead, moment);
  yield spokenTime(r, at, lead);
  yield readPartPiece(r, at, lead, moment);
  yield readEdge(r, at);
  yield readWeekOf(r, at);
  yield* readCalendarPieces(r, lead, moment);
  yield* readLengths(r, lead, moment);
}

function isDated(moment: Moment): boolean {
  return moment.day !== undefined || moment.part !== undefined || moment.period !== undefined;
}

function* readCalendarPieces(r: Reader, lead: Lead, moment: Moment): Generator<Match<Moment>> {
  const { at, role } = lead;
  yield bareDayBehindClock(r, at, moment);
  // "for 3 days from today" is a length and its start, not the day three days from today.
  if (role === "for" && !moment.clock && readDuration(r, at)) return;
  // "let the plumber in tomorrow", "remind me about Friday's lunch": the small word is not the date's.
  if ((role === "in" && !readMonth(r, at, true)) || isAbout(r, lead)) {
    const period = readPeriod(r, at, lead.sure);
    if (period && role === "in") yield { value: { period: period.value }, next: period.next };
    return;
  }
  const day = readDay(r, at, lead.sure || isAlone(r, at));
  if (day) yield { value: { day: day.value }, next: day.next };
  const period = readPeriod(r, at, lead.sure);
  if (period) yield { value: { period: period.value }, next: period.next };
}

function* readLengths(r: Reader, lead: Lead, moment: Moment): Generator<Match<Moment>> {
  const { at, role } = lead;
  if (moment.clock || moment.day || moment.period) {
    yield readLength(r, role === "for" ? at - 1 : at);
    return;
  }
  if (!isEmpty(moment)) return;
  yield readLength(r, at);
  yield readWhole(r, at);
  const length = readDuration(r, at);
  // "a day", "a second" are lengths behind a preposition only ("for a day").
  const counted = role !== "none" || skip(r, "a", at) < 0 || (length && !isOne(length.value));
  if (length && counted) yield { value: { length: length.value }, next: length.next };
}

/** A message that is nothing but "sat" or "sun morning" means the day; "sun cream" does not. */
function isAlone(r: Reader, i: number): boolean {
  const beside = (text: string) => /^\p{L}/u.test(text) && !r.words.dayParts.has(text);
  return r.tokens.length <= 3 && !beside(word(r, i - 1)) && !beside(word(r, i + 1));
}

/** "an hour", not "an hour and a half". */
function isOne({ units, months, days, seconds }: Duration): boolean {
  const one = units[0] && units.length === 1 ? durationOf(1, units[0]) : null;
  return one?.months === months && one.days === days && one.seconds === seconds;
}

/** "for eight forty": hour and minutes in words are a time behind any preposition. */
function spokenTime(r: Reader, i: number, lead: Lead): Match<Moment> {
  if (lead.role === "none" || lead.role === "in" || r.tokens[i]?.value !== undefined) return null;
  const clock = readClockPiece(r, i, true, false);
  return clock?.value.clock?.grain === "minute" ? clock : null;
}

/** "at seven on 15". */
function bareDayBehindClock(r: Reader, i: number, moment: Moment): Match<Moment> {
  const value = r.tokens[i]?.value;
  if (!moment.clock || moment.day || skip(r, "on", i - 1) !== i || value === undefined) return null;
  const after = word(r, i + 1);
  if (/^\p{L}/u.test(after) || (glued(r, i + 1) && /^[/:%-]$/.test(after))) return null;
  const day = dayOfMonth(r.today, value);
  return day && { value: { day }, next: i + 1 };
}

/** "tomorrow 9" at the end of what is said, not "tomorrow 9 people come". */
function bareHourBehindDay(r: Reader, { at, role }: Lead, moment: Moment): Match<Moment> {
  if (role !== "none" || moment.clock || !isNamedBefore(r, at, moment)) return null;
  const hour = readClockPiece(r, at, true, false);
  return hour && /^[,.;!?]?$/.test(word(r, hour.next)) ? hour : null;
}

/** "tomorrow [9]", "tonight [8]". */
function isNamedBefore(r: Reader, at: number, moment: Moment): boolean {
  if (moment.day) return r.words.namedDays.has(word(r, at - 1));
  return moment.partDay !== undefined && skip(r, "tonight", at - 1) === at;
}

/** "9 to 11 tomorrow": two lone hours directly before a day. */
function hoursBeforeDay(r: Reader, { at, role }: Lead, moment: Moment): Match<Moment> {
  if (role !== "none" || !isEmpty(moment)) return null;
  const hours = readClockPiece(r, at, true, true);
  if (!hours?.value.clockEnd) return null;
  const text = word(r, hours.next);
  return r.words.namedDays.has(text) || r.words.weekdays.has(text) ? hours : null;
}

function isAbout(r: Reader, { at, role }: Lead): boolean {
  return role === "roughly" && r.words.aboutWords.has(word(r, at - 1));
}

/** "8 this evening", "9 tomorrow evening", "10, tonight", "for 9 tomorrow": a lone hour before a word that makes it one. */
function bareHourBeforeDay(r: Reader, lead: Lead, moment: Moment): Match<Moment> {
  if (moment.clock) return null;
  const hour = readClockPiece(r, lead.at, true, false);
  if (!hour?.value.clock || hour.value.clock.solid) return null;
  const at = word(r, hour.next) === "," ? hour.next + 1 : hour.next;
  const part = readPart(r, at);
  const led = skip(r, "in", at) > 0 || skip(r, "at", at) > 0;
  if (part && (part.value.partDay !== undefined || led)) {
    // "a table for 2 tonight at 7:00"
    const clock = skip(r, "at", part.next);
    return clock > 0 && readClockPiece(r, clock, true, false) ? null : hour;
  }
  const exact = hour.value.clock.grain === "minute" && !glued(r, lead.at);
  return (exact ? isDayBehind(r, at) : isHourOfDay(r, lead, at)) ? hour : null;
}

/** "8.30 tomorrow", "8.30 on Friday". */
function isDayBehind(r: Reader, at: number): boolean {
  return r.words.namedDays.has(word(r, at)) || r.words.weekdays.has(word(r, maybe(r, "on", at)));
}

/** "alarm for 9 tomorrow", "9 tomorrow evening", not "a table for 4 tomorrow". */
function isHourOfDay(r: Reader, lead: Lead, at: number): boolean {
  if (!r.words.namedDays.has(word(r, at))) return false;
  if (readPart(r, at + 1)) return true;
  const counted = r.words.countedFor.has(word(r, lead.at - 2));
  return lead.role === "for" && !counted && skip(r, "at", at + 1) < 0;
}

/** A day part needs a day, a "this" or a preposition before it: "morning" alone is a greeting. */
function readPartPiece(r: Reader, i: number, lead: Lead, moment: Moment): Match<Moment> {
  const part = readPart(r, i);
  if (!part) return readMeal(r, lead, moment);
  // "bring the plants in tonight": the small word is not the time's.
  if (lead.role === "in" && part.value.partDay !== undefined && skip(r, "tonight", i) > 0)
    return null;
  const dated = isDated(moment) || moment.clock !== undefined || lead.role !== "none";
  const own = part.value.partDay !== undefined || skip(r, "in", i) > 0;
  const shaded = skip(r, "mid", i) > 0 || skip(r, "early", i) > 0 || skip(r, "late", i) > 0;
  if (dated || own || shaded) return part;
  // "morning at 7", "afternoon 7:00"
  const clock = readClockPiece(r, maybe(r, "at", part.next), true, false);
  return clock && (skip(r, "at", part.next) > 0 || clock.value.clock?.solid) ? part : null;
}

/** "at lunch", "tomorrow lunch" at the end: elsewhere a meal is what is planned. */
function readMeal(r: Reader, lead: Lead, moment: Moment): Match<Moment> {
  const meal = r.words.meals.get(word(r, lead.at));
  if (!meal) return null;
  const timed = r.words.zoneWords.has(word(r, lead.at + 1));
  const next = timed ? lead.at + 2 : lead.at + 1;
  const last = word(r, next) === "" && isDated(moment) && lead.role === "none";
  return timed || lead.role === "at" || last ? { value: { part: meal }, next } : null;
}
