import { durableAddress } from "../../chat/inbound.ts";
import { type Block, paragraph } from "../../chat/reply.ts";
import type { Ids } from "../../ports/ids.ts";
import { MOST_SCHEDULES } from "../../tools/policy/budgets.ts";
import { defineTool, type Outcome, type Tool, type ToolContext } from "../../tools/tool.ts";
import * as words from "../../wording/catalogue/reminders.ts";
import { sentence } from "../../wording/draft.ts";
import { checkTitle, titleProblem } from "../../wording/title.ts";
import { rich, t } from "../../wording/words.ts";
import { fieldsOf, type ReminderBook } from "./book.ts";
import { card, said } from "./cards.ts";
import type { FireDeps } from "./fire.ts";
import { withManner } from "./firing/manner-input.ts";
import { mannerText } from "./firing/manner-text.ts";
import * as inputs from "./inputs.ts";
import { listReminders } from "./list.ts";
import { moveOne, previewPostponed, snooze } from "./postpone.ts";
import { ORDINARY, type Reminder, type ReminderFields } from "./reminder.ts";
import { atTimes, retimed } from "./retime.ts";
import { scheduleTools } from "./schedule/tools.ts";
import { readTiming, type TimingProblem } from "./timing.ts";
import * as wording from "./wording.ts";

export interface ReminderToolDeps extends FireDeps {
  ids: Pick<Ids, "next">;
}

export function reminderTools(deps: ReminderToolDeps): Tool[] {
  return [
    defineTool({
      name: "reminders.add",
      description: "Sets a reminder, once or repeating.",
      effect: "write",
      schedules: true,
      input: inputs.addInput,
      preview: (input, context) => preview(ASK_SET, newReminder(input, context), context),
      run: (input, context) => add(deps, input, context),
    }),
    defineTool({
      name: "reminders.update",
      description: "Gives a reminder another title or another time.",
      effect: "write",
      schedules: true,
      input: inputs.updateInput,
      preview(input, context) {
        const planned = changedReminder(deps.book, input, context);
        const fields = "problem" in planned ? planned : planned.fields;
        return preview(ASK_CHANGE, fields, context);
      },
      run: (input, context) => update(deps.book, input, context),
    }),
    defineTool({
      name: "reminders.move-one",
      description: "Moves only one occurrence of a repeating reminder.",
      effect: "write",
      input: inputs.moveOneInput,
      preview: (input, context) => previewPostponed(deps.book, input, context),
      run: (input, context) => moveOne(deps.book, input, context),
    }),
    defineTool({
      name: "reminders.snooze",
      description: "Puts a reminder off.",
      effect: "write",
      once: ({ occurrence }) => occurrence !== undefined,
      input: inputs.snoozeInput,
      preview: (input, context) => previewPostponed(deps.book, input, context),
      run: (input, context) => snooze(deps.book, input, context),
    }),
    defineTool({
      name: "reminders.list",
      description: "Lists reminders with their next time.",
      effect: "read",
      input: inputs.listInput,
      run: (input, context) => listReminders(deps.book, input, context),
    }),
    ...scheduleTools(deps),
  ];
}

function newReminder(
  input: inputs.AddReminder,
  context: ToolContext,
): ReminderFields | TimingProblem {
  const check = checkTitle(input.title);
  if (!check.ok) return { problem: titleProblem(context, check, "reminder") };
  const timing = readTiming(input.timing, context);
  if ("problem" in timing) return timing;
  const manner = withManner(ORDINARY, input.manner ?? {}, context);
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
  if (!reminder) return { problem: t(context, words.remGone) };
  const fields = fieldsOf(reminder);
  if (input.title !== undefined) {
    const check = checkTitle(input.title);
    if (!check.ok) return { problem: titleProblem(context, check, "reminder") };
    fields.title = check.title;
  }
  const manner = withManner(fields, input.manner ?? {}, context);
  if ("problem" in manner) return manner;
  Object.assign(fields, manner);
  if (input.times) return { reminder, fields: atTimes(fields, input.times, context.now) };
  if (!input.timing) return { reminder, fields };
  const timing = readTiming(input.timing, context);
  if ("problem" in timing) return timing;
  return { reminder, fields: retimed(fields, timing, context.now) };
}

function add(
  { book, ids }: ReminderToolDeps,
  input: inputs.AddReminder,
  context: ToolContext,
): Outcome {
  const fields = newReminder(input, context);
  if ("problem" in fields) return sentence(fields.problem);
  if (isTooMany(book, fields))
    return sentence(t(context, words.remTooMany, { count: MOST_SCHEDULES }));
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
  if (!repeats(reminder) && isTooMany(book, fields))
    return sentence(t(context, words.remTooMany, { count: MOST_SCHEDULES }));
  const row = book.put(reminder.id, fields);
  return card(row, wording.reminderChanged(row, context), context);
}

/** One more that repeats than a person may have; paused ones are no way around it. */
function isTooMany(book: ReminderBook, fields: ReminderFields): boolean {
  if (!repeats(fields)) return false;
  const limit = MOST_SCHEDULES;
  const active = book.active({ repeating: true, limit }).length;
  return active + book.paused(limit).length >= limit;
}

const repeats = ({ series, afterDays }: ReminderFields): boolean =>
  series !== null || afterDays !== null;

/** The question, and the same with how it is to be said. */
const ASK_SET = { plain: words.remSetAsk, manner: words.remSetMannerAsk };
const ASK_CHANGE = { plain: words.remChangeAsk, manner: words.remChangeMannerAsk };

/** The reminder as it would be. */
function preview(
  ask: typeof ASK_SET | typeof ASK_CHANGE,
  fields: ReminderFields | TimingProblem,
  context: ToolContext,
): Block[] {
  if ("problem" in fields) return [paragraph(fields.problem)];
  const row: Reminder = { ...fields, id: "", number: null };
  const manner = mannerText(fields, context);
  const reminder = wording.fullReminder(row, context);
  return [
    paragraph(
      ...(manner === ""
        ? rich(context, ask.plain, { reminder })
        : rich(context, ask.manner, { reminder, manner })),
    ),
  ];
}
