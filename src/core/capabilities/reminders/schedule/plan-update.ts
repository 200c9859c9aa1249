import { paragraph } from "../../../chat/reply.ts";
import { formatRule, isSubDaily, parseRule, WEEKDAY_CODES } from "../../../time/rule-parts.ts";
import { instantToWall, weekdayOf } from "../../../time/zones.ts";
import type { Request, ShownItem, Slots, When } from "../../../understanding/interpretation.ts";
import * as common from "../../../wording/catalogue/common.ts";
import * as words from "../../../wording/catalogue/schedules.ts";
import { dismiss, draft, goOn, rows, sentence } from "../../../wording/draft.ts";
import { label } from "../../../wording/time.ts";
import { quote } from "../../../wording/title.ts";
import { type Reader, rich, t } from "../../../wording/words.ts";
import { askPast, isPast } from "../../ask-time.ts";
import type { Plan, PlanContext } from "../../capability.ts";
import { filledFrom, halfNear, instantOf, whenAt } from "../../likely-times.ts";
import type { TimingInput, UpdateReminder } from "../inputs.ts";
import { repeatsAtAll } from "../occurrences.ts";
import type { Reminder } from "../reminder.ts";
import { timingInput } from "../timing.ts";
import { timeSpans } from "../wording.ts";
import { meantOccurrences, onlyWeekday } from "./which.ts";

/** A reminder set so lately is still being worded: "make it 10" then means all of it. */
const FRESH_MS = 10 * 60_000;

/**
 * New times for what repeats: for one occurrence, for all, or another rule. What is unclear is asked. Null when
 * the request names no time, so that nothing of this applies.
 */
export function planSeriesUpdate(
  reminder: Reminder,
  request: Request,
  context: PlanContext,
  /** Said of what was talked about last, without naming it. */
  isCorrection: boolean,
): Plan | null {
  const { slots } = request;
  if (slots.recurrence) return planRule(reminder, request, context);
  if (!repeatsAtAll(reminder)) return null;
  const when = slots.when ? ownHalf(reminder, slots.when, context) : shifted(reminder, slots);
  if (!when) return slots.scope === "rule" ? askRule(reminder, request, context) : null;
  const wanted: Request = { ...request, slots: { ...slots, when } };
  if (reminder.series === null) return planRound(reminder, when, wanted, context);
  switch (scopeOf(reminder, wanted, context, isCorrection)) {
    case "one":
      return planOne(reminder, wanted, context);
    case "all":
      return planAll(reminder, wanted, context);
    case "unclear":
      return askScope(reminder, wanted, context);
  }
}

/** A bare hour is meant near the time of day that it has. */
function ownHalf(reminder: Reminder, when: When, context: PlanContext): When {
  const { nextAt, start, zone } = reminder;
  return halfNear(nextAt === null ? start : instantToWall(nextAt, zone), when, context);
}

function scopeOf(
  reminder: Reminder,
  { slots }: Request,
  { now }: PlanContext,
  isCorrection: boolean,
): "one" | "all" | "unclear" {
  if (slots.occurrence || slots.scope === "one") return "one";
  if (slots.scope === "rule") return "all";
  // "change it to Friday" may be meant once; only the button says that all of them move.
  const isPlain = slots.when?.timeOnly === true || slots.duration !== undefined;
  if (slots.scope === "all" && isPlain) return "all";
  const isFresh = reminder.firedAt === null && now - reminder.createdAt < FRESH_MS;
  return isFresh && isCorrection ? "all" : "unclear";
}

/** "an hour later": counted from the next one. */
function shifted(reminder: Reminder, { duration }: Slots): When | undefined {
  if (duration === undefined || reminder.nextAt === null) return undefined;
  const at = reminder.nextAt + duration * 1000;
  return { ...whenAt(at, reminder.zone, ""), zone: reminder.zone };
}

/** Another rule keeps the times of day, and what has no rule yet its own time, unless others were said. */
function planRule(reminder: Reminder, { slots }: Request, context: PlanContext): Plan {
  const { recurrence } = slots;
  if (!recurrence) return nothingChanged(context);
  const own = reminder.series?.times ?? [reminder.start.slice(11, 16)];
  const times = recurrence.times.length > 0 || slots.when ? recurrence.times : own;
  const filled = { ...slots, recurrence: { ...recurrence, times } };
  const timing = timingInput(filled, context, reminder.zone);
  return update(reminder, timing ? { timing } : {});
}

function nothingChanged(to: Reader): Plan {
  return { kind: "say", outcome: sentence(t(to, common.nothingChanged)) };
}

function update({ id }: Reminder, change: Omit<UpdateReminder, "id">): Plan {
  return { kind: "call", call: { tool: "reminders.update", input: { id, ...change } } };
}

/** What repeats after it was done: the next round moves, and the pace stays. */
function planRound(reminder: Reminder, said: When, request: Request, context: PlanContext): Plan {
  const local = instantToWall(reminder.nextAt ?? context.now, reminder.zone);
  const when = filledFrom({ local, zone: reminder.zone }, said, context);
  if (isPast(when, context)) return askPast(request, when, context);
  const timing = timingInput({ when }, context);
  const { afterDays } = reminder;
  if (!timing || afterDays === null) return update(reminder, {});
  return update(reminder, { timing: { ...timing, afterDays } });
}

function planOne(reminder: Reminder, request: Request, context: PlanContext): Plan {
  const { slots } = request;
  const meant = meantOccurrences(reminder, slots, context);
  if ("problem" in meant) return { kind: "say", outcome: sentence(...meant.problem) };
  const ahead = meant.at.filter((at) => at > context.now);
  const [occurrence = meant.at[0] ?? context.now] = ahead;
  if (ahead.length > 1 && slots.occurrence) return askWhich(reminder, request, ahead, context);
  const timing = oneTiming(reminder, occurrence, slots, context);
  if ("plan" in timing) return timing.plan(request);
  const input = { id: reminder.id, occurrence, timing };
  return { kind: "call", call: { tool: "reminders.move-one", input } };
}

/** What was not said of the new time comes from the occurrence that is moved. */
function oneTiming(
  reminder: Reminder,
  occurrence: number,
  { when }: Slots,
  context: PlanContext,
): TimingInput | { plan: (request: Request) => Plan } {
  const local = instantToWall(occurrence, reminder.zone);
  const filled = when && filledFrom({ local, zone: reminder.zone }, when, context);
  if (!filled) return { plan: () => nothingChanged(context) };
  if (isPast(filled, context) || instantOf(filled, context) <= context.now) {
    return { plan: (request) => askPast(request, filled, context) };
  }
  const at = instantOf(filled, context);
  return { local: instantToWall(at, reminder.zone), zone: reminder.zone, at };
}

/** The same rule at another time of day; of a weekly one with one weekday also on another day. */
function planAll(reminder: Reminder, request: Request, context: PlanContext): Plan {
  const { when, duration } = request.slots;
  const { zone } = reminder;
  if (!when || hasManyTimes(reminder)) return askRule(reminder, request, context);
  const local = when.instant === undefined ? when.local : instantToWall(when.instant, zone);
  const time = when.dateOnly ? null : local.slice(11, 16);
  if (when.timeOnly === true) return update(reminder, { times: time === null ? [] : [time] });
  if (duration !== undefined) {
    const next = instantToWall(reminder.nextAt ?? context.now, zone);
    const sameDay = local.slice(0, 10) === next.slice(0, 10);
    if (!sameDay || time === null) return askRule(reminder, request, context);
    return update(reminder, { times: [time] });
  }
  const timing = onOtherDay(reminder, local, time, context);
  return timing ? update(reminder, { timing }) : askRule(reminder, request, context);
}

/** One new time of day would say nothing about the others. */
function hasManyTimes({ series }: Reminder): boolean {
  const parsed = series && parseRule(series.rrule);
  return !parsed?.ok || isSubDaily(parsed.rule.freq) || (series?.times ?? []).length > 1;
}

function onOtherDay(
  reminder: Reminder,
  local: string,
  time: string | null,
  { now }: PlanContext,
): TimingInput | null {
  const { series, zone } = reminder;
  const parsed = series && parseRule(series.rrule);
  if (!parsed?.ok || onlyWeekday(reminder) === null) return null;
  const day = WEEKDAY_CODES[weekdayOf(local) - 1] ?? "MO";
  const rrule = formatRule({ ...parsed.rule, byDay: [{ day }] });
  const times = time === null ? (series?.times ?? [reminder.start.slice(11, 16)]) : [time];
  const today = instantToWall(now, zone).slice(0, 10);
  return { local: `${today}T${times[0]}:00`, zone, rrule, times };
}

function askScope(reminder: Reminder, request: Request, context: PlanContext): Plan {
  const settle = (scope: "one" | "rule"): Request => ({
    ...request,
    intent: "reminder.update",
    slots: { ...request.slots, target: item(reminder), scope },
    ambiguities: [],
  });
  const { when } = request.slots;
  const local = instantToWall(reminder.nextAt ?? context.now, reminder.zone);
  const filled = when && filledFrom({ local, zone: reminder.zone }, when, context);
  const now = { title: quote(context, reminder.title), when: timeSpans(reminder, context) };
  const question = filled
    ? rich(context, words.scopeToAsk, { ...now, to: label(instantOf(filled, context), context) })
    : rich(context, words.scopeAsk, now);
  const buttons = [
    goOn(t(context, words.scopeOne), settle("one")),
    goOn(t(context, words.scopeAll), settle("rule")),
    dismiss(context),
  ];
  return {
    kind: "ask",
    question: draft([paragraph(...question)], rows(buttons, 3)),
    pending: { request: settle("one"), reason: "missing-time" },
  };
}

/** Several of that day: which one? */
function askWhich(reminder: Reminder, request: Request, at: number[], context: PlanContext): Plan {
  const buttons = at.slice(0, 5).map((one) => {
    const occurrence = { ...whenAt(one, reminder.zone, ""), zone: reminder.zone };
    const slots = { ...request.slots, target: item(reminder), occurrence };
    return goOn(label(one, context), { ...request, slots, ambiguities: [] });
  });
  return {
    kind: "ask",
    question: draft(
      [paragraph(t(context, words.severalAsk, { title: quote(context, reminder.title) }))],
      rows([...buttons, dismiss(context)], 2),
    ),
  };
}

/** Asks for the rule in words, with the most usual ones as buttons. */
function askRule(reminder: Reminder, request: Request, context: PlanContext): Plan {
  const asked: Request = {
    ...request,
    intent: "reminder.update",
    slots: { target: item(reminder), scope: "rule" },
    ambiguities: [],
  };
  const usual: [string, string][] = [
    [t(context, words.everyDay), "FREQ=DAILY"],
    [t(context, words.everyWeekday), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"],
    [t(context, words.everyWeek), "FREQ=WEEKLY"],
  ];
  const buttons = usual.map(([text, rrule]) =>
    goOn(text, { ...asked, slots: { ...asked.slots, recurrence: { text, rrule, times: [] } } }),
  );
  return {
    kind: "ask",
    question: draft(
      [
        paragraph(
          ...rich(context, words.ruleAsk, {
            title: quote(context, reminder.title),
            when: timeSpans(reminder, context),
          }),
        ),
      ],
      rows([...buttons, dismiss(context)], 2),
    ),
    pending: { request: asked, reason: "missing-time" },
  };
}

function item(reminder: Reminder): { kind: "item"; item: ShownItem } {
  const number = reminder.number === null ? {} : { number: reminder.number };
  return {
    kind: "item",
    item: { kind: "reminder", id: reminder.id, title: reminder.title, ...number },
  };
}
