import * as z from "zod/mini";
import { type Block, type ListItem, paragraph, text } from "../../chat/reply.ts";
import { instantToWall, wallToInstant } from "../../time/zones.ts";
import type { ButtonDraft } from "../../tools/tool.ts";
import { defineTool, type Outcome, type Tool, type ToolContext } from "../../tools/tool.ts";
import { draft, press, sentence, undoButton } from "../../wording/draft.ts";
import { instant, zonedInstant } from "../../wording/time.ts";
import { quoteShort } from "../../wording/title.ts";
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
        blocks.push(paragraph(`${count(followers.length, "reminder")} moved with you.`));
      }
      if (bound.reminders.length + bound.tasks.length === 0) return { blocks, buttons: [] };
      return {
        blocks: [...blocks, ...question(bound, from, to, context)],
        buttons: buttons(from),
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
  const items = [
    ...(reminders.length > 0 ? [count(reminders.length, "reminder")] : []),
    ...(tasks.length > 0 ? [count(tasks.length, "task")] : []),
  ].join(" and ");
  const verb = reminders.length + tasks.length === 1 ? "is" : "are";
  // An hour later is an hour later everywhere.
  const example = reminders.find(
    ({ series }) => !/=(?:HOUR|MINUTE|SECOND)LY/.test(series?.rrule ?? ""),
  );
  const blocks = [
    paragraph(`${items} ${verb} set by the clock of ${from}. What should happen with them?`),
  ];
  const options = example ? optionsFor(example, from, to, context) : [];
  if (options.length > 0) blocks.push({ t: "list", items: options });
  blocks.push({ t: "note", spans: [text("Until you choose, nothing about them changes.")] });
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
  const name = quoteShort(reminder.title, 30);
  const then = reminder.series ? `, and ${here} here from then on` : "";
  return [
    `Keep old local times: ${name} stays at ${there} in ${from}, now ${here} here.`,
    `Move with me: ${name} comes at ${there} here, and at ${there} wherever you are.`,
    `Same instants: ${name} comes next at ${here} here${then}.`,
  ].map((line) => ({ spans: [text(line)] }));
}

const LABELS: Record<Choice, string> = {
  stay: "Keep old local times",
  move: "Move with me",
  instants: "Same instants",
};

function buttons(from: string): ButtonDraft[] {
  return CHOICES.map((choice) => press(LABELS[choice], "travel.choose", { from, choice }));
}

export function travelTools(deps: TravelDeps): Tool[] {
  return [
    defineTool({
      name: "travel.choose",
      description:
        "After a change of time zone: keeps reminders and tasks at their old local time, moves them along, or keeps their instants.",
      effect: "write",
      input: chooseInput,
      preview: ({ choice }) => [paragraph(`${LABELS[choice]}?`)],
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
    return sentence(`Nothing was changed: what was set by the clock of ${from} stays with it.`);
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
  const blocks: Block[] = [paragraph(summary(changed.length, bound.tasks.length, to, choice))];
  if (items.length > 0) blocks.push({ t: "list", items });
  if (changed.length > NAMED) blocks.push(paragraph(`And ${changed.length - NAMED} more.`));
  if (kept.length > 0) blocks.push(paragraph(keptText(kept, from, to, choice)));
  return { reply: draft(blocks, [[undoButton(context.changeGroup)]]) };
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

function summary(reminders: number, tasks: number, to: string, choice: Choice): string {
  const what = [
    ...(reminders > 0 ? [count(reminders, "reminder")] : []),
    ...(tasks > 0 ? [count(tasks, "task")] : []),
  ].join(" and ");
  if (what === "") return "Nothing was changed.";
  return choice === "move"
    ? `Moved to the clock of ${to}: ${what}.`
    : `At the same instants, now by the clock of ${to}: ${what}.`;
}

function keptText(kept: Reminder[], from: string, to: string, choice: Choice): string {
  const names = kept.slice(0, NAMED).map((reminder) => quoteShort(reminder.title, 40));
  const more = kept.length > NAMED ? `, and ${kept.length - NAMED} more` : "";
  const why =
    choice === "move"
      ? `its time has passed in ${to} already`
      : `its day would be another one in ${to}`;
  const stay = kept.length === 1 ? "stays" : "stay";
  return `${names.join(", ")}${more} ${stay} with the clock of ${from}, since ${why}.`;
}

function line(row: Reminder, context: ToolContext): ListItem {
  const at = row.nextAt ?? context.now;
  const when =
    row.zone === context.profile.zone ? instant(at, context) : zonedInstant(at, row.zone, context);
  const next = row.series ? ", next " : ", ";
  return {
    spans: [text(`${quoteShort(row.title)}${next}`), when],
    ...(row.number === null ? {} : { number: row.number }),
  };
}

function count(n: number, noun: string): string {
  return n === 1 ? `1 ${noun}` : `${n} ${noun}s`;
}
