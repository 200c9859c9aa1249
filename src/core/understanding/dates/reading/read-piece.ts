/** What one piece of an expression of time can be, given the words before it. */
import { dayOfMonth } from "../values/day.ts";
import { isEmpty, type Moment } from "../values/moment.ts";
import { readDay } from "./read-day.ts";
import { readDayRange } from "./read-day-range.ts";
import { readDuration } from "./read-duration.ts";
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
  yield readDayRange(r, at);
  yield readClockPiece(r, at, bare, isDated(moment) && (plain || bare));
  yield bareHourBeforePart(r, at, moment);
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
  if (role === "for" && readDuration(r, at)) return;
  // A message that is nothing but "sat" means the day.
  const day = readDay(r, at, lead.sure || r.tokens.length <= 2);
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
  const counted = role !== "none" || skip(r, "a", at) < 0;
  if (length && counted) yield { value: { length: length.value }, next: length.next };
}

/** "for eight forty": hour and minutes in words are a time behind any preposition. */
function spokenTime(r: Reader, i: number, lead: Lead): Match<Moment> {
  if (lead.role === "none" || r.tokens[i]?.value !== undefined) return null;
  const clock = readClockPiece(r, i, true, false);
  return clock?.value.clock?.grain === "minute" ? clock : null;
}

/** "at seven on 15". */
function bareDayBehindClock(r: Reader, i: number, moment: Moment): Match<Moment> {
  const value = r.tokens[i]?.value;
  if (!moment.clock || moment.day || word(r, i - 1) !== "on" || value === undefined) return null;
  const after = word(r, i + 1);
  if (/^\p{L}/u.test(after) || (glued(r, i + 1) && /^[/:%-]$/.test(after))) return null;
  const day = dayOfMonth(r.today, value);
  return day && { value: { day }, next: i + 1 };
}

/** "8 this evening", "9 tomorrow evening", "10, tonight": a lone hour before a word that makes it one. */
function bareHourBeforePart(r: Reader, i: number, moment: Moment): Match<Moment> {
  if (moment.clock) return null;
  const hour = readClockPiece(r, i, true, false);
  if (!hour?.value.clock || hour.value.clock.solid) return null;
  const at = word(r, hour.next) === "," ? hour.next + 1 : hour.next;
  const part = readPart(r, at);
  if (part && (part.value.partDay !== undefined || skip(r, "in", at) > 0)) return hour;
  const day = r.words.namedDays.has(word(r, at)) ? at + 1 : -1;
  return day > 0 && readPart(r, day) ? hour : null;
}

/** A day part needs a day, a "this" or a preposition before it: "morning" alone is a greeting. */
function readPartPiece(r: Reader, i: number, lead: Lead, moment: Moment): Match<Moment> {
  const part = readPart(r, i);
  if (!part) return null;
  const dated = isDated(moment) || moment.clock !== undefined || lead.role !== "none";
  const own = part.value.partDay !== undefined || skip(r, "in", i) > 0;
  const shaded = skip(r, "mid", i) > 0 || skip(r, "early", i) > 0 || skip(r, "late", i) > 0;
  if (dated || own || shaded) return part;
  // "morning at 7", "afternoon 7:00"
  const clock = readClockPiece(r, maybe(r, "at", part.next), true, false);
  return clock && (skip(r, "at", part.next) > 0 || clock.value.clock?.solid) ? part : null;
}
