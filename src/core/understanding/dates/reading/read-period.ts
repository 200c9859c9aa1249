/** Weeks, weekends, months, quarters, halves, years and seasons. */
import { DAY_MS } from "../../../time/zones.ts";
import { weekStart } from "../values/day.ts";
import { type Period, unitPeriod, weekendOf } from "../values/period.ts";
import { endsHere } from "./clock/clock.ts";
import { readCount } from "./numbers.ts";
import { readDecade } from "./read-decade.ts";
import { type Duration, durationOf, readDuration, shift } from "./read-duration.ts";
import { readModified, readSeason } from "./read-modified.ts";
import {
  readModifier,
  readMonthPeriod,
  readNthMonth,
  readQuarter,
  readYearPeriod,
} from "./read-month.ts";
import { readFirstOf, readHolidayWeekend, readNthWeek } from "./read-week.ts";
import { type Match, maybe, type Reader, remembered, skip, word } from "./reader.ts";

/** A period of the calendar. `sure` allows doubtful words, as behind a preposition. */
export function readPeriod(r: Reader, i: number, sure: boolean): Match<Period> {
  return remembered(r, sure ? "sure period" : "period", i, () => readAnyPeriod(r, i, sure));
}

function readAnyPeriod(r: Reader, i: number, sure: boolean): Match<Period> {
  const the = maybe(r, "the", i);
  return (
    readNthWeek(r, the) ??
    readNthMonth(r, the) ??
    readFirstOf(r, the) ??
    readDecade(r, the) ??
    readLastQuarter(r, the) ??
    readModified(r, the) ??
    readSeveral(r, the) ??
    readQuarter(r, the) ??
    readMonthPeriod(r, the, sure) ??
    readBareSeason(r, the, sure) ??
    readHolidayWeekend(r, the) ??
    (sure || the > i ? readTheWeekend(r, i, the, sure) : null) ??
    readYearPeriod(r, the, sure)
  );
}

/** "the last quarter of the year" is a part of it, unlike "the last quarter". */
function readLastQuarter(r: Reader, i: number): Match<Period> {
  return skip(r, "last", i) > 0 ? readQuarter(r, i) : null;
}

/** "summer" alone, not "summer term". */
function readBareSeason(r: Reader, i: number, sure: boolean): Match<Period> {
  const season = readSeason(r, i);
  return season && (sure || season.next > i + 1 || endsHere(r, season.next)) ? season : null;
}

/** "over the weekend", "by the weekend": the coming or running one. */
function readTheWeekend(r: Reader, i: number, the: number, sure: boolean): Match<Period> {
  const next = skip(r, "weekend", the);
  const led = sure && (the > i || skip(r, "the", i - 1) === i);
  return next > 0 && led ? { value: weekendOf(r.today), next } : null;
}

/** "next 3 days", "the last two weeks", "the 5 upcoming years", "past few days". */
function readSeveral(r: Reader, i: number): Match<Period> {
  const before = readModifier(r, i);
  const length = before?.value ? readDuration(r, before.next) : null;
  if (before && length && length.value.units.length > 1)
    return readCompound(r, length, before.value);
  const count = readCount(r, before?.next ?? i);
  const modifier = before ?? (count && readModifier(r, count.next));
  if (!count || !modifier || modifier.value === 0) return null;
  return readCounted(r, count.value, modifier.value, before ? count.next : modifier.next, !before);
}

function readCounted(
  r: Reader,
  count: number,
  sign: number,
  at: number,
  countFirst: boolean,
): Match<Period> {
  const business = skip(r, "businessDays", at);
  if (business > 0 && sign > 0) return { value: businessDays(r, count), next: business };
  if (isSingular(r, at) && (sign > 0 ? count > 1 : countFirst)) return null;
  const value = manyUnits(r, count, word(r, at), sign);
  return value && { value, next: at + 1 };
}

/** "2 upcoming month", "13 last minute": a number that counts something else. */
function isSingular(r: Reader, i: number): boolean {
  return r.words.singularUnits?.has(word(r, i)) ?? false;
}

function manyUnits(r: Reader, count: number, name: string, sign: number): Period | null {
  const unit = r.words.units.get(name);
  if (!unit || count > 10_000) return null;
  if (unit.times >= 10) return decades(r, count, unit.times, sign);
  return several(r, count * unit.times, unit.unit, sign);
}

/** "the last two decades": whole ones, as "last decade" is. */
function decades(r: Reader, n: number, times: number, sign: number): Period | null {
  if (n > 50) return null;
  const first = unitPeriod(r.today, "year", sign > 0 ? 1 : -n, times);
  const last = unitPeriod(r.today, "year", sign > 0 ? n : -1, times);
  if (!first || !last) return null;
  return { ...first, end: last.end, ...(sign < 0 ? { backward: true } : {}) };
}

/** "the last 3 months and 2 weeks". */
function readCompound(
  r: Reader,
  length: { value: Duration; next: number },
  sign: number,
): Match<Period> {
  const calendar = length.value.seconds === 0;
  const from = calendar ? r.today : r.now;
  const other = shift(from, length.value, sign);
  const grain = calendar ? "day" : "minute";
  const value: Period =
    sign > 0
      ? { start: from, end: other, grain }
      : { start: other, end: from, grain, backward: true };
  return { value, next: length.next };
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
