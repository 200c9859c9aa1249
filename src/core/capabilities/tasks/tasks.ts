import type { Ids } from "../../ports/ids.ts";
import type { TaskFilter } from "../../understanding/interpretation.ts";
import { sentence } from "../../wording/draft.ts";
import type { AgendaItem, Capability, Command, Offer, Plan } from "../capability.ts";
import type { CommandSpec } from "../command.ts";
import { commanded } from "../items/commands.ts";
import { taskPanel } from "./list.ts";
import { dueInstant, isOverdue, tasksBetween } from "./pages.ts";
import { planTaskAdd } from "./plans.ts";
import { taskRestorer } from "./restorer.ts";
import type { Task, TaskStore } from "./task.ts";
import { taskTools } from "./tools.ts";

/** Tasks that one look at the agenda can show. */
const AGENDA_LIMIT = 50;

const FILTERS: readonly TaskFilter[] = ["open", "today", "tomorrow", "week", "overdue", "done"];

const TASK_COMMANDS = {
  tasks: { name: "tasks", description: "List tasks", args: `[${FILTERS.join(", ")}]` },
  add: { name: "add", description: "Add a task", args: "[what] [when]" },
} as const satisfies Record<string, CommandSpec>;

const OFFERS: Offer[] = [
  {
    name: "add_task",
    description: "Adds a task to the list.",
    intent: "task.add",
    args: ["title", "when?", "priority?"],
  },
  {
    name: "list_tasks",
    description: "Lists tasks.",
    intent: "task.list",
    reads: true,
    args: ["filter?"],
  },
];

export function createTasks(deps: { tasks: TaskStore; ids: Pick<Ids, "next"> }): Capability {
  const { tasks } = deps;
  return {
    name: "tasks",
    title: "Tasks",
    examples: ["add a task: send the offer by Friday", "what is overdue?", "/tasks today"],
    phrases: { "task.add": "add a task: send the offer by Friday", "task.list": "show my tasks" },
    commands: taskCommands(),
    tools: taskTools(deps),
    intents: {
      "task.add": planTaskAdd,
      "task.list": (request) => planList(request.slots.filter ?? "open"),
    },
    offers: OFFERS,
    restorers: [taskRestorer(tasks)],
    panels: (moment) => [
      {
        id: "tasks",
        title: "Open tasks",
        reply: { blocks: taskPanel(tasks, moment), buttons: [] },
      },
    ],
    agenda: (from, to, moment) =>
      tasksBetween(tasks, from, to, AGENDA_LIMIT, moment).map((task) => agendaItem(task, moment)),
  };
}

function taskCommands(): Command[] {
  return [
    {
      spec: TASK_COMMANDS.tasks,
      plan(args) {
        const words = args.toLowerCase().replace(/^this /, "");
        const filter = FILTERS.find((name) => name === (words || "open"));
        if (filter) return planList(filter);
        const known = `I know these lists: ${FILTERS.join(", ")}. For example: /tasks today`;
        return { kind: "say", outcome: sentence(known) };
      },
    },
    {
      spec: TASK_COMMANDS.add,
      plan(args, context) {
        const { requests } = context.understand(`add a task: ${args}`);
        const [only] = requests;
        const read = requests.length === 1 && only?.intent === "task.add" ? only : undefined;
        // When the words read as several things or as something else, they are the title.
        return { kind: "request", request: read ?? commanded("task.add", args, { title: args }) };
      },
    },
  ];
}

function planList(filter: TaskFilter): Plan {
  return { kind: "call", call: { tool: "tasks.list", input: { filter } } };
}

function agendaItem(task: Task, moment: Parameters<typeof isOverdue>[1]): AgendaItem {
  const details = [
    ...(isOverdue(task, moment) ? ["overdue"] : []),
    ...(task.priority === "normal" ? [] : [`${task.priority} priority`]),
  ];
  return {
    at: dueInstant(task, moment.profile.zone) ?? 0,
    dateOnly: task.due?.zone === null,
    title: task.title,
    kind: "task",
    id: task.id,
    ...(task.number === null ? {} : { number: task.number }),
    ...(details.length > 0 ? { detail: details.join(", ") } : {}),
  };
}
