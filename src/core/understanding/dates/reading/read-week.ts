/** Weeks and weekends by their place: "first week of March", "week 10", "last weekend of July", "Halloween weekend". */
import { DAY_MS } from "../../../time/zones.ts";
import { weekStart } from "../values/day.ts";
import { type Period, weekendOf } from "../values/period.ts";
import { readNumber, readOrdinal } from "./numbers.ts";
import { holidayDay, readHolidayName } from "./read-holiday.ts";
import { readModified, readRunning } from "./read-modified.ts";
import { readMonthPeriod, readQuarter, readYearBehind, readYearPeriod } from "./read-month.ts";
import { digits, type Match, maybe, type Reader, skip, word } from "./reader.ts";

/** "first week of March", "last weekend of July", "third last week of 2018", "week 10 of 2027", "week of the 18th". */
export function readNthWeek(r: Reader, i: number): Match<Period> {
  const numbered = readNumberedWeek(r, i);
  if (numbered) return numbered;
  const nth = readNth(r, i);
  if (!nth) return null;
  const weekend = skip(r, "weekend", nth.next);
  const isWeek = r.words.units.get(word(r, nth.next))?.unit === "week";
  if (weekend < 0 && !isWeek) return null;
  const of = skip(r, "of", weekend > 0 ? weekend : nth.next + 1);
  const outer = of > 0 ? readWhole(r, of) : null;
  if (!outer || outer.value.grain === "quarter") return null;
  const value = weekend > 0 ? nthWeekend(outer.value, nth.value) : nthWeek(outer.value, nth.value);
  return { value, next: outer.next };
}

/** "week 10", "week 10 of 2027", "week 3 of January". */
function readNumberedWeek(r: Reader, i: number): Match<Period> {
  const isWeek = r.words.units.get(word(r, i))?.unit === "week";
  const number = isWeek ? digits(r, i + 1) : undefined;
  if (number === undefined || number < 1 || number > 53) return null;
  const of = number <= 6 ? skip(r, "of", i + 2) : -1;
  const month = of > 0 ? readMonthPeriod(r, of, true) : null;
  if (month) return { value: nthWeek(month.value, number), next: month.next };
  const year = readYearBehind(r, i + 2);
  const y = year?.value ?? new Date(r.today).getUTCFullYear();
  return { value: isoWeek(y, number), next: year?.next ?? i + 2 };
}

/** "the first two weeks of May", "the last 3 days of the month", "the first 10 days of next year". */
export function readFirstOf(r: Reader, i: number): Match<Period> {
  const first = skip(r, "first", i);
  const last = first > 0 ? -1 : skip(r, "last", i);
  const count = first > 0 || last > 0 ? readNumber(r, Math.max(first, last)) : null;
  const unit = count && r.words.units.get(word(r, count.next))?.unit;
  if (!count || (unit !== "day" && unit !== "week" && unit !== "month")) return null;
  if (r.words.units.get(word(r, count.next))?.times !== 1 || count.value > 366) return null;
  const of = skip(r, "of", count.next + 1);
  const outer = of > 0 ? readWhole(r, of) : null;
  if (!outer) return null;
  const value = edgeOf(outer.value, first > 0 ? count.value : -count.value, unit);
  return value && { value, next: outer.next };
}

/** `n` units from the start of a month, quarter or year; from its end for a negative `n`. */
function edgeOf(outer: Period, n: number, unit: "day" | "week" | "month"): Period | null {
  if (unit === "week") {
    const first = nthWeek(outer, n > 0 ? 1 : n);
    const last = nthWeek(outer, n > 0 ? n : -1);
    return { start: first.start, end: last.end, grain: "week" };
  }
  const move = (wall: number, by: number) => {
    const date = new Date(wall);
    return unit === "day"
      ? wall + by * DAY_MS
      : Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + by, 1);
  };
  const [start, end] =
    n > 0 ? [outer.start, move(outer.start, n)] : [move(outer.end, n), outer.end];
  return start >= outer.start && end <= outer.end ? { start, end, grain: unit } : null;
}

/** A month, quarter or year with an "of" before it; "the month" and "the year" are the running ones. */
function readWhole(r: Reader, i: number): Match<Period> {
  const at = maybe(r, "the", i);
  const outer =
    readQuarter(r, at) ??
    readMonthPeriod(r, at, true) ??
    readModified(r, at) ??
    readYearPeriod(r, at, true) ??
    readRunning(r, i);
  return outer && outer.value.end - outer.value.start > 8 * DAY_MS ? outer : null;
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
  const day = holidayDay(r, name.value, late?.value)?.wall;
  if (day === undefined) return null;
  // A holiday on a Monday belongs to the weekend before it, and makes it longer.
  const monday = weekStart(day) === day;
  const base = weekendOf(monday ? day - DAY_MS : day);
  return {
    value: monday ? { ...base, end: base.end + DAY_MS } : base,
    next: Math.max(next, yearAfter ? next : (late?.next ?? next)),
  };
}
