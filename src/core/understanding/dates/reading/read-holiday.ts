/** Named yearly days: "Christmas", "next Halloween", "thanksgiving 2027". */
import { DAY_MS } from "../../../time/zones.ts";
import { onceFor } from "../../locales/once.ts";
import type { DateWords, Holiday } from "../date-words.ts";
import type { Day } from "../values/day.ts";
import { holidayIn } from "../values/holidays.ts";
import { type Match, type Reader, word } from "./reader.ts";

/** Longest name in the vocabulary, in words. */
const MAX_WORDS = 7;
/** Some come every four years, or once in a while. */
const YEARS_AHEAD = 5;

/** The longest holiday name that starts at a place. */
export function readHolidayName(r: Reader, i: number): Match<Holiday> {
  if (!beginnings(r.words).has(word(r, i))) return null;
  let name = "";
  let best: Match<Holiday> = null;
  for (let at = i; at < i + MAX_WORDS; at++) {
    const text = word(r, at);
    if (text === "") break;
    name = joined(name, text);
    const holiday = r.words.holidays.get(name);
    if (holiday) best = { value: holiday, next: at + 1 };
  }
  return best;
}

/** What the names begin with; an apostrophe behind a word is a sign of its own in a text. */
const beginnings = onceFor(({ holidays }: DateWords): ReadonlySet<string> => {
  const first = [...holidays.keys()].map((name) => (name.split(" ")[0] ?? "").replace(/'$/, ""));
  return new Set(first);
});

/** "St. Patrick's" and "Workers' Day" are written with and without signs. */
function joined(name: string, text: string): string {
  if (text === "." || text === "," || text === "-") return name;
  if (text === "'") return `${name}'`;
  return name === "" ? text : `${name} ${text}`;
}

/** A holiday in a year, or the next one from today on. Null when its day cannot be told. */
export function holidayDay(r: Reader, holiday: Holiday, year?: number): Day | null {
  if (year !== undefined) return namedDay(holidayIn(year, holiday), holiday);
  const thisYear = new Date(r.today).getUTCFullYear();
  for (let y = thisYear - 1; y <= thisYear + YEARS_AHEAD; y++) {
    const wall = holidayIn(y, holiday);
    const length = (holiday.days ?? 1) * DAY_MS;
    if (wall !== null && wall + length > r.today) return namedDay(wall, holiday, "year");
  }
  return null;
}

/** The last occurrence of a holiday before today. */
export function lastHoliday(r: Reader, holiday: Holiday): Day | null {
  const thisYear = new Date(r.today).getUTCFullYear();
  for (let y = thisYear; y >= thisYear - YEARS_AHEAD; y--) {
    const wall = holidayIn(y, holiday);
    if (wall !== null && wall < r.today) {
      const day = namedDay(wall, holiday);
      return day && { ...day, backward: true };
    }
  }
  return null;
}

/** The occurrence of a holiday that lies nearest to a day. */
export function nearestHoliday(wall: number, holiday: Holiday): Day | null {
  const year = new Date(wall).getUTCFullYear();
  const days = [year - 1, year, year + 1]
    .map((y) => holidayIn(y, holiday))
    .filter((day) => day !== null);
  days.sort((a, b) => Math.abs(a - wall) - Math.abs(b - wall));
  return namedDay(days[0] ?? null, holiday);
}

/** Of a day that begins at sunset, the evening or the day after it may be meant. */
function namedDay(wall: number | null, holiday: Holiday, roll: Day["roll"] = "none"): Day | null {
  if (wall === null) return null;
  const day: Day = { wall, others: [], roll };
  if (holiday.days) day.days = holiday.days;
  else if (holiday.eve) return { ...day, others: [wall + DAY_MS], problem: "which-day" };
  return day;
}
