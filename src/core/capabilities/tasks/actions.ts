import type { ButtonDraft } from "../../tools/tool.ts";
import type { ShownItem } from "../../understanding/interpretation.ts";
import * as common from "../../wording/catalogue/common.ts";
import * as words from "../../wording/catalogue/tasks.ts";
import { goOn, press } from "../../wording/draft.ts";
import { type Reader, t } from "../../wording/words.ts";
import { commanded } from "../items/commands.ts";
import type { ActionResult, ItemActions } from "../items/item-actions.ts";
import { planTaskSnooze, planTaskUpdate } from "./plans.ts";
import type { Task, TaskFields, TaskStore } from "./task.ts";
import * as wording from "./wording.ts";

export function shownTask(task: Task): ShownItem {
  const number = task.number === null ? {} : { number: task.number };
  return { kind: "task", id: task.id, title: task.title, ...number };
}

/** What one may want to do with an open task. */
export function taskButtons(task: Task, to: Reader): ButtonDraft[] {
  const target = { kind: "item", item: shownTask(task) } as const;
  return [
    press(t(to, common.done), "items.done", { items: [{ kind: "task", id: task.id }] }),
    press(t(to, words.tomorrow), "tasks.update", { id: task.id, tomorrow: true }),
    goOn(t(to, common.edit), commanded("task.update", "edit", { target })),
  ];
}

export function taskActions(tasks: TaskStore): ItemActions {
  /** `next` gives the fields to write, or null when it is so already. */
  const act = (
    id: string,
    next: (task: Task) => Partial<TaskFields> | null,
    told: (task: Task, changed: boolean) => Omit<ActionResult, "changed" | "item">,
  ): ActionResult | null => {
    const task = tasks.get(id);
    if (!task) return null;
    const changes = next(task);
    const { id: _id, number: _number, ...fields } = task;
    const row = changes ? tasks.put(id, { ...fields, ...changes }) : task;
    return { changed: changes !== null, item: shownTask(row), ...told(row, changes !== null) };
  };

  return {
    kind: "task",
    look(id) {
      const task = tasks.get(id);
      return task && shownTask(task);
    },
    complete: (id, context) =>
      act(
        id,
        (task) => (task.status === "done" ? null : { status: "done", doneAt: context.now }),
        (task, changed) => ({
          spans: changed ? wording.taskDone(task, context) : wording.taskWasDone(task, context),
          buttons: changed
            ? []
            : [press(t(context, words.reopen), "items.reopen", { items: [{ kind: "task", id }] })],
        }),
      ),
    reopen: (id, context) =>
      act(
        id,
        (task) => (task.status === "open" ? null : { status: "open", doneAt: null }),
        (task, changed) => ({
          spans: changed ? wording.taskReopened(task, context) : wording.taskWasOpen(task, context),
          buttons: [],
        }),
      ),
    remove(id, context) {
      const task = tasks.get(id);
      if (!task) return null;
      tasks.remove(id);
      return {
        changed: true,
        spans: wording.taskDeleted(task, context),
        item: shownTask(task),
        buttons: [],
      };
    },
    live(limit) {
      const due = [...tasks.dated({ limit }), ...tasks.timed({ limit })];
      return [...due, ...tasks.undated({ limit })].slice(0, limit).map(shownTask);
    },
    planUpdate: (item, request, context) => planTaskUpdate(tasks, item, request, context),
    planSnooze: (item, request, context) => planTaskSnooze(item, request, context),
  };
}
