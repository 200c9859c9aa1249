/**
 * Walks a daily or coarser rule, in floating time; the zone only turns each wall clock into its instant. A walk
 * goes from one day that the rule takes to the next and skips the periods that INTERVAL leaves out. The
 * calendar repeats after 400 years, so a rule that has found nothing once every phase of it has been seen
 * never happens: that bounds the work of any rule, and the bound is exact.
 */
import { type Rule, WEEKDAY_CODES } from "../rule-parts.ts";
import { DAY_MS, wallMsToInstant } from "../zones.ts";
import {
  DAYS_PER_CYCLE,
  dateOf,
  dayNumber,
  gcd,
  mod,
  weekdayOfNumber,
  YEARS_PER_CYCLE,
  yearStart,
} from "./calendar-days.ts";
import { daysOf } from "./implied-days.ts";
import { type Moments, momentsOfDay } from "./moments.ts";
import type { RuleDays } from "./rule-days.ts";
import type { Walk } from "./walk.ts";

/** The last day that is looked at; wall clocks have four-digit years. */
const LAST_DAY = dayNumber(9989, 11, 31);
/**
 * Bounds what COUNT makes us count, where it can neither be reckoned by whole years nor by the interval: 150 years
 * of weeks. What goes further back counts as over.
 */
const MAX_COUNTED = 8_000;

/** A period of the rule's frequency in day numbers, the end excluded. */
type Period = [begin: number, end: number];

interface State {
  walk: Walk;
  days: RuleDays;
  moments: Moments;
  /** The first period that INTERVAL keeps and that ends after a day. */
  periodAt: (day: number) => Period;
  /** Occurrences that COUNT still allows. */
  left: number;
  /** Periods since the last one that had something in it. */
  idle: number;
  /** The start's day, and the wanted one: between them COUNT only has to know how many occurrences there are. */
  countedFrom: number;
  countedTo: number;
  /** By the size of a set: which of it BYSETPOS picks, counted from 0. */
  picks: Map<number, readonly number[]>;
}

/**
 * Visits the occurrences from `fromWall` on until `visit` says stop or there are none left. Returns the number of
 * days and periods that it looked at.
 */
export function walkCalendar(walk: Walk): number {
  const { rule, start } = walk;
  const startDay = Math.floor(start / DAY_MS);
  const fromDay = Math.max(startDay, Math.floor(walk.fromWall / DAY_MS));
  const state: State = {
    walk,
    days: daysOf(rule, start),
    moments: momentsOfDay(rule, start, walk.times),
    periodAt: periodsOf(rule, startDay),
    left: rule.count ?? Number.POSITIVE_INFINITY,
    idle: 0,
    countedFrom: startDay,
    countedTo: fromDay,
    picks: new Map(),
  };
  if (isSetTooSmall(state) || missesWeekdays(rule, startDay)) return 0;
  const patience = phases(rule);
  let steps = 0;
  let counted = 0;
  let day: number | null =
    rule.count === undefined ? fromDay : countBefore(state, startDay, fromDay);
  while (day !== null && state.left > 0 && state.idle++ <= patience && counted <= MAX_COUNTED) {
    day = goOn(state, day);
    steps++;
    if (day !== null && day < fromDay) counted++;
  }
  return steps;
}

/** "The 2nd Monday of a week" and "the 6th Monday of a month": seen at once, instead of in every period. */
function isSetTooSmall({ walk: { rule }, days, moments }: State): boolean {
  if (rule.bySetPos.length === 0) return false;
  const perDay = moments.countsDays ? 1 : moments.count;
  return mostDays(rule, days) * perDay < smallestPosition(rule);
}

/** Every 7th, 14th, 28th ... day is always the weekday of the first one: seen at once, instead of after 400 years. */
function missesWeekdays({ freq, interval, byDay }: Rule, startDay: number): boolean {
  if (freq !== "DAILY" || interval % 7 !== 0 || byDay.length === 0) return false;
  const weekday = WEEKDAY_CODES[weekdayOfNumber(startDay)];
  return !byDay.some(({ day }) => day === weekday);
}

/** The most days that one period can hold. */
function mostDays({ freq, byDay, byMonthDay, byYearDay, byWeekNo }: Rule, days: RuleDays): number {
  if (freq === "YEARLY") return days.most().inYear;
  if (freq === "MONTHLY") return days.most().inMonth;
  if (freq !== "WEEKLY") return 1;
  const named = new Set(byDay.map(({ day }) => day)).size;
  if (named > 0) return named;
  return byMonthDay.length + byYearDay.length + byWeekNo.length > 0 ? 7 : 1;
}

/** Visits what comes first at or after a day; returns the day to go on from, null when the walk is over. */
function goOn(state: State, day: number): number | null {
  const next = state.days.nextDay(day);
  if (next === null || next > LAST_DAY) return null;
  const [begin, end] = state.periodAt(next);
  if (begin > next) return begin;
  if (state.walk.rule.bySetPos.length > 0) return visitSet(state, [begin, end]) ? end : null;
  state.idle = 0;
  return visitDay(state, next) ? next + 1 : null;
}

/**
 * With COUNT, what lies before the wanted time has to be counted; a rule that takes every period is counted by
 * whole years, one that takes whatever day the interval keeps by the interval. Returns the day from which the walk
 * goes on.
 */
function countBefore(state: State, startDay: number, fromDay: number): number {
  const { rule } = state.walk;
  if (rule.bySetPos.length > 0) return startDay;
  if (rule.interval === 1) return countYears(state, startDay, fromDay);
  return takesEveryDay(rule) ? countDays(state, startDay, fromDay) : startDay;
}

function takesEveryDay({ freq, byMonth, byWeekNo, byYearDay, byMonthDay, byDay }: Rule): boolean {
  const named = [byMonth, byWeekNo, byYearDay, byMonthDay, byDay];
  return freq === "DAILY" && named.every(({ length }) => length === 0);
}

/** The first day may lack some of its times; it is looked at in any case. */
function countDays(state: State, startDay: number, fromDay: number): number {
  const { walk, moments } = state;
  const { interval } = walk.rule;
  const passed = Math.floor((fromDay - startDay) / interval);
  const perDay = moments.countsDays ? 1 : moments.count;
  const early = moments.countsDays ? 0 : moments.indexAt(mod(walk.start, DAY_MS));
  const before = passed * perDay - early;
  if (passed < 1) return startDay;
  state.left = Math.max(0, state.left - before);
  return startDay + passed * interval;
}

function countYears(state: State, startDay: number, fromDay: number): number {
  const { walk, days, moments } = state;
  let { year } = dateOf(startDay);
  if (yearStart(year + 2) > fromDay) return startDay;
  const perDay = moments.countsDays ? 1 : moments.count;
  const early = moments.countsDays ? 0 : moments.indexAt(mod(walk.start, DAY_MS));
  const firstYear = days.daysBetween(startDay, yearStart(year + 1));
  let before = firstYear.length * perDay - (firstYear[0] === startDay ? early : 0);
  if (before >= state.left) return startDay;
  for (year++; yearStart(year + 1) <= fromDay; year++) {
    const more = days.countInYear(year) * perDay;
    if (before + more >= state.left) break;
    before += more;
  }
  state.left -= before;
  return yearStart(year);
}

/** Visits the times of one day; false when the walk is over. */
function visitDay(state: State, day: number): boolean {
  const { walk, moments } = state;
  const midnight = day * DAY_MS;
  const begin = moments.indexAt(walk.start - midnight);
  let end = moments.count;
  if (moments.countsDays) state.left--;
  else {
    end = Math.min(end, begin + state.left);
    state.left -= end - begin;
  }
  const from = Math.max(begin, moments.indexAt(walk.fromWall - midnight));
  for (let index = from; index < end; index++) {
    if (!visit(walk, midnight + moments.at(index))) return false;
  }
  return true;
}

/** Visits what BYSETPOS picks from a period; false when the walk is over. */
function visitSet(state: State, [begin, end]: Period): boolean {
  const { walk, moments, days } = state;
  const size = days.countBetween(begin, end) * (moments.countsDays ? 1 : moments.count);
  const picks = picksOf(state, size);
  if (picks.length === 0) return true;
  state.idle = 0;
  if (begin > state.countedFrom && end <= state.countedTo) {
    state.left -= picks.length;
    return true;
  }
  const found = days.daysBetween(begin, end);
  if (moments.countsDays) {
    return picks
      .map((index) => found[index] as number)
      .filter((day) => day >= state.countedFrom)
      .every((day) => state.left > 0 && visitDay(state, day));
  }
  return picks
    .map((index) => {
      const midnight = (found[Math.floor(index / moments.count)] as number) * DAY_MS;
      return midnight + moments.at(index % moments.count);
    })
    .filter((wall) => wall >= walk.start)
    .every((wall) => state.left-- > 0 && (wall < walk.fromWall || visit(walk, wall)));
}

/**
 * What BYSETPOS picks from a set of a period's days and times, ascending. The period begins with its first day,
 * also where the schedule starts in the middle (RFC 5545, BYSETPOS).
 */
function picksOf({ walk: { rule }, picks }: State, size: number): readonly number[] {
  const known = picks.get(size);
  if (known) return known;
  const indexes = rule.bySetPos.map((position) => (position > 0 ? position - 1 : size + position));
  const inside = indexes.filter((index) => index >= 0 && index < size);
  const found = [...new Set(inside)].sort((a, b) => a - b);
  picks.set(size, found);
  return found;
}

/** A set with fewer than this many in it gives nothing. */
function smallestPosition({ bySetPos }: Rule): number {
  return Math.min(...bySetPos.map(Math.abs));
}

function visit({ visit: tell, zone }: Walk, wall: number): boolean {
  return tell(wall, wallMsToInstant(wall, zone));
}

/** The first period that INTERVAL keeps, counted from that of the start, and that ends after a day. */
function periodsOf({ freq, interval, wkst }: Rule, startDay: number): State["periodAt"] {
  const kept = (since: number) => Math.ceil(since / interval) * interval;
  const start = dateOf(startDay);
  switch (freq) {
    case "YEARLY":
      return (day) => {
        const year = start.year + kept(dateOf(day).year - start.year);
        return [yearStart(year), yearStart(year + 1)];
      };
    case "MONTHLY":
      return (day) => {
        const { year, month } = dateOf(day);
        const first = start.month + kept((year - start.year) * 12 + month - start.month);
        return [dayNumber(start.year, first, 1), dayNumber(start.year, first + 1, 1)];
      };
    case "WEEKLY": {
      const sinceWeekStart = mod(weekdayOfNumber(startDay) - WEEKDAY_CODES.indexOf(wkst), 7);
      const firstWeek = startDay - sinceWeekStart;
      return (day) => {
        const begin = firstWeek + kept(Math.floor((day - firstWeek) / 7)) * 7;
        return [begin, begin + 7];
      };
    }
    default:
      return (day) => {
        const begin = startDay + kept(day - startDay);
        return [begin, begin + 1];
      };
  }
}

const CYCLES: Partial<Record<Rule["freq"], number>> = {
  YEARLY: YEARS_PER_CYCLE,
  MONTHLY: YEARS_PER_CYCLE * 12,
  WEEKLY: DAYS_PER_CYCLE / 7,
};
/** Weekdays fall on the same dates again after 28 years, but for the years that are no leap years although 4 divides them. */
const WEEKS_OF_28_YEARS = 1461;

/** Periods that may be empty one after the other before the calendar and INTERVAL have shown all they can. */
function phases({ freq, interval, bySetPos }: Rule): number {
  const isWeeklySet = freq === "WEEKLY" && bySetPos.length > 0;
  const cycle = isWeeklySet ? WEEKS_OF_28_YEARS : (CYCLES[freq] ?? DAYS_PER_CYCLE);
  return cycle / gcd(interval, cycle) + 1;
}
