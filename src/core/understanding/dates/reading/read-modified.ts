/** Periods counted from now: "next week", "last month", "the weekend after next", "this summer". */
import { DAY_MS } from "../../../time/zones.ts";
import { type Period, unitPeriod, weekendOf } from "../values/period.ts";
import { durationOf, shift } from "./read-duration.ts";
import { readModifier, readYearBehind } from "./read-month.ts";
import { type Match, maybe, type Reader, skip, word } from "./reader.ts";

/** "next week", "this past weekend", "last month", "the week after next", "the following quarter". */
export function readModified(r: Reader, i: number): Match<Period> {
  const modifier = readModifier(r, i);
  if (!modifier) return readAfterNext(r, i);
  let { value: offset, next: at } = modifier;
  at = maybe(r, "calendarWord", at);
  const weekend = skip(r, "weekend", at);
  const backward = offset < 0 ? { backward: true } : {};
  if (weekend > 0) {
    // On a Sunday or Saturday "this weekend" is the one that is running; "next weekend" is the one of next week.
    // The coming one is the nearest.
    const weeks = offset > 0 && skip(r, "coming", i) === at ? 0 : offset;
    const period = weekendOf(r.today + weeks * 7 * DAY_MS);
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

/** Behind an "of": "the month", "the week", "the year", the one that is running. */
export function readRunning(r: Reader, i: number): Match<Period> {
  // The article may belong to the phrase before ("of the").
  const at = skip(r, "the", i - 1) === i ? i : skip(r, "the", i);
  const unit = at > 0 ? r.words.units.get(word(r, at)) : undefined;
  const period = unit?.times === 1 ? unitPeriod(r.today, unit.unit, 0) : null;
  return period && { value: period, next: at + 1 };
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

export function readSeason(r: Reader, i: number): Match<Period> {
  const season = r.words.seasons.get(word(r, i));
  if (!season) return null;
  const year = readYearBehind(r, i + 1);
  const led = r.words.modifiers.has(word(r, i - 1)) || skip(r, "in", i - 2) === i;
  if (!year && !led && r.words.doubtfulSeasons?.has(word(r, i))) return null;
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
