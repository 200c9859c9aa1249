/** Calendars that the platform knows: the Islamic one of Umm al-Qura, the Chinese and the Persian one. */
import { DAY_MS } from "../../../../time/zones.ts";
import { newMoonNear } from "./new-moon.ts";

export type IntlCalendar = "islamic-umalqura" | "chinese" | "persian";
/** The present rule of Umm al-Qura holds from 2002; before, the new moon's sight over Mecca is closer to what was kept. */
const UMM_AL_QURA_SINCE = 2002;

/** Mean length of a month in days, and where the first month starts at the earliest in a Gregorian year. */
const SHAPE: Readonly<Record<IntlCalendar, { month: number; first: number; spread: number }>> = {
  "islamic-umalqura": { month: 29.53, first: 0, spread: 0 },
  chinese: { month: 29.53, first: 19, spread: 33 },
  persian: { month: 30.6, first: 77, spread: 4 },
};
/** Years of which results are kept; a text names few. */
const CACHE_LIMIT = 500;
const BEIJING_MS = 8 * 3_600_000;

const formatters = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, number | null>();

/** Midnight of the first day in a Gregorian year with a month and day of the calendar. Null when there is none. */
export function intlDay(
  year: number,
  calendar: IntlCalendar,
  month: number,
  day: number,
): number | null {
  const key = `${calendar} ${year} ${month} ${day}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= CACHE_LIMIT) known.clear();
  const wall = search(year, calendar, month, day);
  known.set(key, wall);
  return wall;
}

function search(year: number, calendar: IntlCalendar, month: number, day: number): number | null {
  const start = Date.UTC(year, 0, 1);
  if (calendar === "islamic-umalqura") return searchByMonths(start, calendar, month, day);
  const { month: length, first, spread } = SHAPE[calendar];
  const from = start + first * DAY_MS;
  const newYear = find(from, spread, calendar, 1, 1);
  if (newYear === null) return null;
  const guess = newYear + Math.round((month - 1) * length + day - 1) * DAY_MS;
  // A leap month in between moves it by one.
  const wall =
    find(guess - 3 * DAY_MS, 7, calendar, month, day) ??
    find(guess + 27 * DAY_MS, 6, calendar, month, day);
  return wall === null || calendar !== "chinese" ? wall : asSeenInBeijing(wall, day);
}

/** A month starts with the day of the new moon in Beijing; platforms miss it where that is close to midnight. */
function asSeenInBeijing(wall: number, day: number): number {
  const first = wall - (day - 1) * DAY_MS;
  const moon = newMoonNear(first - BEIJING_MS + DAY_MS / 2) + BEIJING_MS;
  return moon - (((moon % DAY_MS) + DAY_MS) % DAY_MS) + (day - 1) * DAY_MS;
}

/** Steps from where the year starts to the month, a month at a time, then looks around. */
function searchByMonths(
  start: number,
  calendar: IntlCalendar,
  month: number,
  day: number,
): number | null {
  const first = partsOf(start, calendar);
  const ahead = (month - first.month) * SHAPE[calendar].month + (day - first.day);
  const yearDays = SHAPE[calendar].month * 12;
  for (const round of [0, 1]) {
    const guess = start + Math.round(ahead + round * yearDays) * DAY_MS;
    const wall = find(guess - 2 * DAY_MS, 5, calendar, month, day);
    if (wall !== null && wall >= start) return inYear(wall, start);
  }
  return null;
}

function inYear(wall: number, start: number): number | null {
  return new Date(wall).getUTCFullYear() === new Date(start).getUTCFullYear() ? wall : null;
}

function find(
  from: number,
  days: number,
  calendar: IntlCalendar,
  month: number,
  day: number,
): number | null {
  for (let k = 0; k < days; k++) {
    const wall = from + k * DAY_MS;
    const parts = partsOf(wall, calendar);
    if (parts.month === month && parts.day === day && !parts.leap) return wall;
  }
  return null;
}

/** Month and day of a midnight; a leap month is written "4bis". */
function partsOf(
  wall: number,
  calendar: IntlCalendar,
): { month: number; day: number; leap: boolean } {
  const formatter = formatterOf(calendar, new Date(wall).getUTCFullYear());
  const parts = formatter.formatToParts(wall);
  const text = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  const month = text("month");
  return { month: Number.parseInt(month, 10), day: Number(text("day")), leap: /\D/.test(month) };
}

function formatterOf(calendar: IntlCalendar, year: number): Intl.DateTimeFormat {
  const early = calendar === "islamic-umalqura" && year < UMM_AL_QURA_SINCE;
  const name = early ? "islamic-rgsa" : calendar;
  const known = formatters.get(name);
  if (known) return known;
  const options = { timeZone: "UTC", month: "numeric", day: "numeric" } as const;
  const formatter = new Intl.DateTimeFormat(`en-u-ca-${name}`, options);
  // A platform that does not know the calendar would tell Gregorian dates.
  const right = formatter.resolvedOptions().calendar === name;
  const fit = right || !early ? formatter : formatterOf(calendar, UMM_AL_QURA_SINCE);
  formatters.set(name, fit);
  return fit;
}
