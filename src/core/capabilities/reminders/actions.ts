import { nextOccurrence } from "../../time/recurrence.ts";
import { addDays, instantToWall, wallToInstant } from "../../time/zones.ts";
import type { ButtonDraft, ToolContext } from "../../tools/tool.ts";
import type { ShownItem } from "../../understanding/interpretation.ts";
import { goOn, press } from "../../wording/draft.ts";
import type { Moment } from "../../wording/time.ts";
import { commanded } from "../items/commands.ts";
import type { ActionResult, ItemActions } from "../items/item-actions.ts";
import { fieldsOf, type ReminderBook } from "./book.ts";
import { planReminderSnooze, planReminderUpdate } from "./plans.ts";
import { type Reminder, type ReminderFields, scheduleOf } from "./reminder.ts";
import * as wording from "./wording.ts";

export function shownReminder(reminder: Reminder): ShownItem {
  const number = reminder.number === null ? {} : { number: reminder.number };
  return { kind: "reminder", id: reminder.id, title: reminder.title, ...number };
}

/** What one may want to do with a reminder that lies ahead. */
export function reminderButtons(reminder: Reminder): ButtonDraft[] {
  return [changeTime(reminder, "Edit"), deleteButton(reminder, "Delete")];
}

function changeTime(reminder: Reminder, label: string): ButtonDraft {
  const target = { kind: "item", item: shownReminder(reminder) } as const;
  return goOn(label, commanded("reminder.update", "edit", { target }));
}

function deleteButton(reminder: Reminder, label: string): ButtonDraft {
  const input = { items: [{ kind: "reminder", id: reminder.id }] };
  return press(label, "items.delete", input, { tone: "danger" });
}

export function reminderActions(book: ReminderBook): ItemActions {
  return {
    kind: "reminder",
    look(id) {
      const reminder = book.get(id);
      return reminder && shownReminder(reminder);
    },
    complete(id, context) {
      const reminder = book.get(id);
      return reminder && complete(book, reminder, context);
    },
    reopen(id, context) {
      const reminder = book.get(id);
      return reminder && reopen(book, reminder, context);
    },
    remove(id) {
      const reminder = book.get(id);
      if (!reminder) return null;
      book.remove(id);
      return result(true, reminder, wording.reminderDeleted(reminder));
    },
    live: (limit) =>
      [...book.unanswered(limit), ...book.active({ limit })].slice(0, limit).map(shownReminder),
    planUpdate: (item, request, context) => planReminderUpdate(book, item, request, context),
    planSnooze: (item, request, context) => planReminderSnooze(book, item, request, context),
  };
}

function result(
  changed: boolean,
  reminder: Reminder,
  spans: ActionResult["spans"],
  buttons: ButtonDraft[] = [],
): ActionResult {
  return { changed, spans, item: shownReminder(reminder), buttons };
}

function complete(book: ReminderBook, reminder: Reminder, context: ToolContext): ActionResult {
  if (reminder.status === "done") {
    return result(false, reminder, wording.reminderWasDone(reminder, context));
  }
  if (isSeriesAhead(reminder)) {
    const { firedAt, doneAt } = reminder;
    if (firedAt === null || (doneAt !== null && doneAt >= firedAt)) {
      const stop = deleteButton(reminder, "Stop it");
      return result(false, reminder, wording.seriesNotDue(reminder, context), [stop]);
    }
  }
  const row = completeReminder(book, reminder, context);
  return result(true, row, wording.reminderDone(row, context));
}

/** Done is what has come up last; a series goes on. */
export function completeReminder(
  book: ReminderBook,
  reminder: Reminder,
  context: ToolContext,
): Reminder {
  const next = isSeriesAhead(reminder) ? {} : afterDone(reminder, context);
  return book.put(reminder.id, { ...fieldsOf(reminder), ...next, doneAt: context.now });
}

function isSeriesAhead(reminder: Reminder): boolean {
  return reminder.status === "active" && reminder.series !== null;
}

function afterDone(
  reminder: Reminder,
  { now }: Moment,
): Pick<ReminderFields, "status" | "nextAt" | "start"> {
  const { afterDays, zone, start } = reminder;
  if (afterDays === null) return { status: "done", nextAt: null, start };
  const date = addDays(instantToWall(now, zone).slice(0, 10), afterDays);
  const local = date + start.slice(10);
  return { status: "active", nextAt: wallToInstant(local, zone), start: local };
}

/** Back on the list when its time still lies ahead; otherwise it needs a new one. */
function reopen(book: ReminderBook, reminder: Reminder, context: ToolContext): ActionResult {
  if (reminder.status === "active") {
    return result(false, reminder, wording.reminderNotReopened(reminder, context));
  }
  const schedule = scheduleOf(reminder);
  const nextAt = schedule
    ? nextOccurrence(schedule, context.now)
    : wallToInstant(reminder.start, reminder.zone);
  if (nextAt === null || nextAt <= context.now) {
    const again = changeTime(reminder, "Choose a time");
    return result(false, reminder, wording.reminderPassed(reminder, context), [again]);
  }
  const fields: ReminderFields = { ...fieldsOf(reminder), status: "active", nextAt, doneAt: null };
  const row = book.put(reminder.id, fields);
  return result(true, row, wording.reminderReopened(row, context));
}
