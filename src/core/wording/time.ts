import type { Span } from "../chat/reply.ts";
import { formatInstant } from "../time/format.ts";
import { instantToWall, wallToInstant } from "../time/zones.ts";
import type { Profile } from "../tools/tool.ts";

/** When and for whom something is said; every plan and tool context is one. */
export interface Moment {
  /** UTC milliseconds. */
  now: number;
  profile: Profile;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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

export function timeOfDay(at: number, { now, profile }: Moment): Span {
  const fallback = formatInstant(at, profile.zone, "time", now, profile.locale);
  return { t: "instant", at, zone: profile.zone, style: "time", fallback };
}

/** A moment as plain text in the person's zone: for button labels. */
export function label(at: number, { now, profile }: Moment): string {
  return formatInstant(at, profile.zone, "datetime", now, profile.locale);
}

/** A calendar date (`YYYY-MM-DD`); plain text, since a date has no zone that a client could move it by. */
export function dateText(date: string, { now, profile }: Moment): string {
  // Read and shown in UTC; "now" moves along so that "this year" is the person's own.
  const shifted = wallToInstant(instantToWall(now, profile.zone), "UTC");
  return formatInstant(wallToInstant(date, "UTC"), "UTC", "date", shifted, profile.locale);
}

/** "4 min", "2 h 10 min", "3 days": rounded down, never zero. */
export function durationText(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / MINUTE));
  if (ms >= 2 * DAY) return `${Math.floor(ms / DAY)} days`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** Today's date (`YYYY-MM-DD`) for the person. */
export function today({ now, profile }: Moment): string {
  return instantToWall(now, profile.zone).slice(0, 10);
}
