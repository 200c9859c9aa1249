/** Changes of when and where a repeating reminder comes. Each is one write, and "undo" takes back exactly that. */

import { paragraph, type Span } from "../../../chat/reply.ts";
import type { AddressBook } from "../../../ports/address-book.ts";
import type { ButtonDraft, Outcome, ToolContext } from "../../../tools/tool.ts";
import * as common from "../../../wording/catalogue/common.ts";
import { details, remGone } from "../../../wording/catalogue/reminders.ts";
import * as words from "../../../wording/catalogue/schedules.ts";
import { draft, mention, press, sentence, undoButton } from "../../../wording/draft.ts";
import { rich, t } from "../../../wording/words.ts";
import { channelLabel } from "../../memory/wording.ts";
import { detailsButton, shownReminder } from "../actions.ts";
import { fieldsOf, type ReminderBook, rewrite } from "../book.ts";
import { said } from "../cards.ts";
import type {
  EndReminder,
  PauseReminders,
  ResumeReminders,
  SendReminderTo,
  SkipOccurrences,
} from "../inputs.ts";
import { coming, isPaused, repeatsAtAll, takesPlace, without } from "../occurrences.ts";
import type { Reminder, ReminderFields } from "../reminder.ts";
import * as answers from "./answers.ts";
import { endAfter, endOn } from "./end.ts";

/** Reminders that one answer names one by one. */
const NAMED = 10;

interface Result {
  row: Reminder;
  spans: Span[];
  changed: boolean;
}

export function skip(book: ReminderBook, input: SkipOccurrences, context: ToolContext): Outcome {
  const reminder = book.get(input.id);
  if (!reminder) return sentence(t(context, remGone));
  const gone = input.occurrences.filter((at) => takesPlace(reminder, at));
  if (gone.length === 0) {
    const [at = context.now] = input.occurrences;
    return said(reminder, answers.nothingToSkip(reminder, at, context));
  }
  const row = rewrite(book, reminder, without(fieldsOf(reminder), gone), context.now);
  return changed(row, answers.skipped(row, gone, context), context);
}

export function pause(book: ReminderBook, input: PauseReminders, context: ToolContext): Outcome {
  const { now } = context;
  const resumeAt = input.until ?? null;
  if (resumeAt !== null && resumeAt <= now) return sentence(t(context, common.past));
  const results = input.ids.map((id): Result | null => {
    const reminder = book.get(id);
    if (!reminder) return null;
    if (!repeatsAtAll(reminder)) return same(reminder, answers.comesOnce(reminder, context));
    if (isOver(reminder)) return same(reminder, answers.over(reminder, context));
    if (isPaused(reminder, now) && reminder.resumeAt === resumeAt) {
      return same(reminder, answers.asBefore(reminder, context));
    }
    const row = withPause(book, reminder, { pausedAt: now, resumeAt }, now);
    return { row, spans: answers.paused(row, context), changed: true };
  });
  const still = input.all ? stillComing(book, resumeAt, context) : [];
  return summary(results, still, "resume", context);
}

export function resume(book: ReminderBook, input: ResumeReminders, context: ToolContext): Outcome {
  const { now } = context;
  const results = input.ids.map((id): Result | null => {
    const reminder = book.get(id);
    if (!reminder) return null;
    if (!isPaused(reminder, now)) return same(reminder, answers.notPaused(reminder, context));
    const meanwhile = { ...fieldsOf(reminder), pausedAt: null, resumeAt: null };
    const [missed = Number.POSITIVE_INFINITY] = coming(meanwhile, reminder.pausedAt ?? now, 1);
    const row = withPause(book, reminder, { pausedAt: null, resumeAt: null }, now);
    return { row, spans: answers.resumed(row, missed <= now, context), changed: true };
  });
  return summary(results, [], "pause", context);
}

/**
 * What waits for an answer keeps waiting; only what lies ahead is armed anew. What a pause had taken the last of
 * comes back with its end.
 */
function withPause(
  book: ReminderBook,
  reminder: Reminder,
  change: Pick<ReminderFields, "pausedAt" | "resumeAt">,
  now: number,
): Reminder {
  const fields = { ...fieldsOf(reminder), ...change };
  const isOver = reminder.status !== "active" && change.pausedAt !== null;
  return isOver ? book.put(reminder.id, fields) : rewrite(book, reminder, fields, now);
}

/** What comes once is not paused, because it would be lost; the person hears of it. */
function stillComing(book: ReminderBook, until: number | null, context: ToolContext): Span[] {
  const range = { from: context.now, ...(until === null ? {} : { to: until }) };
  const once = book
    .active({ repeating: false, ...range, limit: NAMED })
    .filter((reminder) => !repeatsAtAll(reminder));
  return once.length === 0 ? [] : answers.stillComing(once, context);
}

export function end(book: ReminderBook, input: EndReminder, context: ToolContext): Outcome {
  const reminder = book.get(input.id);
  if (!reminder) return sentence(t(context, remGone));
  if (reminder.series === null) return said(reminder, answers.comesOnce(reminder, context));
  if (isOver(reminder)) return said(reminder, answers.over(reminder, context));
  if (reminder.pausedAt !== null && reminder.resumeAt === null && "after" in input.end) {
    return said(reminder, answers.resumeFirst(reminder, context));
  }
  const { now } = context;
  const from = Math.min(now + 1, reminder.nextAt ?? now + 1);
  const fields = fieldsOf(reminder);
  const ended =
    "after" in input.end ? endAfter(fields, input.end.after, from) : endOn(fields, input.end.on);
  if (!ended) return said(reminder, answers.endsSooner(reminder, context));
  if (coming({ ...ended, pausedAt: null }, from, 1).length === 0) {
    return said(reminder, answers.endsBefore(reminder, context));
  }
  const row = rewrite(book, reminder, ended, now);
  return changed(row, answers.ends(row, context), context);
}

export function sendTo(
  book: ReminderBook,
  addresses: AddressBook,
  input: SendReminderTo,
  context: ToolContext,
): Outcome {
  const reminder = book.get(input.id);
  if (!reminder) return sentence(t(context, remGone));
  const { channel } = input;
  if (channel === "api" || (channel !== null && !addresses.on(channel))) {
    const name = channelLabel(channel, context);
    return said(reminder, rich(context, words.sendUnknown, { channel: name }));
  }
  if (reminder.channel === channel) {
    return said(reminder, answers.asBefore(reminder, context));
  }
  const row = book.put(reminder.id, { ...fieldsOf(reminder), channel });
  const where = channel === null ? null : channelLabel(channel, context);
  return changed(row, answers.sentTo(row, where, context), context);
}

/** A series of which nothing is left. */
function isOver(reminder: Reminder): boolean {
  return reminder.series !== null && reminder.status !== "active";
}

function same(row: Reminder, spans: Span[]): Result {
  return { row, spans, changed: false };
}

/** After a change: what is true now, its details and the way back. */
function changed(
  row: Reminder,
  spans: Span[],
  context: ToolContext,
  more: ButtonDraft[] = [],
): Outcome {
  const buttons = [...more, detailsButton(row, t(context, details)), undoButton(context)];
  return {
    reply: draft([paragraph(...spans)], [buttons]),
    ...mention([shownReminder(row)]),
    data: { reminder: row },
  };
}

/** What became of several; with one of them, also the opposite as a button. */
function summary(
  results: (Result | null)[],
  note: Span[],
  opposite: "pause" | "resume",
  context: ToolContext,
): Outcome {
  const told = results.filter((result) => result !== null);
  const [only] = told;
  if (!only) return sentence(t(context, remGone));
  if (told.length === 1 && note.length === 0) {
    if (!only.changed) return said(only.row, only.spans);
    const button = press(
      t(context, opposite === "pause" ? words.pause : words.resume),
      `reminders.${opposite}`,
      {
        ids: [only.row.id],
      },
    );
    return changed(only.row, only.spans, context, [button]);
  }
  const blocks = told.slice(0, NAMED).map((result) => paragraph(...result.spans));
  if (told.length > NAMED)
    blocks.push(paragraph(t(context, common.andMore, { count: told.length - NAMED })));
  if (note.length > 0) blocks.push(paragraph(...note));
  const undo = told.some((result) => result.changed) ? [[undoButton(context)]] : [];
  return { reply: draft(blocks, undo), ...mention(told.map(({ row }) => shownReminder(row))) };
}
