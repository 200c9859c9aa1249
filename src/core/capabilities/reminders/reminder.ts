import type { Address } from "../../chat/inbound.ts";
import type { Schedule } from "../../time/recurrence.ts";

/** The kind of its due items. */
export const REMINDER_DUE = "reminder";
/** The kind of the due items by which it is said again. */
export const NAG_DUE = "reminder.again";

/** Series without the start and zone that every reminder has. */
export type Series = Pick<Schedule, "rrule" | "times" | "exdates" | "rdates">;

/** What to do with an occurrence that could not be said in time. */
export type LatePolicy =
  | { policy: "fire" }
  | { policy: "skip" }
  /** Said only while it is less than so many minutes late. */
  | { policy: "within"; minutes: number };

/** Said again every so many minutes until it is dealt with, at most so many times after the first. */
export interface Nag {
  everyMinutes: number;
  times: number;
}

/** How an announced occurrence was dealt with. */
export interface Answer {
  /** UTC milliseconds. */
  occurrence: number;
  answer: "done" | "later";
  /** UTC milliseconds at which it was done, or to which it was put off. */
  at: number;
}

/**
 * What happens when the person's zone changes: it keeps the local time of the zone it was set in, it keeps
 * its local time in whatever zone the person is, or it stays at its instant.
 */
export const ZONE_MODES = ["local", "person", "instant"] as const;
export type ZoneMode = (typeof ZONE_MODES)[number];

export interface ReminderFields {
  title: string;
  /** `fired`: it has said so and nobody answered yet; `done`: dealt with. */
  status: "active" | "fired" | "done";
  /** Wall time at which it was set for, and the zone of that clock. */
  start: string;
  zone: string;
  /** Given when it repeats. */
  series: Series | null;
  /**
   * Occurrences of the series that take place at another time, this once: the time by the rule, then the
   * time instead. Both are local wall times in `zone`, or UTC with a "Z" where a wall time would not be exact.
   */
  overrides: Record<string, string>;
  /** Given when the next one is so many days after the last was done. */
  afterDays: number | null;
  /** UTC milliseconds of the next occurrence; null unless active. */
  nextAt: number | null;
  /** UTC milliseconds of the newest occurrence that was announced. */
  firedAt: number | null;
  /** UTC milliseconds. */
  doneAt: number | null;
  /** UTC milliseconds since when nothing of it is said; null unless paused. */
  pausedAt: number | null;
  /** UTC milliseconds from which on it goes on by itself; null: when told to. */
  resumeAt: number | null;
  /** Said in quiet hours too. */
  urgent: boolean;
  late: LatePolicy;
  nag: Nag | null;
  /** How often the newest occurrence was said again. */
  nagged: number;
  /** UTC milliseconds at which it is said again; null when it is not. */
  nagAt: number | null;
  /** What became of the newest occurrences that were announced and dealt with, oldest first; bounded. */
  answers: Answer[];
  zoneMode: ZoneMode;
  createdAt: number;
  /** Where it was set; a durable address. */
  address: Address;
  /** Where it is to be said; null: at home, else where it was set. */
  channel: Address["channel"] | null;
}

/** A reminder of which nothing out of the ordinary was asked. */
export const ORDINARY = {
  overrides: {},
  pausedAt: null,
  resumeAt: null,
  urgent: false,
  late: { policy: "fire" },
  nag: null,
  nagged: 0,
  nagAt: null,
  answers: [] as Answer[],
  zoneMode: "local",
  channel: null,
} as const satisfies Partial<ReminderFields>;

export interface Reminder extends ReminderFields {
  id: string;
  /** Null when fired, done or deleted for longer than numbers are held. */
  number: number | null;
}

/** Position in the order of the next occurrence. */
export interface ReminderCursor {
  at: number;
  id: string;
}

/**
 * Where reminders are kept. Every query is bounded by `limit` and served by an index; every change is
 * recorded with the fields before and after. Synchronous.
 */
export interface ReminderStore {
  get(id: string): Reminder | null;
  /** Inserts or replaces, and returns the row as it now is. */
  put(id: string, fields: ReminderFields): Reminder;
  remove(id: string): void;
  /**
   * Active ones that have a next occurrence, by that and by id; `from` inclusive, `to` exclusive (UTC
   * milliseconds). `repeating` keeps only those that do, or do not, repeat.
   */
  active(query: {
    repeating?: boolean;
    from?: number;
    to?: number;
    after?: ReminderCursor;
    limit: number;
  }): Reminder[];
  /** Those that are paused until told otherwise, in order of id. */
  paused(limit: number): Reminder[];
  /** Those that have come up and that nobody has answered, newest first. */
  unanswered(limit: number): Reminder[];
}

/**
 * The reminder's rule with its start and with everything that was moved or skipped, as the time functions
 * take it; null when it does not repeat.
 */
export function scheduleOf({ start, zone, series, overrides }: ReminderFields): Schedule | null {
  if (!series) return null;
  const exdates = [...(series.exdates ?? []), ...Object.keys(overrides)];
  const rdates = [...(series.rdates ?? []), ...Object.values(overrides)];
  return { start, zone, ...series, exdates, rdates };
}
