/** Days by weekday: "Friday", "next Tuesday", "Thursday the 31st", "the first Monday of May", "Sunday of next week". */
import { DAY_MS } from "../../../time/zones.ts";
import {
  calendarDay,
  type Day,
  dayOfMonth,
  impossibleDay,
  sureDay,
  weekdayFrom,
  weekStart,
  workdayFrom,
} from "../values/day.ts";
import { isoWeekday } from "../values/holidays.ts";
import type { Period } from "../values/period.ts";
import { readNumber, readOrdinal } from "./numbers.ts";
import { readCalendarDate } from "./read-calendar.ts";
import { readRunning } from "./read-modified.ts";
import { readModifier } from "./read-month.ts";
import { readPeriod } from "./read-period.ts";
import { readNth } from "./read-week.ts";
import { digits, glued, type Match, maybe, type Reader, skip, word } from "./reader.ts";

const WEEK = 7 * DAY_MS;
/** How far a "Tuesday the 19th" may lie away: the pair comes back within 14 months. */
const MAX_MONTHS_APART = 14;

/** A weekday name, "." allowed behind a short form. Doubtful short forms ("sat") only where `sure`. */
export function readWeekdayName(r: Reader, i: number, sure: boolean): Match<number> {
  const name = withoutEnding(word(r, i), r.words.possessive);
  const value = r.words.weekdays.get(name);
  if (value === undefined || (!sure && r.words.doubtfulWeekdays.has(name))) return null;
  const short = name.length <= 5 && word(r, i + 1) === "." && glued(r, i + 1);
  return { value, next: short ? i + 2 : i + 1 };
}

function withoutEnding(word: string, ending: string): string {
  return ending !== "" && word.endsWith(ending) ? word.slice(0, -ending.length) : word;
}

/** A day that a weekday says or helps to say. */
export function readWeekday(r: Reader, i: number, sure: boolean): Match<Day> {
  return (
    readNthWeekday(r, i) ?? readWeekdayOfWeek(r, i) ?? readCounted(r, i) ?? readNamed(r, i, sure)
  );
}

/** "Friday", "next Friday", "Friday 31", "Friday, Sep 20", "Friday next week", "Friday after next". */
function readNamed(r: Reader, i: number, sure: boolean): Match<Day> {
  const coming = skip(r, "coming", i);
  const modifier = coming > 0 ? null : readModifier(r, maybe(r, "the", i));
  const at = coming > 0 ? coming : (modifier?.next ?? i);
  const name = readWeekdayName(r, at, true);
  if (!name) return null;
  if (!sure && at === i && !readWeekdayName(r, at, false)) {
    const dated = readDateBeside(r, name.value, name.next);
    if (dated || !isDayAnyway(r, i, name.next)) return dated;
  }
  const after = skip(r, "afterNext", name.next);
  if (after > 0) return { value: sureDay(comingWeekday(r, name.value) + WEEK), next: after };
  return (
    readDateBeside(r, name.value, name.next) ??
    (modifier ? null : readWeekBehind(r, name.value, name.next)) ?? {
      value: weekdayWith(r, name.value, modifier?.value),
      next: name.next,
    }
  );
}

/** "sat" and "sun" are words; "Mon-Fri" and a message that starts with "sat at 3" mean the days. */
function isDayAnyway(r: Reader, i: number, next: number): boolean {
  const to = skip(r, "to", next);
  const and = skip(r, "and", next);
  const listed = Math.max(to, and);
  if (listed > 0 && readWeekdayName(r, listed, true)) return true;
  if (i === 0) return skip(r, "at", next) > 0;
  // "see you Sat at 8", "lunch Sun?"
  const after = word(r, next);
  const ends = !/^\p{L}/u.test(after) || skip(r, "at", next) > 0 || r.words.dayParts.has(after);
  return r.tokens[i]?.upper === true && !/^[.!?]$/.test(word(r, i - 1)) && ends;
}

/** The weekday as "this", "next", "last" or nothing tells it. */
function weekdayWith(r: Reader, weekday: number, modifier: number | undefined): Day {
  const coming = weekdayFrom(r.today, weekday);
  if (modifier === 0) return { wall: coming, others: [], roll: "week" };
  if (modifier === -1) {
    const last = weekdayFrom(r.today - WEEK, weekday);
    return {
      wall: last === r.today ? last - WEEK : last,
      others: [],
      roll: "none",
      backward: true,
    };
  }
  if (modifier !== undefined && modifier > 0) {
    const next = weekStart(r.today) + modifier * WEEK + (weekday - 1) * DAY_MS;
    if (modifier > 1) return sureDay(next);
    if (r.words.grammar.nextIsOpen && coming !== next && coming !== r.today)
      return { wall: coming, others: [next], roll: "none", problem: "which-day" };
    // Said early in the week, people mean either this week's or the next one's.
    return {
      wall: next,
      others: coming !== next && coming !== r.today ? [coming] : [],
      roll: "none",
    };
  }
  if (coming !== r.today) return { wall: coming, others: [], roll: "week" };
  return { wall: coming, others: [coming + WEEK], roll: "week", problem: "which-day" };
}

function comingWeekday(r: Reader, weekday: number): number {
  return weekdayFrom(r.today + DAY_MS, weekday);
}

/** A date behind a weekday must agree with it: ", 12 January 2026", "the 31st", "31". */
function readDateBeside(r: Reader, weekday: number, i: number): Match<Day> {
  const at = maybe(r, "apart", i);
  const date = readCalendarDate(r, at) ?? readDotDate(r, at);
  if (date) return { value: agreeing(r, weekday, date.value), next: date.next };
  const ordinal = readOrdinal(r, maybe(r, "the", at));
  const bare = at === i || skip(r, "the", at - 1) === at ? readBareDay(r, at) : null;
  const number = ordinal ?? bare;
  if (!number || number.value < 1 || number.value > 31) return null;
  if (r.words.units.has(word(r, number.next)) || r.words.weekdays.has(word(r, number.next)))
    return null;
  const day = weekdayOnThe(r, weekday, number.value);
  return day && { value: day, next: number.next };
}

/** "Friday 31": a number of one or two digits that is no clock time. */
function readBareDay(r: Reader, i: number): Match<number> {
  const token = r.tokens[i];
  if (token?.value === undefined || token.end - token.start > 2 || glued(r, i)) return null;
  const after = word(r, i + 1);
  if (glued(r, i + 1) && !/^[.,!?;)]$/.test(after)) return null;
  if (glued(r, i + 1) && glued(r, i + 2) && digits(r, i + 2) !== undefined) return null;
  if (skip(r, "am", i + 1) > 0 || skip(r, "pm", i + 1) > 0) return null;
  if (skip(r, "oclock", i + 1) > 0) return null;
  // "Monday 3 30" is a time.
  if (digits(r, i + 1) !== undefined) return null;
  // "Monday 12 - 4" is a stretch of hours.
  if (skip(r, "to", i + 1) > 0 && readNumber(r, skip(r, "to", i + 1))) return null;
  return { value: token.value, next: i + 1 };
}

/** "Friday 7.6": with a weekday before it, two numbers with a dot are a date. */
export function readDotDate(r: Reader, i: number): Match<Day> {
  const [a, b] = [digits(r, i), digits(r, i + 2)];
  if (
    a === undefined ||
    b === undefined ||
    word(r, i + 1) !== "." ||
    !glued(r, i + 1) ||
    !glued(r, i + 2)
  )
    return null;
  const day =
    r.dayFirst === true
      ? calendarDay(r.today, a, b)
      : (calendarDay(r.today, b, a) ?? calendarDay(r.today, a, b));
  return day && !day.problem ? { value: day, next: i + 3 } : null;
}

function agreeing(r: Reader, weekday: number, day: Day): Day {
  if (day.problem === "impossible-date" || isoWeekday(day.wall) === weekday) {
    return day.problem === "which-day" ? sureDay(day.wall) : day;
  }
  const fitting = day.others.find((other) => isoWeekday(other) === weekday);
  if (fitting !== undefined) return { wall: fitting, others: [], roll: day.roll };
  return { ...day, others: [weekdayFrom(r.today, weekday)], problem: "weekday-mismatch" };
}

/** "Thursday the 31st": the next 31st if it is a Thursday; else the next month where the two agree, as a question. */
function weekdayOnThe(r: Reader, weekday: number, number: number): Day | null {
  const next = dayOfMonth(r.today, number);
  if (!next) return null;
  if (isoWeekday(next.wall) === weekday) return { ...next, roll: "none" };
  const date = new Date(r.today);
  const fitting: number[] = [];
  for (let k = -MAX_MONTHS_APART; k <= MAX_MONTHS_APART; k++) {
    const wall = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + k, number);
    if (new Date(wall).getUTCDate() === number && isoWeekday(wall) === weekday) fitting.push(wall);
  }
  const ahead = fitting.find((wall) => wall >= r.today);
  const behind = fitting.findLast((wall) => wall < r.today);
  // "Monday the 2nd" on the 4th is the one two days ago.
  const nearer =
    behind !== undefined && (ahead === undefined || r.today - behind < ahead - r.today);
  const wall = nearer ? behind : (ahead ?? next.wall);
  const others = [next.wall, comingWeekday(r, weekday), ...(ahead === undefined ? [] : [ahead])];
  if (behind !== undefined) others.push(behind);
  return {
    wall,
    others: others.filter((other) => other !== wall),
    roll: "none",
    problem: "weekday-mismatch",
  };
}

/** "Tuesday next week", "Sunday of next week", "Monday of the following week", "Sunday from last week". */
function readWeekBehind(r: Reader, weekday: number, i: number): Match<Day> {
  // "Monday week" is the one after the coming one.
  const next = skip(r, "weekdayWeek", i);
  if (next > 0) return { value: sureDay(comingWeekday(r, weekday) + WEEK), next };
  const week = readPeriod(r, maybe(r, "of", word(r, i) === "," ? i + 1 : i), false);
  if (week?.value.grain !== "week") return null;
  return { value: inWeek(week.value, weekday), next: week.next };
}

/** "next week Friday", "this week on Tuesday". */
function readWeekdayOfWeek(r: Reader, i: number): Match<Day> {
  const week = readPeriod(r, i, false);
  if (week?.value.grain !== "week") return null;
  const name = readWeekdayName(
    r,
    maybe(r, "on", word(r, week.next) === "," ? week.next + 1 : week.next),
    true,
  );
  return name && { value: inWeek(week.value, name.value), next: name.next };
}

function inWeek(week: Period, weekday: number): Day {
  const wall = week.start + (weekday - 1) * DAY_MS;
  return { ...sureDay(wall), ...(week.backward ? { backward: true } : {}) };
}

/** "3 Fridays from now", "two Thursdays ago", "4 Tuesdays back". */
function readCounted(r: Reader, i: number): Match<Day> {
  const inside = skip(r, "in", i);
  const number = readNumber(r, inside > 0 ? inside : i);
  if (!number || number.value < 1 || number.value > 500) return null;
  const weekday =
    r.words.weekdayPlurals.get(word(r, number.next)) ?? r.words.weekdays.get(word(r, number.next));
  if (weekday === undefined) return null;
  const ago = skip(r, "ago", number.next + 1);
  if (ago > 0) {
    const last = weekdayFrom(r.today - WEEK, weekday);
    return { value: { ...sureDay(last - (number.value - 1) * WEEK), backward: true }, next: ago };
  }
  const next = inside > 0 ? number.next + 1 : skip(r, "fromNow", number.next + 1);
  if (next < 0) return null;
  return { value: sureDay(comingWeekday(r, weekday) + (number.value - 1) * WEEK), next };
}

/** "the first Friday of July", "second to last Friday in February", "last day of October 2027", "the 15th day of next month". */
function readNthWeekday(r: Reader, i: number): Match<Day> {
  const nth = readNth(r, maybe(r, "the", i));
  if (!nth) return null;
  const name = readWeekdayName(r, nth.next, true);
  const at = name?.next ?? dayWord(r, nth.next);
  if (at === null) return readNthWorkday(r, nth);
  const outer = readOuter(r, at);
  const value = outer && nthIn(outer.value, nth.value, name?.value, r.today);
  return value && { value, next: outer.next };
}

/** "the first working day of next month", "the last business day of the quarter". */
function readNthWorkday(r: Reader, nth: { value: number; next: number }): Match<Day> {
  const at = skip(r, "businessDays", nth.next);
  const outer = at > 0 ? readOuter(r, at) : null;
  if (!outer) return null;
  const { start, end } = outer.value;
  const day = workdayFrom(nth.value > 0 ? start - DAY_MS : end, nth.value);
  return { value: sureDay(day), next: outer.next };
}

/** The period that a counted day lies in: "of July", "in the month", "next month". */
function readOuter(r: Reader, at: number): Match<Period> {
  const of = skip(r, "of", at);
  const outer = readPeriod(r, of > 0 ? of : at, true) ?? (of > 0 ? readRunning(r, of) : null);
  return outer && (of > 0 || outer.value.grain === "month") ? outer : null;
}

function dayWord(r: Reader, i: number): number | null {
  return r.words.units.get(word(r, i))?.unit === "day" ? i + 1 : null;
}

function nthIn(outer: Period, nth: number, weekday: number | undefined, today: number): Day | null {
  const wall = placeIn(outer, nth, weekday);
  if (wall === null) return impossibleDay(outer.end);
  if (!outer.open || wall >= today)
    return { ...sureDay(wall), ...(outer.backward ? { backward: true } : {}) };
  const date = new Date(outer.start);
  const later: Period = {
    start: Date.UTC(date.getUTCFullYear() + 1, date.getUTCMonth(), 1),
    end: Date.UTC(date.getUTCFullYear() + 1, new Date(outer.end).getUTCMonth(), 1),
    grain: outer.grain,
  };
  if (later.end <= later.start)
    later.end = Date.UTC(date.getUTCFullYear() + 2, new Date(outer.end).getUTCMonth(), 1);
  const moved = placeIn(later, nth, weekday);
  return moved === null ? null : sureDay(moved);
}

function placeIn(outer: Period, nth: number, weekday: number | undefined): number | null {
  const step = weekday === undefined ? DAY_MS : WEEK;
  const first = weekday === undefined ? outer.start : weekdayFrom(outer.start, weekday);
  const last = weekday === undefined ? outer.end - DAY_MS : weekdayFrom(outer.end - WEEK, weekday);
  const wall = nth > 0 ? first + (nth - 1) * step : last + (nth + 1) * step;
  return wall >= outer.start && wall < outer.end ? wall : null;
}
