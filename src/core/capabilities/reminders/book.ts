import type { DueQueue } from "../../ports/due-queue.ts";
import {
  REMINDER_DUE,
  type Reminder,
  type ReminderFields,
  type ReminderStore,
} from "./reminder.ts";

/** Reminders together with their place in the due queue: the two never change apart. */
export interface ReminderBook extends Pick<ReminderStore, "get" | "active" | "unanswered"> {
  put(id: string, fields: ReminderFields): Reminder;
  remove(id: string): void;
}

export function createReminderBook(store: ReminderStore, due: DueQueue): ReminderBook {
  return {
    get: (id) => store.get(id),
    active: (query) => store.active(query),
    unanswered: (limit) => store.unanswered(limit),
    put(id, fields) {
      const row = store.put(id, fields);
      const at = row.status === "active" ? row.nextAt : null;
      due.arm(REMINDER_DUE, id, at === null ? null : { occurrence: at, dueAt: at });
      return row;
    },
    remove(id) {
      store.remove(id);
      due.arm(REMINDER_DUE, id, null);
    },
  };
}

/** The stored fields without what the store adds. */
export function fieldsOf(reminder: Reminder): ReminderFields {
  const { id: _id, number: _number, ...fields } = reminder;
  return fields;
}
