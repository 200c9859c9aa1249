import type { ListItem, Span } from "../../chat/reply.ts";
import { text } from "../../chat/reply.ts";
import { wallToInstant } from "../../time/zones.ts";
import type { TaskFilter } from "../../understanding/interpretation.ts";
import { dateText, instant, type Moment, zonedInstant } from "../../wording/time.ts";
import { quote, quoteShort } from "../../wording/title.ts";
import { isOverdue } from "./pages.ts";
import type { Task } from "./task.ts";

export const LIST_HEADINGS: Record<TaskFilter, string> = {
  open: "Open tasks",
  today: "Due today",
  tomorrow: "Due tomorrow",
  week: "Due this week",
  overdue: "Overdue",
  done: "Done",
};

export const EMPTY_LISTS: Record<TaskFilter, string> = {
  open: "No open tasks.",
  today: "No task is due today.",
  tomorrow: "No task is due tomorrow.",
  week: "No task is due this week.",
  overdue: "Nothing is overdue.",
  done: "No task is done yet.",
};

/** "task 3: “Buy milk”, due Fri 27 Nov, high priority". */
export function fullTask(task: Task, moment: Moment): Span[] {
  return [text(`${numbered(task)}: ${quote(task.title)}`), ...details(task, moment, true)];
}

export function numbered(task: Task): string {
  return task.number === null ? "task" : `task ${task.number}`;
}

export function taskAdded(task: Task, moment: Moment): Span[] {
  return [text("Added "), ...fullTask(task, moment), text(".")];
}

export function taskChanged(task: Task, moment: Moment): Span[] {
  return [text("Changed. Now "), ...fullTask(task, moment), text(".")];
}

export function taskUnchanged(task: Task, moment: Moment): Span[] {
  return [text("It is so already: "), ...fullTask(task, moment), text(".")];
}

export function taskDone(task: Task): Span[] {
  return [text(`Done: ${quote(task.title)}${inBrackets(task)}.`)];
}

export function taskWasDone(task: Task, moment: Moment): Span[] {
  const when = task.doneAt === null ? [] : [text(", "), instant(task.doneAt, moment)];
  return [text(`${quote(task.title)} was done already`), ...when, text(".")];
}

export function taskReopened(task: Task, moment: Moment): Span[] {
  return [text("Open again, "), ...fullTask(task, moment), text(".")];
}

export function taskWasOpen(task: Task, moment: Moment): Span[] {
  return [text("Still open, "), ...fullTask(task, moment), text(".")];
}

export function taskDeleted(task: Task): Span[] {
  return [text(`Deleted the task ${quote(task.title)}.`)];
}

export function listRow(task: Task, moment: Moment): ListItem {
  const done = task.status === "done";
  const title = text(quoteShort(task.title));
  const extra =
    done && task.doneAt !== null
      ? [text(", "), instant(task.doneAt, moment)]
      : details(task, moment, false);
  return {
    spans: [title, ...extra],
    done,
    ...(task.number === null ? {} : { number: task.number }),
  };
}

function details(task: Task, moment: Moment, withZone: boolean): Span[] {
  const spans: Span[] = [];
  if (task.due) spans.push(text(isOverdue(task, moment) ? ", overdue since " : ", due "));
  if (task.due) spans.push(dueSpan(task.due, moment, withZone));
  if (task.priority !== "normal") spans.push(text(`, ${task.priority} priority`));
  return spans;
}

function dueSpan(due: NonNullable<Task["due"]>, moment: Moment, withZone: boolean): Span {
  if (due.zone === null) return text(dateText(due.local, moment));
  const at = wallToInstant(due.local, due.zone);
  return withZone ? zonedInstant(at, due.zone, moment) : instant(at, moment);
}

function inBrackets(task: Task): string {
  return task.number === null ? "" : ` (${task.number})`;
}
