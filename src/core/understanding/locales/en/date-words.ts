/** English words for dates and times. */
import { Chrono, configuration } from "chrono-node/en";
import { dateLibrary } from "../../dates/date-library.ts";
import type { DateWords, DayPart, Unit } from "../../dates/date-words.ts";
import { table } from "../../dates/word-table.ts";
import { ENGLISH_PARTICLES } from "./date-particles.ts";
import { englishHolidays } from "./feasts/holidays.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split("|"));

const WEEKDAYS: readonly (readonly [string, number])[] = [
  ["monday|mon", 1],
  ["tuesday|tue|tues", 2],
  ["wednesday|wed|weds|wednesdy", 3],
  ["thursday|thu|thur|thurs", 4],
  ["friday|fri", 5],
  ["saturday|sat", 6],
  ["sunday|sun", 7],
];

const H = 60;
const part = (name: string, from: number, to: number, half: DayPart["half"]): DayPart => ({
  name,
  from: from * H,
  to: to * H,
  half,
});
const MORNING = part("morning", 8, 12, "am");
const AFTERNOON = part("afternoon", 12, 16, "pm");
const EVENING = part("evening", 18, 24, "pm");
const NIGHT = part("night", 20, 24, "pm");

const unit = (name: Unit, times = 1) => ({ unit: name, times });

export const ENGLISH_DATE_WORDS: DateWords = {
  grammar: {
    halfHour: 30,
    joinsWords: false,
    minutesBehindHours: false,
    placeEnding: "",
    bareEdges: false,
    nextIsOpen: false,
    clockOf24: false,
  },
  library: dateLibrary(Chrono, () => configuration.createCasualConfiguration(false), "hour"),
  letters: new Map(),
  compounds: new Map(),
  particles: ENGLISH_PARTICLES,
  possessive: "'s",
  weekdays: table(WEEKDAYS),
  weekdayPlurals: table([
    ["mondays|mons", 1],
    ["tuesdays", 2],
    ["wednesdays", 3],
    ["thursdays", 4],
    ["fridays|fris", 5],
    ["saturdays|sats", 6],
    ["sundays|suns", 7],
  ]),
  doubtfulWeekdays: words("sat|sun|wed|mon"),
  months: table([
    ["january|jan", 1],
    ["february|feb|febr", 2],
    ["march|mar", 3],
    ["april|apr", 4],
    ["may", 5],
    ["june|jun", 6],
    ["july|jul", 7],
    ["august|aug", 8],
    ["september|sep|sept", 9],
    ["october|oct", 10],
    ["november|nov", 11],
    ["december|dec", 12],
  ]),
  doubtfulMonths: words("may|march|mar|jun|august|dec|apr|jan"),
  numbers: table([
    ["zero|oh", 0],
    ["one", 1],
    ["two", 2],
    ["three", 3],
    ["four", 4],
    ["five", 5],
    ["six", 6],
    ["seven", 7],
    ["eight", 8],
    ["nine", 9],
    ["ten", 10],
    ["eleven", 11],
    ["twelve", 12],
    ["thirteen", 13],
    ["fourteen", 14],
    ["fifteen", 15],
    ["sixteen", 16],
    ["seventeen", 17],
    ["eighteen", 18],
    ["nineteen", 19],
  ]),
  tens: table([
    ["twenty", 20],
    ["thirty", 30],
    ["forty|fourty", 40],
    ["fifty", 50],
    ["sixty", 60],
    ["seventy", 70],
    ["eighty", 80],
    ["ninety", 90],
  ]),
  ordinals: table([
    ["first", 1],
    ["second", 2],
    ["third", 3],
    ["fourth", 4],
    ["fifth", 5],
    ["sixth", 6],
    ["seventh", 7],
    ["eighth", 8],
    ["ninth", 9],
    ["tenth", 10],
    ["eleventh", 11],
    ["twelfth|twelveth", 12],
    ["thirteenth", 13],
    ["fourteenth", 14],
    ["fifteenth", 15],
    ["sixteenth", 16],
    ["seventeenth", 17],
    ["eighteenth", 18],
    ["nineteenth", 19],
    ["twentieth", 20],
    ["thirtieth", 30],
  ]),
  ordinalSuffixes: words("st|nd|rd|th"),
  countedByOrdinal: words(""),
  units: table([
    ["second|seconds|sec|secs", unit("second")],
    ["minute|minutes|min|mins", unit("minute")],
    ["hour|hours|hr|hrs", unit("hour")],
    ["day|days", unit("day")],
    ["week|weeks|wk|wks", unit("week")],
    ["fortnight|fortnights", unit("week", 2)],
    ["month|months|mth|mths", unit("month")],
    ["quarter|quarters|qtr|qtrs", unit("quarter")],
    ["year|years|yr|yrs", unit("year")],
    ["decade|decades", unit("year", 10)],
    ["century|centuries", unit("year", 100)],
  ]),
  shortUnits: table([
    ["s", unit("second")],
    ["m|'", unit("minute")],
    ["h", unit("hour")],
    ["d", unit("day")],
    ["w", unit("week")],
    ["y", unit("year")],
  ]),
  modifiers: table([
    ["this|current", 0],
    ["next|following|coming|upcoming", 1],
    ["last|past|previous", -1],
  ]),
  dayParts: table([
    ["morning|mornings", MORNING],
    ["afternoon|afternoons|arvo", AFTERNOON],
    ["evening|evenings", EVENING],
    ["night|nights", NIGHT],
    ["lunchtime", part("lunch", 12, 14, "pm")],
    ["dinnertime", part("dinner", 18, 20, "pm")],
    ["daytime", part("daytime", 8, 18, "none")],
  ]),
  namedDays: table([
    ["today|today's", 0],
    ["tomorrow|tmrw|tmw|tomoz|tmr|tomorow|tommorow|tommorrow|tomorrow's", 1],
    ["yesterday|yesterday's", -1],
  ]),
  get holidays() {
    return englishHolidays();
  },
  meals: table([
    ["lunch", part("lunch", 12, 14, "pm")],
    ["breakfast", part("breakfast", 7, 9, "am")],
    ["dinner|supper", part("dinner", 18, 20, "pm")],
  ]),
  aboutWords: words("about"),
  countedFor: words(
    "table|tables|room|rooms|reservation|seat|seats|ticket|tickets|place|spot|hotel|car|dinner|lunch|brunch|party|booking|dinner|space|people|price|flight|flights|train|cab|taxi",
  ),
  namedTimes: table([
    ["noon|midday|noonish", 12 * H],
    ["midnight", 0],
  ]),
  decades: table([
    ["noughties|naughties|aughts|two thousands", 0],
    ["tens|teens", 10],
    ["twenties", 20],
    ["thirties", 30],
    ["forties|fourties", 40],
    ["fifties", 50],
    ["sixties", 60],
    ["seventies", 70],
    ["eighties", 80],
    ["nineties", 90],
  ]),
  decadeMarks: words("s"),
  singularUnits: words(
    "second|sec|minute|min|hour|hr|day|week|wk|fortnight|month|mth|quarter|qtr|year|yr|decade|century",
  ),
  doubtfulSeasons: words("fall"),
  measures: words(
    "degrees|degree|percent|euros|euro|eur|usd|dollars|dollar|bucks|pounds|cents|km|kmh|kph|mph|miles|meters|metres|kg|people|persons|guests|adults|adult|kids|children|child|nights|per|points|items|times|pieces|pages|copies",
  ),
  seasons: table([
    ["spring", [3, 20, 6, 21]],
    ["summer", [6, 21, 9, 23]],
    ["autumn|fall", [9, 23, 12, 21]],
    ["winter", [12, 21, 3, 20]],
  ]),
  zoneAbbreviations: words(
    "eastern|pacific|gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|bst|jst|kst|aest|aedt|msk|sgt",
  ),
  zoneWords: words("time|timezone|tz"),
  mayFollowDay: words(
    "with|please|would|is|works|will|if|so|but|or|because|that|which|i|we|he|she|they|it|to|and|at|on|in|of|from|for|by|before|after|until|around|early|late|between|through|thru|till",
  ),
  guarded: words(
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|yesterday|january|february|april|june|july|september|october|november|december|noon|midnight|tonight",
  ),
};
