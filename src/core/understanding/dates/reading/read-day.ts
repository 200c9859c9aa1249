/** One calendar day, said in any way. */
import { DAY_MS } from "../../../time/zones.ts";
import {
  type Day,
  dayOfMonth,
  impossibleDay,
  sureDay,
  weekStart,
  workdayFrom,
} from "../values/day.ts";
import { isoWeekday } from "../values/holidays.ts";
import { readCount, readNumber, readOrdinal } from "./numbers.ts";
import { readCalendarDate } from "./read-calendar.ts";
import { readClock, readPlainClock } from "./read-clock.ts";
import { isCalendar, readDuration, shift } from "./read-duration.ts";
import { holidayDay, lastHoliday, nearestHoliday, readHolidayName } from "./read-holiday.ts";
import { readRunning } from "./read-modified.ts";
import { readModifier, readYearBehind } from "./read-month.ts";
import { readNearDay } from "./read-near-day.ts";
import { readPeriod } from "./read-period.ts";
import { readDotDate, readWeekday, readWeekdayName } from "./read-weekday.ts";
import {
  digits,
  glued,
  MAX_DEPTH,
  type Match,
  maybe,
  type Reader,
  remembered,
  skip,
  word,
} from "./reader.ts";

/** The longest reading of a day at a place. `sure` allows what is a day only in a date's company ("the 15th", "sat"). */
export function readDay(r: Reader, i: number, sure: boolean): Match<Day> {
  const name = (sure ? SURE_DAY : DAY)[r.depth] ?? "";
  return remembered(r, name, i, () => readAnyDay(r, i, sure));
}

/** What is remembered of a day depends on how deep it may still be nested. */
const DAY = Array.from({ length: MAX_DEPTH + 1 }, (_, depth) => `day ${depth}`);
const SURE_DAY = DAY.map((name) => `sure ${name}`);

function readAnyDay(r: Reader, i: number, sure: boolean): Match<Day> {
  const base = longest([
    readCalendarDate(r, i),
    readRelative(r, i),
    readNamedDay(r, i),
    readWeekday(r, i, sure),
    readHoliday(r, i),
    readMonthDay(r, i, sure),
    sure && r.words.dayFirst ? readDotDate(r, i) : null,
  ]);
  return base && readWeekdayBehind(r, base);
}

/** The match that reaches furthest; the first of equals. */
export function longest<T>(matches: Match<T>[]): Match<T> {
  let best: Match<T> = null;
  for (const match of matches) if (match && match.next > (best?.next ?? 0)) best = match;
  return best;
}

/** "today", "tomorrow", "the day after tomorrow", "this day", "tomorrow week". */
function readNamedDay(r: Reader, i: number): Match<Day> {
  const offset = r.words.namedDays.get(word(r, i));
  if (offset !== undefined) {
    const week = skip(r, "weekdayWeek", i + 1);
    const wall = r.today + offset * DAY_MS;
    if (week > 0) return { value: sureDay(wall + 7 * DAY_MS), next: week };
    return { value: { ...sureDay(wall), ...(offset < 0 ? { backward: true } : {}) }, next: i + 1 };
  }
  const modifier = readModifier(r, maybe(r, "the", i));
  if (!modifier || skip(r, "dayWord", modifier.next) < 0) return null;
  const wall = r.today + modifier.value * DAY_MS;
  return {
    value: { ...sureDay(wall), ...(modifier.value < 0 ? { backward: true } : {}) },
    next: modifier.next + 1,
  };
}

/** "the day after X", "3 weeks from X", "a week ago", "two days from now", "in 3 weeks". */
function readRelative(r: Reader, i: number): Match<Day> {
  if (r.depth <= 0) return null;
  r.depth--;
  try {
    return (
      readDayBeside(r, i) ??
      readNearDay(r, i, (at) => readDay(r, at, true)) ??
      readWorkdays(r, i) ??
      readShifted(r, i) ??
      readInDays(r, i)
    );
  } finally {
    r.depth++;
  }
}

function readDayBeside(r: Reader, i: number): Match<Day> {
  const after = skip(r, "dayAfter", i);
  const before = after > 0 ? -1 : skip(r, "dayBefore", i);
  const at = Math.max(after, before);
  if (at < 0) return null;
  const sign = after > 0 ? 1 : -1;
  const base = readDay(r, at, true);
  if (base) return { value: moved(base.value, sign * DAY_MS), next: base.next };
  // Alone, the day after or before today; only as "the day after".
  if (skip(r, "the", i) < 0 || /^\p{L}/u.test(word(r, at))) return null;
  return {
    value: { ...sureDay(r.today + sign * DAY_MS), ...(sign < 0 ? { backward: true } : {}) },
    next: at,
  };
}

function moved({ days: _days, ...day }: Day, by: number): Day {
  return { ...day, wall: day.wall + by, others: day.others.map((other) => other + by) };
}

/** A length of days or more, counted from a day or from now. */
function readShifted(r: Reader, i: number): Match<Day> {
  const over = skip(r, "agoLead", i);
  const length = readDuration(r, maybe(r, "roughly", Math.max(over, i)));
  if (!length || !isCalendar(length.value)) return null;
  const ago = over > 0 ? length.next : skip(r, "ago", length.next);
  const fromNow = skip(r, "fromNow", length.next);
  const later = over > 0 ? null : readAnchor(r, length.next);
  if (later && later.next > Math.max(ago, fromNow)) {
    const wall = shift(later.value.day.wall, length.value, later.value.sign);
    const roll = later.value.day.roll === "year" ? "year" : "none";
    const { days: _days, ...day } = later.value.day;
    return { value: { ...day, wall, others: [], roll }, next: later.next };
  }
  if (ago > 0) {
    return { value: { ...sureDay(shift(r.today, length.value, -1)), backward: true }, next: ago };
  }
  return fromNow > 0 ? { value: sureDay(shift(r.today, length.value)), next: fromNow } : null;
}

/** "in 3 business days", "2 working days before Christmas". */
function readWorkdays(r: Reader, i: number): Match<Day> {
  const inside = skip(r, "inLength", i);
  const count = readCount(r, inside > 0 ? inside : i);
  const next = count ? skip(r, "businessDays", count.next) : -1;
  if (!count || next < 0) return null;
  const anchor = readAnchor(r, next);
  const later = inside > 0 ? next : skip(r, "fromNow", next);
  if (anchor) {
    const { day, sign } = anchor.value;
    return { value: sureDay(workdayFrom(day.wall, sign * count.value)), next: anchor.next };
  }
  const ago = inside > 0 ? -1 : skip(r, "ago", next);
  if (ago > 0)
    return { value: { ...sureDay(workdayFrom(r.today, -count.value)), backward: true }, next: ago };
  return later > 0 ? { value: sureDay(workdayFrom(r.today, count.value)), next: later } : null;
}

/** "from Tuesday", "after next Friday", "before Christmas". */
function readAnchor(r: Reader, i: number): Match<{ day: Day; sign: number }> {
  const after = skip(r, "anchor", i);
  const before = skip(r, "before", i);
  const at = Math.max(after, before);
  if (at < 0) return null;
  const day = readDay(r, maybe(r, "the", at), true) ?? readDay(r, at, true);
  return day && { value: { day: day.value, sign: before > after ? -1 : 1 }, next: day.next };
}

/** "in 3 days", "in a week", "in 2 weeks' time". */
function readInDays(r: Reader, i: number): Match<Day> {
  const at = skip(r, "inLength", i);
  if (at < 0) return null;
  const roughly = maybe(r, "roughly", at);
  const length = readDuration(r, roughly);
  if (!length || !isCalendar(length.value)) return null;
  const next = Math.max(maybe(r, "lengthEnd", length.next), skip(r, "fromNow", length.next));
  return { value: sureDay(shift(r.today, length.value)), next };
}

/** A weekday behind a relative day: "in 3 days on Friday", "3 weeks after Christmas on Friday". */
function readWeekdayBehind(r: Reader, base: { value: Day; next: number }): Match<Day> {
  const agreed = readAgreeing(r, base);
  if (agreed) return agreed;
  const on = skip(r, "on", word(r, base.next) === "," ? base.next + 1 : base.next);
  if (on < 0) return base;
  const name = readWeekdayName(r, on, true);
  if (!name || r.words.weekdays.has(word(r, base.next - 1))) return base;
  if (isoWeekday(base.value.wall) === name.value) return { value: base.value, next: name.next };
  const last = r.words.units.get(word(r, base.next - 1))?.unit;
  const inWeek = weekStart(base.value.wall) + (name.value - 1) * DAY_MS;
  const loose =
    last === "week" || last === "month" || last === "year" || base.value.roll === "year";
  if (loose) return { value: { ...base.value, wall: inWeek }, next: name.next };
  return {
    value: { ...base.value, others: [inWeek], problem: "weekday-mismatch" },
    next: name.next,
  };
}

/** "25 November, Wednesday": a weekday that says nothing new. */
function readAgreeing(r: Reader, base: { value: Day; next: number }): Match<Day> {
  const at = /^[,(]$/.test(word(r, base.next)) ? base.next + 1 : base.next;
  const name = base.value.roll === "week" ? null : readWeekdayName(r, at, at > base.next);
  if (!name || isoWeekday(base.value.wall) !== name.value || readAt(r, name.next)) return null;
  const closed = word(r, base.next) === "(" && word(r, name.next) === ")";
  return { value: base.value, next: closed ? name.next + 1 : name.next };
}

/** A weekday that starts something of its own ("tomorrow, Friday the 4th"). */
function readAt(r: Reader, i: number): boolean {
  return skip(r, "the", i) > 0 || digits(r, i) !== undefined;
}

/** "Christmas", "next Thanksgiving", "halloween 2027", "Easter in 3 years", "Christmas of next year". */
function readHoliday(r: Reader, i: number): Match<Day> {
  const modifier = readModifier(r, i);
  const name = readHolidayName(r, maybe(r, "the", modifier?.next ?? i));
  if (!name) return null;
  const year = readYearBehind(r, name.next);
  const months = year ? null : readShiftBehind(r, name.next);
  const next = (year ?? months ?? name).next;
  const day = months
    ? nearestHoliday(months.value, name.value)
    : modifier?.value === -1 && !year
      ? lastHoliday(r, name.value)
      : holidayDay(r, name.value, year?.value ?? thisYearIf(r, modifier?.value === 0));
  return day && { value: day, next };
}

function thisYearIf(r: Reader, said: boolean): number | undefined {
  return said ? new Date(r.today).getUTCFullYear() : undefined;
}

/** "9 months from now", "in 10 months" behind a holiday: about when it is. */
function readShiftBehind(r: Reader, i: number): Match<number> {
  const inside = skip(r, "inLength", i);
  const length = readDuration(r, inside > 0 ? inside : i);
  if (!length || !isCalendar(length.value)) return null;
  const ago = skip(r, "ago", length.next);
  const later = inside > 0 ? length.next : skip(r, "fromNow", length.next);
  if (later < 0 && ago < 0) return null;
  return {
    value: shift(r.today, length.value, later > 0 ? 1 : -1),
    next: Math.max(later, ago),
  };
}

/** "the 15th", "on the 15th", "the 15th of next month", "on 15". */
function readMonthDay(r: Reader, i: number, sure: boolean): Match<Day> {
  const the = skip(r, "the", i);
  const at = the > 0 ? the : i;
  const ordinal = readOrdinal(r, at) ?? (sure && the > 0 ? readBareNumber(r, at) : null);
  if (!ordinal || ordinal.value < 1 || ordinal.value > 31) return null;
  const after = word(r, ordinal.next);
  if (r.words.units.has(after) || r.words.weekdays.has(after)) return null;
  const inMonth = readDayOfPeriod(r, ordinal.value, ordinal.next);
  if (inMonth) return inMonth;
  const number = digits(r, at) !== undefined;
  if (!isDayNumber(r, ordinal.next, { the: the > 0, number, sure })) return null;
  const day = dayOfMonth(r.today, ordinal.value);
  return day && { value: day, next: ordinal.next };
}

/** A bare "second" or "first" is no day; "the 15th" is one where a date is expected or a clock time follows. */
function isDayNumber(
  r: Reader,
  next: number,
  said: { the: boolean; number: boolean; sure: boolean },
): boolean {
  if (said.number && said.sure && word(r, next - 1) === ".") {
    return !r.words.countedByOrdinal.has(word(r, next));
  }
  if (!said.the && !said.number) return false;
  if (!said.sure) return said.number && isTimeBehind(r, next);
  return !/^\p{L}/u.test(word(r, next)) || mayFollowDay(r, next);
}

/** "the 5th at 3pm": a clock time makes the number a day. */
function isTimeBehind(r: Reader, i: number): boolean {
  const at = skip(r, "at", i);
  const from = Math.max(skip(r, "between", i), skip(r, "from", i));
  if (from > 0) return readPlainClock(r, from) !== null;
  return readClock(r, Math.max(at, i), at > 0) !== null;
}

/** "of next month" behind a day. */
function readDayOfPeriod(r: Reader, day: number, i: number): Match<Day> {
  const of = skip(r, "of", i);
  const running = of > 0 ? readRunning(r, of) : null;
  if (running?.value.grain === "month") {
    const next = dayOfMonth(r.today, day);
    return next && { value: next, next: running.next };
  }
  const month = of > 0 ? readPeriod(r, of, true) : null;
  if (month?.value.grain !== "month") return null;
  const { start, end } = month.value;
  const wall = start + (day - 1) * DAY_MS;
  return { value: wall < end ? sureDay(wall) : impossibleDay(end), next: month.next };
}

function readBareNumber(r: Reader, i: number): Match<number> {
  const token = r.tokens[i];
  if (
    token?.value !== undefined &&
    (token.end - token.start > 2 || (glued(r, i + 1) && /^[\p{L}:%/]/u.test(word(r, i + 1))))
  )
    return null;
  return readNumber(r, i);
}

/** "the 15th floor" is no date: what follows must be a time word or a small word. */
function mayFollowDay(r: Reader, i: number): boolean {
  const text = word(r, i);
  return (
    r.words.mayFollowDay.has(text) || r.words.dayParts.has(text) || r.words.namedTimes.has(text)
  );
}
