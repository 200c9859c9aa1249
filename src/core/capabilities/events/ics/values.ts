import { DAY_MS, formatWall, parseWall, wallToInstant } from "../../../time/zones.ts";
import type { ContentLine } from "./content.ts";

/** A date, or a time with its zone; null: wherever one is (RFC 5545, 3.3.5, form 1). */
export interface IcsTime {
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm:ss`. */
  local: string;
  zone: string | null;
}

/** Which zone the name in a TZID stands for; for none the one of times without, null where they have none. */
export type ZoneOf = (tzid: string | undefined) => string | null;

const TIME = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/;
const DURATION =
  /^([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/;

/** The dates and times of a line (3.3.4, 3.3.5), of periods their beginning (3.3.9); null when one cannot be read. */
export function timesOf({ params, value }: ContentLine, zoneOf: ZoneOf): IcsTime[] | null {
  const tzid = params.get("TZID");
  const times = value
    .split(",")
    .map((one) => timeOf(one.split("/", 1)[0] ?? "", () => zoneOf(tzid)));
  return times.every((time) => time !== null) ? times : null;
}

function timeOf(value: string, zone: () => string | null): IcsTime | null {
  const [, year, month, day, hour, minute, second, utc] = TIME.exec(value.trim()) ?? [];
  const date = `${year}-${month}-${day}`;
  // A leap second (3.3.12) is no time of a clock here.
  const local = hour ? `${date}T${hour}:${minute}:${second === "60" ? "59" : second}` : date;
  if (!isLocal(local)) return null;
  if (!hour) return { local, zone: null };
  return { local, zone: utc ? "UTC" : zone() };
}

function isLocal(local: string): boolean {
  try {
    parseWall(local);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds (3.3.6), a day having 24 hours; null when it is none. */
export function durationOf(value: string): number | null {
  const [whole, sign, ...numbers] = DURATION.exec(value.trim()) ?? [];
  if (whole === undefined) return null;
  const units = [7 * DAY_MS, DAY_MS, 3_600_000, 60_000, 1000];
  const ms = units.reduce((sum, unit, i) => sum + unit * Number(numbers[i] ?? 0), 0);
  return sign === "-" ? -ms : ms;
}

/** As the times that are left out of a series, or added to it, are written: exact where a zone is said. */
export function momentOf({ local, zone }: IcsTime): string {
  return zone === null ? local : `${formatWall(wallToInstant(local, zone))}Z`;
}
