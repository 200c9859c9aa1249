import { type Block, paragraph } from "../../chat/reply.ts";
import type { Ids } from "../../ports/ids.ts";
import { addDays } from "../../time/zones.ts";
import { defineTool, type Outcome, type Tool, type ToolContext } from "../../tools/tool.ts";
import * as common from "../../wording/catalogue/common.ts";
import * as words from "../../wording/catalogue/tasks.ts";
import { draft, mention, sentence, undoButton } from "../../wording/draft.ts";
import { today } from "../../wording/time.ts";
import { checkTitle, quote, titleProblem } from "../../wording/title.ts";
import { rich, t } from "../../wording/words.ts";
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
import { fullTask, taskAdded, taskChanged, taskUnchanged } from "./wording.ts";

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
      preview: (input, context) => preview(words.taskAddAsk, newTask(input, context), context),
      run: (input, context) => addTask(deps, input, context),
    }),
    defineTool({
      name: "tasks.update",
      description: "Changes a task's title, due date or priority.",
      effect: "write",
      input: updateInput,
      preview(input, context) {
        const planned = changedTask(deps.tasks, input, context);
        const fields = "problem" in planned ? planned : planned.fields;
        return preview(words.taskChangeAsk, fields, context);
      },
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
      preview({ id }, context) {
        const title = quote(context, deps.tasks.get(id)?.title ?? "");
        return [paragraph(t(context, words.taskTickAsk, { title }))];
      },
      run: (input, context) => tick(deps.tasks, input, context),
    }),
  ];
}

/** What is wrong, as a sentence. */
interface Problem {
  problem: string;
}

function newTask(input: AddTask, context: ToolContext): TaskFields | Problem {
  const check = checkTitle(input.title);
  if (!check.ok) return { problem: titleProblem(context, check, "task") };
  const read = readDue(input.due, context);
  if ("problem" in read) return read;
  return {
    title: check.title,
    status: "open",
    priority: input.priority ?? "normal",
    due: read.due,
    createdAt: context.now,
    doneAt: null,
  };
}

function changedTask(
  tasks: TaskStore,
  input: UpdateTask,
  context: ToolContext,
): { task: Task; fields: TaskFields } | Problem {
  const task = tasks.get(input.id);
  if (!task) return { problem: t(context, words.taskGone) };
  const { id: _id, number: _number, ...fields } = task;
  if (input.title !== undefined) {
    const check = checkTitle(input.title);
    if (!check.ok) return { problem: titleProblem(context, check, "task") };
    fields.title = check.title;
  }
  if (input.priority) fields.priority = input.priority;
  if (input.due === null) fields.due = null;
  if (input.tomorrow) fields.due = tomorrow(task, context);
  if (input.due) {
    const read = readDue(input.due, context);
    if ("problem" in read) return read;
    fields.due = read.due;
  }
  return { task, fields };
}

function addTask(deps: TaskToolDeps, input: AddTask, context: ToolContext): Outcome {
  const fields = newTask(input, context);
  if ("problem" in fields) return sentence(fields.problem);
  const task = deps.tasks.put(deps.ids.next("task"), fields);
  return card(task, taskAdded(task, context), context);
}

function updateTask(tasks: TaskStore, input: UpdateTask, context: ToolContext): Outcome {
  const planned = changedTask(tasks, input, context);
  if ("problem" in planned) return sentence(planned.problem);
  const { task, fields } = planned;
  const { id, number: _number, ...before } = task;
  if (JSON.stringify(before) === JSON.stringify(fields)) {
    return { ...sentence(...taskUnchanged(task, context)), ...mention([shownTask(task)]) };
  }
  const row = tasks.put(id, fields);
  return card(row, taskChanged(row, context), context);
}

/** The task as it would be. */
function preview(
  ask: typeof words.taskAddAsk | typeof words.taskChangeAsk,
  fields: TaskFields | Problem,
  context: ToolContext,
): Block[] {
  if ("problem" in fields) return [paragraph(fields.problem)];
  const row: Task = { ...fields, id: "", number: null };
  return [paragraph(...rich(context, ask, { task: fullTask(row, context) }))];
}

function card(task: Task, spans: ReturnType<typeof taskAdded>, context: ToolContext): Outcome {
  const buttons = task.status === "open" ? taskButtons(task, context) : [];
  return {
    reply: draft([paragraph(...spans)], [[...buttons, undoButton(context)]]),
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
function readDue(input: AddTask["due"], context: ToolContext): { due: TaskDue | null } | Problem {
  if (!input) return { due: null };
  const timed = input.local.length > 10;
  const zone = timed ? (input.zone ?? context.profile.zone) : null;
  const problem = localTimeProblem(input.local, zone, context);
  if (problem) return { problem };
  const local = timed && input.local.length === 16 ? `${input.local}:00` : input.local;
  const due: TaskDue = { local, zone };
  const probe: Task = { ...EMPTY_TASK, due };
  if (isOverdue(probe, context)) return { problem: t(context, common.past) };
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
