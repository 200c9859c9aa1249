import type { Chrono } from "chrono-node";
import type { IntlCalendar } from "./values/calendars/by-intl.ts";
import type { HebrewAnchor } from "./values/calendars/hebrew.ts";
import type { LunarDay } from "./values/calendars/indian.ts";

/** The vocabulary that a language lends to the date grammar. All words in lower case. */
export type Unit = "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

/** A part of the day in minutes since midnight; `half` tells which half of the clock a bare hour means in it. */
export interface DayPart {
  name: string;
  from: number;
  to: number;
  half: "am" | "pm" | "none";
}

/** A yearly day by the rule that tells it. */
export type Holiday = HolidayRule & {
  /** Lasts more than one day. */
  days?: number;
  /** Begins at sunset on the evening before, which is the date that is given. */
  eve?: boolean;
};

type MonthDay = readonly [month: number, day: number];
/** Days that a date moves by when it falls on a weekday (ISO number). */
type Moves = Readonly<Partial<Record<number, number>>>;

export type HolidayRule =
  | { month: number; day: number }
  /** The nth weekday of a month, -1 the last; `plus` days behind it. */
  | { month: number; weekday: number; nth: number; plus?: number }
  /** The first such weekday from a date on. */
  | { from: MonthDay; weekday: number }
  /** A date that gives way to weekends or other holidays. */
  | { on: MonthDay; moves: Moves }
  /** Days from Easter Sunday, western or eastern. */
  | { easter: number }
  | { orthodoxEaster: number }
  | { hebrew: HebrewAnchor; plus?: number; moves?: Moves }
  /** Month and day of another calendar; with `lastWeekday` the last such weekday before it. */
  | { calendar: IntlCalendar; at: MonthDay; plus?: number; lastWeekday?: number }
  /** A lunar day of the Indian months; a place of the sun among the fixed stars, in degrees. */
  | { lunar: LunarDay; plus?: number }
  | { sun: number; plus?: number }
  /** Dates that follow no rule, by year. */
  | { years: Readonly<Record<number, MonthDay>> }
  /** The new year of a calendar whose years all have the same number of days. */
  | { every: number; since: string };

export type WordTable<T> = ReadonlyMap<string, T>;

/**
 * Small words and phrases by their role in the grammar. Each is a list of phrases, words apart by spaces as
 * the tokenizer parts them.
 */
export type ParticleName =
  /** Before a clock time: "at", "@". */
  | "at"
  /** Around a time without changing it: "around", "about", "exactly". */
  | "roughly"
  | "on"
  | "in"
  | "of"
  | "the"
  | "and"
  | "from"
  | "to"
  | "between"
  | "for"
  | "by"
  | "until"
  | "before"
  | "after"
  | "since"
  | "within"
  /** After a duration: "ago", "from now". */
  | "ago"
  | "later"
  | "fromNow"
  | "am"
  | "pm"
  | "oclock"
  /** "half", "quarter" of an hour; "past" and "to" the hour. */
  | "half"
  | "quarter"
  | "past"
  | "till"
  | "now"
  | "tonight"
  | "early"
  | "late"
  | "mid"
  | "a"
  | "dayAfter"
  | "dayBefore"
  | "weekend"
  | "beginning"
  | "middle"
  | "end"
  | "endOfDay"
  | "endOfWeek"
  | "endOfMonth"
  | "endOfYear"
  | "beginningOfMonth"
  | "beginningOfYear"
  | "rest"
  | "all"
  | "next"
  | "last"
  | "this"
  | "next2"
  | "few"
  | "couple"
  | "point"
  | "hundred"
  | "thousand"
  | "yearWord"
  | "asap"
  | "businessDays"
  | "weekOf"
  | "thatTime"
  | "ish"
  /** "coming Friday" is the nearest one, unlike "next Friday". */
  | "coming"
  /** Behind an ordinal, to count from the end: "second to last". */
  | "toLast"
  | "day"
  | "weekdayWeek"
  | "afterNext"
  | "apart"
  /** Between a day and its month ("8th of May"). */
  | "ofMonth"
  /** Before a length that starts now ("in 2 weeks"), and the word that may follow it ("time"). */
  | "inLength"
  | "lengthEnd"
  /** "later this week", "earlier this year". */
  | "laterIn"
  | "earlierIn"
  /** "this calendar year". */
  | "calendarWord"
  | "penultimate"
  | "dayWord"
  | "quarterLetter"
  | "halfLetter"
  | "or"
  /** Before the day that a length is counted from: "2 weeks from Monday". */
  | "anchor"
  /** Names that hold a date word and mean a day this grammar does not know. */
  | "notDay"
  | "hours"
  /** Between a month and its year. */
  | "ofYear"
  /** May end the name of a zone: "Pacific time zone". */
  | "zoneEnd"
  /** Before a length that is over: "vor 3 Tagen" is three days ago. */
  | "agoLead"
  /** A word for the hour behind which minutes may follow: "17 Uhr 30". */
  | "hourMark"
  | "threeQuarters";

/** A general date library in the language: a second opinion for what the grammar cannot read. */
export type DateLibrary = Pick<Chrono, "parse">;

/** Where the grammars of languages differ in more than words. */
export interface DateGrammar {
  /** Minutes from the hour that is said with "half": British "half three" is 30 after it, "halb drei" 30 before. */
  halfHour: 30 | -30;
  /** Words are joined to new ones: "Schultage" are days of a kind. */
  joinsWords: boolean;
  /** "2 Stunden 30" is two hours and a half. */
  minutesBehindHours: boolean;
  /** Makes the name of a place an adjective: "New Yorker Zeit". Empty where places keep their names. */
  placeEnding: string;
  /** Ends of periods need no preposition: "Anfang Mai", "Ende nächster Woche". */
  bareEdges: boolean;
  /** "next Friday" is the coming one to many, so that it is asked about. */
  nextIsOpen: boolean;
  /** Times with minutes are said as a clock of 24 hours shows them. */
  clockOf24: boolean;
}

/** Roles that a language may go without. */
export type RareParticleName =
  /** "between now and", "from now until": up to what follows. */
  | "fromNowTo"
  /** "closest", "nearest", and what stands between it and the day it is near. */
  | "closest"
  | "closestTo"
  /** Before a length or date that is only a bound of what is meant: "less than", "at least". */
  | "bound"
  /** "the first two weeks of May". */
  | "first";

export interface DateWords {
  grammar: DateGrammar;
  library: DateLibrary;
  /** Letters that are also written in another way; words are compared by the second. */
  letters: ReadonlyMap<string, string>;
  /** Words that are written as one and read as two: "Montagabend". */
  compounds: ReadonlyMap<string, readonly string[]>;
  /** Numeric dates put the day first whatever the region. */
  dayFirst?: true;
  /** What names of days end with when they own something: "Friday's". */
  possessive: string;
  particles: Readonly<Record<ParticleName, readonly string[]>> &
    Readonly<Partial<Record<RareParticleName, readonly string[]>>>;
  /** ISO weekday numbers. Plurals are apart, because they mean a repetition. */
  weekdays: WordTable<number>;
  weekdayPlurals: WordTable<number>;
  /** Short forms that are ordinary words too ("sat", "sun", "wed"): only beside another date word. */
  doubtfulWeekdays: ReadonlySet<string>;
  months: WordTable<number>;
  /** Months that are ordinary words too ("may", "march"). */
  doubtfulMonths: ReadonlySet<string>;
  numbers: WordTable<number>;
  tens: WordTable<number>;
  ordinals: WordTable<number>;
  ordinalSuffixes: ReadonlySet<string>;
  /** Nouns that an ordinal counts instead of days, where a dot makes the ordinal ("am 2. Schalter"). */
  countedByOrdinal: ReadonlySet<string>;
  units: WordTable<{ unit: Unit; times: number }>;
  /** Units written straight after a number ("2h"). */
  shortUnits: WordTable<{ unit: Unit; times: number }>;
  /** this = 0, next = 1, last = -1. */
  modifiers: WordTable<number>;
  dayParts: WordTable<DayPart>;
  /** Meals are what something is called more often than when it is: "at lunch", not "lunch with Ann". */
  meals: WordTable<DayPart>;
  /** Things that are booked for a number of people: "table for 4 tomorrow". */
  countedFor: ReadonlySet<string>;
  /** Small words that name a topic before a day ("about tomorrow's lunch"). */
  aboutWords: ReadonlySet<string>;
  /** Days counted from today: "tomorrow" = 1. */
  namedDays: WordTable<number>;
  holidays: WordTable<Holiday>;
  /** Full names of clock times: "noon". Minutes since midnight. */
  namedTimes: WordTable<number>;
  /** Decades by name: "eighties" = 80. */
  decades?: WordTable<number>;
  /** Marks of a decade behind its number: "80s". */
  decadeMarks?: ReadonlySet<string>;
  /** Names of units in the singular, where the plural differs: no number above one stands before them. */
  singularUnits?: ReadonlySet<string>;
  /** Seasons that are ordinary words too ("fall"): only with a year, "this" or "in the". */
  doubtfulSeasons?: ReadonlySet<string>;
  /** What is counted or measured: "at 20 degrees" is no time. */
  measures?: ReadonlySet<string>;
  seasons: WordTable<readonly [month: number, day: number, endMonth: number, endDay: number]>;
  /** Zone abbreviations that are read in small letters too; others need capitals. */
  zoneAbbreviations: ReadonlySet<string>;
  /** Behind a place name: "Tokyo time". */
  zoneWords: ReadonlySet<string>;
  /** What may follow "the 15th" without making it something else than a day ("the 15th floor"). */
  mayFollowDay: ReadonlySet<string>;
  /** Words that only make sense in a time; one that is left unread near a reading spoils it. */
  guarded: ReadonlySet<string>;
}
