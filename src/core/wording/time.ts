import type { Span } from "../chat/reply.ts";
import { formatDate, formatDuration, formatInstant } from "../time/format.ts";
import { instantToWall } from "../time/zones.ts";
import type { Profile } from "../tools/tool.ts";
import type { Reader } from "./words.ts";

/** When and for whom something is said; every plan and tool context is one. */
export interface Moment {
  /** UTC milliseconds. */
  now: number;
  profile: Profile;
}

const MINUTE = 60_000;

/** A moment in the person's own zone. */
export function instant(at: number, { now, profile }: Moment): Span {
  const fallback = formatInstant(at, profile.zone, "datetime", now, profile.locale);
  return { t: "instant", at, zone: profile.zone, style: "datetime", fallback };
}

/**
 * A moment together with the zone it was set in. The zone stands in the fallback, because a client with
 * native times shows the reader's clock, where naming another zone would be wrong.
 */
export function zonedInstant(at: number, zone: string, { now, profile }: Moment): Span {
  const fallback = `${formatInstant(at, zone, "datetime", now, profile.locale)} (${zone})`;
  return { t: "instant", at, zone, style: "datetime", fallback };
}

/** The same where the zone has been said just before. */
export function thereInstant(at: number, zone: string, { now, profile }: Moment): Span {
  const fallback = formatInstant(at, zone, "datetime", now, profile.locale);
  return { t: "instant", at, zone, style: "datetime", fallback };
}

export function timeOfDay(at: number, { now, profile }: Moment): Span {
  const fallback = formatInstant(at, profile.zone, "time", now, profile.locale);
  return { t: "instant", at, zone: profile.zone, style: "time", fallback };
}

/** A moment as plain text in the person's zone: for button labels. */
export function label(at: number, { now, profile }: Moment): string {
  return formatInstant(at, profile.zone, "datetime", now, profile.locale);
}

/** A calendar date (`YYYY-MM-DD`); plain text, since a date has no zone that a client could move it by. */
export function dateText(date: string, moment: Moment): string {
  return formatDate(date, today(moment), moment.profile.locale);
}

/** "4 min", "2 h 10 min", "3 days": to the whole minute, never zero. */
export function durationText(ms: number, { profile }: Reader): string {
  return formatDuration(Math.max(1, Math.floor(ms / MINUTE)) * 60, profile.locale);
}

/** Today's date (`YYYY-MM-DD`) for the person. */
export function today({ now, profile }: Moment): string {
  return instantToWall(now, profile.zone).slice(0, 10);
}
