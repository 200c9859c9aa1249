import {
  nextOccurrence,
  occurrencesBetween,
  type Schedule,
  validateRule,
} from "../../time/recurrence.ts";
import { formatRule, isSubDaily, parseRule } from "../../time/rule-parts.ts";
import { addDays, instantToWall, wallToInstant } from "../../time/zones.ts";
import type { RecurrencePhrase, Slots } from "../../understanding/interpretation.ts";
import * as common from "../../wording/catalogue/common.ts";
import * as words from "../../wording/catalogue/reminders.ts";
import { label, type Moment } from "../../wording/time.ts";
import { t } from "../../wording/words.ts";
import { localTimeProblem } from "../items/time-input.ts";
import { instantOf } from "../likely-times.ts";
import type { TimingInput } from "./inputs.ts";
import type { ReminderFields, Series } from "./reminder.ts";

/** The fields that say when a reminder happens. */
export type Timing = Pick<ReminderFields, "start" | "zone" | "series" | "afterDays"> & {
  nextAt: number;
};

/** Why a time cannot be kept, as a sentence. */
export interface TimingProblem {
  problem: string;
}

/** Seconds. */
const DAY = 86_400;
const SKIPPING = /;INTERVAL=(?!1(?:;|$))/;
const ON_CERTAIN_DAYS = /;BY(?:DAY|MONTHDAY|SETPOS|MONTH|YEARDAY|WEEKNO)=/;
const SUB_DAILY = /FREQ=(?:HOURLY|MINUTELY|SECONDLY)/;

/** What the words said, as tool input; null when they name no time. A day means the start of the day. */
export function timingInput(
  slots: Slots,
  moment: Moment,
  /** The zone in which a rule is meant when none was said. */
  ruleZone = moment.profile.zone,
): TimingInput | null {
  const { profile } = moment;
  if (slots.recurrence) return seriesInput(slots.recurrence, slots, moment, ruleZone);
  if (!slots.when) {
    if (slots.duration === undefined) return null;
    const at = moment.now + slots.duration * 1000;
    return { local: instantToWall(at, profile.zone), zone: profile.zone, at };
  }
  const zone = slots.when.zone ?? profile.zone;
  const at = ahead(instantOf(slots.when, moment), slots.duration ?? 0, zone);
  return { local: instantToWall(at, zone), zone, at };
}

/** "30 minutes before the call at three"; whole days are days of the calendar, at the same time of day. */
function ahead(instant: number, lead: number, zone: string): number {
  if (lead % DAY !== 0) return instant - lead * 1000;
  return wallToInstant(addDays(instantToWall(instant, zone), -lead / DAY), zone);
}

function seriesInput(
  phrase: RecurrencePhrase,
  slots: Slots,
  { profile, now }: Moment,
  ruleZone: string,
): TimingInput {
  const zone = slots.when?.zone ?? ruleZone;
  const said = phrase.start ?? slots.when?.local;
  const exdates = phrase.exdates && phrase.exdates.length > 0 ? { exdates: phrase.exdates } : {};
  if (SUB_DAILY.test(phrase.rrule)) {
    // Counted from the start that was said, else from now: "every 2 hours" comes first in 2 hours.
    const local = said && said.length > 10 ? said : instantToWall(now, zone);
    return { local: `${local.slice(0, 16)}:00`, zone, rrule: phrase.rrule, ...exdates };
  }
  const today = instantToWall(now, zone).slice(0, 10);
  const saidTime = said && said.length > 10 ? said.slice(11, 16) : undefined;
  const times = phrase.times.length > 0 ? phrase.times : [saidTime ?? profile.dayStart];
  const date = said?.slice(0, 10) ?? firstDay(phrase.rrule, { start: today, zone, times }, now);
  return {
    local: `${date}T${times[0]}:00`,
    zone,
    ...(phrase.afterCompletion
      ? { afterDays: phrase.afterCompletion.days }
      : { rrule: phrase.rrule, times }),
    ...exdates,
  };
}

/**
 * The day from which an interval counts when none was said. "Every other Tuesday" begins with the next
 * Tuesday, not with one of the week in which it was said. `YYYY-MM-DD`.
 */
function firstDay(rrule: string, from: Omit<Schedule, "rrule">, now: number): string {
  if (!(SKIPPING.test(rrule) && ON_CERTAIN_DAYS.test(rrule))) return from.start;
  const each = rrule.replace(/;(?:INTERVAL|COUNT|UNTIL)=[^;]*/g, "");
  if (!validateRule(each).ok) return from.start;
  const first = nextOccurrence({ ...from, rrule: each }, now);
  return first === null ? from.start : instantToWall(first, from.zone).slice(0, 10);
}

/** Checks a time and works out the next occurrence; nothing that has passed is accepted. */
export function readTiming(input: TimingInput, moment: Moment): Timing | TimingProblem {
  const zone = input.zone ?? moment.profile.zone;
  const wrong = localTimeProblem(input.local, zone, moment);
  if (wrong) return { problem: wrong };
  const local = fullLocal(input.local, moment.profile.dayStart);
  if (input.rrule !== undefined) return readSeries(input, local, zone, moment);
  const afterDays = input.afterDays ?? null;
  const saidAt = input.at ?? wallToInstant(local, zone);
  // The first of "every 3 days after I finish" may have been said after today's hour.
  const start = afterDays !== null && saidAt <= moment.now ? addDays(local, 1) : local;
  const nextAt = start === local ? saidAt : wallToInstant(start, zone);
  if (nextAt <= moment.now) return { problem: passed(nextAt, moment) };
  return { start, zone, series: null, afterDays, nextAt };
}

function readSeries(
  input: TimingInput,
  start: string,
  zone: string,
  moment: Moment,
): Timing | TimingProblem {
  const rrule = input.rrule ?? "";
  const verdict = validateRule(rrule);
  if (!verdict.ok) return { problem: t(moment, words.ruleProblems[verdict.reason]) };
  const series = {
    rrule,
    ...(input.times && input.times.length > 0 ? { times: input.times } : {}),
    ...(input.exdates ? { exdates: input.exdates } : {}),
  };
  const nextAt = nextOccurrence({ start, zone, ...series }, moment.now);
  if (nextAt === null) return { problem: t(moment, words.ruleProblems.over) };
  return { ...counted({ start, zone, series }, nextAt), zone, afterDays: null, nextAt };
}

/**
 * "5 times" are five from now on: a rule with a count starts with the first that will be said, and where one
 * step of the rule is not one time (several a day, days left out), it ends with the last of them instead.
 */
function counted(
  { start, zone, series }: { start: string; zone: string; series: Series },
  nextAt: number,
): Pick<ReminderFields, "start" | "series"> {
  const parsed = parseRule(series.rrule);
  if (!parsed.ok || parsed.rule.count === undefined) return { start, series };
  const { count, ...endless } = parsed.rule;
  const first = instantToWall(nextAt, zone);
  const isPlain = (series.times ?? []).length <= 1 && !series.exdates?.length;
  const daily = !isSubDaily(parsed.rule.freq);
  if (isPlain && daily) return { start: first.slice(0, 10) + start.slice(10), series };
  if (isPlain) return { start: first, series };
  const open = { ...series, rrule: formatRule(endless) };
  const said = occurrencesBetween({ start, zone, ...open }, nextAt, Number.MAX_SAFE_INTEGER, count);
  const last = instantToWall(said.at(-1) ?? nextAt, zone).replace(/[-:]/g, "");
  return { start, series: { ...open, rrule: formatRule({ ...endless, until: last }) } };
}

/** The sentence for a time that lies behind. */
export function passed(at: number, moment: Moment): string {
  return t(moment, common.pastAt, { when: label(at, moment) });
}

function fullLocal(local: string, dayStart: string): string {
  if (local.length === 10) return `${local}T${dayStart}:00`;
  return local.length === 16 ? `${local}:00` : local;
}
