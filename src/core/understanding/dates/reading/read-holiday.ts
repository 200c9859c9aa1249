/** Named yearly days: "Christmas", "next Halloween", "thanksgiving 2027". */
import type { Holiday } from "../date-words.ts";
import { type Day, sureDay } from "../values/day.ts";
import { holidayIn } from "../values/holidays.ts";
import { type Match, type Reader, word } from "./reader.ts";

/** Longest name in the vocabulary, in words. */
const MAX_WORDS = 7;

/** The longest holiday name that starts at a place. */
export function readHolidayName(r: Reader, i: number): Match<Holiday> {
  if (!/^\p{L}/u.test(word(r, i))) return null;
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

/** "St. Patrick's" and "Workers' Day" are written with and without signs. */
function joined(name: string, text: string): string {
  if (text === "." || text === "," || text === "-") return name;
  if (text === "'") return `${name}'`;
  return name === "" ? text : `${name} ${text}`;
}

/** A holiday in a year, or the next one from today on. */
export function holidayDay(r: Reader, holiday: Holiday, year?: number): Day {
  if (year !== undefined) return sureDay(holidayIn(year, holiday));
  const thisYear = new Date(r.today).getUTCFullYear();
  const now = holidayIn(thisYear, holiday);
  if (now >= r.today) return { wall: now, others: [], roll: "year" };
  return { wall: holidayIn(thisYear + 1, holiday), others: [], roll: "year" };
}
