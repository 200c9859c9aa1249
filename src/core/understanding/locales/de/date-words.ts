/** German words for dates and times. */
import { Chrono, createCasualConfiguration } from "chrono-node/de";
import { dateLibrary } from "../../dates/date-library.ts";
import type { DateWords, DayPart, Unit } from "../../dates/date-words.ts";
import { table } from "../../dates/word-table.ts";
import { once } from "../once.ts";
import { compounds } from "./compounds.ts";
import { GERMAN_PARTICLES } from "./date-particles.ts";
import { germanHolidays } from "./holidays.ts";
import { numbers, ordinals, TENS } from "./numbers.ts";
import { german, letters, words } from "./spelling.ts";

const WEEKDAYS = [
  "montag",
  "dienstag",
  "mittwoch",
  "donnerstag",
  "freitag",
  "samstag",
  "sonntag",
] as const;
/** "so" is a word of its own far too often. */
const SHORT_WEEKDAYS = ["mo", "di", "mi", "do", "fr", "sa"];

const H = 60;
const part = (name: string, from: number, to: number, half: DayPart["half"]): DayPart => ({
  name,
  from: from * H,
  to: to * H,
  half,
});
const parts = (): readonly (readonly [string, DayPart])[] => [
  ["morgen|morgens|früh|frühmorgens|morgends", part("morning", 8, 12, "am")],
  ["vormittag|vormittags", part("forenoon", 9, 12, "am")],
  ["mittag|mittags|mittagszeit", part("lunch", 12, 14, "pm")],
  ["nachmittag|nachmittags", part("afternoon", 14, 18, "pm")],
  ["abend|abends|spätabends", part("evening", 18, 22, "pm")],
  ["nacht|nachts", part("night", 22, 24, "pm")],
];
const unit = (name: Unit, times = 1) => ({ unit: name, times });
const inflected = (stem: string) =>
  ["e", "er", "es", "en", "em"].map((ending) => `${stem}${ending}`).join("|");

const calendar = () => ({
  weekdays: table([
    ...WEEKDAYS.map((day, index) => [day, index + 1] as const),
    ...SHORT_WEEKDAYS.map((day, index) => [day, index + 1] as const),
    ["sonnabend", 6],
  ]),
  weekdayPlurals: table([
    ...WEEKDAYS.map((day, index) => [`${day}s`, index + 1] as const),
    ["sonnabends", 6],
  ]),
  doubtfulWeekdays: new Set(SHORT_WEEKDAYS),
  months: table([
    ["januar|jan|jänner|januars", 1],
    ["februar|feb|feber|februars", 2],
    ["märz|mär|maerz|mrz", 3],
    ["april|apr", 4],
    ["mai", 5],
    ["juni|jun|juno", 6],
    ["juli|jul", 7],
    ["august|aug", 8],
    ["september|sep|sept", 9],
    ["oktober|okt", 10],
    ["november|nov", 11],
    ["dezember|dez", 12],
  ]),
  doubtfulMonths: words("mai jan jun jul august april mär"),
  namedDays: table([
    ["heute|heut|heutigen|heutiger|heutige", 0],
    ["morgen|morgigen|morgiger|morgige", 1],
    ["übermorgen", 2],
    ["überübermorgen", 3],
    ["gestern|gestrigen|gestrige", -1],
    ["vorgestern", -2],
    ["vorvorgestern", -3],
  ]),
  holidays: germanHolidays(),
  namedTimes: table([["mitternacht", 0]]),
});

const counting = () => ({
  numbers: table(numbers()),
  tens: table(TENS),
  ordinals: table(ordinals()),
  ordinalSuffixes: words(". te ten ter tes ste sten ster"),
  countedByOrdinal: words(
    "stock stockwerk etage platz mal stelle geburtstag semester quartal schalter teil termin versuch halbzeit klasse kapitel liga runde gang tag tage woche monat jahr mann frau kind weltkrieg advent",
  ),
  units: table([
    ["sekunde|sekunden|sek", unit("second")],
    ["minute|minuten|min|mins|minütchen", unit("minute")],
    ["stunde|stunden|std|stündchen", unit("hour")],
    ["tag|tage|tagen|tages", unit("day")],
    ["woche|wochen|kw|wo", unit("week")],
    ["monat|monate|monaten|monats|monates", unit("month")],
    ["quartal|quartale|quartals|quartalen", unit("quarter")],
    ["jahr|jahre|jahren|jahres|jahrs", unit("year")],
    ["jahrzehnt|jahrzehnte|jahrzehnten", unit("year", 10)],
    ["jahrhundert|jahrhunderte", unit("year", 100)],
  ]),
  shortUnits: table([
    ["s", unit("second")],
    ["m|'", unit("minute")],
    ["h", unit("hour")],
    ["d|t", unit("day")],
    ["w", unit("week")],
  ]),
  modifiers: table([
    [`${inflected("dies")}|dies|${inflected("aktuell")}|${inflected("laufend")}`, 0],
    [
      `${inflected("nächst")}|${inflected("kommend")}|${inflected("folgend")}|${inflected("darauffolgend")}`,
      1,
    ],
    [`${inflected("übernächst")}`, 2],
    [`${inflected("letzt")}|${inflected("vorig")}|${inflected("vergangen")}`, -1],
    [`${inflected("vorletzt")}|${inflected("vorvorig")}`, -2],
  ]),
});

const raw = (): Omit<DateWords, "letters"> => ({
  ...calendar(),
  ...counting(),
  dayFirst: true,
  possessive: "",
  grammar: {
    halfHour: -30,
    joinsWords: true,
    minutesBehindHours: true,
    placeEnding: "er",
    bareEdges: true,
    nextIsOpen: true,
    clockOf24: true,
  },
  library: dateLibrary(Chrono, () => createCasualConfiguration(), "stunde"),
  compounds: compounds(),
  particles: GERMAN_PARTICLES,
  dayParts: table(parts()),
  meals: table([
    ["frühstück", part("breakfast", 7, 9, "am")],
    ["mittagessen", part("lunch", 12, 14, "pm")],
    ["abendessen|abendbrot", part("dinner", 18, 20, "pm")],
  ]),
  countedFor: words("tisch tische zimmer platz plätze karten tickets personen leute preis"),
  aboutWords: words("über"),
  seasons: table([
    ["frühling|frühjahr", [3, 20, 6, 21]],
    ["sommer", [6, 21, 9, 23]],
    ["herbst", [9, 23, 12, 21]],
    ["winter", [12, 21, 3, 20]],
  ]),
  zoneAbbreviations: words("utc gmt mez mesz cet cest est pst"),
  zoneWords: words("zeit ortszeit"),
  mayFollowDay: words(
    "mit bitte ist und oder aber weil der die das ich wir er sie es zu zum zur an am ans auf in im aus von vom für bis um ab vor nach früh spät gegen daran dass ob noch einen eine ein erinnern erinnert fällig wieder nochmal mich mir uns bei beim",
  ),
  guarded: words(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag heute übermorgen gestern januar februar märz april juni juli september oktober november dezember mitternacht mittag feierabend wochenende",
  ),
});

/** German for dates and times. */
export const germanDateWords = once(
  (): DateWords => ({
    ...german(raw()),
    letters,
  }),
);
