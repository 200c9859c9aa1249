import { momentToInstant, occurrencesBetween } from "../../time/recurrence.ts";
import {
  addDays,
  DAY_MS,
  instantToWall,
  instantToWallMs,
  parseWall,
  wallMsToInstant,
  wallToInstant,
} from "../../time/zones.ts";
import type { Series } from "../reminders/reminder.ts";

/** Something that takes place, once. */
export interface EventTime {
  title: string;
  place: string | null;
  /** `YYYY-MM-DD` for whole days, or `YYYY-MM-DDTHH:mm:ss`. */
  start: string;
  /** IANA zone of a time; null: on the clock of wherever the person is, as whole days always are. */
  zone: string | null;
  /** Milliseconds; of whole days a multiple of 24 hours. */
  length: number;
}

/** An event of somebody's calendar. */
export interface EventContent extends EventTime {
  /** By which other programs know it (RFC 5545, 3.8.4.7). */
  uid: string;
  /** Grows with every revision of its maker (3.8.7.4). */
  sequence: number;
  /** Given when it repeats. */
  series: Series | null;
  /**
   * Times of the series that are not as its rule has them; `of` is the time by the rule. Single ones the series leaves
   * out; from one that is `onward`, all that follow are changed as much, up to the next such.
   */
  changed: (EventTime & { of: string; onward?: boolean })[];
}

export interface EventFields extends EventContent {
  /** UTC milliseconds. */
  createdAt: number;
}

export interface CalendarEvent extends EventFields {
  id: string;
}

/**
 * Where events are kept. Every query is bounded by `limit` and served by an index; every change of an event is
 * recorded with the fields before and after. Synchronous.
 */
export interface EventStore {
  get(id: string): CalendarEvent | null;
  byUid(uid: string): CalendarEvent | null;
  /** Inserts or replaces. */
  put(id: string, fields: EventFields): CalendarEvent;
  remove(id: string): void;
  /** Those whose `extentOf` touches the span (UTC milliseconds; `to` exclusive), by its beginning. */
  between(query: { from: number; to: number; limit: number }): CalendarEvent[];
  /** Keeps what a file holds until it is answered; of several files the newest. */
  keepFile(id: string, content: unknown): void;
  /** Null when it is not kept any more. */
  file(id: string): unknown;
}

/** When an event takes place, as instants (UTC milliseconds). */
export interface EventSpan {
  at: number;
  end: number;
  what: EventTime;
}

/** Times of one event that one look shows. */
const MAX_TIMES = 200;
/** A person is at most this far from UTC. */
const AWAY_MS = 15 * 3_600_000;
const FOREVER = Date.UTC(9900, 0, 1);

export const isWholeDay = ({ start }: Pick<EventTime, "start">): boolean => start.length === 10;

/** The times of an event that touch the span, in no order. `zone` is that of the person. */
export function timesBetween(
  event: EventContent,
  span: { from: number; to: number; zone: string },
): EventSpan[] {
  const { from, to, zone } = span;
  const all = event.series
    ? stretchesOf(event, zone).flatMap((stretch) => timesIn(stretch, event, event.series, span))
    : [spanOf(startOf(event, zone), event, zone)];
  const single = event.changed
    .filter(({ onward }) => !onward)
    .map((what) => spanOf(startOf(what, zone), what, zone));
  return [...all, ...single].filter(({ at, end }) => at < to && (end > from || at >= from));
}

/** A part of a series whose times are as its rule has them, or differ from it all alike. */
interface Stretch {
  /** Instants by the rule; `to` is exclusive. */
  from: number;
  to: number;
  what: EventTime;
  /** Milliseconds on the clock of its zone. */
  shift: number;
}

function stretchesOf(event: EventContent, own: string): Stretch[] {
  const rule = { from: Number.NEGATIVE_INFINITY, what: event as EventTime, shift: 0 };
  const onward = event.changed
    .filter((what) => what.onward)
    .map((what) => ({ from: momentToInstant(what.of, event.zone ?? own), what, shift: 0 }))
    .map((one) => ({ ...one, shift: shiftOf(one, own) }))
    .sort((a, b) => a.from - b.from);
  const all = [rule, ...onward];
  return all.map((one, i) => ({ ...one, to: all[i + 1]?.from ?? Number.POSITIVE_INFINITY }));
}

function shiftOf({ from, what }: { from: number; what: EventTime }, own: string): number {
  return parseWall(what.start) - instantToWallMs(from, what.zone ?? own);
}

function timesIn(
  { from, to, what, shift }: Stretch,
  { start, zone }: EventContent,
  series: EventContent["series"],
  span: { from: number; to: number; zone: string },
): EventSpan[] {
  if (!series) return [];
  const clock = what.zone ?? span.zone;
  return occurrencesBetween(
    { start, zone: zone ?? span.zone, ...series },
    Math.max(from, span.from - shift - what.length - DAY_MS),
    Math.min(to, span.to - shift + (shift === 0 ? 0 : DAY_MS)),
    MAX_TIMES,
  ).map((at) => {
    const moved = shift === 0 ? at : wallMsToInstant(instantToWallMs(at, clock) + shift, clock);
    return spanOf(moved, what, span.zone);
  });
}

export function startOf({ start, zone }: EventTime, own: string): number {
  return wallToInstant(start, zone ?? own);
}

function spanOf(at: number, what: EventTime, own: string): EventSpan {
  if (!isWholeDay(what)) return { at, end: at + what.length, what };
  // A day has 23 or 25 hours where the clocks change.
  const day = instantToWall(at, own).slice(0, 10);
  return { at, end: wallToInstant(addDays(day, what.length / DAY_MS), own), what };
}

/** Between which instants an event can take place, whatever zone the person is in. */
export function extentOf(event: EventContent): { from: number; to: number } {
  const all = [event, ...event.changed];
  const starts = [
    ...all.map((one) => startOf(one, "UTC")),
    ...(event.series?.rdates ?? []).map((date) => parseWall(date.replace("Z", ""))),
  ];
  const longest = Math.max(...all.map(({ length }) => length)) + 2 * AWAY_MS;
  const from = Math.min(...starts) - AWAY_MS;
  // Times may be put off from some time on.
  const later = Math.max(0, ...stretchesOf(event, "UTC").map(({ shift }) => shift));
  return { from, to: Math.max(...starts, lastOf(event) + later) + longest };
}

/** COUNT never gets here: a calendar that is read has its end as a date. */
function lastOf({ series }: EventContent): number {
  if (!series) return 0;
  const [, year, month, day] = /UNTIL=(\d{4})(\d\d)(\d\d)/.exec(series.rrule) ?? [];
  return year ? Date.UTC(Number(year), Number(month) - 1, Number(day) + 2) : FOREVER;
}
