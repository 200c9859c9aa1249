/**
 * A repeating schedule in one plain phrase: "every 2nd Tuesday of the month at 09:00". What it writes can be
 * typed back and means the same rule.
 */
import { languageOf } from "../understanding/locales/languages.ts";
import type { Schedule } from "./recurrence.ts";
import { parseRule, type Rule, WEEKDAY_CODES } from "./rule-parts.ts";
import { weekdayOf } from "./zones.ts";

/** A rule with or without the schedule around it; `start` fills in what the rule leaves to it. */
export type Describable = Pick<Schedule, "rrule"> &
  Partial<Pick<Schedule, "times" | "start" | "exdates">>;

/** Describes a schedule or rule for people. Falls back to English for a locale without words. */
export function describeRule(schedule: Describable, locale = "en"): string {
  const words = languageOf(locale).rules;
  const parsed = parseRule(schedule.rrule);
  if (!parsed.ok) return words.custom(schedule.rrule);
  const rule = filledIn(parsed.rule, schedule.start);
  const { times, start } = schedule;
  const at = times?.length ? [...times] : start && start.length > 10 ? [start.slice(11, 16)] : [];
  const parts = [words.rule(withoutTimes(rule)) ?? words.custom(schedule.rrule)];
  const clock = at.length > 0 ? at : ruleTimes(rule);
  if (clock.length > 0 && isDayRule(rule)) parts.push(words.times(clock));
  if (rule.until !== undefined) {
    const { until } = rule;
    parts.push(words.until(`${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`));
  }
  if (rule.count !== undefined) parts.push(words.count(rule.count));
  if (schedule.exdates?.length) parts.push(words.except(schedule.exdates));
  return parts.join(" ");
}

/** Whether there are words for a rule: one without can only be refused or asked about, never offered. */
export function hasWords(rrule: string, locale = "en"): boolean {
  const parsed = parseRule(rrule);
  return parsed.ok && languageOf(locale).rules.rule(withoutTimes(parsed.rule)) !== null;
}

function isDayRule(rule: Rule): boolean {
  return (
    rule.freq === "DAILY" ||
    rule.freq === "WEEKLY" ||
    rule.freq === "MONTHLY" ||
    rule.freq === "YEARLY"
  );
}

/** The day that a bare "every week", "every month" or "every year" takes from its start (RFC 5545, 3.8.5.3). */
function filledIn(rule: Rule, start: string | undefined): Rule {
  const bare =
    !rule.byDay.length &&
    !rule.byMonthDay.length &&
    !rule.byYearDay.length &&
    !rule.byWeekNo.length;
  if (!start || !bare) return rule;
  const day = WEEKDAY_CODES[weekdayOf(start) - 1] ?? "MO";
  if (rule.freq === "WEEKLY") return { ...rule, byDay: [{ day }] };
  if (rule.freq === "MONTHLY") return { ...rule, byMonthDay: [Number(start.slice(8, 10))] };
  if (rule.freq !== "YEARLY") return rule;
  const byMonth = rule.byMonth.length > 0 ? rule.byMonth : [Number(start.slice(5, 7))];
  return { ...rule, byMonth, byMonthDay: [Number(start.slice(8, 10))] };
}

function ruleTimes(rule: Rule): string[] {
  if (rule.byHour.length === 0) return [];
  const minutes = rule.byMinute.length > 0 ? rule.byMinute : [0];
  return rule.byHour
    .flatMap((hour) => minutes.map((minute) => `${two(hour)}:${two(minute)}`))
    .sort();
}

function withoutTimes(rule: Rule): Rule {
  return isDayRule(rule) ? { ...rule, byHour: [], byMinute: [], bySecond: [] } : rule;
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
