/**
 * When a schedule falls due. A schedule is local wall time, zone and rule, never a list made in advance;
 * everything here is computed from it on demand, at a cost that does not grow with the schedule's age.
 *
 * Clock changes: a time that is skipped moves forward by the gap, one that occurs twice means the first.
 * Hourly and finer rules count real hours instead, so they keep their pace over a change.
 */
import { type Frequency, isSubDaily, parseRule, type Rule } from "./rule-parts.ts";
import { mod } from "./walk/calendar-days.ts";
import { walkCalendar } from "./walk/calendar-walk.ts";
import { walkClock } from "./walk/clock-walk.ts";
import type { Walk } from "./walk/walk.ts";
import { offsetAt } from "./zone-offsets.ts";
import { DAY_MS, parseWall, wallMsToInstant, wallToInstant } from "./zones.ts";

export interface Schedule {
  /** First moment it may happen, local wall time: `YYYY-MM-DDTHH:mm[:ss]`, or `YYYY-MM-DD` for 00:00. */
  start: string;
  /** IANA zone in which `start`, the rule and all dates below are read. */
  zone: string;
  /** `FREQ=...`, RFC 5545, without `RRULE:` prefix and without DTSTART. */
  rrule: string;
  /** `HH:mm`, several a day; replaces the time of day of `start`. COUNT then counts days. */
  times?: string[];
  /**
   * Days (`YYYY-MM-DD`) or moments (`YYYY-MM-DDTHH:mm[:ss]`) that are left out. A moment with a `Z` behind it
   * is UTC: the second hour of a clock change has no wall time of its own.
   */
  exdates?: string[];
  /** Days (at the usual times) or moments, written likewise, that are added. */
  rdates?: string[];
}

export type RuleVerdict =
  | { ok: true }
  | { ok: false; reason: "impossible" | "too-frequent" | "malformed" | "unsupported" };

/** A reminder more often than this is a mistake or an attack, and each one costs a delivery. */
const MIN_PERIOD_MINUTES = 5;
/** Most occurrences that one call lists. */
const MAX_LIST = 10_000;
/** Instants beyond these are outside four-digit years. */
const MIN_INSTANT = Date.UTC(1900, 0, 1);
const MAX_INSTANT = Date.UTC(9900, 0, 1);

/**
 * The first occurrence strictly after `afterMs` (UTC milliseconds), or null when there is none; the search is bounded (see `walk/`).
 * @throws RangeError for a rule that `validateRule` calls malformed or unsupported, and for an unknown zone.
 */
export function nextOccurrence(schedule: Schedule, afterMs: number): number | null {
  return occurrencesBetween(schedule, Math.floor(afterMs) + 1, MAX_INSTANT, 1)[0] ?? null;
}

/** Occurrences with `fromMs <= t < toMs`, ascending, without repeats, at most `limit` of them (UTC milliseconds). */
export function occurrencesBetween(
  schedule: Schedule,
  fromMs: number,
  toMs: number,
  limit: number,
): number[] {
  const { zone } = schedule;
  const rule = readRule(schedule.rrule);
  const from = Math.max(fromMs, MIN_INSTANT);
  const to = Math.min(toMs, MAX_INSTANT);
  const wanted = Math.min(limit, MAX_LIST);
  if (!(from < to) || wanted < 1) return [];
  const leaves = leavingOut(schedule.exdates ?? []);
  const found = new Set<number>();
  const until = rule.until === undefined ? null : readUntil(rule.until, rule.freq, zone);
  const isOver = (wall: number, instant: number) =>
    until !== null && (until.utc ? instant : wall) > until.ms;
  // Times that a gap has moved come out of order: others follow until the clock shows what they were moved to.
  let settled = Number.NEGATIVE_INFINITY;
  walkRule({
    rule,
    start: parseWall(schedule.start),
    zone,
    times: (schedule.times ?? []).map(timeOfDay).sort((a, b) => a - b),
    fromWall: Math.min(from + offsetAt(from, zone), from + offsetAt(from - DAY_MS, zone)),
    fromInstant: from,
    visit(wall, instant) {
      const shown = instant + offsetAt(instant, zone);
      const isPast = instant >= to || isOver(wall, instant);
      if (isPast && shown === wall) return false;
      if (!isPast && instant >= from && !leaves.rule(wall) && !leaves.instant(instant)) {
        found.add(instant);
        settled = Math.max(settled, shown);
      }
      return found.size < wanted || wall < settled;
    },
  });
  for (const ms of addedDates(schedule, leaves)) if (ms >= from && ms < to) found.add(ms);
  return [...found].sort((a, b) => a - b).slice(0, wanted);
}

/** Returns the number of steps, each of which costs a bounded time. */
function walkRule(walk: Walk): number {
  return isSubDaily(walk.rule.freq) ? walkClock(walk) : walkCalendar(walk);
}

/** Tells whether a rule can be kept: readable, not more often than every five minutes, and able to happen at all. */
export function validateRule(rrule: string): RuleVerdict {
  const parsed = parseRule(rrule);
  if (!parsed.ok) return parsed;
  if (isTooFrequent(parsed.rule)) return { ok: false, reason: "too-frequent" };
  return canHappen(parsed.rule) ? { ok: true } : { ok: false, reason: "impossible" };
}

const parsedRules = new Map<string, Rule>();

function readRule(rrule: string): Rule {
  const known = parsedRules.get(rrule);
  if (known) return known;
  const parsed = parseRule(rrule);
  if (!parsed.ok) throw new RangeError(`${parsed.reason} rule: ${rrule.slice(0, 100)}`);
  if (parsedRules.size >= 500) parsedRules.clear();
  parsedRules.set(rrule, parsed.rule);
  return parsed.rule;
}

interface LeftOut {
  /** Whether just this instant is (UTC milliseconds). */
  instant(at: number): boolean;
  /** Whether an occurrence of the rule, or of an added day, is left out. */
  rule(wall: number): boolean;
  /** Whether an added moment is. */
  moment(wall: number): boolean;
}

const NOTHING_LEFT_OUT: LeftOut = {
  instant: () => false,
  rule: () => false,
  moment: () => false,
};

/**
 * A day that is left out takes what the rule has on it; a moment that somebody added there stays, unless
 * just that moment is left out.
 */
function leavingOut(exdates: readonly string[]): LeftOut {
  if (exdates.length === 0) return NOTHING_LEFT_OUT;
  const instants = new Set<number>();
  const moments = new Set<number>();
  const days = new Set<number>();
  for (const date of exdates) {
    if (date.endsWith("Z")) instants.add(parseWall(date.slice(0, -1)));
    else (date.length === 10 ? days : moments).add(parseWall(date));
  }
  return {
    instant: (at) => instants.has(at),
    rule: (wall) => moments.has(wall) || days.has(wall - mod(wall, DAY_MS)),
    moment: (wall) => moments.has(wall),
  };
}

/**
 * UNTIL is inclusive; a bare date includes that whole day (RFC 5545, 3.3.10). Hourly and finer rules go by real time
 * and end the first time that the clock shows it.
 */
function readUntil(until: string, freq: Frequency, zone: string): { ms: number; utc: boolean } {
  const [, year, month, day, hour = "23", minute = "59", second = "59"] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?/.exec(until) ?? [];
  // Date.UTC lets "31 June" roll over instead of failing: the rule then ends a day later, nothing is lost.
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), +hour, +minute, +second);
  if (until.endsWith("Z")) return { ms, utc: true };
  return isSubDaily(freq) ? { ms: wallMsToInstant(ms, zone), utc: true } : { ms, utc: false };
}

function addedDates(schedule: Schedule, leaves: LeftOut): number[] {
  const { rdates = [], times, start, zone } = schedule;
  const usual = times?.length ? times : [start.slice(11) || "00:00"];
  const fixed = rdates.filter((date) => date.endsWith("Z"));
  const walls = rdates.flatMap((date) => {
    if (date.endsWith("Z")) return [];
    if (date.length > 10) return [parseWall(date)].filter((wall) => !leaves.moment(wall));
    const day = parseWall(date);
    return usual.map((time) => day + timeOfDay(time)).filter((wall) => !leaves.rule(wall));
  });
  const instants = [
    ...walls.map((wall) => wallMsToInstant(wall, zone)),
    ...fixed.map((date) => momentToInstant(date, zone)),
  ];
  return instants.filter((at) => !leaves.instant(at));
}

/** The instant of a local wall time in `zone`, or of a UTC time with a `Z` (`YYYY-MM-DDTHH:mm:ssZ`). */
export function momentToInstant(moment: string, zone: string): number {
  return moment.endsWith("Z") ? parseWall(moment.slice(0, -1)) : wallToInstant(moment, zone);
}

function timeOfDay(time: string): number {
  return parseWall(`2000-01-01T${time}`) - Date.UTC(2000, 0, 1);
}

function isTooFrequent(rule: Rule): boolean {
  if (rule.bySecond.length > 1) return true;
  if (rule.freq === "SECONDLY") {
    const oncePerMinute = rule.bySecond.length === 1;
    return oncePerMinute ? tooClose(rule.byMinute) : rule.interval < MIN_PERIOD_MINUTES * 60;
  }
  if (rule.freq === "MINUTELY" && rule.byMinute.length === 0)
    return rule.interval < MIN_PERIOD_MINUTES;
  return rule.byMinute.length > 0 && tooClose(rule.byMinute);
}

/** True when minutes of the hour lie nearer together than the limit; an empty list is every minute. */
function tooClose(minutes: readonly number[]): boolean {
  if (minutes.length === 0) return true;
  const sorted = [...minutes].sort((a, b) => a - b);
  return sorted.some((minute, i) => {
    const next = sorted[i + 1] ?? (sorted[0] as number) + 60;
    return next - minute < MIN_PERIOD_MINUTES;
  });
}

function canHappen(rule: Rule): boolean {
  let happens = false;
  const { count: _count, until: _until, ...endless } = rule;
  walkRule({
    // The interval decides which years are hit, not whether the date exists.
    rule: { ...endless, interval: isSubDaily(rule.freq) ? rule.interval : 1 },
    start: Date.UTC(2000, 0, 1),
    zone: "UTC",
    times: [],
    fromWall: Date.UTC(2000, 0, 1),
    fromInstant: Date.UTC(2000, 0, 1),
    visit() {
      happens = true;
      return false;
    },
  });
  return happens;
}
