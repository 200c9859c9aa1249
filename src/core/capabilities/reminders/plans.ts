import { paragraph } from "../../chat/reply.ts";
import { instantToWall } from "../../time/zones.ts";
import type { Request, ShownItem, Slots } from "../../understanding/interpretation.ts";
import * as words from "../../wording/catalogue/reminders.ts";
import { dismiss, draft, rows } from "../../wording/draft.ts";
import { quote } from "../../wording/title.ts";
import { rich, t } from "../../wording/words.ts";
import { askPast, askWhen, isPast } from "../ask-time.ts";
import { titleOf } from "../ask-title.ts";
import type { Plan, PlanContext } from "../capability.ts";
import { filledFrom, halfNear, instantOf, whenAt } from "../likely-times.ts";
import type { ReminderBook } from "./book.ts";
import { mannerOf } from "./firing/manner-input.ts";
import type { AddReminder, SnoozeReminder, UpdateReminder } from "./inputs.ts";
import type { Reminder } from "./reminder.ts";
import { planSeriesUpdate } from "./schedule/plan-update.ts";
import { snoozeButtons } from "./snooze.ts";
import { timingInput } from "./timing.ts";
import { timeSpans } from "./wording.ts";

export function planReminderAdd(request: Request, context: PlanContext): Plan {
  const { slots } = request;
  const named = titleOf(request, slots.title, "reminder", context);
  if ("plan" in named) return named.plan;
  const unclear = askAboutTime(request, named.title, context);
  if (unclear) return unclear;
  const timing = timingInput(slots, context);
  if (!timing) {
    const title = quote(context, named.title);
    return askWhen(request, context, rich(context, words.remWhenAsk, { title }));
  }
  const manner = mannerOf(slots);
  const input: AddReminder = { title: named.title, timing, ...(manner ? { manner } : {}) };
  return { kind: "call", call: { tool: "reminders.add", input } };
}

export function planReminderUpdate(
  book: ReminderBook,
  item: ShownItem,
  request: Request,
  context: PlanContext,
): Plan {
  const reminder = book.get(item.id);
  const target = { kind: "item", item } as const;
  const isCorrection = request.slots.target?.kind === "focus";
  const aimed: Request = { ...request, slots: { ...request.slots, target }, ambiguities: [] };
  const series = reminder && planSeriesUpdate(reminder, aimed, context, isCorrection);
  if (series) return series;
  const slots = reminder ? fillTime(reminder, aimed.slots, context) : aimed.slots;
  const settled: Request = { ...aimed, slots };
  const input: UpdateReminder = { id: item.id };
  if (slots.newTitle !== undefined) {
    const named = titleOf(settled, slots.newTitle, "reminder", context);
    if ("plan" in named) return named.plan;
    input.title = named.title;
  }
  const unclear = askAboutTime(settled, item.title, context);
  if (unclear) return unclear;
  const timing = timingInput(slots, context, reminder?.zone);
  if (timing) input.timing = timing;
  const manner = mannerOf(slots);
  if (manner && Object.keys(input).length === 1) {
    return { kind: "call", call: { tool: "reminders.manner", input: { id: item.id, ...manner } } };
  }
  if (manner) input.manner = manner;
  if (Object.keys(input).length === 1) return askNewTime(item, reminder, settled, context);
  return { kind: "call", call: { tool: "reminders.update", input } };
}

/** Putting off counts from now for what has come up, and from its own time for what lies ahead. */
export function planReminderSnooze(
  book: ReminderBook,
  item: ShownItem,
  request: Request,
  context: PlanContext,
): Plan {
  const { duration, when } = request.slots;
  const settled: Request = {
    ...request,
    intent: "reminder.snooze",
    slots: { ...request.slots, target: { kind: "item", item } },
    ambiguities: [],
  };
  if (when && isPast(when, context)) return askPast(settled, when, context);
  const until: SnoozeReminder["until"] | null =
    duration !== undefined
      ? { seconds: Math.max(1, Math.round(duration)) }
      : when
        ? { at: instantOf(when, context) }
        : null;
  if (until) {
    const input: SnoozeReminder = { id: item.id, until };
    return { kind: "call", call: { tool: "reminders.snooze", input } };
  }
  const reminder = book.get(item.id);
  const occurrence = reminder?.status === "fired" ? (reminder.firedAt ?? undefined) : undefined;
  const buttons = [...snoozeButtons(item, occurrence, context), dismiss(context)];
  return {
    kind: "ask",
    question: draft(
      [paragraph(t(context, words.remUntilAsk, { title: quote(context, item.title) }))],
      rows(buttons, 3),
    ),
    pending: { request: settled, reason: "missing-time" },
  };
}

/** Times that cannot be taken as they are: those that have passed, and "today" when the day has begun. */
function askAboutTime(request: Request, title: string, context: PlanContext): Plan | null {
  const { when, recurrence } = request.slots;
  if (!when || recurrence) return null;
  if (when.dateOnly && !isPast(when, context) && instantOf(when, context) <= context.now) {
    const about = { title: quote(context, title) };
    return askWhen(request, context, rich(context, words.remTimeAsk, about));
  }
  if (isPast(when, context) || instantOf(when, context) <= context.now) {
    return askPast(request, when, context);
  }
  return null;
}

/** What was not said about the time comes from the reminder itself. */
function fillTime(reminder: Reminder, slots: Slots, context: PlanContext): Slots {
  const { zone, nextAt, start } = reminder;
  // "an hour later" counts from its own time while that lies ahead.
  if (slots.duration !== undefined && !slots.when && nextAt !== null) {
    const { duration, ...rest } = slots;
    return { ...rest, when: { ...whenAt(nextAt + duration * 1000, zone, ""), zone } };
  }
  if (!slots.when || slots.recurrence) return slots;
  const local = nextAt === null ? start : instantToWall(nextAt, zone);
  const when = halfNear(local, slots.when, context);
  return { ...slots, when: filledFrom({ local, zone }, when, context) };
}

function askNewTime(
  item: ShownItem,
  reminder: Reminder | null,
  request: Request,
  context: PlanContext,
): Plan {
  const asked: Request = { ...request, intent: "reminder.update" };
  const title = quote(context, item.title);
  const question =
    reminder && reminder.nextAt !== null
      ? rich(context, words.remWhenNowAsk, { title, when: timeSpans(reminder, context) })
      : rich(context, words.remWhenAsk, { title });
  return askWhen(asked, context, question);
}
