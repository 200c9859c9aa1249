/** Weeks, weekends, months, quarters, halves, years and seasons. */
import { DAY_MS } from "../../time/zones.ts";
import { weekStart } from "./day.ts";
import { holidayIn } from "./holidays.ts";
import { readCount, readOrdinal, readYear } from "./numbers.ts";
import {
  comingMonth,
  monthPeriod,
  type Period,
  quarterPeriod,
  unitPeriod,
  weekendOf,
} from "./period.ts";
import { readMonth, readYearAfter } from "./read-calendar.ts";
import { durationOf, shift } from "./read-duration.ts";
import { readHolidayName } from "./read-holiday.ts";
import { digits, glued, type Match, maybe, type Reader, skip, word } from "./reader.ts";

/** A period of the calendar. `sure` allows doubtful words, as behind a preposition. */
export function readPeriod(r: Reader, i: number, sure: boolean): Match<Period> {
  const the = maybe(r, "the", i);
  return (
    readNthWeek(r, the) ??
    readModified(r, the) ??
    readSeveral(r, the) ??
    readQuarter(r, the) ??
    readMonthPeriod(r, the, sure) ??
    readSeason(r, the) ??
    readHolidayWeekend(r, the) ??
    readYearPeriod(r, the, sure)
  );
}

/** this = 0, next = 1, last = -1; "this coming week" counts as next. */
export function readModifier(r: Reader, i: number): Match<number> {
  const value = r.words.modifiers.get(word(r, i));
  if (value === undefined) return null;
  const second = r.words.modifiers.get(word(r, i + 1));
  return value === 0 && second !== undefined
    ? { value: second, next: i + 2 }
    : { value, next: i + 1 };
}

/** "next week", "this past weekend", "last month", "the week after next", "the following quarter". */
function readModified(r: Reader, i: number): Match<Period> {
  const modifier = readModifier(r, i);
  if (!modifier) return readAfterNext(r, i);
  let { value: offset, next: at } = modifier;
  if (word(r, at) === "calendar") at++;
  const weekend = skip(r, "weekend", at);
  const backward = offset < 0 ? { backward: true } : {};
  if (weekend > 0) {
    // On a Sunday or Saturday "this weekend" is the one that is running; "next weekend" is the one of next week.
    const period = weekendOf(r.today + offset * 7 * DAY_MS);
    return { value: { ...period, ...backward }, next: weekend };
  }
  const season = readSeason(r, at);
  if (season) return { value: moveSeason(r, season.value, offset), next: season.next };
  const unit = r.words.units.get(word(r, at));
  if (!unit) return null;
  const period = unitPeriod(r.today, unit.unit, offset, unit.times);
  if (period) return { value: { ...period, ...backward }, next: at + 1 };
  if (unit.unit === "day" || offset === 0) return null;
  // "next hour", "last minute": the stretch from now on.
  const length = durationOf(unit.times, unit.unit).seconds * 1000 * offset;
  const [start, end] = offset > 0 ? [r.now, r.now + length] : [r.now + length, r.now];
  return { value: { start, end, grain: unit.unit, ...backward }, next: at + 1 };
}

function readAfterNext(r: Reader, i: number): Match<Period> {
  const weekend = skip(r, "weekend", i);
  const at = weekend > 0 ? weekend : i + 1;
  const next = skip(r, "afterNext", at);
  if (next < 0) return null;
  if (weekend > 0) return { value: weekendOf(r.today + 14 * DAY_MS), next };
  const unit = r.words.units.get(word(r, i));
  const period = unit && unitPeriod(r.today, unit.unit, 2, unit.times);
  return period ? { value: period, next } : null;
}

/** "next 3 days", "the last two weeks", "the 5 upcoming years", "past few days". */
function readSeveral(r: Reader, i: number): Match<Period> {
  const before = readModifier(r, i);
  const count = readCount(r, before?.next ?? i);
  if (!count) return null;
  const modifier = before ?? readModifier(r, count.next);
  if (!modifier || modifier.value === 0) return null;
  const at = before ? count.next : modifier.next;
  const business = skip(r, "businessDays", at);
  if (business > 0 && modifier.value > 0)
    return { value: businessDays(r, count.value), next: business };
  const unit = r.words.units.get(word(r, at));
  if (!unit || count.value > 10_000) return null;
  const n = count.value * unit.times;
  return { value: several(r, n, unit.unit, modifier.value), next: at + 1 };
}

function several(
  r: Reader,
  n: number,
  unit: Parameters<typeof durationOf>[1],
  sign: number,
): Period {
  if (unit === "quarter") {
    const first = unitPeriod(r.today, "quarter", sign > 0 ? 1 : -n) as Period;
    const last = unitPeriod(r.today, "quarter", sign > 0 ? n : -1) as Period;
    return {
      start: first.start,
      end: last.end,
      grain: "quarter",
      ...(sign < 0 ? { backward: true } : {}),
    };
  }
  const length = durationOf(n, unit);
  if (length.seconds > 0) {
    const other = shift(r.now, length, sign);
    return sign > 0
      ? { start: r.now, end: other, grain: unit }
      : { start: other, end: r.now, grain: unit, backward: true };
  }
  if (sign < 0)
    return { start: shift(r.today, length, -1), end: r.today, grain: "day", backward: true };
  const start = r.today + DAY_MS;
  return { start, end: shift(start, length), grain: "day" };
}

function businessDays(r: Reader, n: number): Period {
  let left = Math.min(n, 1000);
  let day = r.today;
  let start = 0;
  while (left > 0) {
    day += DAY_MS;
    if (day - weekStart(day) >= 5 * DAY_MS) continue;
    if (start === 0) start = day;
    left--;
  }
  return { start, end: day + DAY_MS, grain: "day" };
}

/** "Q3", "third quarter 2018", "2017-q1", "Q3 this year", "H2 2016". */
function readQuarter(r: Reader, i: number): Match<Period> {
  const early = readYear(r, i);
  const at = early ? maybe(r, "the", word(r, early.next) === "-" ? early.next + 1 : early.next) : i;
  const part = readQuarterName(r, at);
  if (!part) return null;
  const { number, half } = part.value;
  const later = early ? null : readYearBehind(r, part.next);
  const year = early?.value ?? later?.value;
  const next = later?.next ?? part.next;
  const of = (y: number) => (half ? halfPeriod(y, number) : quarterPeriod(y, number));
  if (year !== undefined) return { value: of(year), next };
  const thisYear = new Date(r.today).getUTCFullYear();
  const period = of(thisYear);
  return { value: { ...(period.end <= r.today ? of(thisYear + 1) : period), open: true }, next };
}

function readQuarterName(r: Reader, i: number): Match<{ number: number; half: boolean }> {
  const letter = word(r, i);
  const number = digits(r, i + 1);
  if (number !== undefined && glued(r, i + 1) && number > 0) {
    if (letter === "q" && number <= 4) return { value: { number, half: false }, next: i + 2 };
    if (letter === "h" && number <= 2) return { value: { number, half: true }, next: i + 2 };
  }
  const ordinal = readOrdinal(r, i);
  if (!ordinal || ordinal.value > 4 || r.words.units.get(word(r, ordinal.next))?.unit !== "quarter")
    return null;
  return { value: { number: ordinal.value, half: false }, next: ordinal.next + 1 };
}

function halfPeriod(year: number, half: number): Period {
  return {
    start: Date.UTC(year, (half - 1) * 6, 1),
    end: Date.UTC(year, half * 6, 1),
    grain: "month",
  };
}

/** A year behind a part of it: "2018", "of 2018", "this year", "of next year", "of the year". */
export function readYearBehind(r: Reader, i: number): Match<number> {
  const plain = readYearAfter(r, i);
  if (plain) return plain;
  const of = maybe(r, "of", i);
  const modifier = readModifier(r, maybe(r, "the", of));
  if (!modifier) return null;
  const unit = r.words.units.get(word(r, modifier.next));
  if (unit?.unit !== "year" || unit.times !== 1) return null;
  return { value: new Date(r.today).getUTCFullYear() + modifier.value, next: modifier.next + 1 };
}

/** "December", "Dec 2026", "June of next year", "next March", "2017 april". */
function readMonthPeriod(r: Reader, i: number, sure: boolean): Match<Period> {
  const numeric = readNumericMonth(r, i);
  if (numeric) return numeric;
  const early = readYear(r, i);
  if (early) {
    const at =
      word(r, early.next) === "-" || word(r, early.next) === "/" ? early.next + 1 : early.next;
    const month = readMonth(r, at, true);
    return month && { value: monthPeriod(early.value, month.value), next: month.next };
  }
  const modifier = readModifier(r, i);
  const month = readMonth(r, modifier?.next ?? i, sure || modifier !== null);
  if (!month) return null;
  const year = readYearBehind(r, month.next);
  if (year) return { value: monthPeriod(year.value, month.value), next: year.next };
  return { value: modifiedMonth(r, month.value, modifier?.value), next: month.next };
}

function modifiedMonth(r: Reader, month: number, modifier: number | undefined): Period {
  const date = new Date(r.today);
  const now = date.getUTCMonth() + 1;
  const year = date.getUTCFullYear();
  if (modifier === undefined) return comingMonth(r.today, month);
  if (modifier === 0) return monthPeriod(year, month);
  if (modifier > 0) return monthPeriod(month > now ? year : year + 1, month);
  return { ...monthPeriod(month < now ? year : year - 1, month), backward: true };
}

/** "2014-10", "3/2015". */
function readNumericMonth(r: Reader, i: number): Match<Period> {
  const [first, second] = [r.tokens[i], r.tokens[i + 2]];
  if (first?.value === undefined || second?.value === undefined || !/^[-/]$/.test(word(r, i + 1)))
    return null;
  const [a, b] = [first.end - first.start, second.end - second.start];
  const after = word(r, i + 3);
  if (/^[-/.:]$/.test(after) && glued(r, i + 3) && digits(r, i + 4) !== undefined) return null;
  const yearFirst = a === 4 && b <= 2;
  if (!yearFirst && !(a <= 2 && b === 4)) return null;
  const [year, month] = yearFirst ? [first.value, second.value] : [second.value, first.value];
  if (month < 1 || month > 12 || year < 1900 || year > 2200) return null;
  return { value: monthPeriod(year, month), next: i + 3 };
}

/** A year by number, where a preposition or modifier shows that it is one. */
function readYearPeriod(r: Reader, i: number, sure: boolean): Match<Period> {
  if (!sure) return null;
  const year = readYear(r, r.words.units.get(word(r, i))?.unit === "year" ? i + 1 : i);
  if (!year || year.value < 1500 || year.value > 2199) return null;
  if (glued(r, year.next) && /^[:/%-]$/.test(word(r, year.next))) return null;
  if (r.words.units.has(word(r, year.next))) return null;
  const value: Period = {
    start: Date.UTC(year.value, 0, 1),
    end: Date.UTC(year.value + 1, 0, 1),
    grain: "year",
  };
  return { value, next: Math.max(year.next, skip(r, "yearWord", year.next)) };
}

/** "first week of March", "last weekend of July", "third last week of 2018", "week 10 of 2027", "week of the 18th". */
function readNthWeek(r: Reader, i: number): Match<Period> {
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
  if (word(r, i) === "penultimate") return { value: -2, next: i + 1 };
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

function readSeason(r: Reader, i: number): Match<Period> {
  const season = r.words.seasons.get(word(r, i));
  if (!season) return null;
  const year = readYearBehind(r, i + 1);
  const [month, day, endMonth, endDay] = season;
  const of = (y: number): Period => ({
    start: Date.UTC(y, month - 1, day),
    end: Date.UTC(endMonth < month ? y + 1 : y, endMonth - 1, endDay),
    grain: "day",
  });
  if (year) return { value: of(year.value), next: year.next };
  const thisYear = new Date(r.today).getUTCFullYear();
  const value = [of(thisYear - 1), of(thisYear), of(thisYear + 1)].find((one) => one.end > r.today);
  return value ? { value, next: i + 1 } : null;
}

function moveSeason(r: Reader, season: Period, offset: number): Period {
  // "next summer" said in winter is the coming one; said in summer, the one after.
  const running = season.start <= r.today;
  const years = offset > 0 ? (running ? 1 : 0) : offset;
  const move = (wall: number) =>
    shift(wall, durationOf(Math.abs(years), "year"), Math.sign(years) || 1);
  return {
    ...season,
    start: move(season.start),
    end: move(season.end),
    ...(offset < 0 ? { backward: true } : {}),
  };
}

/** "halloween weekend", "the weekend of labor day 2027". */
function readHolidayWeekend(r: Reader, i: number): Match<Period> {
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
