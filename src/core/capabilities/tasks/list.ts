import { type Block, note, paragraph } from "../../chat/reply.ts";
import type { Outcome, ToolContext } from "../../tools/tool.ts";
import { heading } from "../../wording/blocks.ts";
import * as common from "../../wording/catalogue/common.ts";
import * as words from "../../wording/catalogue/tasks.ts";
import { draft, press, rows, sentence, undoButton } from "../../wording/draft.ts";
import type { Moment } from "../../wording/time.ts";
import { t } from "../../wording/words.ts";
import { shownTask, taskActions } from "./actions.ts";
import type { ListTasks, TickTask } from "./inputs.ts";
import { type TaskPage, taskPage } from "./pages.ts";
import type { TaskStore } from "./task.ts";
import { listRow } from "./wording.ts";

/** Rows of one message; more come with a button. */
const PAGE = 10;
const PANEL = 20;

export function listTasks(tasks: TaskStore, input: ListTasks, context: ToolContext): Outcome {
  const page = readPage(tasks, input, context);
  if (page.tasks.length === 0) {
    const none = sentence(t(context, input.after ? words.noneMore : words.empty[input.filter]));
    return { ...none, shown: [], data: { tasks: [] } };
  }
  return showPage(page, input, context, { blocks: [], buttons: [] });
}

/** A press on a row of a list: the list is shown again as it is now, so that one can go on in it. */
export function tick(tasks: TaskStore, input: TickTask, context: ToolContext): Outcome {
  const result = taskActions(tasks).complete(input.id, context);
  const said = result?.spans ?? [t(context, words.taskGone)];
  const outcome = showPage(readPage(tasks, input, context), input, context, {
    blocks: [paragraph(...said)],
    buttons: result?.changed ? [undoButton(context)] : [],
  });
  return result ? { ...outcome, focus: result.item } : outcome;
}

function readPage(tasks: TaskStore, { filter, after }: ListTasks, context: ToolContext): TaskPage {
  return taskPage(tasks, filter, { ...(after ? { after } : {}), limit: PAGE }, context);
}

function showPage(
  page: TaskPage,
  { filter, after }: ListTasks,
  context: ToolContext,
  before: { blocks: Block[]; buttons: ReturnType<typeof undoButton>[] },
): Outcome {
  const here = { filter, ...(after ? { after } : {}) };
  const open = page.tasks.filter((task) => task.status === "open" && task.number !== null);
  const done = open.map((task) =>
    press(
      t(context, common.doneNamed, { name: task.number ?? "" }),
      "tasks.tick",
      { id: task.id, ...here },
      { uses: "button" },
    ),
  );
  const more = page.next
    ? [
        press(
          t(context, common.showMore),
          "tasks.list",
          { filter, after: page.next },
          { uses: "nothing" },
        ),
      ]
    : [];
  const items = page.tasks.map((task) => listRow(task, context));
  const list: Block[] =
    items.length > 0
      ? [heading(t(context, words.lists[filter])), { t: "list", items }]
      : [paragraph(t(context, after ? words.noneMore : words.empty[filter]))];
  return {
    reply: draft([...before.blocks, ...list], [...rows(done, 5), [...more, ...before.buttons]]),
    shown: page.tasks.map(shownTask),
    data: { tasks: page.tasks },
  };
}

/** The first open tasks, to look at. */
export function taskPanel(tasks: TaskStore, moment: Moment): Block[] {
  const page = taskPage(tasks, "open", { limit: PANEL }, moment);
  if (page.tasks.length === 0) return [paragraph(t(moment, words.empty.open))];
  const list: Block = { t: "list", items: page.tasks.map((task) => listRow(task, moment)) };
  return page.next ? [list, note(t(moment, words.listRest))] : [list];
}
