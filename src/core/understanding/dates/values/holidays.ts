/** Yearly days with names. */
import { DAY_MS, daysInMonth, parseWall } from "../../../time/zones.ts";
import type { Holiday } from "../date-words.ts";
import { intlDay } from "./calendars/by-intl.ts";
import { hebrewDay } from "./calendars/hebrew.ts";
import { indianLunarDay, indianSolarDay } from "./calendars/indian.ts";

/** Midnight of a holiday's first day in a year, in the form of `parseWall`. Null when it cannot be told. */
export function holidayIn(year: number, holiday: Holiday): number | null {
  const wall = dayOf(year, holiday);
  // The days of these calendars begin at sunset.
  return wall === null || !holiday.eve ? wall : wall - DAY_MS;
}

function dayOf(year: number, holiday: Holiday): number | null {
  if ("easter" in holiday) return easterSunday(year) + holiday.easter * DAY_MS;
  if ("orthodoxEaster" in holiday) return orthodoxEaster(year) + holiday.orthodoxEaster * DAY_MS;
  if ("day" in holiday) return Date.UTC(year, holiday.month - 1, holiday.day);
  if ("nth" in holiday) {
    const wall = nthWeekday(year, holiday.month, holiday.weekday, holiday.nth);
    return wall === null ? null : wall + (holiday.plus ?? 0) * DAY_MS;
  }
  if ("from" in holiday) return weekdayOnOrAfter(year, holiday.from, holiday.weekday);
  if ("on" in holiday) return moved(year, holiday.on, holiday.moves);
  return otherCalendarDay(year, holiday);
}

function otherCalendarDay(year: number, holiday: Holiday): number | null {
  if ("hebrew" in holiday) return hebrewHoliday(year, holiday);
  if ("calendar" in holiday) {
    const wall = intlDay(year, holiday.calendar, holiday.at[0], holiday.at[1]);
    if (wall === null) return null;
    const weekday = holiday.lastWeekday;
    return (
      (weekday ? wall - (((isoWeekday(wall) - weekday + 6) % 7) + 1) * DAY_MS : wall) +
      (holiday.plus ?? 0) * DAY_MS
    );
  }
  if ("lunar" in holiday) return shifted(indianLunarDay(year, holiday.lunar), holiday.plus);
  if ("sun" in holiday) return shifted(indianSolarDay(year, holiday.sun), holiday.plus);
  if ("years" in holiday) {
    const date = holiday.years[year];
    return date ? Date.UTC(year, date[0] - 1, date[1]) : null;
  }
  if ("every" in holiday) return everyDays(year, holiday.every, holiday.since);
  return null;
}

function shifted(wall: number | null, days = 0): number | null {
  return wall === null ? null : wall + days * DAY_MS;
}

function weekdayOnOrAfter(year: number, [month, day]: readonly [number, number], weekday: number) {
  const from = Date.UTC(year, month - 1, day);
  return from + ((weekday - isoWeekday(from) + 7) % 7) * DAY_MS;
}

/** A fixed date that gives way when it falls on some weekdays. */
function moved(
  year: number,
  [month, day]: readonly [number, number],
  moves: Readonly<Partial<Record<number, number>>>,
): number {
  const wall = Date.UTC(year, month - 1, day);
  return wall + (moves[isoWeekday(wall)] ?? 0) * DAY_MS;
}

function hebrewHoliday(
  year: number,
  { hebrew, plus = 0, moves = {} }: Extract<Holiday, { hebrew: unknown }>,
): number {
  const wall = hebrewDay(year, hebrew) + plus * DAY_MS;
  return wall + (moves[isoWeekday(wall)] ?? 0) * DAY_MS;
}

/** Years of a fixed number of days, without leap days. */
function everyDays(year: number, days: number, since: string): number | null {
  const first = parseWall(since);
  const start = Date.UTC(year, 0, 1);
  const wall = first + Math.ceil((start - first) / (days * DAY_MS)) * days * DAY_MS;
  return new Date(wall).getUTCFullYear() === year ? wall : null;
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
