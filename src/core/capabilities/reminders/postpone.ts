import { type Block, paragraph } from "../../chat/reply.ts";
import type { Outcome, ToolContext } from "../../tools/tool.ts";
import * as words from "../../wording/catalogue/reminders.ts";
import { draft, mention, press, sentence } from "../../wording/draft.ts";
import { zonedInstant } from "../../wording/time.ts";
import { quote } from "../../wording/title.ts";
import { rich, t } from "../../wording/words.ts";
import { shownReminder } from "./actions.ts";
import { fieldsOf, type ReminderBook, rewrite } from "./book.ts";
import { card, said } from "./cards.ts";
import { already } from "./firing/answer-tools.ts";
import { answered } from "./firing/answers.ts";
import type { MoveOne, SnoozeReminder } from "./inputs.ts";
import { isUnanswered, movedOnce, putOffTo, ruledAt, takesPlace } from "./occurrences.ts";
import type { Reminder, ReminderFields } from "./reminder.ts";
import { onceAt, snoozeUntil } from "./snooze.ts";
import { passed, readTiming } from "./timing.ts";
import * as wording from "./wording.ts";

/** Moves one occurrence of a series, this once; the others stay as they are. */
export function moveOne(book: ReminderBook, input: MoveOne, context: ToolContext): Outcome {
  const reminder = book.get(input.id);
  if (!reminder) return sentence(t(context, words.remGone));
  if (!takesPlace(reminder, input.occurrence)) {
    return said(reminder, wording.reminderNow(reminder, context));
  }
  const timing = readTiming(input.timing, context);
  if ("problem" in timing) return sentence(timing.problem);
  return relocate(book, reminder, { from: input.occurrence, to: timing.nextAt }, context);
}

function relocate(
  book: ReminderBook,
  reminder: Reminder,
  move: { from: number; to: number },
  context: ToolContext,
): Outcome {
  const { from, to } = move;
  if (from === to) return said(reminder, wording.reminderUnchanged(reminder, context));
  // Two occurrences at one time would be one, and the other would be lost.
  const isTaken = to !== ruledAt(reminder, from) && takesPlace(reminder, to);
  if (isTaken) return offerSkip(reminder, move, context);
  const row = rewrite(book, reminder, movedOnce(fieldsOf(reminder), from, to), context.now);
  return card(row, wording.reminderMoved(row, move, context), context);
}

function offerSkip(
  reminder: Reminder,
  { from, to }: { from: number; to: number },
  context: ToolContext,
): Outcome {
  const input = { id: reminder.id, occurrences: [from] };
  const skip = press(t(context, words.skipInstead), "reminders.skip", input);
  const blocks = [paragraph(...wording.reminderOccupied(reminder, to, context))];
  return { reply: draft(blocks, [[skip]]), ...mention([shownReminder(reminder)]) };
}

/** Puts off what has come up, or moves what lies ahead; of a series only this one occurrence. */
export function snooze(book: ReminderBook, input: SnoozeReminder, context: ToolContext): Outcome {
  const reminder = book.get(input.id);
  if (!reminder) return sentence(t(context, words.remGone));
  const { occurrence } = input;
  const told = occurrence === undefined ? null : already(reminder, occurrence, context);
  if (told) return told;
  if (reminder.status === "done") return said(reminder, wording.reminderWasDone(reminder, context));
  if (isOvertaken(reminder, input, context)) {
    return said(reminder, wording.reminderNow(reminder, context));
  }
  const from = countFrom(reminder, context);
  const at = snoozeUntil(input.until, from, context);
  if (at <= context.now) return sentence(passed(at, context));
  if (reminder.series) return snoozeSeries(book, reminder, at, context);
  const row = book.put(reminder.id, { ...fieldsOf(reminder), ...putOff(reminder, at) });
  return card(row, wording.reminderSnoozed(row, context), context);
}

/** A card that was overtaken: its occurrence was put off, dealt with or moved by something else already. */
function isOvertaken(
  reminder: Reminder,
  { occurrence }: SnoozeReminder,
  { now }: ToolContext,
): boolean {
  if (reminder.series && occurrence !== undefined) {
    const isNewest = occurrence === reminder.firedAt;
    return !isNewest || !isUnanswered(reminder) || putOffTo(reminder, now) !== null;
  }
  if (reminder.series) return comesNext(reminder, now) === null;
  if (occurrence === undefined) return false;
  return reminder.status !== "fired" || reminder.firedAt !== occurrence;
}

/** The occurrence of a series that "put it off" means: what is put off, what came up, else the next one. */
function comesNext(reminder: Reminder, now: number): number | null {
  const waiting = isUnanswered(reminder) ? reminder.firedAt : null;
  return putOffTo(reminder, now) ?? waiting ?? reminder.nextAt;
}

function snoozeSeries(
  book: ReminderBook,
  reminder: Reminder,
  at: number,
  context: ToolContext,
): Outcome {
  const { now } = context;
  const from = comesNext(reminder, now);
  // Whole seconds, as wall times have them; never before the time that was asked for.
  const to = Math.ceil(at / 1000) * 1000;
  if (from === null) return said(reminder, wording.reminderNow(reminder, context));
  const isAhead = !isUnanswered(reminder);
  if (isAhead) return relocate(book, reminder, { from, to }, context);
  const moved = movedOnce(fieldsOf(reminder), from, to);
  // Its card says so; the occurrence is said again at its new time.
  const { firedAt } = reminder;
  const noted =
    firedAt === null ? moved : answered(moved, { occurrence: firedAt, answer: "later", at: to });
  const row = rewrite(book, reminder, noted, now);
  return card(row, wording.reminderSnoozed(row, context), context);
}

/** What repeats after it is done keeps its own time of day for the next round. */
function putOff(reminder: Reminder, at: number): Partial<ReminderFields> {
  const once = onceAt(at, reminder.zone);
  return reminder.afterDays === null ? once : { ...once, start: reminder.start };
}

export function previewPostponed(
  book: ReminderBook,
  input: MoveOne | SnoozeReminder,
  context: ToolContext,
): Block[] {
  const reminder = book.get(input.id);
  if (!reminder) return [paragraph(t(context, words.remGone))];
  const at = newTime(reminder, input, context);
  if (typeof at === "string") return [paragraph(at)];
  const when = zonedInstant(at, reminder.zone, context);
  return [
    paragraph(
      ...rich(context, words.remPutOffAsk, { title: quote(context, reminder.title), when }),
    ),
  ];
}

function newTime(
  reminder: Reminder,
  input: MoveOne | SnoozeReminder,
  context: ToolContext,
): number | string {
  if ("until" in input) return snoozeUntil(input.until, countFrom(reminder, context), context);
  const timing = readTiming(input.timing, context);
  return "problem" in timing ? timing.problem : timing.nextAt;
}

/** Elapsed time counts from now for what has come up, and from its own time for what lies ahead. */
function countFrom(reminder: Reminder, { now }: ToolContext): number {
  const isAhead = reminder.series === null || !isUnanswered(reminder);
  return isAhead ? Math.max(now, reminder.nextAt ?? 0) : now;
}
