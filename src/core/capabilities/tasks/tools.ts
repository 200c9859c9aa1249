import { paragraph } from "../../chat/reply.ts";
import type { Ids } from "../../ports/ids.ts";
import { addDays } from "../../time/zones.ts";
import { defineTool, type Outcome, type Tool, type ToolContext } from "../../tools/tool.ts";
import { draft, mention, sentence, undoButton } from "../../wording/draft.ts";
import { today } from "../../wording/time.ts";
import { checkTitle, titleProblem } from "../../wording/title.ts";
import { localTimeProblem } from "../items/time-input.ts";
import { shownTask, taskButtons } from "./actions.ts";
import {
  type AddTask,
  addInput,
  listInput,
  tickInput,
  type UpdateTask,
  updateInput,
} from "./inputs.ts";
import { listTasks, tick } from "./list.ts";
import { isOverdue } from "./pages.ts";
import type { Task, TaskDue, TaskFields, TaskStore } from "./task.ts";
import { taskAdded, taskChanged, taskUnchanged } from "./wording.ts";

export interface TaskToolDeps {
  tasks: TaskStore;
  ids: Pick<Ids, "next">;
}

export function taskTools(deps: TaskToolDeps): Tool[] {
  return [
    defineTool({
      name: "tasks.add",
      description: "Adds a task, with a due date or time and a priority when given.",
      effect: "write",
      input: addInput,
      run: (input, context) => addTask(deps, input, context),
    }),
    defineTool({
      name: "tasks.update",
      description: "Changes a task's title, due date or priority.",
      effect: "write",
      input: updateInput,
      run: (input, context) => updateTask(deps.tasks, input, context),
    }),
    defineTool({
      name: "tasks.list",
      description: "Lists tasks: open, due today, tomorrow or this week, overdue, or done.",
      effect: "read",
      input: listInput,
      run: (input, context) => listTasks(deps.tasks, input, context),
    }),
    defineTool({
      name: "tasks.tick",
      description: "Marks a task of a list as done and shows the list as it then is.",
      effect: "write",
      input: tickInput,
      run: (input, context) => tick(deps.tasks, input, context),
    }),
  ];
}

function addTask(deps: TaskToolDeps, input: AddTask, context: ToolContext): Outcome {
  const check = checkTitle(input.title);
  if (!check.ok) return sentence(titleProblem(check, "task"));
  const read = readDue(input.due, context);
  if ("problem" in read) return sentence(read.problem);
  const task = deps.tasks.put(deps.ids.next("task"), {
    title: check.title,
    status: "open",
    priority: input.priority ?? "normal",
    due: read.due,
    createdAt: context.now,
    doneAt: null,
  });
  return card(task, taskAdded(task, context), context);
}

function updateTask(tasks: TaskStore, input: UpdateTask, context: ToolContext): Outcome {
  const task = tasks.get(input.id);
  if (!task) return sentence("That task is not on the list any more.");
  const { id, number: _number, ...fields } = task;
  const changed: TaskFields = { ...fields };
  if (input.title !== undefined) {
    const check = checkTitle(input.title);
    if (!check.ok) return sentence(titleProblem(check, "task"));
    changed.title = check.title;
  }
  if (input.priority) changed.priority = input.priority;
  if (input.due !== undefined || input.tomorrow) {
    const read = input.tomorrow
      ? { due: tomorrow(task, context) }
      : readDue(input.due ?? undefined, context);
    if ("problem" in read) return sentence(read.problem);
    changed.due = read.due;
  }
  if (JSON.stringify(changed) === JSON.stringify(fields)) {
    return { ...sentence(...taskUnchanged(task, context)), ...mention([shownTask(task)]) };
  }
  const row = tasks.put(id, changed);
  return card(row, taskChanged(row, context), context);
}

function card(task: Task, spans: ReturnType<typeof taskAdded>, context: ToolContext): Outcome {
  const buttons = task.status === "open" ? taskButtons(task) : [];
  return {
    reply: draft([paragraph(...spans)], [[...buttons, undoButton(context.changeGroup)]]),
    ...mention([shownTask(task)]),
    data: { task },
  };
}

function tomorrow(task: Task, context: ToolContext): TaskDue {
  const date = addDays(today(context), 1);
  const time = task.due?.local.slice(10) ?? "";
  return { local: date + time, zone: task.due?.zone ?? null };
}

/** A due date as it is stored; one that has passed is refused. */
function readDue(
  input: AddTask["due"],
  context: ToolContext,
): { due: TaskDue | null } | { problem: string } {
  if (!input) return { due: null };
  const timed = input.local.length > 10;
  const zone = timed ? (input.zone ?? context.profile.zone) : null;
  const problem = localTimeProblem(input.local, zone);
  if (problem) return { problem };
  const local = timed && input.local.length === 16 ? `${input.local}:00` : input.local;
  const due: TaskDue = { local, zone };
  const probe: Task = { ...EMPTY_TASK, due };
  if (isOverdue(probe, context)) return { problem: "That time has passed. Nothing was changed." };
  return { due };
}

const EMPTY_TASK: Task = {
  id: "",
  number: null,
  title: "",
  status: "open",
  priority: "normal",
  due: null,
  createdAt: 0,
  doneAt: null,
};
