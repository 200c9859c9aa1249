import { type Block, paragraph } from "../../chat/reply.ts";
import type { Ids } from "../../ports/ids.ts";
import { nextOccurrence } from "../../time/recurrence.ts";
import { instantToWall } from "../../time/zones.ts";
import type { Outcome, ToolContext } from "../../tools/tool.ts";
import { sentence } from "../../wording/draft.ts";
import { zonedInstant } from "../../wording/time.ts";
import { quote } from "../../wording/title.ts";
import { fieldsOf, type ReminderBook } from "./book.ts";
import { card, GONE, said } from "./cards.ts";
import { already } from "./firing/answer-tools.ts";
import { answered } from "./firing/answers.ts";
import { lookOf } from "./firing/fired-card.ts";
import type { MoveNext, SnoozeReminder } from "./inputs.ts";
import { type Reminder, type ReminderFields, scheduleOf } from "./reminder.ts";
import { onceAt, snoozeUntil } from "./snooze.ts";
import { passed, readTiming } from "./timing.ts";
import * as wording from "./wording.ts";

export interface PostponeDeps {
  book: ReminderBook;
  ids: Pick<Ids, "next">;
}

/** Moves the next one of a series; the series itself goes on as before. */
export function moveNext(
  { book, ids }: PostponeDeps,
  input: MoveNext,
  context: ToolContext,
): Outcome {
  const reminder = book.get(input.id);
  if (!reminder) return sentence(GONE);
  const { series, nextAt, zone } = reminder;
  // A card that was overtaken: another occurrence is the next one by now.
  if (!series || nextAt === null || nextAt !== input.occurrence) {
    return said(reminder, wording.reminderNow(reminder, context));
  }
  const timing = readTiming(input.timing, context);
  if ("problem" in timing) return sentence(timing.problem);
  const moment = instantToWall(nextAt, zone);
  // The whole day where it has one time only, so that new times do not bring the moved one back.
  const left = (series.times ?? []).length > 1 ? moment : moment.slice(0, 10);
  const skipped = { ...series, exdates: [...(series.exdates ?? []), left] };
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

/** Puts off what has come up, or moves what lies ahead; of a series only this one occurrence. */
export function snooze(
  { book, ids }: PostponeDeps,
  input: SnoozeReminder,
  context: ToolContext,
): Outcome {
  const reminder = book.get(input.id);
  if (!reminder) return sentence(GONE);
  const { occurrence } = input;
  const told = occurrence === undefined ? null : already(reminder, occurrence, context);
  if (told) return told;
  if (reminder.status === "done") return said(reminder, wording.reminderWasDone(reminder, context));
  const repeats = reminder.series !== null;
  // A card that was overtaken: the reminder was put off or moved by something else already.
  const overtaken =
    input.occurrence !== undefined &&
    !repeats &&
    (reminder.status !== "fired" || reminder.firedAt !== input.occurrence);
  if (overtaken) return said(reminder, wording.reminderNow(reminder, context));
  const at = snoozeUntil(input.until, countFrom(reminder, context), context);
  if (at <= context.now) return sentence(passed(at, context));
  if (repeats) noteSnoozed(book, reminder, occurrence ?? reminder.firedAt, at);
  const row = repeats
    ? separate(book, ids, reminder, at, context)
    : book.put(reminder.id, { ...fieldsOf(reminder), ...putOff(reminder, at) });
  return card(row, wording.reminderSnoozed(row, context), context);
}

/** The occurrence that was put off is not said again by the series itself. */
function noteSnoozed(
  book: ReminderBook,
  series: Reminder,
  occurrence: number | null,
  at: number,
): void {
  if (occurrence === null || lookOf(series, occurrence).kind !== "open") return;
  book.put(series.id, answered(fieldsOf(series), { occurrence, answer: "later", at }));
}

/** What repeats after it is done keeps its own time of day for the next round. */
function putOff(reminder: Reminder, at: number): Partial<ReminderFields> {
  const once = onceAt(at, reminder.zone);
  return reminder.afterDays === null ? once : { ...once, start: reminder.start };
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
    overrides: {},
    afterDays: null,
    firedAt: null,
    nagged: 0,
    nagAt: null,
    answers: [],
    createdAt: context.now,
  });
}

export function previewPostponed(
  book: ReminderBook,
  input: MoveNext | SnoozeReminder,
  context: ToolContext,
): Block[] {
  const reminder = book.get(input.id);
  if (!reminder) return [paragraph(GONE)];
  const at = newTime(reminder, input, context);
  if (typeof at === "string") return [paragraph(at)];
  const until = zonedInstant(at, reminder.zone, context);
  return [paragraph(`Put off ${quote(reminder.title)} to `, until, "?")];
}

function newTime(
  reminder: Reminder,
  input: MoveNext | SnoozeReminder,
  context: ToolContext,
): number | string {
  if ("until" in input) return snoozeUntil(input.until, countFrom(reminder, context), context);
  const timing = readTiming(input.timing, context);
  return "problem" in timing ? timing.problem : timing.nextAt;
}

/** Elapsed time counts from now for what has come up or repeats, and from its own time for what lies ahead. */
function countFrom(reminder: Reminder, { now }: ToolContext): number {
  return reminder.series ? now : Math.max(now, reminder.nextAt ?? 0);
}
