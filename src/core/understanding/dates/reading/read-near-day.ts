/** Days by another day: "the Friday after Thanksgiving", "the second closest Monday to October 5". */
import { DAY_MS } from "../../../time/zones.ts";
import { type Day, sureDay, weekdayFrom } from "../values/day.ts";
import { holidayIn } from "../values/holidays.ts";
import { readOrdinal } from "./numbers.ts";
import { readHolidayName } from "./read-holiday.ts";
import { readWeekdayName } from "./read-weekday.ts";
import { type Match, maybe, type Reader, skip } from "./reader.ts";

const WEEK = 7 * DAY_MS;
/** Years on either side in which the closest holiday is looked for; some come every four years. */
const YEARS_AROUND = 12;
const MAX_NTH = 20;

/** A day told by its place before, after or near another one, which `readBase` reads. */
export function readNearDay(
  r: Reader,
  i: number,
  readBase: (at: number) => Match<Day>,
): Match<Day> {
  return readClosest(r, i, readBase) ?? readWeekdayBeside(r, i, readBase);
}

/** "the Monday before Christmas", "the second Friday after Easter". */
function readWeekdayBeside(r: Reader, i: number, readBase: (at: number) => Match<Day>): Match<Day> {
  const the = maybe(r, "the", i);
  const nth = readOrdinal(r, the);
  const name = readWeekdayName(r, nth?.next ?? the, true);
  if (!name || (nth && (nth.value < 1 || nth.value > MAX_NTH))) return null;
  const after = skip(r, "after", name.next);
  const before = skip(r, "before", name.next);
  const at = Math.max(after, before);
  const base = at > 0 ? readBase(at) : null;
  // "Friday before tomorrow" is no way to name a day.
  if (!base || base.value.problem) return null;
  const steps = (nth?.value ?? 1) - 1;
  const wall =
    after > before
      ? weekdayFrom(base.value.wall + DAY_MS, name.value) + steps * WEEK
      : weekdayFrom(base.value.wall - WEEK, name.value) - steps * WEEK;
  const { days: _days, ...day } = base.value;
  return { value: { ...day, wall, others: [] }, next: base.next };
}

/** "the closest Friday to December 1", "the second nearest Easter to 2028-01-01". */
function readClosest(r: Reader, i: number, readBase: (at: number) => Match<Day>): Match<Day> {
  const the = maybe(r, "the", i);
  const nth = readOrdinal(r, the);
  const at = skip(r, "closest", nth?.next ?? i);
  const rank = nth?.value ?? 1;
  if (at < 0 || rank < 1 || rank > MAX_NTH) return null;
  const holiday = readHolidayName(r, at);
  const weekday = holiday ? null : readWeekdayName(r, at, true);
  const named = holiday ?? weekday;
  const to = named ? skip(r, "closestTo", named.next) : -1;
  const base = to > 0 ? readBase(to) : null;
  if (!base || base.value.problem) return null;
  const from = base.value.wall;
  const days = holiday ? yearly(from, (year) => holidayIn(year, holiday.value)) : [];
  if (weekday) {
    const next = weekdayFrom(from, weekday.value);
    for (let k = -MAX_NTH; k <= MAX_NTH; k++) days.push(next + k * WEEK);
  }
  const wall = days.sort((a, b) => Math.abs(a - from) - Math.abs(b - from))[rank - 1];
  return wall === undefined ? null : { value: sureDay(wall), next: base.next };
}

function yearly(wall: number, of: (year: number) => number | null): number[] {
  const year = new Date(wall).getUTCFullYear();
  const out: number[] = [];
  for (let k = -YEARS_AROUND; k <= YEARS_AROUND; k++) {
    const day = of(year + k);
    if (day !== null) out.push(day);
  }
  return out;
}
