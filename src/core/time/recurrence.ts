/**
 * When a schedule falls due. A schedule is local wall time, zone and rule, never a list made in advance;
 * everything here is computed from it on demand, at a cost that does not grow with the schedule's age.
 *
 * Clock changes: a time that is skipped moves forward by the gap, one that occurs twice means the first.
 * Hourly and finer rules count real hours instead, so they keep their pace over a change.
 */
import { isSubDaily, parseRule, type Rule } from "./rule-parts.ts";
import { type Walk, walkRule } from "./rule-walk.ts";
import { DAY_MS, instantToWall, parseWall, wallMsToInstant, wallToInstant } from "./zones.ts";

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
 * The first occurrence strictly after `afterMs` (UTC milliseconds), or null when there is none within the
 * rule's horizon (at least 40 years for daily and coarser rules).
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
  const rule = readRule(schedule.rrule);
  const from = Math.max(fromMs, MIN_INSTANT);
  const to = Math.min(toMs, MAX_INSTANT);
  const wanted = Math.min(limit, MAX_LIST);
  if (!(from < to) || wanted < 1) return [];
  const found = addedDates(schedule).filter((ms) => ms >= from && ms < to);
  const until = rule.until === undefined ? null : readUntil(rule.until);
  const isOver = (wall: number, instant: number, slack: number) =>
    until !== null && (until.utc ? instant : wall) > until.ms + slack;
  const isLeftOut = leftOut(schedule);
  let last = Number.POSITIVE_INFINITY;
  let kept = 0;
  const walk: Walk = {
    rule,
    start: parseWall(schedule.start),
    zone: schedule.zone,
    times: (schedule.times ?? []).map(timeOfDay),
    fromWall: parseWall(instantToWall(from, schedule.zone)) - DAY_MS,
    fromInstant: from,
    visit(wall, instant) {
      // A gap can push one time of day past the next, so a day more is read before the list is cut.
      if (wall > last || instant >= to + DAY_MS || isOver(wall, instant, DAY_MS)) return false;
      const inside = instant >= from && instant < to && !isOver(wall, instant, 0);
      if (inside && !isLeftOut(wall, instant)) {
        found.push(instant);
        kept++;
        if (kept === wanted) last = isSubDaily(rule.freq) ? wall - 1 : wall + DAY_MS;
      }
      return true;
    },
  };
  walkRule(walk);
  return [...new Set(found)].sort((a, b) => a - b).slice(0, wanted);
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

/**
 * Tells whether an occurrence is on a left-out day or is a left-out moment. Moments are compared as instants,
 * so that the one that a clock change moved is left out by the time at which it takes place.
 */
function leftOut(schedule: Schedule): (wall: number, instant: number) => boolean {
  const moments = new Set<number>();
  const days = new Set<number>();
  for (const date of schedule.exdates ?? []) {
    if (date.length === 10) days.add(parseWall(date));
    else moments.add(momentToInstant(date, schedule.zone));
  }
  return (wall, instant) => moments.has(instant) || days.has(wall - mod(wall, DAY_MS));
}

/** The instant of a local wall time in `zone`, or of a UTC time with a `Z` (`YYYY-MM-DDTHH:mm:ssZ`). */
export function momentToInstant(moment: string, zone: string): number {
  return moment.endsWith("Z") ? parseWall(moment.slice(0, -1)) : wallToInstant(moment, zone);
}

/** UNTIL is inclusive; a bare date includes that whole day (RFC 5545, 3.3.10). */
function readUntil(until: string): { ms: number; utc: boolean } {
  const [, year, month, day, hour = "23", minute = "59", second = "59"] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?/.exec(until) ?? [];
  // Date.UTC lets "31 June" roll over instead of failing: the rule then ends a day later, nothing is lost.
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), +hour, +minute, +second);
  return { ms, utc: until.endsWith("Z") };
}

function addedDates(schedule: Schedule): number[] {
  const times = schedule.times?.length ? schedule.times : [schedule.start.slice(11) || "00:00"];
  return (schedule.rdates ?? []).flatMap((date) =>
    date.length > 10
      ? [momentToInstant(date, schedule.zone)]
      : times.map((time) => wallMsToInstant(parseWall(date) + timeOfDay(time), schedule.zone)),
  );
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

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
