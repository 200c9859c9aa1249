/**
 * The seam between what a person types and what Adjutant does: text and context in, a typed, scored
 * interpretation with slots and ambiguities out. Nothing here runs, stores or answers anything.
 */

/** Everything a person can be asking for. Capabilities subscribe to these names. */
export const INTENTS = [
  "task.add",
  "task.list",
  "task.complete",
  "task.reopen",
  "task.update",
  "task.delete",
  "reminder.add",
  "reminder.list",
  "reminder.update",
  "reminder.snooze",
  "reminder.delete",
  "reminder.show",
  "reminder.skip",
  "reminder.pause",
  "reminder.resume",
  "reminder.end",
  "reminder.send",
  "calendar.add",
  "calendar.update",
  "calendar.delete",
  "agenda.query",
  "feed.show",
  "feed.renew",
  "feed.revoke",
  "flights.search",
  "flight.status",
  "datetime.query",
  "memory.add",
  "memory.list",
  "memory.delete",
  "preference.set",
  "undo",
  "help",
  "greeting",
  "other",
] as const;
export type Intent = (typeof INTENTS)[number];

/** How finely a time was said; "9:30" has grain minute, "Friday" has grain day. */
export type Grain = "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

/**
 * A time as said. `local` and `end` are wall-clock in `zone` (or the speaker's zone when absent):
 * `YYYY-MM-DD` when only a date was said, `YYYY-MM-DDTHH:mm:ss` otherwise.
 */
export interface When {
  /** The words that said it, as typed. */
  text: string;
  local: string;
  grain: Grain;
  /** End of an interval or period, exclusive, same form as `local`. */
  end?: string;
  /** IANA zone, only when the words named one ("14:00 Tokyo time"). */
  zone?: string;
  /** UTC milliseconds, only for elapsed time ("in 20 minutes"), which must not be re-read through a wall clock. */
  instant?: number;
  /** "by Friday", "before noon". */
  deadline?: boolean;
  /** True when all of it lies before `now`. */
  past?: boolean;
  /** True when a time of day was not said and was not chosen. */
  dateOnly: boolean;
  /** True when only a time of day was said, so that the day in `local` was chosen: a change keeps the item's day. */
  timeOnly?: boolean;
}

/** A repeating time as said: an RFC 5545 rule without DTSTART, in wall-clock time of the speaker's zone. */
export interface RecurrencePhrase {
  text: string;
  /** `FREQ=...` without the `RRULE:` prefix. BYHOUR/BYMINUTE are never in it; times of day are in `times`. */
  rrule: string;
  /** `HH:mm`, ascending; empty when no time of day was said. */
  times: string[];
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm:ss` when a start was said. */
  start?: string;
  /** `YYYY-MM-DD` days that are left out. */
  exdates?: string[];
  /** "every 3 days after I finish it". */
  afterCompletion?: { days: number };
}

/** Which item a person means. Resolved against the store by the capability, never here. */
export type Reference =
  | { kind: "number"; numbers: number[] }
  /** "the second one", "the last one": position in what was just shown; -1 is the last. */
  | {
      kind: "position";
      positions: number[] /** Means something only when so many were shown. */;
      of?: number;
    }
  /** "them", "all of these": everything that was shown. */
  | { kind: "shown" }
  /** "that", "it", "the reminder". */
  | { kind: "focus" }
  | { kind: "title"; words: string }
  /** Settled by a button: exactly this one. Never comes from text. */
  | { kind: "item"; item: ShownItem }
  | { kind: "all" };

export type Priority = "high" | "normal" | "low";
export type TaskFilter = "open" | "today" | "overdue" | "done" | "tomorrow" | "week";
export type PreferenceName = "zone" | "dayStart" | "quietHours" | "confirm" | "home" | "locale";

/** How a reminder is to be said, beside what and when. */
export interface Manner {
  /** In quiet hours too, or not. */
  urgent?: boolean;
  /** When it could not be said in time: "fire" all the same, not at all ("skip"), or within so many minutes. */
  late?: "fire" | "skip" | { minutes: number };
  /** Again and again until it is dealt with; null: once. */
  nag?: { everySeconds: number; times?: number } | null;
}

export interface FlightSlots {
  /** Places as typed. */
  origin?: string;
  destination?: string;
  /** IATA codes of what they can mean, best first; more than one means that it is not settled, none that it is unknown. */
  originCodes?: string[];
  destinationCodes?: string[];
  departureDate?: string;
  returnDate?: string;
  seatingClass?: string;
  airline?: string;
  /** IATA designator. */
  airlineCode?: string;
  passengers?: number;
  checkedBags?: number;
}

export interface Slots {
  /** What the item is called, in the person's words, without command words and time words. */
  title?: string;
  /** The new title in a rename. */
  newTitle?: string;
  /** Of a calendar entry: with whom and where, as typed. */
  people?: string;
  place?: string;
  when?: When;
  recurrence?: RecurrencePhrase;
  /** Seconds: "snooze for 20 minutes", "remind me 30 minutes before". */
  duration?: number;
  target?: Reference;
  /** Which occurrence of what repeats is meant: "tomorrow's standup", "skip gym on Friday". */
  occurrence?: When;
  /** Of what repeats: only one occurrence is meant, all of them, or the rule itself. */
  scope?: "one" | "all" | "rule";
  /** "5 more times", "the next two". */
  count?: number;
  /** A channel by its name ("slack"), or "here". */
  channel?: string;
  priority?: Priority;
  manner?: Manner;
  filter?: TaskFilter;
  /** Topic of a help request, words of a fact, and the like. */
  fact?: string;
  /** Value in canonical form: IANA zone, `HH:mm`, `always|when-unsure`, a channel name, a locale. */
  preference?: { name: PreferenceName; value: string };
  flights?: FlightSlots;
}

/** Why a request is not sure; a sentence for each lives with the capability's wording. */
export type AmbiguityReason =
  | "am-or-pm"
  | "which-day"
  | "in-the-past"
  | "impossible-date"
  | "weekday-mismatch"
  | "unread-time-words"
  | "unread-recurrence-words"
  | "which-intent"
  | "which-item"
  | "missing-title"
  | "missing-time"
  | "which-place"
  | "unknown-zone";

export interface Ambiguity {
  reason: AmbiguityReason;
  /** The words in question. */
  text?: string;
  /** What it could be, best first; may be empty when only a question helps. */
  readings: Reading[];
  /** They were listed ("at 9, 13 and 18"): where several can be, all of them are meant. */
  listed?: true;
}
/** One way to settle an ambiguity: laid over the request's intent and slots. */
export interface Reading {
  intent?: Intent;
  slots?: Partial<Slots>;
}

/** Said in passing of something that may be on a list: it is done, or it is not wanted. Never acted on by itself. */
export interface Remark {
  kind: "done" | "unwanted";
  /** What the thing may be called, in the person's words. */
  words: string;
  /** True when the sentence says so plainly ("already"), so that part of the words is enough to know it by. */
  sure: boolean;
}

/** Slots with a reading laid over them; of a trip only the parts that the reading names. */
export function overlay(slots: Slots, reading: Reading): Slots {
  const flights = reading.slots?.flights;
  const merged = flights ? { flights: { ...slots.flights, ...flights } } : {};
  return { ...slots, ...reading.slots, ...merged };
}

/** One thing asked for. A message may hold several. */
export interface Request {
  intent: Intent;
  /** Confidence in the intent, 0 to 1. */
  score: number;
  slots: Slots;
  /** Empty means sure. Anything in here must be settled by a question before something changes. */
  ambiguities: Ambiguity[];
  /** The part of the message that asks for it. */
  text: string;
  /** Only with the intent `other`. */
  remark?: Remark;
}

export interface Interpretation {
  /** BCP 47 language of the text as far as it could be told ("en", "de"). */
  locale: string;
  /** In the order said. One `other` request when nothing was understood. */
  requests: Request[];
  /** For unknown input: the intents that come nearest, best first. */
  nearest: Intent[];
  /** True when the message turns down the pending question ("no", "never mind"); nothing is to be done then. */
  declined?: boolean;
}

/** Something shown to the person that can be referred to by number, position or "that". */
export interface ShownItem {
  kind: "task" | "reminder" | "fact" | "event";
  id: string;
  number?: number;
  title: string;
}

/** A question of ours that the next message may answer. */
export interface PendingQuestion {
  /** The request as understood so far. */
  request: Request;
  reason: AmbiguityReason;
  /** Nobody but a model has thought of it so far. */
  inferred?: true;
}

export interface UnderstandingContext {
  /** UTC milliseconds at which the message was received. */
  now: number;
  /** IANA zone of the speaker. */
  zone: string;
  /** BCP 47 preference of the speaker; the text may still be in another language. */
  locale: string;
  /** `HH:mm` at which the person's day starts; "in the morning" and date-only reminders use it. */
  dayStart: string;
  /** What was shown last, in the order shown. */
  shown: ShownItem[];
  /** The item talked about last. */
  focus?: ShownItem;
  pending?: PendingQuestion;
  /** Whether a number or a title is that of one of the person's reminders. Reads only. */
  isReminder?(reference: Reference): boolean;
}

/** Reads one message. Pure, bounded in time for any input, never throws. */
export type Understand = (text: string, context: UnderstandingContext) => Interpretation;
