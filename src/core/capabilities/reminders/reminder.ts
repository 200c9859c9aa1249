import type { Address } from "../../chat/inbound.ts";
import type { Schedule } from "../../time/recurrence.ts";

/** The kind of its due items. */
export const REMINDER_DUE = "reminder";

export interface ReminderFields {
  title: string;
  /** `fired`: it has said so and nobody answered yet; `done`: dealt with. */
  status: "active" | "fired" | "done";
  /** Wall time at which it was set for, and the zone of that clock. */
  start: string;
  zone: string;
  /** Given when it repeats. */
  series: Pick<Schedule, "rrule" | "times" | "exdates"> | null;
  /** Given when the next one is so many days after the last was done. */
  afterDays: number | null;
  /** UTC milliseconds of the next occurrence; null unless active. */
  nextAt: number | null;
  /** UTC milliseconds of the newest occurrence that was announced. */
  firedAt: number | null;
  /** UTC milliseconds. */
  doneAt: number | null;
  createdAt: number;
  /** Where it was set; a durable address. */
  address: Address;
}

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
   * Active ones by next occurrence and id; `from` inclusive, `to` exclusive (UTC milliseconds). `repeating`
   * keeps only those that do, or do not, repeat.
   */
  active(query: {
    repeating?: boolean;
    from?: number;
    to?: number;
    after?: ReminderCursor;
    limit: number;
  }): Reminder[];
  /** Those that have come up and that nobody has answered, newest first. */
  unanswered(limit: number): Reminder[];
}

/** The reminder's rule with its start, as the time functions take it; null when it does not repeat. */
export function scheduleOf(fields: ReminderFields): Schedule | null {
  return fields.series && { start: fields.start, zone: fields.zone, ...fields.series };
}
