/** Yearly days with names. */
import { DAY_MS, daysInMonth } from "../../../time/zones.ts";
import type { Holiday } from "../date-words.ts";

/** Midnight of a holiday in a year, in the form of `parseWall`. */
export function holidayIn(year: number, holiday: Holiday): number {
  if ("easter" in holiday) return easterSunday(year) + holiday.easter * DAY_MS;
  if ("orthodoxEaster" in holiday) return orthodoxEaster(year) + holiday.orthodoxEaster * DAY_MS;
  if ("day" in holiday) return Date.UTC(year, holiday.month - 1, holiday.day);
  const plus = (holiday.plus ?? 0) * DAY_MS;
  return (nthWeekday(year, holiday.month, holiday.weekday, holiday.nth) ?? 0) + plus;
}

/** Midnight of the nth weekday (ISO number) of a month; -1 is the last. Null when the month has no such day. */
export function nthWeekday(
  year: number,
  month: number,
  weekday: number,
  nth: number,
): number | null {
  const first = Date.UTC(year, month - 1, 1);
  const length = daysInMonth(year, month);
  const offset = (weekday - isoWeekday(first) + 7) % 7;
  const count = Math.floor((length - 1 - offset) / 7) + 1;
  const index = nth > 0 ? nth - 1 : count + nth;
  return index >= 0 && index < count ? first + (offset + index * 7) * DAY_MS : null;
}

/** ISO weekday of a wall clock. */
export function isoWeekday(wall: number): number {
  return ((((Math.floor(wall / DAY_MS) + 3) % 7) + 7) % 7) + 1;
}

/** Gregorian Easter by the anonymous algorithm (Meeus, Jones, Butcher). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return Date.UTC(year, month - 1, day);
}

/** Easter of the eastern churches: the Julian reckoning (Meeus), moved to the Gregorian calendar of 1900 to 2099. */
function orthodoxEaster(year: number): number {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const month = Math.floor((d + e + 114) / 31);
  const day = ((d + e + 114) % 31) + 1;
  return Date.UTC(year, month - 1, day + 13);
}
