import { durableAddress } from "../../chat/inbound.ts";
import { type Block, paragraph } from "../../chat/reply.ts";
import { defineTool, type Outcome, type Tool, type ToolContext } from "../../tools/tool.ts";
import { sentence } from "../../wording/draft.ts";
import { checkTitle, titleProblem } from "../../wording/title.ts";
import { fieldsOf, type ReminderBook } from "./book.ts";
import { card, GONE, said } from "./cards.ts";
import { withManner } from "./firing/manner-input.ts";
import { mannerText } from "./firing/manner-text.ts";
import * as inputs from "./inputs.ts";
import { listReminders } from "./list.ts";
import { moveNext, type PostponeDeps, previewPostponed, snooze } from "./postpone.ts";
import { ORDINARY, type Reminder, type ReminderFields } from "./reminder.ts";
import { readTiming, type TimingProblem } from "./timing.ts";
import * as wording from "./wording.ts";

export function reminderTools(deps: PostponeDeps): Tool[] {
  return [
    defineTool({
      name: "reminders.add",
      description: "Sets a reminder, once or repeating.",
      effect: "write",
      input: inputs.addInput,
      preview: (input, context) => preview("Set", newReminder(input, context), context),
      run: (input, context) => add(deps, input, context),
    }),
    defineTool({
      name: "reminders.update",
      description: "Gives a reminder another title or another time.",
      effect: "write",
      input: inputs.updateInput,
      preview(input, context) {
        const planned = changedReminder(deps.book, input, context);
        return preview("Change it to", "problem" in planned ? planned : planned.fields, context);
      },
      run: (input, context) => update(deps.book, input, context),
    }),
    defineTool({
      name: "reminders.move-next",
      description: "Moves only the next one of a repeating reminder.",
      effect: "write",
      input: inputs.moveNextInput,
      preview: (input, context) => previewPostponed(deps.book, input, context),
      run: (input, context) => moveNext(deps, input, context),
    }),
    defineTool({
      name: "reminders.snooze",
      description: "Puts a reminder off.",
      effect: "write",
      once: ({ occurrence }) => occurrence !== undefined,
      input: inputs.snoozeInput,
      preview: (input, context) => previewPostponed(deps.book, input, context),
      run: (input, context) => snooze(deps, input, context),
    }),
    defineTool({
      name: "reminders.list",
      description: "Lists reminders with their next time.",
      effect: "read",
      input: inputs.listInput,
      run: (input, context) => listReminders(deps.book, input, context),
    }),
  ];
}

function newReminder(
  input: inputs.AddReminder,
  context: ToolContext,
): ReminderFields | TimingProblem {
  const check = checkTitle(input.title);
  if (!check.ok) return { problem: titleProblem(check, "reminder") };
  const timing = readTiming(input.timing, context);
  if ("problem" in timing) return timing;
  const manner = withManner(ORDINARY, input.manner ?? {});
  if ("problem" in manner) return manner;
  return {
    ...ORDINARY,
    ...manner,
    title: check.title,
    status: "active",
    ...timing,
    firedAt: null,
    doneAt: null,
    createdAt: context.now,
    address: durableAddress(context.address),
  };
}

function changedReminder(
  book: ReminderBook,
  input: inputs.UpdateReminder,
  context: ToolContext,
): { reminder: Reminder; fields: ReminderFields } | TimingProblem {
  const reminder = book.get(input.id);
  if (!reminder) return { problem: GONE };
  const fields = fieldsOf(reminder);
  if (input.title !== undefined) {
    const check = checkTitle(input.title);
    if (!check.ok) return { problem: titleProblem(check, "reminder") };
    fields.title = check.title;
  }
  const manner = withManner(fields, input.manner ?? {});
  if ("problem" in manner) return manner;
  Object.assign(fields, manner);
  const wanted = input.times ? timesInput(reminder, input.times) : input.timing;
  if (!wanted) return { reminder, fields };
  const timing = readTiming(wanted, context);
  if ("problem" in timing) return timing;
  return { reminder, fields: { ...fields, ...timing, status: "active", doneAt: null } };
}

function add(
  { book, ids }: PostponeDeps,
  input: inputs.AddReminder,
  context: ToolContext,
): Outcome {
  const fields = newReminder(input, context);
  if ("problem" in fields) return sentence(fields.problem);
  const reminder = book.put(ids.next("reminder"), fields);
  return card(reminder, wording.reminderSet(reminder, context), context);
}

function update(book: ReminderBook, input: inputs.UpdateReminder, context: ToolContext): Outcome {
  const planned = changedReminder(book, input, context);
  if ("problem" in planned) return sentence(planned.problem);
  const { reminder, fields } = planned;
  if (JSON.stringify(fields) === JSON.stringify(fieldsOf(reminder))) {
    return said(reminder, wording.reminderUnchanged(reminder, context));
  }
  const row = book.put(reminder.id, fields);
  return card(row, wording.reminderChanged(row, context), context);
}

/** The reminder as it would be. */
function preview(
  verb: string,
  fields: ReminderFields | TimingProblem,
  context: ToolContext,
): Block[] {
  if ("problem" in fields) return [paragraph(fields.problem)];
  const row: Reminder = { ...fields, id: "", number: null };
  const manner = mannerText(fields);
  const how = manner === "" ? "?" : ` (${manner})?`;
  return [paragraph(`${verb} `, ...wording.fullReminder(row, context), how)];
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
