/** Named yearly days: "Christmas", "next Halloween", "thanksgiving 2027". */
import type { Holiday } from "./date-words.ts";
import { type Day, sureDay } from "./day.ts";
import { holidayIn } from "./holidays.ts";
import { type Match, type Reader, word } from "./reader.ts";

/** Longest name in the vocabulary, in words. */
const MAX_WORDS = 6;

/** The longest holiday name that starts at a place. */
export function readHolidayName(r: Reader, i: number): Match<Holiday> {
  let name = "";
  let best: Match<Holiday> = null;
  let at = i;
  for (let n = 0; n < MAX_WORDS; n++) {
    const text = word(r, at);
    if (text === "" || (n === 0 && !/^\p{L}/u.test(text))) break;
    at++;
    // "St. Patrick's" and "New Year' s" are written with and without signs.
    if (text === "." || text === ",") continue;
    if (text === "'" || text === "-") {
      if (text === "'") name += "'";
      continue;
    }
    name = name === "" ? text : `${name} ${text}`;
    const holiday = r.words.holidays.get(name);
    if (holiday) best = { value: holiday, next: at };
  }
  return best;
}

/** A holiday in a year, or the next one from today on. */
export function holidayDay(r: Reader, holiday: Holiday, year?: number): Day {
  if (year !== undefined) return sureDay(holidayIn(year, holiday));
  const thisYear = new Date(r.today).getUTCFullYear();
  const now = holidayIn(thisYear, holiday);
  if (now >= r.today) return { wall: now, others: [], roll: "year" };
  return { wall: holidayIn(thisYear + 1, holiday), others: [], roll: "year" };
}
