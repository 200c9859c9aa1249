/**
 * Wall clocks and instants. Local times are strings (`YYYY-MM-DD` or `YYYY-MM-DDTHH:mm[:ss]`), instants are
 * UTC milliseconds, zones are IANA names (or a fixed offset such as `+05:30`).
 *
 * A local time that a clock change skips is moved forward by the length of the gap, one that occurs twice
 * means the first (RFC 5545, 3.3.5). Offsets come from `Intl` once per zone and year and are then looked up
 * in a table, because building or running a formatter costs far more than the arithmetic.
 */
import { EXTRA_ZONES, zoneByName } from "./zone-names.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY_MS = 24 * HOUR;

/** Closer than any two changes of one zone are known to lie (Morocco's Ramadan pair is four weeks apart). */
const PROBE_STEP = 10 * DAY_MS;
/** Entries kept in each cache; a user's zones and years fit many times over, and input cannot grow it. */
const CACHE_LIMIT = 2000;
/** Years that `Date` and `Intl` agree on in four digits. */
const MIN_YEAR = 1;
const MAX_YEAR = 9999;

/** Offsets of one zone in one UTC year: `offsets[i]` holds from `starts[i]` on. Milliseconds east of UTC. */
interface YearOffsets {
  starts: number[];
  offsets: number[];
}

const formatters = new Map<string, Intl.DateTimeFormat | null>();
const tables = new Map<string, Map<number, YearOffsets>>();
let zoneIndex: { names: Map<string, string>; cities: Map<string, string> } | undefined;

/** True for an IANA zone name that this runtime knows (any letter case) and for a fixed offset `+HH:mm`. */
export function isZone(name: string): boolean {
  return fixedOffset(name) !== undefined || formatterOf(name) !== null;
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
    .replace(/ (?:time zone|timezone|time|zone)$/, "")
    .trim();
  const own = zoneByName(name) ?? index.cities.get(name);
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

/** Milliseconds that clocks in `zone` are ahead of UTC at an instant. */
export function offsetAt(ms: number, zone: string): number {
  const fixed = zone === "UTC" ? 0 : fixedOffset(zone);
  if (fixed !== undefined) return fixed;
  const year = new Date(ms).getUTCFullYear();
  let years = tables.get(zone);
  if (!years) {
    if (tables.size >= CACHE_LIMIT) tables.clear();
    years = new Map();
    tables.set(zone, years);
  }
  let table = years.get(year);
  if (!table) {
    if (years.size >= CACHE_LIMIT) years.clear();
    table = readYear(year, zone);
    years.set(year, table);
  }
  const { starts, offsets } = table;
  let at = offsets.length - 1;
  while (at > 0 && (starts[at] as number) > ms) at--;
  return offsets[at] as number;
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

function fixedOffset(zone: string): number | undefined {
  const sign = zone.charCodeAt(0);
  if (sign !== 43 && sign !== 45) return undefined;
  const match = /^[+-](\d\d):(\d\d)$/.exec(zone);
  if (!match || Number(match[1]) > 14 || Number(match[2]) > 59) return undefined;
  const size = Number(match[1]) * HOUR + Number(match[2]) * MINUTE;
  return sign === 45 ? -size : size;
}

function offsetZone(sign: number, hours: number, minutes: number): string | null {
  if (hours > 14 || minutes > 59) return null;
  if (hours === 0 && minutes === 0) return "UTC";
  // The Etc zones count west of Greenwich as positive (POSIX).
  if (minutes === 0 && (sign > 0 || hours <= 12)) return `Etc/GMT${sign > 0 ? "-" : "+"}${hours}`;
  return `${sign < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  if (formatters.size >= CACHE_LIMIT) formatters.clear();
  let made: Intl.DateTimeFormat | null = null;
  try {
    made = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  } catch {
    // Not a zone; remembered as such.
  }
  formatters.set(zone, made);
  return made;
}

function probe(ms: number, zone: string): number {
  const formatter = formatterOf(zone);
  if (!formatter) throw new RangeError(`unknown zone: ${zone.slice(0, 60)}`);
  const fields = formatter.format(ms).match(/\d+/g) ?? [];
  const [month = 1, day = 1, year = 1, hour = 0, minute = 0, second = 0] = fields.map(Number);
  const wall = new Date(0);
  wall.setUTCFullYear(year, month - 1, day);
  return wall.setUTCHours(hour, minute, second) - Math.floor(ms / SECOND) * SECOND;
}

function readYear(year: number, zone: string): YearOffsets {
  if (year < MIN_YEAR || year > MAX_YEAR) {
    const edge = year < MIN_YEAR ? Date.UTC(1800, 0, 1) : Date.UTC(MAX_YEAR, 0, 1);
    return { starts: [Number.NEGATIVE_INFINITY], offsets: [probe(edge, zone)] };
  }
  const begin = new Date(0).setUTCFullYear(year, 0, 1);
  const end = new Date(0).setUTCFullYear(year + 1, 0, 1);
  const starts = [begin];
  const offsets = [probe(begin, zone)];
  let from = begin;
  while (from < end) {
    const to = Math.min(from + PROBE_STEP, end);
    if (probe(to, zone) !== offsets[offsets.length - 1]) {
      const change = findChange(from, to, zone);
      if (change < end) {
        starts.push(change);
        offsets.push(probe(change, zone));
      }
    }
    from = to;
  }
  return { starts, offsets };
}

/** The first instant in (low, high] with another offset than at `low`, to the second. */
function findChange(low: number, high: number, zone: string): number {
  const old = probe(low, zone);
  let left = low;
  let right = high;
  while (right - left > SECOND) {
    const middle = left + Math.floor((right - left) / 2 / SECOND) * SECOND;
    if (probe(middle, zone) === old) left = middle;
    else right = middle;
  }
  return right;
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
