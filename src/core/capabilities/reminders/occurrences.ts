/**
 * Which occurrences a repeating reminder has, once what was moved, skipped and paused is counted in. All
 * instants are UTC milliseconds.
 */
import {
  momentToInstant,
  nextOccurrence,
  occurrencesBetween,
  type Schedule,
} from "../../time/recurrence.ts";
import { offsetAt } from "../../time/zone-offsets.ts";
import { addDays, instantToWall, wallToInstant } from "../../time/zones.ts";
import { type ReminderFields, type Series, scheduleOf } from "./reminder.ts";

/** Moved and skipped ones that lie further back say nothing any more; two days cover every zone and delay. */
const KEEP_MS = 2 * 24 * 3_600_000;
/** No clock change skips or repeats more than this at once, but for the islands that changed the date. */
const AFTER_CHANGE_MS = 3 * 3_600_000;
/** Occurrences by the bare rule that one look compares with what is left of them. */
const MOST_COMPARED = 100;

export interface Occurrence {
  at: number;
  /** When it would be by the rule; differs when it was moved. */
  ruled: number;
  skipped: boolean;
}

/** Tells whether it is paused now; a pause that has run out is none. */
export function isPaused({ pausedAt, resumeAt }: ReminderFields, now: number): boolean {
  return pausedAt !== null && (resumeAt === null || now < resumeAt);
}

/** It comes more than once, by a rule or after it was done. */
export function repeatsAtAll({ series, afterDays }: ReminderFields): boolean {
  return series !== null || afterDays !== null;
}

/** It came up, and nobody has dealt with that yet. */
export function isUnanswered({ firedAt, doneAt }: ReminderFields): boolean {
  return firedAt !== null && (doneAt === null || doneAt < firedAt);
}

/**
 * The first time after `after` at which it is to be said, never within a pause; null when there is none, or
 * none before it is resumed. Of reminders that repeat only.
 */
export function nextOf(fields: ReminderFields, after: number): number | null {
  const floor = outsidePause(fields, after);
  if (floor === null) return null;
  const schedule = scheduleOf(fields);
  return schedule ? nextOccurrence(schedule, floor) : nextRound(fields, floor);
}

/** The same after a change of `before`: what was due and could not be said yet is not lost by it. */
export function nextAfterChange(
  fields: ReminderFields,
  before: Pick<ReminderFields, "nextAt">,
  now: number,
): number | null {
  const waiting = before.nextAt !== null && before.nextAt <= now;
  return nextOf(fields, waiting ? (before.nextAt ?? now) - 1 : now);
}

/** Its status when this is the next one: over, unless an answer is still open. */
export function statusWith(
  fields: ReminderFields,
  nextAt: number | null,
): ReminderFields["status"] {
  const untilTold = fields.pausedAt !== null && fields.resumeAt === null;
  if (nextAt !== null || untilTold) return "active";
  return isUnanswered(fields) ? "fired" : "done";
}

/** When it is to be said from `from` on, at most so often; nothing within a pause. */
export function coming(fields: ReminderFields, from: number, limit: number): number[] {
  const schedule = scheduleOf(fields);
  const floor = outsidePause(fields, from - 1);
  if (!schedule || floor === null) return [];
  return occurrencesBetween(schedule, floor + 1, Number.MAX_SAFE_INTEGER, limit);
}

/** The occurrences from `from` on, at most `limit` that take place, with those skipped among them. */
export function upcoming(fields: ReminderFields, from: number, limit: number): Occurrence[] {
  const { series, start, zone } = fields;
  const floor = outsidePause(fields, from - 1);
  const taking = coming(fields, from, limit);
  const last = taking.at(-1);
  if (!series || floor === null || last === undefined) return [];
  const { exdates: _left, ...bare } = series;
  const window = (one: Schedule) => occurrencesBetween(one, floor + 1, last, MOST_COMPARED);
  const kept = new Set(window({ start, zone, ...series }));
  const skipped = window({ start, zone, ...bare }).filter((at) => !kept.has(at));
  return [
    ...taking.map((at) => ({ at, ruled: ruledAt(fields, at), skipped: false })),
    ...skipped.map((at) => ({ at, ruled: at, skipped: true })),
  ].sort((a, b) => a.at - b.at);
}

/** When the occurrence at `at` would be by the rule. */
export function ruledAt({ overrides, zone }: ReminderFields, at: number): number {
  const moved = Object.entries(overrides).find(([, to]) => momentToInstant(to, zone) === at);
  return moved ? momentToInstant(moved[0], zone) : at;
}

/** Without the occurrences at these instants; a moved one does not come back at its old time. */
export function without(fields: ReminderFields, gone: readonly number[]): ReminderFields {
  const { series, zone } = fields;
  if (!series) return fields;
  const isGone = (at: string) => gone.includes(momentToInstant(at, zone));
  const moved = Object.entries(fields.overrides);
  const left = [
    ...(series.exdates ?? []),
    ...gone.map((at) => momentOf(at, zone)),
    ...moved.filter(([, to]) => isGone(to)).map(([from]) => from),
  ];
  return {
    ...fields,
    series: { ...series, exdates: [...new Set(left)] },
    overrides: Object.fromEntries(moved.filter(([, to]) => !isGone(to))),
  };
}

/** With the occurrence at `at` taking place at `to`, this once; back at its own time it is as any other. */
export function movedOnce(fields: ReminderFields, at: number, to: number): ReminderFields {
  const { zone, overrides } = fields;
  const entries = Object.entries(overrides);
  const here = entries.filter(([, value]) => momentToInstant(value, zone) === at);
  // One that was put off onto another's time goes together with that one, whose key leads.
  const own = here.length === 0 || isRuled(fields, at);
  const keys = [...here.map(([from]) => from), ...(own ? [momentOf(at, zone)] : [])];
  const rest = entries.filter(([, value]) => momentToInstant(value, zone) !== at);
  const back = keys.filter((key) => momentToInstant(key, zone) !== to);
  return {
    ...fields,
    overrides: Object.fromEntries([...rest, ...back.map((key) => [key, momentOf(to, zone)])]),
  };
}

/** When something that was said already is to be said again because it was put off; null when nothing was. */
export function putOffTo({ overrides, zone, firedAt }: ReminderFields, now: number): number | null {
  const at = (moment: string) => momentToInstant(moment, zone);
  const said = Object.entries(overrides).filter(
    ([from, to]) => firedAt !== null && at(from) <= firedAt && at(to) > now,
  );
  return said.length > 0 ? Math.min(...said.map(([, to]) => at(to))) : null;
}

/** Tells whether there is an occurrence at this instant that lies ahead, or is due and was not said yet. */
export function takesPlace(fields: ReminderFields, at: number): boolean {
  const schedule = scheduleOf(fields);
  if (!schedule || fields.status !== "active") return false;
  if (fields.firedAt !== null && at <= fields.firedAt) return false;
  return nextOccurrence(schedule, at - 1) === at;
}

/** Without the moves of occurrences that have been said already: what was put off is off. */
export function withoutPutOff(fields: ReminderFields, now: number): ReminderFields {
  const { overrides, zone, firedAt } = fields;
  const at = (moment: string) => momentToInstant(moment, zone);
  const kept = Object.entries(overrides).filter(
    ([from, to]) => !(firedAt !== null && at(from) <= firedAt && at(to) > now),
  );
  return { ...fields, overrides: Object.fromEntries(kept) };
}

/** Forgets moved and skipped ones that lie well behind, so that the row does not grow for years. */
export function tidied(fields: ReminderFields, now: number): ReminderFields {
  const { series, overrides, zone } = fields;
  if (!series) return { ...fields, overrides: {} };
  const isOld = (moment: string) =>
    moment.length > 10 && momentToInstant(moment, zone) < now - KEEP_MS;
  const { exdates, ...rest } = series;
  const left = exdates?.filter((moment) => !isOld(moment)) ?? [];
  const moved = Object.entries(overrides).filter(([from, to]) => !(isOld(from) && isOld(to)));
  return {
    ...fields,
    series: { ...rest, ...(left.length > 0 ? { exdates: left } : {}) } satisfies Series,
    overrides: Object.fromEntries(moved),
  };
}

/**
 * A wall time in `zone`, or UTC right behind a clock change, where a wall time could mean another instant (the hour
 * that comes twice) or the rule may have another one (the hour that is skipped).
 */
export function momentOf(at: number, zone: string): string {
  const isSettled = offsetAt(at, zone) === offsetAt(at - AFTER_CHANGE_MS, zone);
  return isSettled ? instantToWall(at, zone) : `${instantToWall(at, "UTC")}Z`;
}

/** The rule itself has an occurrence at this instant that takes place there. */
function isRuled(fields: ReminderFields, at: number): boolean {
  const schedule = scheduleOf(fields);
  if (!schedule) return false;
  const bare = { ...schedule, rdates: fields.series?.rdates ?? [] };
  return occurrencesBetween(bare, at, at + 1, 1).length > 0;
}

/** `after`, or the last moment of a pause that reaches further; null while a pause has no end. */
function outsidePause({ pausedAt, resumeAt }: ReminderFields, after: number): number | null {
  if (pausedAt === null) return after;
  return resumeAt === null ? null : Math.max(after, resumeAt - 1);
}

/** What comes again after it was done keeps its time of day when its own day has passed. */
function nextRound({ start, zone }: ReminderFields, after: number): number {
  const at = wallToInstant(start, zone);
  if (at > after) return at;
  const today = instantToWall(after, zone).slice(0, 10) + start.slice(10);
  const then = wallToInstant(today, zone);
  return then > after ? then : wallToInstant(addDays(today, 1), zone);
}
