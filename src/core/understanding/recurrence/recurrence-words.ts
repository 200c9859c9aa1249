/** The vocabulary that a language lends to the recurrence grammar, beside its date words. */
import type { Frequency } from "../../time/rule-parts.ts";
import type { WordTable } from "../dates/date-words.ts";
import type { Phrasebook } from "../dates/reading/reader.ts";

export type RecurrenceRole =
  | "every"
  | "other"
  | "on"
  | "in"
  | "of"
  | "the"
  | "at"
  | "and"
  | "to"
  | "between"
  | "per"
  | "times"
  | "timesMark"
  | "once"
  | "twice"
  | "weekday"
  | "weekend"
  | "start"
  | "until"
  /** Without an end. */
  | "forever"
  | "upTo"
  | "for"
  | "next"
  | "except"
  | "done"
  | "after"
  | "end"
  | "repeating"
  | "article"
  | "definite"
  /** Joins the pieces of one repetition, and the ends of "between ... and ...". */
  | "joint"
  /** Words of `until` and `except` that mean many other things too. */
  | "weakUntil"
  | "weakExcept"
  /** Behind a bare "every month", it announces a day that was not understood. */
  | "onWhich"
  /** Behind a start: "from 1 March on". */
  | "onwards"
  /** An ordinal that is an interval to some: "every second Friday". */
  | "second"
  /** A word of `other` that says nothing about the rhythm in front of a plural ("other Fridays"). */
  | "elseWord"
  /** "of the month", for any month. */
  | "oneMonth"
  /** Behind a day of the month, it says by itself that every month is meant ("am letzten Freitag im Monat"). */
  | "everyMonth"
  /** Behind a length of time: "10 Wochen lang". */
  | "forEnd";

export interface RecurrenceWords extends Phrasebook<RecurrenceRole> {
  /** "daily", "weekly": frequency and interval; `doubtful` when people mean different things by it. */
  adverbs: WordTable<{ freq: Frequency; interval: number; part?: string; doubtful?: true }>;
  /** Such words in front of nouns have endings of their own, so that without one they are never adjectives. */
  adverbsInflect: boolean;
  /** "every third Friday" is a count of Fridays to many, not the third of the month. */
  ordinalsCount: boolean;
  /** What may stand before such a word with a hyphen ("bi-weekly"). */
  adverbPrefixes: ReadonlySet<string>;
  /** Last words of classes of days that say a repetition by themselves ("weekdays", "business days"). */
  classPlurals: ReadonlySet<string>;
  /** Plural day parts that say a repetition by themselves ("mornings"). */
  partPlurals: ReadonlySet<string>;
  /** Words that hint at a repetition; one left unread spoils the reading. */
  hints: ReadonlySet<string>;
}
