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
  | "upTo"
  | "for"
  | "next"
  | "except"
  | "done"
  | "after"
  | "end"
  | "repeating"
  | "article"
  | "definite";

export interface RecurrenceWords extends Phrasebook<RecurrenceRole> {
  /** "daily", "weekly": frequency and interval. */
  adverbs: WordTable<{ freq: Frequency; interval: number; part?: string; weekdays?: boolean }>;
  /** Plural day parts that say a repetition by themselves ("mornings"). */
  partPlurals: ReadonlySet<string>;
  /** Words that hint at a repetition; one left unread spoils the reading. */
  hints: ReadonlySet<string>;
}
