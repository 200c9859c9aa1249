import { addDays, instantToWall, wallToInstant } from "../../time/zones.ts";
import type { ButtonDraft, ToolContext } from "../../tools/tool.ts";
import type { ShownItem } from "../../understanding/interpretation.ts";
import * as common from "../../wording/catalogue/common.ts";
import * as words from "../../wording/catalogue/reminders.ts";
import { goOn, press } from "../../wording/draft.ts";
import type { Moment } from "../../wording/time.ts";
import { type Reader, t } from "../../wording/words.ts";
import { commanded } from "../items/commands.ts";
import type { ActionResult, ItemActions } from "../items/item-actions.ts";
import { fieldsOf, type ReminderBook } from "./book.ts";
import {
  isUnanswered,
  nextAfterChange,
  nextOf,
  repeatsAtAll,
  withoutPutOff,
} from "./occurrences.ts";
import { planReminderSnooze, planReminderUpdate } from "./plans.ts";
import type { Reminder, ReminderFields } from "./reminder.ts";
import { planClear } from "./schedule/clear.ts";
import * as wording from "./wording.ts";

export function shownReminder(reminder: Reminder): ShownItem {
  const number = reminder.number === null ? {} : { number: reminder.number };
  return { kind: "reminder", id: reminder.id, title: reminder.title, ...number };
}

/** What one may want to do with a reminder that lies ahead. */
export function reminderButtons(reminder: Reminder, to: Reader): ButtonDraft[] {
  const edit = repeatsAtAll(reminder)
    ? detailsButton(reminder, t(to, words.details))
    : changeTime(reminder, t(to, common.edit));
  return [edit, deleteButton(reminder, t(to, common.remove))];
}

/** Everything about it, with all that can be done. */
export function detailsButton({ id }: Reminder, label: string): ButtonDraft {
  return press(label, "reminders.show", { id }, { uses: "nothing" });
}

export function changeTime(reminder: Reminder, label: string): ButtonDraft {
  const target = { kind: "item", item: shownReminder(reminder) } as const;
  return goOn(label, commanded("reminder.update", "edit", { target }));
}

export function deleteButton(reminder: Reminder, label: string): ButtonDraft {
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
    remove(id, context) {
      const reminder = book.get(id);
      if (!reminder) return null;
      book.remove(id);
      return result(true, reminder, wording.reminderDeleted(reminder, context));
    },
    live: (limit) =>
      [...book.unanswered(limit), ...book.active({ limit }), ...book.paused(limit)]
        .slice(0, limit)
        .map(shownReminder),
    planUpdate: (item, request, context) => planReminderUpdate(book, item, request, context),
    planClear: (when, context) => planClear(book, when, context),
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
  if (isSeriesAhead(reminder) && !isUnanswered(reminder)) {
    const stop = deleteButton(reminder, t(context, words.stopIt));
    return result(false, reminder, wording.seriesNotDue(reminder, context), [stop]);
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
  const next = isSeriesAhead(reminder)
    ? afterOccurrence(reminder, context)
    : afterDone(reminder, context);
  return book.put(reminder.id, { ...fieldsOf(reminder), ...next, doneAt: context.now });
}

/** What was put off is dealt with too; everything else of the series stays as it is. */
function afterOccurrence(reminder: Reminder, { now }: Moment): Partial<ReminderFields> {
  const fields = withoutPutOff(reminder, now);
  const { overrides } = fields;
  if (Object.keys(overrides).length === Object.keys(reminder.overrides).length) return {};
  const nextAt = nextAfterChange(fields, reminder, now);
  return { overrides, nextAt, status: nextAt === null && !reminder.pausedAt ? "done" : "active" };
}

function isSeriesAhead(reminder: Reminder): boolean {
  return reminder.status === "active" && reminder.series !== null;
}

function afterDone(reminder: Reminder, { now }: Moment): Partial<ReminderFields> {
  const { afterDays, zone, start } = reminder;
  if (afterDays === null) return { status: "done", nextAt: null, start };
  const date = addDays(instantToWall(now, zone).slice(0, 10), afterDays);
  const round = { ...reminder, start: date + start.slice(10) };
  return { status: "active", nextAt: nextOf(round, now), start: round.start };
}

/** Back on the list when its time still lies ahead; otherwise it needs a new one. */
function reopen(book: ReminderBook, reminder: Reminder, context: ToolContext): ActionResult {
  if (reminder.status === "active") {
    return result(false, reminder, wording.reminderNotReopened(reminder, context));
  }
  const nextAt = reminder.series
    ? nextOf(reminder, context.now)
    : wallToInstant(reminder.start, reminder.zone);
  if (nextAt === null || nextAt <= context.now) {
    const again = changeTime(reminder, t(context, words.chooseTime));
    return result(false, reminder, wording.reminderPassed(reminder, context), [again]);
  }
  const fields: ReminderFields = { ...fieldsOf(reminder), status: "active", nextAt, doneAt: null };
  const row = book.put(reminder.id, fields);
  return result(true, row, wording.reminderReopened(row, context));
}
