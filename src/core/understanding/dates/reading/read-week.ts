/** Weeks and weekends by their place: "first week of March", "week 10", "last weekend of July", "Halloween weekend". */
import { DAY_MS } from "../../../time/zones.ts";
import { weekStart } from "../values/day.ts";
import { holidayIn } from "../values/holidays.ts";
import { type Period, weekendOf } from "../values/period.ts";
import { readOrdinal } from "./numbers.ts";
import { readHolidayName } from "./read-holiday.ts";
import { readModified } from "./read-modified.ts";
import { readMonthPeriod, readYearBehind, readYearPeriod } from "./read-month.ts";
import { digits, type Match, maybe, type Reader, skip, word } from "./reader.ts";

/** "first week of March", "last weekend of July", "third last week of 2018", "week 10 of 2027", "week of the 18th". */
export function readNthWeek(r: Reader, i: number): Match<Period> {
  const numbered = r.words.units.get(word(r, i))?.unit === "week" ? digits(r, i + 1) : undefined;
  if (numbered !== undefined && numbered >= 1 && numbered <= 53) {
    const year = readYearBehind(r, i + 2);
    const y = year?.value ?? new Date(r.today).getUTCFullYear();
    return { value: isoWeek(y, numbered), next: year?.next ?? i + 2 };
  }
  const nth = readNth(r, i);
  if (!nth) return null;
  const weekend = skip(r, "weekend", nth.next);
  const isWeek = r.words.units.get(word(r, nth.next))?.unit === "week";
  if (weekend < 0 && !isWeek) return null;
  const of = skip(r, "of", weekend > 0 ? weekend : nth.next + 1);
  if (of < 0) return null;
  const outer =
    readMonthPeriod(r, maybe(r, "the", of), true) ??
    readModified(r, maybe(r, "the", of)) ??
    readYearPeriod(r, of, true);
  if (!outer || (outer.value.grain !== "month" && outer.value.grain !== "year")) return null;
  const value = weekend > 0 ? nthWeekend(outer.value, nth.value) : nthWeek(outer.value, nth.value);
  return { value, next: outer.next };
}

/** "first", "last", "second to last": position from the start (1, 2, ...) or the end (-1, -2, ...). */
export function readNth(r: Reader, i: number): Match<number> {
  const last = skip(r, "last", i);
  if (last > 0) return { value: -1, next: last };
  const penultimate = skip(r, "penultimate", i);
  if (penultimate > 0) return { value: -2, next: penultimate };
  const ordinal = readOrdinal(r, i);
  if (!ordinal) return null;
  const toLast = skip(r, "toLast", ordinal.next);
  return toLast > 0 ? { value: -ordinal.value, next: toLast } : ordinal;
}

/** Weeks of a month or year as ISO 8601 counts them: a week belongs to where its Thursday lies. */
function nthWeek(outer: Period, nth: number): Period {
  const thursday = (wall: number) => weekStart(wall) + 3 * DAY_MS;
  const first =
    thursday(outer.start) < outer.start
      ? weekStart(outer.start) + 7 * DAY_MS
      : weekStart(outer.start);
  const lastDay = outer.end - DAY_MS;
  const last =
    thursday(lastDay) >= outer.end ? weekStart(lastDay) - 7 * DAY_MS : weekStart(lastDay);
  const start = nth > 0 ? first + (nth - 1) * 7 * DAY_MS : last + (nth + 1) * 7 * DAY_MS;
  return { start, end: start + 7 * DAY_MS, grain: "week" };
}

function nthWeekend(outer: Period, nth: number): Period {
  const saturday = (wall: number) => weekStart(wall) + 5 * DAY_MS;
  const first =
    saturday(outer.start) < outer.start
      ? saturday(outer.start) + 7 * DAY_MS
      : saturday(outer.start);
  const lastDay = outer.end - DAY_MS;
  const last = saturday(lastDay) > lastDay ? saturday(lastDay) - 7 * DAY_MS : saturday(lastDay);
  const start = nth > 0 ? first + (nth - 1) * 7 * DAY_MS : last + (nth + 1) * 7 * DAY_MS;
  return { start, end: start + 2 * DAY_MS, grain: "day" };
}

function isoWeek(year: number, week: number): Period {
  const outer: Period = {
    start: Date.UTC(year, 0, 1),
    end: Date.UTC(year + 1, 0, 1),
    grain: "year",
  };
  return nthWeek(outer, week);
}

/** "halloween weekend", "the weekend of labor day 2027". */
export function readHolidayWeekend(r: Reader, i: number): Match<Period> {
  const weekend = skip(r, "weekend", i);
  const of = weekend > 0 ? skip(r, "of", weekend) : i;
  if (of < 0) return null;
  const name = readHolidayName(r, maybe(r, "the", of));
  if (!name) return null;
  const yearAfter = readYearBehind(r, name.next);
  const after = yearAfter?.next ?? name.next;
  const next = weekend > 0 ? after : skip(r, "weekend", after);
  if (next < 0) return null;
  const late = yearAfter ?? readYearBehind(r, next);
  const thisYear = new Date(r.today).getUTCFullYear();
  const year =
    late?.value ?? (holidayIn(thisYear, name.value) >= r.today ? thisYear : thisYear + 1);
  const day = holidayIn(year, name.value);
  // A holiday on a Monday belongs to the weekend before it, and makes it longer.
  const monday = weekStart(day) === day;
  const base = weekendOf(monday ? day - DAY_MS : day);
  return {
    value: monday ? { ...base, end: base.end + DAY_MS } : base,
    next: Math.max(next, yearAfter ? next : (late?.next ?? next)),
  };
}
