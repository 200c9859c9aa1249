/**
 * Walks the occurrences of a rule in order. The `rrule` library does the calendar work, in floating time
 * only: its TZID support depends on the host's zone and costs half a second for an old daily rule. A rule
 * without COUNT is re-based to the period before the wanted one, in phase, so that its age costs nothing.
 * Hourly and finer rules take only their days from the library; the times of day are counted here in real
 * time, because the library steps through every second.
 */
import { type Options, RRule } from "rrule";
import { type Frequency, isSubDaily, type Rule, WEEKDAY_CODES } from "./rule-parts.ts";
import { DAY_MS, daysInMonth, offsetAt, wallMsToInstant } from "./zones.ts";

export interface Walk {
  rule: Rule;
  /** Wall clock (`parseWall` form) before which nothing happens. */
  start: number;
  zone: string;
  /** Times of day in milliseconds since midnight; empty means those of the rule or of `start`. */
  times: readonly number[];
  /** Occurrences before this wall clock, and hourly or finer ones before this instant, may be left out. */
  fromWall: number;
  fromInstant: number;
  /** Called in ascending wall-clock order; false stops the walk. */
  visit: (wall: number, instant: number) => boolean;
}

/** Enough for the rarest real pattern, 29 February on a given weekday (40 years over 1900 or 2100). */
const HORIZON_YEARS = 41;
const LEAP_YEAR = 2000;
const YEAR_MS = 365.25 * DAY_MS;
/** Bounds one walk through times finer than a day. */
const MAX_STEPS = 20_000;
const MAX_WALL = Date.UTC(9990, 0, 1);
const PERIOD_MS: Record<Frequency, number> = {
  YEARLY: YEAR_MS,
  MONTHLY: YEAR_MS / 12,
  WEEKLY: 7 * DAY_MS,
  DAILY: DAY_MS,
  HOURLY: 3_600_000,
  MINUTELY: 60_000,
  SECONDLY: 1000,
};

/** Visits the occurrences from `fromWall` on until `visit` says stop or the rule's horizon is reached. */
export function walkRule(walk: Walk): void {
  if (hasNoDate(walk.rule)) return;
  if (isSubDaily(walk.rule.freq)) walkFine(walk);
  else walkDays(walk);
}

/** "30 February": told by the calendar at once, instead of by looking at forty years of days. */
function hasNoDate({ byMonth, byMonthDay }: Rule): boolean {
  if (byMonth.length === 0 || byMonthDay.length === 0) return false;
  const longest = Math.max(...byMonth.map((month) => daysInMonth(LEAP_YEAR, month)));
  return byMonthDay.every((day) => Math.abs(day) > longest);
}

function walkDays(walk: Walk): void {
  const { rule, times, start, zone, visit } = walk;
  const dayStart = start - mod(start, DAY_MS);
  const first = times.length > 0 ? dayStart : start;
  const options = calendarOptions(rule, first);
  if (times.length > 0) Object.assign(options, { byhour: 0, byminute: 0, bysecond: 0 });
  if (rule.count === undefined) options.dtstart = new Date(rebased(rule, first, walk.fromWall));
  else options.count = rule.count;
  const floor = times.length > 0 ? dayStart : start;
  options.until = horizon(rule, Math.max(start, walk.fromWall));
  const offsets = times.length > 0 ? [...times].sort((a, b) => a - b) : [0];
  iterate(options, rule, (wall) => {
    if (wall < floor) return true;
    return offsets.every((offset) => {
      const moment = wall + offset;
      return moment < start || visit(moment, wallMsToInstant(moment, zone));
    });
  });
}

/** Hourly and finer: days from the library, times of day in real time from the start instant. */
function walkFine(walk: Walk): void {
  const { rule, start, zone } = walk;
  const state: FineState = {
    walk,
    begin: wallMsToInstant(start, zone),
    step: rule.interval * PERIOD_MS[rule.freq],
    from: rule.count === undefined ? walk.fromInstant : Number.NEGATIVE_INFINITY,
    left: rule.count ?? Number.POSITIVE_INFINITY,
    steps: 0,
  };
  const from = rule.count === undefined ? Math.max(start, walk.fromWall) : start;
  const firstDay = from - mod(from, DAY_MS);
  const midnight = { byHour: [0], byMinute: [0], bySecond: [0] };
  const days: Rule = { ...rule, ...midnight, bySetPos: [], freq: "DAILY", interval: 1 };
  const options = calendarOptions(days, firstDay);
  options.until = horizon(days, from);
  iterate(options, days, (day) => {
    if (++state.steps > MAX_STEPS) return false;
    return walkOneDay(state, day);
  });
}

interface FineState {
  walk: Walk;
  /** Instant of the schedule's start, and milliseconds between two steps. */
  begin: number;
  step: number;
  from: number;
  /** Occurrences that COUNT still allows. */
  left: number;
  steps: number;
}

function walkOneDay(state: FineState, day: number): boolean {
  const { walk, begin, step } = state;
  const { rule, zone } = walk;
  const unit = PERIOD_MS[rule.freq];
  const end = wallMsToInstant(day + DAY_MS, zone);
  const first = Math.max(begin, wallMsToInstant(day, zone), state.from);
  // With BYMINUTE or BYSECOND an occurrence may lie before its step's own minute, so reading starts a step early.
  let at = begin + Math.max(0, Math.floor((first - unit - begin) / step)) * step;
  while (at < end + unit) {
    if (++state.steps > MAX_STEPS) return false;
    const wall = at + offsetAt(at, zone);
    const skip = skipTo(rule, wall);
    if (skip > wall) {
      at += Math.ceil((skip - wall) / step) * step;
      continue;
    }
    for (const moment of expand(rule, wall)) {
      const instant = at + moment - wall;
      if (instant < begin || moment < day || moment >= day + DAY_MS) continue;
      if (state.left-- <= 0 || !walk.visit(moment, instant)) return false;
    }
    at += step;
  }
  return state.left > 0;
}

/** The wall clock at which a time that the rule leaves out may next fit; `wall` itself when it fits. */
function skipTo(rule: Rule, wall: number): number {
  const date = new Date(wall);
  const hour = PERIOD_MS.HOURLY;
  const minute = PERIOD_MS.MINUTELY;
  if (rule.byHour.length > 0 && !rule.byHour.includes(date.getUTCHours())) {
    return wall - mod(wall, hour) + next(rule.byHour, date.getUTCHours(), 24) * hour;
  }
  if (rule.freq === "HOURLY") return wall;
  if (rule.byMinute.length > 0 && !rule.byMinute.includes(date.getUTCMinutes())) {
    return wall - mod(wall, minute) + next(rule.byMinute, date.getUTCMinutes(), 60) * minute;
  }
  if (rule.freq === "MINUTELY" || rule.bySecond.length === 0) return wall;
  if (rule.bySecond.includes(date.getUTCSeconds())) return wall;
  return wall + next(rule.bySecond, date.getUTCSeconds(), 60) * PERIOD_MS.SECONDLY;
}

/** Units from `value` to the next allowed one, or to the end of the round when none is left in it. */
function next(allowed: readonly number[], value: number, round: number): number {
  const later = allowed.filter((one) => one > value);
  return Math.min(round, ...later) - value;
}

/** BYMINUTE and BYSECOND multiply the occurrences of a coarser rule (RFC 5545, table in 3.3.10). */
function expand(rule: Rule, wall: number): number[] {
  const hour = wall - mod(wall, PERIOD_MS.HOURLY);
  const date = new Date(wall);
  const minutes =
    rule.freq === "HOURLY" && rule.byMinute.length > 0
      ? ascending(rule.byMinute)
      : [date.getUTCMinutes()];
  const seconds =
    rule.freq !== "SECONDLY" && rule.bySecond.length > 0
      ? ascending(rule.bySecond)
      : [date.getUTCSeconds()];
  const all = minutes.flatMap((m) =>
    seconds.map((s) => hour + m * PERIOD_MS.MINUTELY + s * PERIOD_MS.SECONDLY),
  );
  if (rule.bySetPos.length === 0) return all;
  const picked = rule.bySetPos.map((n) => all.at(n > 0 ? n - 1 : n));
  return ascending([...new Set(picked)].filter((moment) => moment !== undefined));
}

/**
 * Runs the library with a bound on its steps. It looks at UNTIL only when it has found something, so a rule
 * that never happens would run to the year 9999 (ten seconds for a daily one); an interval of 0 ends its loop.
 */
function iterate(options: Partial<Options>, rule: Rule, visit: (wall: number) => boolean): void {
  const library = new RRule(options, true);
  const { interval } = rule;
  const span = (options.until as Date).getTime() - (options.dtstart as Date).getTime();
  // The loop reads the interval twice per step.
  let reads = 2 * (span / (PERIOD_MS[rule.freq] * interval) + 2);
  Object.defineProperty(library.options, "interval", { get: () => (reads-- > 0 ? interval : 0) });
  library.all((date) => visit(date.getTime()));
}

/** The rule for the library, with everything spelled out that it would read off DTSTART. */
function calendarOptions(rule: Rule, start: number): Partial<Options> {
  const date = new Date(start);
  const { byMonth, byMonthDay, byDay } = withImpliedDay(rule, date);
  return {
    freq: RRule[rule.freq],
    interval: rule.interval,
    wkst: WEEKDAY_CODES.indexOf(rule.wkst),
    dtstart: date,
    bymonth: unlessEmpty(byMonth),
    bymonthday: unlessEmpty(byMonthDay),
    byweekday: unlessEmpty(byDay.map(({ day, n }) => (n ? RRule[day].nth(n) : RRule[day]))),
    byyearday: unlessEmpty(rule.byYearDay),
    byweekno: unlessEmpty(rule.byWeekNo),
    bysetpos: unlessEmpty(rule.bySetPos),
    byhour: rule.byHour.length > 0 ? ascending(rule.byHour) : [date.getUTCHours()],
    byminute: rule.byMinute.length > 0 ? ascending(rule.byMinute) : [date.getUTCMinutes()],
    bysecond: rule.bySecond.length > 0 ? ascending(rule.bySecond) : [date.getUTCSeconds()],
  };
}

/** A rule that names no day takes it from its start (RFC 5545, 3.8.5.3). */
function withImpliedDay(rule: Rule, start: Date): Pick<Rule, "byMonth" | "byMonthDay" | "byDay"> {
  const { byMonth, byMonthDay, byDay, freq } = rule;
  const parts = { byMonth, byMonthDay, byDay };
  if (byMonthDay.length + byDay.length + rule.byYearDay.length + rule.byWeekNo.length > 0) {
    return parts;
  }
  if (freq === "WEEKLY") {
    const day = WEEKDAY_CODES[mod(start.getUTCDay() - 1, 7)] ?? "MO";
    return { ...parts, byDay: [{ day }] };
  }
  if (freq === "YEARLY" && byMonth.length === 0) parts.byMonth = [start.getUTCMonth() + 1];
  if (freq === "YEARLY" || freq === "MONTHLY") parts.byMonthDay = [start.getUTCDate()];
  return parts;
}

function unlessEmpty<T>(values: readonly T[]): T[] | null {
  return values.length > 0 ? [...values] : null;
}

/** Start of the period before the one that holds `from`, a whole number of intervals after that of `start`. */
function rebased(rule: Rule, start: number, from: number): number {
  if (from <= start) return start;
  const n = rule.interval;
  const a = new Date(start);
  const b = new Date(from);
  const time = mod(start, DAY_MS);
  switch (rule.freq) {
    case "YEARLY": {
      const steps = Math.floor((b.getUTCFullYear() - a.getUTCFullYear()) / n) - 1;
      return steps <= 0 ? start : Date.UTC(a.getUTCFullYear() + steps * n, 0, 1);
    }
    case "MONTHLY": {
      const months =
        (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
      const steps = Math.floor(months / n) - 1;
      return steps <= 0 ? start : Date.UTC(a.getUTCFullYear(), a.getUTCMonth() + steps * n, 1);
    }
    case "WEEKLY": {
      const week =
        start - time - mod(a.getUTCDay() - 1 - WEEKDAY_CODES.indexOf(rule.wkst), 7) * DAY_MS;
      const steps = Math.floor((from - week) / (7 * DAY_MS) / n) - 1;
      return steps <= 0 ? start : week + steps * n * 7 * DAY_MS;
    }
    default: {
      const steps = Math.floor((from - start) / DAY_MS / n) - 1;
      return steps <= 0 ? start : start - time + steps * n * DAY_MS;
    }
  }
}

/** Where the library stops looking, so that a rule that never happens ends quickly. */
function horizon(rule: Rule, from: number): Date {
  const period = PERIOD_MS[rule.freq] * rule.interval;
  return new Date(Math.min(from + HORIZON_YEARS * YEAR_MS + 8 * period, MAX_WALL));
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
