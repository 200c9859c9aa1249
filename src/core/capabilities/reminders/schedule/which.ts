import type { Span } from "../../../chat/reply.ts";
import { parseRule } from "../../../time/rule-parts.ts";
import { addDays, instantToWall, wallToInstant } from "../../../time/zones.ts";
import type { Slots, When } from "../../../understanding/interpretation.ts";
import * as words from "../../../wording/catalogue/schedules.ts";
import { dateText, type Moment } from "../../../wording/time.ts";
import { quote } from "../../../wording/title.ts";
import { rich, t } from "../../../wording/words.ts";
import { coming } from "../occurrences.ts";
import type { Reminder } from "../reminder.ts";
import { timeSpans } from "../wording.ts";

/** Occurrences that one request can mean. */
const MOST_MEANT = 50;

export type Meant = { at: number[] } | { problem: Span[] };

/**
 * Which occurrences words mean: those of a day or span, the one at a time, the next so many, else the next one.
 * Instants in UTC milliseconds; days are those of the reminder's zone.
 */
export function meantOccurrences(
  reminder: Reminder,
  { occurrence, count = 1 }: Pick<Slots, "occurrence" | "count">,
  moment: Moment,
): Meant {
  const from = Math.min(moment.now + 1, reminder.nextAt ?? moment.now + 1);
  if (reminder.series === null) return { problem: noRule(reminder, moment) };
  const at = occurrence
    ? named(reminder, occurrence, from)
    : coming(reminder, from, Math.min(count, MOST_MEANT));
  if (at.length > 0) return { at };
  const now = { title: quote(moment, reminder.title), when: timeSpans(reminder, moment) };
  return {
    problem: occurrence
      ? rich(moment, words.meantNoneThen, { ...now, on: spoken(occurrence, moment) })
      : rich(moment, words.meantNone, now),
  };
}

function noRule(reminder: Reminder, moment: Moment): Span[] {
  const why = reminder.afterDays === null ? words.meantNoRule : words.meantAfterDone;
  const title = quote(moment, reminder.title);
  return rich(moment, why, { title, when: timeSpans(reminder, moment) });
}

/** Also those of a named day that are over already, so that the answer can say so. */
function named(reminder: Reminder, when: When, from: number): number[] {
  const zone = when.zone ?? reminder.zone;
  if (when.timeOnly) {
    const time = when.local.slice(11, 16);
    return coming(reminder, from, MOST_MEANT)
      .filter((at) => instantToWall(at, reminder.zone).slice(11, 16) === time)
      .slice(0, 1);
  }
  if (!when.dateOnly) {
    const at = when.instant ?? wallToInstant(when.local, zone);
    return coming(reminder, at, 1).filter((one) => one === at);
  }
  const day = when.local.slice(0, 10);
  const start = wallToInstant(day, zone);
  const end = wallToInstant(when.end?.slice(0, 10) ?? addDays(day, 1), zone);
  return coming(reminder, start, MOST_MEANT).filter((at) => at < end);
}

function spoken(when: When, moment: Moment): string {
  if (when.dateOnly && !when.end) {
    return t(moment, words.meantOn, { day: dateText(when.local.slice(0, 10), moment) });
  }
  if (!when.timeOnly) return t(moment, words.meantThen);
  return t(moment, words.meantAt, { time: when.local.slice(11, 16) });
}

/** The single weekday of a weekly rule; null when it is no such rule. */
export function onlyWeekday(reminder: Reminder): string | null {
  const parsed = reminder.series && parseRule(reminder.series.rrule);
  if (!parsed?.ok || parsed.rule.freq !== "WEEKLY") return null;
  const [day] = parsed.rule.byDay;
  return parsed.rule.byDay.length === 1 && day ? day.day : null;
}
