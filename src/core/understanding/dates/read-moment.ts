/** Puts the pieces of one expression of time together: "tomorrow", "at 5", "in the afternoon", "from 2 to 4". */
import { DAY_MS } from "../../time/zones.ts";
import { weekStart } from "./day.ts";
import { isoWeekday } from "./holidays.ts";
import { isEmpty, type Moment } from "./moment.ts";
import { readDay } from "./read-day.ts";
import { readDayRange } from "./read-day-range.ts";
import { readDuration } from "./read-duration.ts";
import { readPeriod } from "./read-period.ts";
import {
  readClockPiece,
  readEdge,
  readElapsed,
  readLength,
  readPart,
  readWeekOf,
  readWhole,
  readWithin,
} from "./read-pieces.ts";
import { glued, type Match, maybe, type Reader, skip, word } from "./reader.ts";

/** More pieces than any real expression has. */
const MAX_PIECES = 8;

/** What the words before a piece allow it to be. */
interface Lead {
  at: number;
  /** A lone hour is a clock time ("at 5"). */
  bare: boolean;
  /** Doubtful words are dates ("on sat", "in may", "by the 15th"). */
  sure: boolean;
  /** The piece has to touch the one before it or stand behind a preposition of its own. */
  plain: boolean;
}

/** The expression of time that starts at a token, prepositions included. */
export function readMoment(r: Reader, i: number): Match<Moment> {
  const prefix = readPrefix(r, i);
  let moment: Moment = prefix?.value ?? {};
  let next = -1;
  let from = prefix?.next ?? i;
  for (let n = 0; n < MAX_PIECES; n++) {
    const piece = readNextPiece(r, from, moment, n === 0, prefix !== null);
    if (!piece) break;
    moment = piece.value;
    next = piece.next;
    from = next;
  }
  return next > i ? { value: moment, next } : null;
}

/** "by", "before", "until", "after", "since": what they make of the time behind them. */
function readPrefix(r: Reader, i: number): Match<Moment> {
  const deadline = Math.max(skip(r, "by", i), skip(r, "before", i), skip(r, "until", i));
  if (deadline > 0) return { value: { deadline: true }, next: deadline };
  const open = Math.max(skip(r, "after", i), skip(r, "since", i));
  return open > 0 ? { value: { open: true }, next: open } : null;
}

function readNextPiece(
  r: Reader,
  i: number,
  moment: Moment,
  first: boolean,
  prefixed: boolean,
): Match<Moment> {
  let best: Match<Moment> = null;
  for (const lead of leads(r, i, moment, first, prefixed)) {
    for (const piece of pieces(r, lead, moment)) {
      if (!piece || piece.next <= (best?.next ?? i)) continue;
      const merged = merge(r, moment, piece.value);
      if (merged) best = { value: merged, next: piece.next };
    }
  }
  return best;
}

function leads(r: Reader, i: number, moment: Moment, first: boolean, prefixed: boolean): Lead[] {
  const inDate = !isEmpty(moment) && !first;
  const out: Lead[] = [{ at: i, bare: prefixed && first, sure: inDate || prefixed, plain: true }];
  const comma =
    !first && (word(r, i) === "," || word(r, i) === "-" || word(r, i) === ";" || word(r, i) === ".")
      ? i + 1
      : i;
  if (comma > i && !glued(r, comma)) out.push({ at: comma, bare: false, sure: true, plain: true });
  const at = skip(r, "at", comma);
  if (at > 0) out.push({ at, bare: true, sure: inDate, plain: false });
  const roughly = skip(r, "roughly", comma);
  if (roughly > 0) out.push({ at: roughly, bare: true, sure: inDate, plain: false });
  for (const role of ["on", "in", "of", "for", "from"] as const) {
    const behind = skip(r, role, comma);
    if (behind < 0 || (first && role === "of")) continue;
    out.push({ at: behind, bare: role === "for" && inDate, sure: true, plain: false });
    if (word(r, behind - 1) === "the")
      out.push({ at: behind - 1, bare: false, sure: true, plain: false });
  }
  return out;
}

function* pieces(r: Reader, lead: Lead, moment: Moment): Generator<Match<Moment>> {
  const { at, bare, sure, plain } = lead;
  const dated =
    moment.day !== undefined || moment.part !== undefined || moment.period !== undefined;
  if (isEmpty(moment) || moment.deadline) {
    yield readElapsed(r, at);
    yield readWithin(r, at);
  }
  yield readDayRange(r, at);
  yield readClockPiece(r, at, bare, dated && (plain ? true : bare));
  const early = bareHourBeforePart(r, at, moment);
  if (early) yield early;
  const day = readDay(r, at, sure);
  if (day) yield { value: { day: day.value }, next: day.next };
  yield readPartPiece(r, at, lead, moment);
  yield readEdge(r, at);
  yield readWeekOf(r, at);
  const period = readPeriod(r, at, sure);
  if (period) yield { value: { period: period.value }, next: period.next };
  if (moment.clock || moment.day || moment.period)
    yield readLength(r, at - 1 >= 0 && !plain ? at - 1 : at);
  if (isEmpty(moment)) {
    yield readLengthFirst(r, at);
    yield readWhole(r, at);
    const length = readDuration(r, at);
    if (length) yield { value: { length: length.value }, next: length.next };
  }
}

/** "for 3 days" at the start of an expression. */
function readLengthFirst(r: Reader, i: number): Match<Moment> {
  return readLength(r, i);
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
  if (day < 0) return null;
  return readPart(r, day) ? hour : null;
}

/** A day part needs a day, a "this" or a preposition before it: "morning" alone is a greeting. */
function readPartPiece(r: Reader, i: number, lead: Lead, moment: Moment): Match<Moment> {
  const part = readPart(r, i);
  if (!part) return null;
  const dated =
    moment.day !== undefined || moment.clock !== undefined || moment.period !== undefined;
  const own = part.value.partDay !== undefined || skip(r, "in", i) > 0;
  if (dated || own || !lead.plain) return part;
  // "morning at 7", "afternoon 7:00"
  const clock = readClockPiece(r, maybe(r, "at", part.next), true, false);
  return clock && (skip(r, "at", part.next) > 0 || clock.value.clock?.solid) ? part : null;
}

/** Adds a piece to what is there; null when the two cannot be one time. */
function merge(r: Reader, moment: Moment, piece: Moment): Moment | null {
  if (piece.elapsed !== undefined)
    return moment.day || moment.clock ? null : { ...moment, ...piece };
  if (piece.clock && moment.clock) return null;
  if (piece.lastDay) return moment.day || moment.period ? null : { ...moment, ...piece };
  if (piece.day && moment.day) return sameDay(moment, piece);
  if (piece.part && moment.part) return null;
  if (piece.length && moment.length) return null;
  if (piece.period && moment.day) return dayInPeriod(moment, piece);
  if (piece.day && moment.period) return piecePeriod(moment, piece);
  if (piece.period && moment.period) return null;
  if (
    moment.length &&
    !moment.clock &&
    !moment.day &&
    !moment.period &&
    (piece.clock || piece.day || piece.period)
  ) {
    return r.tokens.length > 0 ? { ...moment, ...piece } : null;
  }
  return { ...moment, ...piece };
}

function sameDay(moment: Moment, piece: Moment): Moment | null {
  if (!moment.day || !piece.day) return null;
  return moment.day.wall === piece.day.wall ? { ...moment, ...piece } : null;
}

/** "Wednesday evening next week": the weekday of that week. */
function dayInPeriod(moment: Moment, piece: Moment): Moment | null {
  const { day } = moment;
  if (!day || !piece.period) return null;
  const { start, end, grain } = piece.period;
  if (day.wall >= start && day.wall < end) return moment;
  if (grain !== "week" || day.roll !== "week") return null;
  const wall = weekStart(start) + (isoWeekday(day.wall) - 1) * DAY_MS;
  return { ...moment, day: { wall, others: [], roll: "none" } };
}

/** "next week, Tuesday at 5". */
function piecePeriod(moment: Moment, piece: Moment): Moment | null {
  const { period, ...rest } = moment;
  if (!period || !piece.day) return null;
  if (piece.day.wall >= period.start && piece.day.wall < period.end) return { ...rest, ...piece };
  if (period.grain !== "week" || piece.day.roll !== "week") return null;
  const wall = period.start + (isoWeekday(piece.day.wall) - 1) * DAY_MS;
  return { ...rest, ...piece, day: { wall, others: [], roll: "none" } };
}
