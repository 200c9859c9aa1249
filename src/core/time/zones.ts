/**
 * Wall clocks and instants. Local times are strings (`YYYY-MM-DD` or `YYYY-MM-DDTHH:mm[:ss]`), instants are
 * UTC milliseconds, zones are IANA names (or a fixed offset such as `+05:30`).
 *
 * A local time that a clock change skips is moved forward by the length of the gap, one that occurs twice
 * means the first (RFC 5545, 3.3.5).
 */
import { EXTRA_ZONES, zoneByName } from "./zone-names.ts";
import { fixedOffset, hasZoneData, offsetAt } from "./zone-offsets.ts";

export const DAY_MS = 86_400_000;

let zoneIndex: { names: Map<string, string>; cities: Map<string, string> } | undefined;

/** True for an IANA zone name that this runtime knows (any letter case) and for a fixed offset `+HH:mm`. */
export function isZone(name: string): boolean {
  return fixedOffset(name) !== undefined || hasZoneData(name);
}

/**
 * The IANA name for what a person calls a zone: an IANA name in any letter case, a city, a country with one
 * zone, an abbreviation ("CET"), or an offset ("UTC+2", "GMT-03:30"). Null when nothing is known by that name.
 */
export function canonicalZone(words: string): string | null {
  if (words.length > 80) return null;
  const raw = words.trim();
  const index = zoneNames();
  const exact = index.names.get(raw.toLowerCase().replace(/ /g, "_"));
  if (exact && isZone(exact)) return exact;
  const name = raw
    .toLowerCase()
    .replace(/[.,']/g, "")
    .replace(/[_\s]+/g, " ")
    .replace(/^(?:the|die|der|das) /, "")
    .replace(/ (?:time zone|timezone|time|zone)$/, "")
    .trim();
  const own =
    zoneByName(name) ?? index.cities.get(name) ?? zoneByName(name.replace(/ standard$/, ""));
  if (own && isZone(own)) return own;
  const offset = /^(?:utc|gmt)? ?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(name);
  if (!offset) return null;
  return offsetZone(offset[1] === "-" ? -1 : 1, Number(offset[2]), Number(offset[3] ?? 0));
}

/**
 * The instant at which a clock in `zone` shows `local`.
 * @throws RangeError on a malformed local time or an unknown zone; check those at the border.
 */
export function wallToInstant(local: string, zone: string): number {
  return wallMsToInstant(parseWall(local), zone);
}

/** `wallToInstant` for a wall clock that is already in the form of `parseWall`. */
export function wallMsToInstant(wall: number, zone: string): number {
  const before = offsetAt(wall - DAY_MS, zone);
  const after = offsetAt(wall + DAY_MS, zone);
  if (before === after) return wall - before;
  const early = wall - before;
  if (offsetAt(early, zone) === before) return early;
  const late = wall - after;
  // In a gap neither offset fits; the one before the change moves the time forward by the gap.
  return offsetAt(late, zone) === after ? late : early;
}

/** `YYYY-MM-DDTHH:mm:ss` on a clock in `zone` at `ms` (UTC milliseconds; fractions of a second are dropped). */
export function instantToWall(ms: number, zone: string): string {
  return formatWall(ms + offsetAt(ms, zone));
}

/** `instantToWall` in the form of `parseWall`, without its text between. */
export function instantToWallMs(ms: number, zone: string): number {
  return Math.floor((ms + offsetAt(ms, zone)) / 1000) * 1000;
}

/** ISO weekday of a local date or date-time: 1 = Monday ... 7 = Sunday. */
export function weekdayOf(local: string): number {
  return ((Math.floor(parseWall(local) / DAY_MS) + 3) % 7) + 1;
}

/** A local date moved by whole days; keeps a time of day if there is one. */
export function addDays(local: string, days: number): string {
  return sameForm(local, parseWall(local) + days * DAY_MS);
}

/** A local date moved by whole months; the day is cut to the length of the month (31 January + 1 = 28 or 29 February). */
export function addMonths(local: string, months: number): string {
  const wall = parseWall(local);
  const date = new Date(wall);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(Math.min(day, daysInMonth(date.getUTCFullYear(), date.getUTCMonth() + 1)));
  return sameForm(local, date.getTime());
}

/** Days in a month; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;
}

/**
 * A local time as if it were UTC, in milliseconds: good for arithmetic on wall clocks, never an instant.
 * @throws RangeError when it is not a date that exists.
 */
export function parseWall(local: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(local);
  if (!match) throw new RangeError(`not a local time: ${local.slice(0, 40)}`);
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  const hour = Number(match[4] ?? 0);
  const minute = Number(match[5] ?? 0);
  const second = Number(match[6] ?? 0);
  const fits =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month) &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  if (!fits) throw new RangeError(`no such local time: ${local}`);
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC reads years 0 to 99 as 1900 to 1999.
  return year >= 100 ? ms : new Date(ms).setUTCFullYear(year);
}

/** The reverse of `parseWall`: `YYYY-MM-DDTHH:mm:ss`. */
export function formatWall(wall: number): string {
  return new Date(wall).toISOString().slice(0, 19);
}

function sameForm(local: string, wall: number): string {
  return formatWall(wall).slice(0, Math.max(10, local.length));
}

function offsetZone(sign: number, hours: number, minutes: number): string | null {
  if (hours > 14 || minutes > 59) return null;
  if (hours === 0 && minutes === 0) return "UTC";
  // The Etc zones count west of Greenwich as positive (POSIX).
  if (minutes === 0 && (sign > 0 || hours <= 12)) return `Etc/GMT${sign > 0 ? "-" : "+"}${hours}`;
  return `${sign < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

function zoneNames() {
  if (zoneIndex) return zoneIndex;
  const names = new Map<string, string>();
  const cities = new Map<string, string>();
  // Not checked here one by one: a formatter for each of 400 zones would take a fifth of a second.
  for (const zone of [...Intl.supportedValuesOf("timeZone"), ...EXTRA_ZONES]) {
    names.set(zone.toLowerCase(), zone);
    const parts = zone.split("/");
    const city = parts[parts.length - 1] as string;
    if (parts.length > 1) cities.set(city.toLowerCase().replace(/_/g, " "), zone);
  }
  zoneIndex = { names, cities };
  return zoneIndex;
}
