import type { ListItem, Span } from "../../chat/reply.ts";
import { text } from "../../chat/reply.ts";
import { wallToInstant } from "../../time/zones.ts";
import * as common from "../../wording/catalogue/common.ts";
import * as words from "../../wording/catalogue/tasks.ts";
import { dateText, instant, type Moment, zonedInstant } from "../../wording/time.ts";
import { quote, quoteShort } from "../../wording/title.ts";
import { type Reader, rich, t } from "../../wording/words.ts";
import { isOverdue } from "./pages.ts";
import type { Task } from "./task.ts";

/** "task 3: “Buy milk”, due Fri 27 Nov, high priority". */
export function fullTask(task: Task, moment: Moment): Span[] {
  return rich(moment, words.taskFull, {
    task: numbered(task, moment),
    title: quote(moment, task.title),
    details: details(task, moment, true),
  });
}

function numbered({ number }: Task, to: Reader): string {
  return number === null ? t(to, words.taskPlain) : t(to, words.taskNumbered, { number });
}

export function taskAdded(task: Task, moment: Moment): Span[] {
  return rich(moment, words.taskAdded, { task: fullTask(task, moment) });
}

export function taskChanged(task: Task, moment: Moment): Span[] {
  return rich(moment, words.taskChanged, { task: fullTask(task, moment) });
}

export function taskUnchanged(task: Task, moment: Moment): Span[] {
  return rich(moment, common.already, { item: fullTask(task, moment) });
}

export function taskDone(task: Task, to: Reader): Span[] {
  return rich(to, common.doneItem, { title: quote(to, task.title), number: inBrackets(task) });
}

export function taskWasDone(task: Task, moment: Moment): Span[] {
  const when = task.doneAt === null ? "" : [text(", "), instant(task.doneAt, moment)];
  return rich(moment, common.wasDone, { title: quote(moment, task.title), when });
}

export function taskReopened(task: Task, moment: Moment): Span[] {
  return rich(moment, words.taskReopened, { task: fullTask(task, moment) });
}

export function taskWasOpen(task: Task, moment: Moment): Span[] {
  return rich(moment, words.taskWasOpen, { task: fullTask(task, moment) });
}

export function taskDeleted(task: Task, to: Reader): Span[] {
  return rich(to, words.taskDeleted, { title: quote(to, task.title) });
}

export function listRow(task: Task, moment: Moment): ListItem {
  const done = task.status === "done";
  const title = text(quoteShort(moment, task.title));
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
  const { due, priority } = task;
  const how = isOverdue(task, moment) ? words.taskOverdue : words.taskDue;
  const spans = due ? rich(moment, how, { when: dueSpan(due, moment, withZone) }) : [];
  if (priority === "normal") return spans;
  return [...spans, text(`, ${t(moment, words.priorities[priority])}`)];
}

function dueSpan(due: NonNullable<Task["due"]>, moment: Moment, withZone: boolean): Span {
  if (due.zone === null) return text(dateText(due.local, moment));
  const at = wallToInstant(due.local, due.zone);
  return withZone ? zonedInstant(at, due.zone, moment) : instant(at, moment);
}

function inBrackets(task: Task): string {
  return task.number === null ? "" : ` (${task.number})`;
}
