import type { Ids } from "../../ports/ids.ts";
import type { TaskFilter } from "../../understanding/interpretation.ts";
import * as commands from "../../wording/catalogue/commands.ts";
import * as help from "../../wording/catalogue/help.ts";
import * as words from "../../wording/catalogue/tasks.ts";
import { sentence } from "../../wording/draft.ts";
import { type Reader, t } from "../../wording/words.ts";
import type { AgendaItem, Capability, Command, Offer, Plan } from "../capability.ts";
import type { CommandTexts } from "../command.ts";
import { commanded } from "../items/commands.ts";
import { readCommand } from "../items/read-command.ts";
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
  tasks: { name: "tasks", description: commands.commandTasks, args: commands.argsTasks },
  add: { name: "add", description: commands.commandAdd, args: commands.argsAdd },
} as const satisfies Record<string, CommandTexts>;

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
    title: help.topicTasks,
    examples: help.examplesTasks,
    phrases: { "task.add": help.sayTaskAdd, "task.list": help.sayTaskList },
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
        title: t(moment, words.lists.open),
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
      plan(args, context) {
        const filter = args === "" ? "open" : filterOf(args, context);
        if (filter) return planList(filter);
        const filters = FILTERS.map((name) => t(context, words.filters[name])).join(", ");
        return { kind: "say", outcome: sentence(t(context, words.filterUnknown, { filters })) };
      },
    },
    {
      spec: TASK_COMMANDS.add,
      plan(args, context) {
        const read = readCommand(context, "task", args, ({ intent }) => intent === "task.add");
        // When the words read as several things or as something else, they are the title.
        return { kind: "request", request: read ?? commanded("task.add", args, { title: args }) };
      },
    },
  ];
}

/** A list by its name, in the person's language or in English. */
function filterOf(args: string, to: Reader): TaskFilter | undefined {
  const said = args.toLowerCase().replace(/^(?:this|diese) /, "");
  return FILTERS.find((name) => said === name || said === t(to, words.filters[name]));
}

function planList(filter: TaskFilter): Plan {
  return { kind: "call", call: { tool: "tasks.list", input: { filter } } };
}

function agendaItem(task: Task, moment: Parameters<typeof isOverdue>[1]): AgendaItem {
  const details = [
    ...(isOverdue(task, moment) ? [t(moment, words.overdue)] : []),
    ...(task.priority === "normal" ? [] : [t(moment, words.priorities[task.priority])]),
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
