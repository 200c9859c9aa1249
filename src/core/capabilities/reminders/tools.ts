import { durableAddress } from "../../chat/inbound.ts";
import { paragraph, type Span } from "../../chat/reply.ts";
import type { Ids } from "../../ports/ids.ts";
import { nextOccurrence } from "../../time/recurrence.ts";
import { instantToWall } from "../../time/zones.ts";
import { defineTool, type Outcome, type Tool, type ToolContext } from "../../tools/tool.ts";
import { heading } from "../../wording/blocks.ts";
import { draft, mention, press, rows, sentence, undoButton } from "../../wording/draft.ts";
import { label } from "../../wording/time.ts";
import { checkTitle, titleProblem } from "../../wording/title.ts";
import { reminderButtons, shownReminder } from "./actions.ts";
import { fieldsOf, type ReminderBook } from "./book.ts";
import * as inputs from "./inputs.ts";
import { type Reminder, type ReminderFields, scheduleOf } from "./reminder.ts";
import { onceAt, snoozeUntil } from "./snooze.ts";
import { readTiming, type TimingProblem } from "./timing.ts";
import * as wording from "./wording.ts";

/** Rows of one message; more come with a button. */
const PAGE = 10;

export interface ReminderToolDeps {
  book: ReminderBook;
  ids: Pick<Ids, "next">;
}

export function reminderTools(deps: ReminderToolDeps): Tool[] {
  return [
    defineTool({
      name: "reminders.add",
      description: "Sets a reminder, once or repeating.",
      effect: "write",
      input: inputs.addInput,
      run: (input, context) => add(deps, input, context),
    }),
    defineTool({
      name: "reminders.update",
      description: "Gives a reminder another title or another time.",
      effect: "write",
      input: inputs.updateInput,
      run: (input, context) => update(deps.book, input, context),
    }),
    defineTool({
      name: "reminders.move-next",
      description: "Moves only the next one of a repeating reminder.",
      effect: "write",
      input: inputs.moveNextInput,
      run: (input, context) => moveNext(deps, input, context),
    }),
    defineTool({
      name: "reminders.snooze",
      description: "Puts a reminder off.",
      effect: "write",
      input: inputs.snoozeInput,
      run: (input, context) => snooze(deps, input, context),
    }),
    defineTool({
      name: "reminders.list",
      description: "Lists reminders with their next time.",
      effect: "read",
      input: inputs.listInput,
      run: (input, context) => list(deps.book, input, context),
    }),
  ];
}

const GONE = "That reminder is not on the list any more.";

function add(
  { book, ids }: ReminderToolDeps,
  input: inputs.AddReminder,
  context: ToolContext,
): Outcome {
  const check = checkTitle(input.title);
  if (!check.ok) return sentence(titleProblem(check, "reminder"));
  const timing = readTiming(input.timing, context);
  if ("problem" in timing) return problem(timing, context);
  const reminder = book.put(ids.next("reminder"), {
    title: check.title,
    status: "active",
    ...timing,
    firedAt: null,
    doneAt: null,
    createdAt: context.now,
    address: durableAddress(context.address),
  });
  return card(reminder, wording.reminderSet(reminder, context), context);
}

function update(book: ReminderBook, input: inputs.UpdateReminder, context: ToolContext): Outcome {
  const reminder = book.get(input.id);
  if (!reminder) return sentence(GONE);
  const fields = fieldsOf(reminder);
  let changed: ReminderFields = { ...fields };
  if (input.title !== undefined) {
    const check = checkTitle(input.title);
    if (!check.ok) return sentence(titleProblem(check, "reminder"));
    changed.title = check.title;
  }
  const wanted = input.times ? timesInput(reminder, input.times) : input.timing;
  if (wanted) {
    const timing = readTiming(wanted, context);
    if ("problem" in timing) return problem(timing, context);
    changed = { ...changed, ...timing, status: "active", doneAt: null };
  }
  if (JSON.stringify(changed) === JSON.stringify(fields)) {
    return said(reminder, wording.reminderUnchanged(reminder, context));
  }
  const row = book.put(reminder.id, changed);
  return card(row, wording.reminderChanged(row, context), context);
}

/** The same series at other times of day. */
function timesInput(reminder: Reminder, times: string[]): inputs.TimingInput | undefined {
  if (!reminder.series) return undefined;
  const { rrule, exdates } = reminder.series;
  return {
    local: `${reminder.start.slice(0, 10)}T${times[0]}:00`,
    zone: reminder.zone,
    rrule,
    times,
    ...(exdates ? { exdates } : {}),
  };
}

function moveNext(
  { book, ids }: ReminderToolDeps,
  input: inputs.MoveNext,
  context: ToolContext,
): Outcome {
  const reminder = book.get(input.id);
  if (!reminder) return sentence(GONE);
  const { series, nextAt, zone } = reminder;
  if (!series || nextAt === null) return said(reminder, wording.reminderNow(reminder, context));
  const timing = readTiming(input.timing, context);
  if ("problem" in timing) return problem(timing, context);
  const skipped = { ...series, exdates: [...(series.exdates ?? []), instantToWall(nextAt, zone)] };
  const fields: ReminderFields = { ...fieldsOf(reminder), series: skipped };
  const schedule = scheduleOf(fields);
  const following = schedule && nextOccurrence(schedule, context.now);
  book.put(reminder.id, {
    ...fields,
    nextAt: following,
    ...(following === null ? { status: "fired" as const } : {}),
  });
  const once = separate(book, ids, reminder, timing.nextAt, context);
  return card(once, wording.reminderSet(once, context), context);
}

function snooze(
  { book, ids }: ReminderToolDeps,
  input: inputs.SnoozeReminder,
  context: ToolContext,
): Outcome {
  const reminder = book.get(input.id);
  if (!reminder) return sentence(GONE);
  if (reminder.status === "done") return said(reminder, wording.reminderWasDone(reminder, context));
  const repeats = reminder.series !== null;
  // A card that was overtaken: the reminder was put off or moved by something else already.
  const overtaken =
    input.occurrence !== undefined &&
    !repeats &&
    (reminder.status !== "fired" || reminder.firedAt !== input.occurrence);
  if (overtaken) return said(reminder, wording.reminderNow(reminder, context));
  const from = repeats ? context.now : Math.max(context.now, reminder.nextAt ?? 0);
  const at = snoozeUntil(input.until, from, context);
  if (at <= context.now) return problem({ problem: "past", at }, context);
  const row = repeats
    ? separate(book, ids, reminder, at, context)
    : book.put(reminder.id, { ...fieldsOf(reminder), ...onceAt(at, reminder.zone) });
  return card(row, wording.reminderSnoozed(row, context), context);
}

/** One occurrence of a series on its own, so that the series goes on untouched. */
function separate(
  book: ReminderBook,
  ids: Pick<Ids, "next">,
  series: Reminder,
  at: number,
  context: ToolContext,
): Reminder {
  return book.put(ids.next("reminder"), {
    ...fieldsOf(series),
    ...onceAt(at, series.zone),
    series: null,
    afterDays: null,
    firedAt: null,
    createdAt: context.now,
  });
}

function list(book: ReminderBook, input: inputs.ListReminders, context: ToolContext): Outcome {
  const { after } = input;
  const found = book.active({ ...(after ? { after } : {}), limit: PAGE + 1 });
  if (found.length === 0) {
    return {
      ...sentence(after ? "No more reminders." : "No reminders are set."),
      shown: [],
      data: { reminders: [] },
    };
  }
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  const next = { at: last?.nextAt ?? 0, id: last?.id ?? "" };
  const more =
    found.length > PAGE
      ? [press("Show more", "reminders.list", { after: next }, { uses: "nothing" })]
      : [];
  const items = shown.map((reminder) => wording.listRow(reminder, context));
  return {
    reply: draft([heading("Reminders"), { t: "list", items }], [more]),
    shown: shown.map(shownReminder),
    data: { reminders: shown },
  };
}

function problem(trouble: TimingProblem, context: ToolContext): Outcome {
  if (trouble.problem === "sentence") return sentence(trouble.text);
  return sentence(`${label(trouble.at, context)} has passed. Nothing was changed.`);
}

function card(reminder: Reminder, spans: Span[], context: ToolContext): Outcome {
  const buttons = [...reminderButtons(reminder), undoButton(context.changeGroup)];
  return {
    reply: draft([paragraph(...spans)], rows(buttons, 3)),
    ...mention([shownReminder(reminder)]),
    data: { reminder },
  };
}

function said(reminder: Reminder, spans: Span[]): Outcome {
  return { ...sentence(...spans), ...mention([shownReminder(reminder)]) };
}
