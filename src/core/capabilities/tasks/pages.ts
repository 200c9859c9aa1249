import { addDays, instantToWall, wallToInstant, weekdayOf } from "../../time/zones.ts";
import type { TaskFilter } from "../../understanding/interpretation.ts";
import { type Moment, today } from "../../wording/time.ts";
import { PRIORITY_RANK, type Task, type TaskStore } from "./task.ts";

/** Where a page ended. `at`: among the dated (or done) ones; `rank`: among the undated. */
export interface TaskCursor {
  at?: number | undefined;
  rank?: number | undefined;
  id: string;
}

export interface TaskPage {
  tasks: Task[];
  /** Given when there are more. */
  next?: TaskCursor;
}

interface Range {
  /** Both forms of the same border: days for tasks due on a day, instants for those due at a time. */
  from?: { date: string; at: number };
  to?: { date: string; at: number };
}

/** One page of tasks in the order in which they fall due; those without a date come last. */
export function taskPage(
  store: TaskStore,
  filter: TaskFilter,
  page: { after?: TaskCursor; limit: number },
  moment: Moment,
): TaskPage {
  const wanted = { ...page, limit: page.limit + 1 };
  const tasks =
    filter === "done"
      ? store.done({ ...afterDone(page.after), limit: wanted.limit })
      : openTasks(store, filter, wanted, moment);
  const shown = tasks.slice(0, page.limit);
  const last = shown.at(-1);
  if (tasks.length <= page.limit || !last) return { tasks: shown };
  return { tasks: shown, next: cursorOf(last, moment) };
}

/** Open tasks due between two instants, in time order, at most `limit`. */
export function tasksBetween(
  store: TaskStore,
  from: number,
  to: number,
  limit: number,
  moment: Moment,
): Task[] {
  const zone = moment.profile.zone;
  const border = (at: number) => {
    const local = instantToWall(at, zone);
    const date = local.slice(0, 10);
    // A day belongs to the range when its midnight does.
    return { at, date: wallToInstant(date, zone) < at ? addDays(date, 1) : date };
  };
  return dueTasks(store, { from: border(from), to: border(to) }, { limit }, moment);
}

/** When a task falls due: for a day, its midnight in the person's zone. */
export function dueInstant(task: Task, zone: string): number | null {
  if (!task.due) return null;
  return wallToInstant(task.due.local, task.due.zone ?? zone);
}

/** True when its day or its time has passed. */
export function isOverdue(task: Task, moment: Moment): boolean {
  if (!task.due || task.status !== "open") return false;
  if (task.due.zone === null) return task.due.local < today(moment);
  return wallToInstant(task.due.local, task.due.zone) < moment.now;
}

function openTasks(
  store: TaskStore,
  filter: Exclude<TaskFilter, "done">,
  page: { after?: TaskCursor; limit: number },
  moment: Moment,
): Task[] {
  const inUndated = page.after?.rank !== undefined;
  const due = inUndated ? [] : dueTasks(store, rangeOf(filter, moment), page, moment);
  if (filter !== "open" || due.length >= page.limit) return due;
  const { rank, id } = page.after ?? { id: "" };
  const after = rank === undefined ? {} : { after: { rank, id } };
  return [...due, ...store.undated({ ...after, limit: page.limit - due.length })];
}

function rangeOf(filter: Exclude<TaskFilter, "done">, moment: Moment): Range {
  const { now, profile } = moment;
  const day = today(moment);
  const border = (date: string) => ({ date, at: wallToInstant(date, profile.zone) });
  switch (filter) {
    case "open":
      return {};
    case "overdue":
      return { to: { date: day, at: now } };
    case "today":
      return { from: border(day), to: border(addDays(day, 1)) };
    case "tomorrow":
      return { from: border(addDays(day, 1)), to: border(addDays(day, 2)) };
    case "week":
      return { from: border(day), to: border(addDays(day, 8 - weekdayOf(day))) };
  }
}

function dueTasks(
  store: TaskStore,
  range: Range,
  page: { after?: TaskCursor; limit: number },
  { profile }: Moment,
): Task[] {
  const { after, limit } = page;
  const dated = store.dated({
    ...(range.from ? { from: range.from.date } : {}),
    ...(range.to ? { to: range.to.date } : {}),
    ...afterDate(after, profile.zone),
    limit,
  });
  const timed = store.timed({
    ...(range.from ? { from: range.from.at } : {}),
    ...(range.to ? { to: range.to.at } : {}),
    ...(after?.at === undefined ? {} : { after: { at: after.at, id: after.id } }),
    limit,
  });
  const at = (task: Task) => dueInstant(task, profile.zone) ?? 0;
  const byTime = (a: Task, b: Task) => at(a) - at(b) || (a.id < b.id ? -1 : 1);
  return [...dated, ...timed].sort(byTime).slice(0, limit);
}

/** Days sort at their midnight, so a cursor later in a day is behind all tasks of that day. */
function afterDate(after: TaskCursor | undefined, zone: string) {
  if (after?.at === undefined) return {};
  const date = instantToWall(after.at, zone).slice(0, 10);
  const atMidnight = wallToInstant(date, zone) === after.at;
  return { after: { date, id: atMidnight ? after.id : "\uffff" } };
}

function afterDone(after: TaskCursor | undefined) {
  return after?.at === undefined ? {} : { after: { at: after.at, id: after.id } };
}

function cursorOf(task: Task, { profile }: Moment): TaskCursor {
  if (task.status === "done") return { at: task.doneAt ?? 0, id: task.id };
  const at = dueInstant(task, profile.zone);
  return at === null ? { rank: PRIORITY_RANK[task.priority], id: task.id } : { at, id: task.id };
}
