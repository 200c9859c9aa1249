import { paragraph } from "../../chat/reply.ts";
import { addDays, instantToWall } from "../../time/zones.ts";
import type { Request, ShownItem, When } from "../../understanding/interpretation.ts";
import * as common from "../../wording/catalogue/common.ts";
import * as words from "../../wording/catalogue/tasks.ts";
import { dismiss, draft, goOn, press, rows, sentence } from "../../wording/draft.ts";
import { today } from "../../wording/time.ts";
import { quote } from "../../wording/title.ts";
import { t } from "../../wording/words.ts";
import { askPast, isPast } from "../ask-time.ts";
import { titleOf } from "../ask-title.ts";
import type { Plan, PlanContext } from "../capability.ts";
import { filledFrom, whenOn } from "../likely-times.ts";
import type { AddTask, UpdateTask } from "./inputs.ts";
import type { TaskStore } from "./task.ts";

export function planTaskAdd(request: Request, context: PlanContext): Plan {
  const { slots } = request;
  // A task does not repeat; what repeats is a reminder.
  if (slots.recurrence) {
    return { kind: "request", request: { ...request, intent: "reminder.add" } };
  }
  const named = titleOf(request, slots.title, "task", context);
  if ("plan" in named) return named.plan;
  if (slots.when && isPast(slots.when, context)) return askPast(request, slots.when, context);
  const input: AddTask = {
    title: named.title,
    ...(slots.when ? { due: dueOf(slots.when, context) } : {}),
    ...(slots.priority ? { priority: slots.priority } : {}),
  };
  return { kind: "call", call: { tool: "tasks.add", input } };
}

export function planTaskUpdate(
  tasks: TaskStore,
  item: ShownItem,
  request: Request,
  context: PlanContext,
): Plan {
  const { newTitle, recurrence, priority } = request.slots;
  const said = request.slots.when;
  const when = said && filledFrom(tasks.get(item.id)?.due ?? null, said, context);
  if (recurrence) {
    const title = quote(context, item.title);
    return { kind: "say", outcome: sentence(t(context, words.taskRepeats, { title })) };
  }
  const input: UpdateTask = { id: item.id };
  if (newTitle !== undefined) {
    const named = titleOf(request, newTitle, "task", context);
    if ("plan" in named) return named.plan;
    input.title = named.title;
  }
  if (when && isPast(when, context)) return askPast(request, when, context);
  if (when) input.due = dueOf(when, context);
  if (priority) input.priority = priority;
  if (Object.keys(input).length === 1) return askChange(item, request, context);
  return { kind: "call", call: { tool: "tasks.update", input } };
}

/** A task is put off by moving its due date. */
export function planTaskSnooze(item: ShownItem, request: Request, context: PlanContext): Plan {
  const { duration, when } = request.slots;
  const text = when?.text ?? "later";
  const later: When | undefined =
    duration === undefined
      ? when
      : {
          text,
          local: instantToWall(context.now + duration * 1000, context.profile.zone),
          grain: "minute",
          dateOnly: false,
        };
  if (!later) return askChange(item, { ...request, intent: "task.update" }, context);
  if (isPast(later, context)) return askPast(request, later, context);
  const input: UpdateTask = { id: item.id, due: dueOf(later, context) };
  return { kind: "call", call: { tool: "tasks.update", input } };
}

/** Asks what to change: mostly the date, so the next message may say one. */
function askChange(item: ShownItem, request: Request, context: PlanContext): Plan {
  const settled: Request = {
    ...request,
    intent: "task.update",
    slots: { target: { kind: "item", item } },
    ambiguities: [],
  };
  const day = today(context);
  const on = (name: string, date: string) =>
    goOn(name, { ...settled, slots: { ...settled.slots, when: whenOn(date, name) } });
  const buttons = [
    on(t(context, words.today), day),
    on(t(context, words.tomorrow), addDays(day, 1)),
    on(t(context, words.inAWeek), addDays(day, 7)),
    press(t(context, words.noDate), "tasks.update", { id: item.id, due: null }),
    press(t(context, words.highPriority), "tasks.update", { id: item.id, priority: "high" }),
    press(t(context, words.normalPriority), "tasks.update", { id: item.id, priority: "normal" }),
    press(
      t(context, common.remove),
      "items.delete",
      { items: [{ kind: "task", id: item.id }] },
      { tone: "danger" },
    ),
  ];
  return {
    kind: "ask",
    question: draft(
      [paragraph(t(context, words.taskWhenAsk, { title: quote(context, item.title) }))],
      rows([...buttons, dismiss(context)], 3),
    ),
    pending: { request: settled, reason: "missing-time" },
  };
}

function dueOf(when: When, { profile }: PlanContext): { local: string; zone?: string } {
  if (when.dateOnly) return { local: when.local.slice(0, 10) };
  const zone = when.zone ?? profile.zone;
  return {
    local: when.instant === undefined ? when.local : instantToWall(when.instant, zone),
    zone,
  };
}
