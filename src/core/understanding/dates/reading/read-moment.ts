/** Puts the pieces of one expression of time together: "tomorrow", "at 5", "in the afternoon", "from 2 to 4". */
import { DAY_MS } from "../../../time/zones.ts";
import { calendarDay, sureDay, weekStart } from "../values/day.ts";
import { isoWeekday } from "../values/holidays.ts";
import { isEmpty, type Moment } from "../values/moment.ts";
import { endsHere } from "./clock/clock.ts";
import { readNumber, readYear } from "./numbers.ts";
import { readDuration } from "./read-duration.ts";
import { type Lead, readPieces } from "./read-piece.ts";
import { readClockPiece } from "./read-pieces.ts";
import { digits, glued, type Match, maybe, type Reader, remembered, skip, word } from "./reader.ts";
import { isTimeWord } from "./starts.ts";

/** More pieces than any real expression has. */
const MAX_PIECES = 8;

/** The expression of time that starts at a token, prepositions included. */
export function readMoment(r: Reader, i: number): Match<Moment> {
  return remembered(r, "moment", i, () => readAnyMoment(r, i));
}

function readAnyMoment(r: Reader, i: number): Match<Moment> {
  const named = skip(r, "notDay", i);
  if (named > 0) return null;
  const prefix = readPrefix(r, i);
  const read = compose(r, prefix?.next ?? i, prefix?.value ?? {}, prefix !== null);
  if (!read) return null;
  return readEnd(r, i, read.value, read.next) ?? read;
}

/** Pieces as long as they follow each other and fit. */
function compose(r: Reader, i: number, start: Moment, prefixed: boolean): Match<Moment> {
  let moment = start;
  let next = -1;
  for (let n = 0; n < MAX_PIECES; n++) {
    const from = n === 0 ? i : next;
    const piece =
      readNextPiece(r, from, moment, n === 0, prefixed) ??
      readLateYear(r, from, moment) ??
      readLateDeadline(r, from, moment);
    if (!piece) break;
    moment = piece.value;
    next = piece.next;
  }
  return next > i ? { value: moment, next } : null;
}

/** "Friday 5pm until Sunday 8pm", "between 2:00 tomorrow and 4:00": a second moment as the end. */
function readEnd(r: Reader, i: number, first: Moment, at: number): Match<Moment> {
  if (!first.clock || first.clockEnd || first.length || first.deadline) return null;
  const between = skip(r, "between", i) > 0;
  const to = Math.max(skip(r, "to", at), between ? skip(r, "and", at) : -1);
  if (to < 0) return null;
  const last = compose(r, to, { deadline: true }, true);
  if (!last?.value.clock || last.value.clockEnd || last.value.elapsed !== undefined) return null;
  const { clock, day, part } = last.value;
  const value: Moment = { ...first, clockEnd: clock, ...(day ? { lastDay: day } : {}) };
  // A day said at the end only ("2:00 to 4:00 tomorrow") holds for both.
  if (day && !first.day && first.partDay === undefined) Object.assign(value, { day });
  if (part && !first.part) value.part = part;
  if (last.value.zone && !first.zone) value.zone = last.value.zone;
  return { value, next: last.next };
}

/** "by", "before", "until", "after", "since": what they make of the time behind them. */
function readPrefix(r: Reader, i: number): Match<Moment> {
  const now = skip(r, "fromNowTo", i);
  if (now > 0) return { value: { deadline: true, upTo: true, sinceNow: true }, next: now };
  const upTo = Math.max(skip(r, "before", i), skip(r, "until", i));
  const deadline = Math.max(skip(r, "by", i), upTo);
  // "divide 100 by 12", "two by two"
  if (deadline > 0 && readNumber(r, i - 1)?.next === i) return null;
  // "vor zwei Stunden" is two hours ago.
  const over = skip(r, "agoLead", i);
  if (over > 0 && readDuration(r, maybe(r, "roughly", over))) return null;
  if (deadline > 0) {
    const value: Moment = deadline === upTo ? { deadline: true, upTo: true } : { deadline: true };
    return { value, next: deadline };
  }
  const since = skip(r, "since", i);
  if (since > 0) return { value: { open: true, backward: true }, next: since };
  const open = skip(r, "after", i);
  return open > 0 ? { value: { open: true }, next: open } : null;
}

function readNextPiece(
  r: Reader,
  i: number,
  moment: Moment,
  first: boolean,
  prefixed: boolean,
): Match<Moment> {
  if (i >= r.tokens.length) return null;
  let best: Match<Moment> = null;
  for (const lead of leads(r, i, moment, first, prefixed)) {
    if (!isTimeWord(r, lead.at)) continue;
    for (const piece of readPieces(r, lead, moment)) {
      if (!piece || piece.next <= (best?.next ?? i)) continue;
      const merged = merge(moment, piece.value);
      if (merged) best = { value: merged, next: piece.next };
    }
  }
  return best;
}

/** "tomorrow by 5pm", "Friday before noon", "Monday after 3". */
function readLateDeadline(r: Reader, i: number, moment: Moment): Match<Moment> {
  if (!moment.day || moment.clock || moment.lastDay || moment.deadline) return null;
  const prefix = readPrefix(r, i);
  const clock = prefix && readClockPiece(r, maybe(r, "the", prefix.next), true, false);
  if (!prefix || !clock?.value.clock || clock.value.clockEnd) return null;
  return { value: { ...moment, ...clock.value, ...prefix.value }, next: clock.next };
}

/** "Wed Oct 26 15:50:06 2016": the year behind the time. */
function readLateYear(r: Reader, i: number, moment: Moment): Match<Moment> {
  const { day } = moment;
  if (day?.roll !== "year" || !moment.clock || glued(r, i)) return null;
  const year = readYear(r, i);
  if (!year || year.value < 1900 || year.value > 2199 || r.tokens[i]?.value === undefined)
    return null;
  const date = new Date(day.wall);
  const dated = calendarDay(r.today, date.getUTCDate(), date.getUTCMonth() + 1, year.value);
  return dated && { value: { ...moment, day: dated }, next: year.next };
}

/** The places at which a piece may start: here, behind a comma, behind a preposition. */
function leads(r: Reader, i: number, moment: Moment, first: boolean, prefixed: boolean): Lead[] {
  const inDate = !isEmpty(moment) && !first;
  // "by 5" is a time, "by 3 percent" and "up to 20 people" are none.
  const hour = digits(r, i) === undefined || (endsHere(r, i + 1) && !readYearInDigits(r, i));
  const bare = prefixed && first && hour;
  const plain: Lead = { at: i, role: "none", bare, sure: inDate || prefixed };
  const behindSign = first || !/^[,;.-]$/.test(word(r, i)) ? i : i + 1;
  const out = [
    plain,
    ...prepositions(r, behindSign, first, inDate, !first && moment.length !== undefined),
  ];
  if (behindSign > i && !glued(r, behindSign)) {
    out.push({ at: behindSign, role: "none", bare: false, sure: true });
  }
  return out;
}

/** "since 2015" is a year; "at 2015" is a quarter past eight. */
function readYearInDigits(r: Reader, i: number): boolean {
  const value = digits(r, i) ?? 0;
  return value >= 1900 && value < 2100;
}

function prepositions(
  r: Reader,
  i: number,
  first: boolean,
  inDate: boolean,
  lasting: boolean,
): Lead[] {
  const out: Lead[] = [];
  for (const role of ["at", "roughly", "on", "in", "of", "for", "from"] as const) {
    const at = skip(r, role, i);
    if (at < 0 || (first && role === "of")) continue;
    const clock = role === "at" || role === "roughly" || (role === "from" && lasting);
    const lead: Lead = { at, role, bare: clock, sure: !clock || inDate };
    out.push(lead);
    // The article belongs to the preposition or to what follows ("on the 15th").
    if (!clock && skip(r, "the", at - 1) === at) out.push({ ...lead, at: at - 1 });
  }
  return out;
}

/** Adds a piece to what is there; null when the two cannot be one time. */
function merge(moment: Moment, piece: Moment): Moment | null {
  const stretch = stretchInPeriod(moment, piece);
  if (stretch) return stretch;
  // "in February for 3 weeks": when in it is left open.
  if (moment.period && piece.length && !moment.day && !moment.clock) return null;
  // "tomorrow till Sunday evening": the part belongs to the last day only.
  if (moment.lastDay && piece.part) return null;
  if (clash(moment, piece) || clash(piece, moment)) return null;
  if (piece.day && moment.day) return sameDay(moment, piece);
  if (piece.period && moment.day) return dayInPeriod(moment, piece);
  if (piece.day && moment.period) return periodOfDay(moment, piece);
  return { ...moment, ...piece };
}

/** "this week from Tuesday to Thursday". */
function stretchInPeriod({ period, ...rest }: Moment, { day, lastDay }: Moment): Moment | null {
  if (!period || !day || !lastDay || rest.day || rest.clock) return null;
  const inside = day.wall >= period.start && lastDay.wall < period.end;
  return inside ? { ...rest, day: sureDay(day.wall), lastDay } : null;
}

/** Twice the same kind of piece, or elapsed time beside a date. */
function clash(a: Moment, b: Moment): boolean {
  const twice = (a.clock && b.clock) || (a.part && b.part) || (a.length && b.length);
  if (twice || (a.period && b.period)) return true;
  const calendar = b.day !== undefined || b.period !== undefined;
  // "2 hours tomorrow" is a length and a day; "at 3 for 2 hours" is one time.
  if (a.length && a.length.seconds > 0 && calendar && !a.clock && !b.clock) return true;
  if (a.elapsed !== undefined && (calendar || b.clock)) return true;
  return a.lastDay !== undefined && calendar;
}

function sameDay(moment: Moment, piece: Moment): Moment | null {
  return moment.day?.wall === piece.day?.wall ? { ...moment, ...piece } : null;
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
function periodOfDay(moment: Moment, piece: Moment): Moment | null {
  const { period, ...rest } = moment;
  if (!period || !piece.day) return null;
  if (piece.day.wall >= period.start && piece.day.wall < period.end) return { ...rest, ...piece };
  if (period.grain !== "week" || piece.day.roll !== "week") return null;
  const wall = period.start + (isoWeekday(piece.day.wall) - 1) * DAY_MS;
  return { ...rest, ...piece, day: { wall, others: [], roll: "none" } };
}
