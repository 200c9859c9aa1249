import type { DueQueue } from "../../ports/due-queue.ts";
import { withAnswer } from "./firing/answers.ts";
import { nextAfterChange, statusWith, tidied } from "./occurrences.ts";
import {
  NAG_DUE,
  REMINDER_DUE,
  type Reminder,
  type ReminderFields,
  type ReminderStore,
} from "./reminder.ts";

/** Reminders together with their places in the due queue: they never change apart. */
export interface ReminderBook
  extends Pick<ReminderStore, "get" | "active" | "paused" | "unanswered"> {
  put(id: string, fields: ReminderFields): Reminder;
  remove(id: string): void;
}

export function createReminderBook(store: ReminderStore, due: DueQueue): ReminderBook {
  const arm = (kind: string, id: string, at: number | null) =>
    due.arm(kind, id, at === null ? null : { occurrence: at, dueAt: at });
  return {
    get: (id) => store.get(id),
    active: (query) => store.active(query),
    paused: (limit) => store.paused(limit),
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

/** Writes changed fields of what repeats with all that follows from them: tidied up, and armed for the next one. */
export function rewrite(
  book: ReminderBook,
  before: Reminder,
  changed: ReminderFields,
  now: number,
): Reminder {
  const fields = tidied(changed, now);
  const nextAt = nextAfterChange(fields, before, now);
  const status = statusWith(fields, nextAt);
  const doneAt = status === "done" ? now : fields.doneAt;
  return book.put(before.id, { ...fields, nextAt, status, doneAt });
}

/** The stored fields without what the store adds. */
export function fieldsOf(reminder: Reminder): ReminderFields {
  const { id: _id, number: _number, ...fields } = reminder;
  return fields;
}
