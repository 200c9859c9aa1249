/**
 * Which days a rule takes, whatever its interval. A month is one number whose bit `d - 1` stands for day `d`.
 * There are 14 kinds of year (28 with the years beside it, on which its first and last week depend), so that a
 * rule is worked out once for each kind it meets and is a look-up from then on: the age of a schedule, the
 * distance of the next occurrence and the length of its lists cost next to nothing.
 */
import { type Rule, WEEKDAY_CODES } from "../rule-parts.ts";
import {
  dateOf,
  dayNumber,
  daysBefore,
  isLeapYear,
  mod,
  monthLength,
  weekdayOfNumber,
  YEARS_PER_CYCLE,
  yearStart,
} from "./calendar-days.ts";

/** The days of one kind of year: a number for every month, and how many days there are in all. */
interface YearDays {
  months: readonly number[];
  total: number;
}

export interface RuleDays {
  /** The first day at or after `day` that the rule takes (day numbers); null when it takes none at all. */
  nextDay(day: number): number | null;
  /** All that it takes with `from <= day < to`, ascending. */
  daysBetween(from: number, to: number): number[];
  /** How many those are. */
  countBetween(from: number, to: number): number;
  /** How many it takes in a year. */
  countInYear(year: number): number;
  /** The most that it takes in any month and in any year. */
  most(): { inMonth: number; inYear: number };
}

const ALL_DAYS = 0x7fffffff;
const ALL_MONTHS: readonly number[] = Array.from({ length: 12 }, () => ALL_DAYS);

/** Reads the day parts of a rule (BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY, BYDAY): a day has to fit each one given. */
export function ruleDays(rule: Rule): RuleDays {
  const kinds: YearDays[] = [];
  const yearDays = (year: number): YearDays => {
    const kind = kindOf(year);
    let known = kinds[kind];
    if (!known) {
      known = readYear(rule, year);
      kinds[kind] = known;
    }
    return known;
  };
  return {
    nextDay: (day) => nextDay(yearDays, day),
    daysBetween(from, to) {
      const found: number[] = [];
      eachMonth(yearDays, from, to, (first, days) => {
        for (let rest = days; rest !== 0; rest &= rest - 1) found.push(first + lowestBit(rest));
      });
      return found;
    },
    countBetween(from, to) {
      let count = 0;
      eachMonth(yearDays, from, to, (_, days) => {
        count += bitCount(days);
      });
      return count;
    },
    countInYear: (year) => yearDays(year).total,
    most() {
      const every = Array.from({ length: YEARS_PER_CYCLE }, (_, i) => yearDays(2000 + i));
      const kindsMet = [...new Set(every)];
      return {
        inMonth: Math.max(...kindsMet.flatMap(({ months }) => months.map(bitCount))),
        inYear: Math.max(...kindsMet.map(({ total }) => total)),
      };
    },
  };
}

/** Years of one kind have the same days on the same dates, and the same week numbers. */
function kindOf(year: number): number {
  const leaps = [year - 1, year, year + 1].map(isLeapYear);
  return leaps.reduce((kind, leap) => kind * 2 + Number(leap), weekdayOfNumber(yearStart(year)));
}

function nextDay(yearDays: (year: number) => YearDays, from: number): number | null {
  const { year, month, day } = dateOf(from);
  const rest = ((yearDays(year).months[month] as number) >>> (day - 1)) << (day - 1);
  if (rest !== 0) return from - day + 1 + lowestBit(rest);
  for (let y = year; y <= year + YEARS_PER_CYCLE; y++) {
    const { months, total } = yearDays(y);
    if (total === 0) continue;
    for (let m = y === year ? month + 1 : 0; m < 12; m++) {
      const days = months[m] as number;
      if (days !== 0) return dayNumber(y, m, 1) + lowestBit(days);
    }
  }
  return null;
}

/** Goes through the months of a span; each is its first day's number and the days taken inside the span. */
function eachMonth(
  yearDays: (year: number) => YearDays,
  from: number,
  to: number,
  visit: (first: number, days: number) => void,
): void {
  const { year, month, day } = dateOf(from);
  let first = from - day + 1;
  for (let m = year * 12 + month; first < to; m++) {
    const y = Math.floor(m / 12);
    let days = yearDays(y).months[m % 12] as number;
    if (first < from) days &= ALL_DAYS << (from - first);
    if (to - first < 31) days &= ALL_DAYS >>> (31 - (to - first));
    visit(first, days);
    first += monthLength(y, m % 12);
  }
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

function readYear(rule: Rule, year: number): YearDays {
  const byYearDay = rule.byYearDay.length > 0 ? yearDayMonths(rule, year) : ALL_MONTHS;
  const byWeekNo = rule.byWeekNo.length > 0 ? weekMonths(rule, year) : ALL_MONTHS;
  const byDay = rule.byDay.length > 0 ? weekdayMonths(rule, year) : ALL_MONTHS;
  const months = ALL_MONTHS.map((_, month) => {
    if (rule.byMonth.length > 0 && !rule.byMonth.includes(month + 1)) return 0;
    const length = monthLength(year, month);
    const byDate = rule.byMonthDay.length > 0 ? monthDays(rule.byMonthDay, length) : ALL_DAYS;
    const inMonth = ALL_DAYS >>> (31 - length);
    const [a, b, c] = [byYearDay[month], byWeekNo[month], byDay[month]] as [number, number, number];
    return inMonth & byDate & a & b & c;
  });
  return { months, total: months.reduce((sum, days) => sum + bitCount(days), 0) };
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function monthDays(dates: readonly number[], length: number): number {
  let bits = 0;
  for (const date of dates) {
    const day = date > 0 ? date : length + 1 + date;
    if (day >= 1 && day <= length) bits |= 1 << (day - 1);
  }
  return bits;
}

/** The months of a year with these days of it, counted from 0; days of other years are left out. */
function monthsOf(days: Iterable<number>, year: number): number[] {
  const months = ALL_MONTHS.map(() => 0);
  const length = daysBefore(year, 12);
  for (const inYear of days) {
    if (inYear < 0 || inYear >= length) continue;
    const { month, day } = dateOf(yearStart(year) + inYear);
    (months[month] as number) |= 1 << (day - 1);
  }
  return months;
}

function yearDayMonths({ byYearDay }: Rule, year: number): number[] {
  const length = daysBefore(year, 12);
  return monthsOf(
    byYearDay.map((n) => (n > 0 ? n - 1 : length + n)),
    year,
  );
}

/** A day counts by the week that it is in, also when most of that week lies in the year before or after. */
function weekMonths({ byWeekNo, wkst }: Rule, year: number): number[] {
  const days: number[] = [];
  for (const weekYear of [year - 1, year, year + 1]) {
    const first = firstWeek(weekYear, wkst);
    const weeks = (firstWeek(weekYear + 1, wkst) - first) / 7;
    for (const n of byWeekNo) {
      const week = n > 0 ? n - 1 : weeks + n;
      if (week < 0 || week >= weeks) continue;
      const monday = first + week * 7 - yearStart(year);
      for (let i = 0; i < 7; i++) days.push(monday + i);
    }
  }
  return monthsOf(days, year);
}

/** Day number on which the first week with at least four days in the year begins (RFC 5545, BYWEEKNO). */
function firstWeek(year: number, wkst: Rule["wkst"]): number {
  const fourth = yearStart(year) + 3;
  return fourth - mod(weekdayOfNumber(fourth) - WEEKDAY_CODES.indexOf(wkst), 7);
}

/** Numbered weekdays count within the month, and within the year where a yearly rule names no month. */
function weekdayMonths(rule: Rule, year: number): number[] {
  const inYear = rule.freq === "YEARLY" && rule.byMonth.length === 0;
  const months = ALL_MONTHS.map((_, month) => {
    const first = weekdayOfNumber(dayNumber(year, month, 1));
    const length = monthLength(year, month);
    let bits = 0;
    for (const { day, n } of rule.byDay) {
      const start = mod(WEEKDAY_CODES.indexOf(day) - first, 7);
      if (n === undefined) bits |= 0x10204081 << start;
      else if (!inYear) bits |= nthDay(start, length, n);
    }
    return bits;
  });
  if (!inYear) return months;
  const numbered = monthsOf(nthDaysOfYear(rule, year), year);
  return months.map((bits, month) => bits | (numbered[month] as number));
}

/** The nth of the days `start`, `start + 7`, ... (from 0) as a bit; 0 when there is no such day. */
function nthDay(start: number, length: number, n: number): number {
  const last = start + 7 * Math.floor((length - 1 - start) / 7);
  const day = n > 0 ? start + 7 * (n - 1) : last + 7 * (n + 1);
  return day >= 0 && day < length ? 1 << day : 0;
}

function nthDaysOfYear({ byDay }: Rule, year: number): number[] {
  const length = daysBefore(year, 12);
  const first = weekdayOfNumber(yearStart(year));
  return byDay.flatMap(({ day, n }) => {
    if (n === undefined) return [];
    const start = mod(WEEKDAY_CODES.indexOf(day) - first, 7);
    const last = start + 7 * Math.floor((length - 1 - start) / 7);
    return [n > 0 ? start + 7 * (n - 1) : last + 7 * (n + 1)];
  });
}
