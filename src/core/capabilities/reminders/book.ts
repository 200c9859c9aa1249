import type { DueQueue } from "../../ports/due-queue.ts";
import { withAnswer } from "./firing/answers.ts";

import {
  NAG_DUE,
  REMINDER_DUE,
  type Reminder,
  type ReminderFields,
  type ReminderStore,
} from "./reminder.ts";

/** Reminders together with their places in the due queue: they never change apart. */
export interface ReminderBook extends Pick<ReminderStore, "get" | "active" | "unanswered"> {
  put(id: string, fields: ReminderFields): Reminder;
  remove(id: string): void;
}

export function createReminderBook(store: ReminderStore, due: DueQueue): ReminderBook {
  const arm = (kind: string, id: string, at: number | null) =>
    due.arm(kind, id, at === null ? null : { occurrence: at, dueAt: at });
  return {
    get: (id) => store.get(id),
    active: (query) => store.active(query),
    unanswered: (limit) => store.unanswered(limit),
    put(id, fields) {
      const before = store.get(id);
      const row = store.put(id, withAnswer(before, fields));
      arm(REMINDER_DUE, id, row.status === "active" ? row.nextAt : null);
      // Most have none, now and before.
      if (row.nagAt !== null || before?.nagAt != null) arm(NAG_DUE, id, row.nagAt);
      return row;
    },
    remove(id) {
      store.remove(id);
      arm(REMINDER_DUE, id, null);
      arm(NAG_DUE, id, null);
    },
  };
}

/** The stored fields without what the store adds. */
export function fieldsOf(reminder: Reminder): ReminderFields {
  const { id: _id, number: _number, ...fields } = reminder;
  return fields;
}
