import * as z from "zod/mini";
import { type Block, type ListItem, paragraph, text } from "../../chat/reply.ts";
import { instantToWall, wallToInstant } from "../../time/zones.ts";
import type { ButtonDraft } from "../../tools/tool.ts";
import { defineTool, type Outcome, type Tool, type ToolContext } from "../../tools/tool.ts";
import * as words from "../../wording/catalogue/agenda.ts";
import * as common from "../../wording/catalogue/common.ts";
import { draft, press, sentence, undoButton } from "../../wording/draft.ts";
import { firstNames } from "../../wording/names.ts";
import { instant, zonedInstant } from "../../wording/time.ts";
import { quoteShort } from "../../wording/title.ts";
import { type Reader, rich, t } from "../../wording/words.ts";
import { fieldsOf, type ReminderBook } from "../reminders/book.ts";
import type { Reminder } from "../reminders/reminder.ts";
import type { Task, TaskStore } from "../tasks/task.ts";
import { CHOICES, type Choice, keptInstant, movedWith } from "./shift.ts";

/** More than these are not looked at; nobody has so many. */
const MOST = 500;
/** Items that one answer names. */
const NAMED = 5;
/** Where to is where the person is when they choose. */
const chooseInput = z.object({ from: z.string().check(z.maxLength(60)), choice: z.enum(CHOICES) });

export interface TravelDeps {
  book: ReminderBook;
  tasks: TaskStore;
}

/** What a change of zone means for what was set before. */
export interface Travel {
  /** Moves what goes with the person, and asks about the rest; empty when there is nothing of either. */
  changed(
    from: string,
    to: string,
    context: ToolContext,
  ): { blocks: Block[]; buttons: ButtonDraft[] };
}

/** What is set by the clock of a zone. */
interface Bound {
  reminders: Reminder[];
  tasks: Task[];
}

export function createTravel({ book, tasks }: TravelDeps): Travel {
  return {
    changed(from, to, context) {
      const followers = ahead(book, from, "person", context);
      for (const reminder of followers) {
        const moved = movedWith(fieldsOf(reminder), to, context.now);
        if (moved) book.put(reminder.id, moved);
      }
      const bound = boundTo(from, { book, tasks }, context);
      const blocks: Block[] = [];
      if (followers.length > 0) {
        const items = t(context, words.travelReminders, { count: followers.length });
        blocks.push(paragraph(t(context, words.travelMoved, { items })));
      }
      if (bound.reminders.length + bound.tasks.length === 0) return { blocks, buttons: [] };
      return {
        blocks: [...blocks, ...question(bound, from, to, context)],
        buttons: buttons(from, context),
      };
    },
  };
}

function boundTo(zone: string, { book, tasks }: TravelDeps, context: ToolContext): Bound {
  return {
    reminders: ahead(book, zone, "local", context),
    tasks: tasks
      .timed({ from: context.now, limit: MOST })
      .filter((task) => task.due?.zone === zone),
  };
}

function ahead(
  book: ReminderBook,
  zone: string,
  mode: Reminder["zoneMode"],
  { now }: ToolContext,
): Reminder[] {
  return book
    .active({ from: now + 1, limit: MOST })
    .filter((reminder) => reminder.zone === zone && reminder.zoneMode === mode);
}

function question(
  { reminders, tasks }: Bound,
  from: string,
  to: string,
  context: ToolContext,
): Block[] {
  const items = counted(reminders.length, tasks.length, context);
  const count = reminders.length + tasks.length;
  // An hour later is an hour later everywhere.
  const example = reminders.find(
    ({ series }) => !/=(?:HOUR|MINUTE|SECOND)LY/.test(series?.rrule ?? ""),
  );
  const blocks = [paragraph(t(context, words.travelAsk, { items, from, count }))];
  const options = example ? optionsFor(example, from, to, context) : [];
  if (options.length > 0) blocks.push({ t: "list", items: options });
  blocks.push({ t: "note", spans: rich(context, words.travelUntil) });
  return blocks;
}

/** What each choice means, by the example of the next reminder. */
function optionsFor(
  reminder: Reminder,
  from: string,
  to: string,
  context: ToolContext,
): ListItem[] {
  const at = reminder.nextAt ?? context.now;
  const there = instantToWall(at, from).slice(11, 16);
  const here = instantToWall(at, to).slice(11, 16);
  const title = quoteShort(context, reminder.title, 30);
  const then = reminder.series ? words.travelInstantsSeries : words.travelInstantsMeans;
  return [
    t(context, words.travelStayMeans, { title, there, from, here }),
    t(context, words.travelMoveMeans, { title, there }),
    t(context, then, { title, here }),
  ].map((line) => ({ spans: [text(line)] }));
}

function buttons(from: string, to: Reader): ButtonDraft[] {
  return CHOICES.map((choice) =>
    press(t(to, words.travelChoices[choice]), "travel.choose", { from, choice }),
  );
}

export function travelTools(deps: TravelDeps): Tool[] {
  return [
    defineTool({
      name: "travel.choose",
      description:
        "After a change of time zone: keeps reminders and tasks at their old local time, moves them along, or keeps their instants.",
      effect: "write",
      input: chooseInput,
      preview: ({ choice }, context) => [paragraph(`${t(context, words.travelChoices[choice])}?`)],
      run: (input, context) => choose(deps, input, context),
    }),
  ];
}

function choose(
  deps: TravelDeps,
  { from, choice }: z.infer<typeof chooseInput>,
  context: ToolContext,
): Outcome {
  const to = context.profile.zone;
  const bound = boundTo(from, deps, context);
  const all = bound.reminders.length + bound.tasks.length;
  if (choice === "stay" || all === 0 || from === to) {
    return sentence(t(context, words.travelStayed, { from }));
  }
  const changed: Reminder[] = [];
  const kept: Reminder[] = [];
  for (const reminder of bound.reminders) {
    const fields = fieldsOf(reminder);
    const next = choice === "move" ? movedWith(fields, to, context.now) : keptInstant(fields, to);
    if (next) changed.push(deps.book.put(reminder.id, next));
    else kept.push(reminder);
  }
  for (const task of bound.tasks) moveTask(deps.tasks, task, to, choice);
  const items = changed.slice(0, NAMED).map((row) => line(row, context));
  const blocks: Block[] = [paragraph(summary(changed.length, bound.tasks.length, choice, context))];
  if (items.length > 0) blocks.push({ t: "list", items });
  if (changed.length > NAMED)
    blocks.push(paragraph(t(context, common.andMore, { count: changed.length - NAMED })));
  if (kept.length > 0) blocks.push(paragraph(keptText(kept, from, choice, context)));
  return { reply: draft(blocks, [[undoButton(context)]]) };
}

function moveTask(tasks: TaskStore, task: Task, to: string, choice: Choice): void {
  const { id, number: _number, ...fields } = task;
  if (!fields.due?.zone) return;
  const { local, zone } = fields.due;
  const at = choice === "move" ? local : inZone(local, zone, to);
  tasks.put(id, { ...fields, due: { local: at, zone: to } });
}

function inZone(local: string, from: string, to: string): string {
  return instantToWall(wallToInstant(local, from), to);
}

function summary(reminders: number, tasks: number, choice: Choice, context: ToolContext): string {
  if (reminders + tasks === 0) return t(context, common.nothingChanged);
  const done = choice === "move" ? words.travelMoveDone : words.travelInstantsDone;
  const items = counted(reminders, tasks, context);
  return t(context, done, { to: context.profile.zone, items });
}

function keptText(kept: Reminder[], from: string, choice: Choice, context: ToolContext): string {
  const titles = kept.map((reminder) => quoteShort(context, reminder.title, 40));
  const names = firstNames(context, titles, NAMED);
  const why = choice === "move" ? words.travelKeptPassed : words.travelKeptDay;
  return t(context, why, { names, from, to: context.profile.zone, count: kept.length });
}

function line(row: Reminder, context: ToolContext): ListItem {
  const at = row.nextAt ?? context.now;
  const when =
    row.zone === context.profile.zone ? instant(at, context) : zonedInstant(at, row.zone, context);
  const title = quoteShort(context, row.title);
  return {
    spans: rich(context, row.series ? words.travelLineNext : words.travelLine, { title, when }),
    ...(row.number === null ? {} : { number: row.number }),
  };
}

/** "2 reminders and 1 task". */
function counted(reminders: number, tasks: number, to: Reader): string {
  const first = t(to, words.travelReminders, { count: reminders });
  const second = t(to, words.travelTasks, { count: tasks });
  if (reminders === 0) return second;
  return tasks === 0 ? first : t(to, common.both, { first, second });
}
