/** Days inside a repetition: weekday lists, days of the month, nth weekdays, dates of the year. */
import { type RuleDay, WEEKDAY_CODES } from "../../time/rule-parts.ts";
import { readNumber, readOrdinal } from "../dates/reading/numbers.ts";
import { readCalendarDate, readMonth } from "../dates/reading/read-calendar.ts";
import { readHolidayName } from "../dates/reading/read-holiday.ts";
import { readNth } from "../dates/reading/read-week.ts";
import { readWeekdayName } from "../dates/reading/read-weekday.ts";
import { digits, glued, type Match } from "../dates/reading/reader.ts";
import { type Cycle, WEEKEND, WORKDAYS } from "./cycle.ts";
import { type CycleMatch, maybeTo, type Scan, skipTo, wordAt } from "./scan.ts";

export interface DayList {
  days: RuleDay[];
  /** At least one was a plural, which says a repetition by itself. */
  plural: boolean;
}

/** "Monday", "Mondays and Thursdays", "mon, tue & fri", "Monday through Friday". */
export function readWeekdays(s: Scan, i: number): Match<DayList> {
  const first = readOneWeekday(s, maybeTo(s, "the", i));
  if (!first) return null;
  const list: DayList = { days: [...first.value.days], plural: first.value.plural };
  let { next } = first;
  for (let n = 0; n < 7; n++) {
    const to = skipTo(s, "to", next);
    const last = to > 0 ? readOneWeekday(s, to) : null;
    if (last) {
      list.days.push(...between(list.days[list.days.length - 1], last.value.days[0]));
      list.plural ||= last.value.plural;
      next = last.next;
      continue;
    }
    // "mon wed fri": short lists are written without anything between.
    const and = maybeTo(s, "and", next);
    const more = readOneWeekday(s, and > next ? maybeTo(s, "every", and) : next);
    if (!more) break;
    list.days.push(...more.value.days);
    list.plural ||= more.value.plural;
    next = more.next;
  }
  return { value: { ...list, days: unique(list.days) }, next };
}

function readOneWeekday(s: Scan, i: number): Match<DayList> {
  const plural = s.r.words.weekdayPlurals.get(wordAt(s, i));
  if (plural !== undefined) return { value: { days: [codeOf(plural)], plural: true }, next: i + 1 };
  const name = readWeekdayName(s.r, i, true);
  return name && { value: { days: [codeOf(name.value)], plural: false }, next: name.next };
}

function codeOf(weekday: number): RuleDay {
  return { day: WEEKDAY_CODES[weekday - 1] ?? "MO" };
}

/** The days after `first` up to and with `last`, round the week. */
function between(first: RuleDay | undefined, last: RuleDay | undefined): RuleDay[] {
  if (!first || !last) return [];
  const from = WEEKDAY_CODES.indexOf(first.day);
  const length = (WEEKDAY_CODES.indexOf(last.day) - from + 7) % 7;
  return Array.from({ length }, (_, k) => codeOf(((from + k + 1) % 7) + 1));
}

function unique(days: readonly RuleDay[]): RuleDay[] {
  const codes = new Set(days.map(({ day }) => day));
  return WEEKDAY_CODES.filter((code) => codes.has(code)).map((day) => ({ day }));
}

/** "weekdays", "business days", "weekends". */
export function readDayClass(s: Scan, i: number): Match<{ days: RuleDay[]; plural: boolean }> {
  const work = skipTo(s, "weekday", i);
  const rest = skipTo(s, "weekend", i);
  const next = Math.max(work, rest);
  if (next < 0) return null;
  const plural = s.w.classPlurals.has(wordAt(s, next - 1));
  return { value: { days: [...(work > 0 ? WORKDAYS : WEEKEND)], plural }, next };
}

/**
 * "the 4th and 10th", "last day", "1st and 3rd Monday", "2nd to the last friday", "first weekday", "end":
 * positions within a month or year, without the "of the month" behind them.
 */
export function readPositions(s: Scan, i: number, bare: boolean): CycleMatch {
  const positions: number[] = [];
  const numbered: RuleDay[] = [];
  let at = maybeTo(s, "the", i);
  let cycle: Cycle | null = null;
  let next = -1;
  for (let n = 0; n < 12; n++) {
    const nth = readPosition(s, at, bare);
    if (!nth) break;
    positions.push(nth.value);
    next = nth.next;
    const named = readPositionNoun(s, nth.next, positions);
    if (named?.value.byDay && !named.value.setPos) {
      numbered.push(...named.value.byDay);
      positions.length = 0;
      next = named.next;
      cycle = { byDay: [...numbered] };
    } else if (named) {
      return named;
    } else {
      cycle = null;
    }
    const and = skipTo(s, "and", next);
    if (and < 0) break;
    at = maybeTo(s, "the", and);
  }
  if (cycle && positions.length === 0) return { value: cycle, next };
  if (positions.length === 0 || numbered.length > 0) return null;
  return fitMonth(positions) ? { value: { byMonthDay: positions }, next } : null;
}

function fitMonth(days: readonly number[]): boolean {
  return days.every((day) => day !== 0 && Math.abs(day) <= 31);
}

function readPosition(s: Scan, i: number, bare: boolean): Match<number> {
  const end = skipTo(s, "end", i);
  if (end > 0) return { value: -1, next: end };
  const nth = readNth(s.r, i);
  if (nth) return nth;
  // "every 27": a bare number only where a day has to follow.
  const value = digits(s.r, i);
  if (!bare || value === undefined || value < 1 || value > 31) return null;
  if (glued(s.r, i + 1) && /^[:/.\p{L}]$/u.test(wordAt(s, i + 1))) return null;
  if (s.r.words.units.has(wordAt(s, i + 1)) || skipTo(s, "times", i + 1) > 0) return null;
  return { value, next: i + 1 };
}

/** What the positions count: "day", "Friday", "weekday", "weekend day". */
function readPositionNoun(s: Scan, i: number, positions: readonly number[]): CycleMatch {
  if (s.r.words.units.get(wordAt(s, i))?.unit === "day") {
    return fitMonth(positions)
      ? { value: { byMonthDay: [...positions], setPos: [] }, next: i + 1 }
      : null;
  }
  const group = readDayClass(s, i);
  if (group)
    return { value: { byDay: group.value.days, setPos: [...positions] }, next: group.next };
  const name = readOneWeekday(s, i);
  if (!name) return null;
  const day = name.value.days[0]?.day ?? "MO";
  if (positions.some((n) => Math.abs(n) > 5)) return null;
  return { value: { byDay: positions.map((n) => ({ day, n })) }, next: name.next };
}

/** "December 25th", "5 March", "5/5", "Christmas": a day of every year. */
export function readYearDay(s: Scan, i: number): CycleMatch {
  const start = maybeTo(s, "the", i);
  const holiday = readHolidayName(s.r, start);
  if (holiday && "day" in holiday.value) {
    return {
      value: { byMonth: [holiday.value.month], byMonthDay: [holiday.value.day] },
      next: holiday.next,
    };
  }
  if (holiday && "nth" in holiday.value && !holiday.value.plus) {
    const { month, nth, weekday } = holiday.value;
    const day = WEEKDAY_CODES[weekday - 1] ?? "MO";
    return { value: { byMonth: [month], byDay: [{ day, n: nth }] }, next: holiday.next };
  }
  const date = readCalendarDate(s.r, start);
  if (date?.value.said) {
    // "every 30 February" is read as it was said: that it never comes is for whoever sets it to say.
    const { day, month } = date.value.said;
    return { value: { byMonth: [month], byMonthDay: [day] }, next: date.next };
  }
  if (!date || date.value.problem === "impossible-date") return null;
  // A year makes it one date and no day of every year.
  if (date.value.roll === "none" && date.value.others.length === 0) return null;
  const day = new Date(date.value.wall);
  return {
    value: { byMonth: [day.getUTCMonth() + 1], byMonthDay: [day.getUTCDate()] },
    next: date.next,
  };
}

/** "March", "June and July", "Jan, Apr, Jul": months by name. */
export function readMonths(s: Scan, i: number): Match<number[]> {
  const first = readMonth(s.r, i, true);
  if (!first) return null;
  const months = [first.value];
  let { next } = first;
  for (let n = 0; n < 12; n++) {
    const to = skipTo(s, "to", next);
    const last = to > 0 ? readMonth(s.r, to, true) : null;
    if (last) {
      for (
        let m = (months[months.length - 1] as number) % 12;
        m !== last.value % 12;
        m = (m + 1) % 12
      )
        months.push((m % 12) + 1);
      next = last.next;
      continue;
    }
    const and = skipTo(s, "and", next);
    const more = and > 0 ? readMonth(s.r, and, true) : null;
    if (!more) break;
    months.push(more.value);
    next = more.next;
  }
  return { value: [...new Set(months)].sort((a, b) => a - b), next };
}

/** A count or an ordinal as an interval: "2", "two", "3rd", "other", "couple of". */
export function readInterval(s: Scan, i: number): Match<{ n: number; ordinal: boolean }> {
  const other = skipTo(s, "other", i);
  if (other > 0)
    return {
      value: { n: 2, ordinal: skipTo(s, "second", i) > 0 },
      next: other,
    };
  const ordinal = readOrdinal(s.r, i);
  if (ordinal) return { value: { n: ordinal.value, ordinal: true }, next: ordinal.next };
  const number = readNumber(s.r, i);
  return number && { value: { n: number.value, ordinal: false }, next: number.next };
}
