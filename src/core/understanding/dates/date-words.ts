import type { Chrono } from "chrono-node";

/** The vocabulary that a language lends to the date grammar. All words in lower case. */
export type Unit = "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

/** A part of the day in minutes since midnight; `half` tells which half of the clock a bare hour means in it. */
export interface DayPart {
  name: string;
  from: number;
  to: number;
  half: "am" | "pm" | "none";
}

/** A yearly day, by a fixed date, the nth weekday of a month (-1 last), or days from Easter Sunday, western or eastern. */
export type Holiday =
  | { month: number; day: number }
  | { month: number; weekday: number; nth: number; plus?: number }
  | { easter: number }
  | { orthodoxEaster: number };

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
  /** Ends of periods need no preposition: "Anfang Mai", "Ende nächster Woche". */
  bareEdges: boolean;
  /** "next Friday" is the coming one to many, so that it is asked about. */
  nextIsOpen: boolean;
}

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
  particles: Readonly<Record<ParticleName, readonly string[]>>;
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
