import { formatRule, parseRule } from "../../../time/rule-parts.ts";
import { coming, momentOf, ruledAt, without } from "../occurrences.ts";
import type { ReminderFields } from "../reminder.ts";

/** Occurrences that are looked at to tell whether an end is in sight. */
const MOST_LEFT = 1001;

/**
 * The fields with the series ending after so many more occurrences, counted as they will be said from `from`
 * on (UTC milliseconds). Null when there are not more than that anyway.
 */
export function endAfter(
  fields: ReminderFields,
  count: number,
  from: number,
): ReminderFields | null {
  const ahead = coming(fields, from, count + 1);
  if (ahead.length <= count) return null;
  const kept = ahead.slice(0, count);
  const last = Math.max(...kept.map((at) => ruledAt(fields, at)));
  const ended = withUntil(fields, untilOf(fields, last));
  // An occurrence that was moved behind the end, or that one moved to the front has overtaken.
  const others = coming(ended, from, MOST_LEFT).filter((at) => !kept.includes(at));
  return others.length > 0 ? without(ended, others) : ended;
}

/** The fields with the series ending on a day (`YYYY-MM-DD` in its zone), which is included. */
export function endOn(fields: ReminderFields, day: string): ReminderFields {
  return withUntil(fields, compact(day));
}

/** When the last one comes, and how many come until then; null when none does or no end is in sight. */
export function lastOf(fields: ReminderFields, from: number): { at: number; count: number } | null {
  const ahead = coming(fields, from, MOST_LEFT);
  const at = ahead.at(-1);
  return at === undefined || ahead.length === MOST_LEFT ? null : { at, count: ahead.length };
}

/** A whole day reads better than a moment, and is the same where one comes once a day. */
function untilOf({ series, zone }: ReminderFields, at: number): string {
  const moment = momentOf(at, zone);
  const daily = /FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)/.test(series?.rrule ?? "");
  const once =
    daily && (series?.times ?? []).length <= 1 && !/BYHOUR|BYMINUTE/.test(series?.rrule ?? "");
  return compact(once ? moment.slice(0, 10) : moment);
}

function compact(moment: string): string {
  return moment.replace(/[-:]/g, "");
}

/** Of two ends the new one counts (RFC 5545, 3.3.10 allows only one of UNTIL and COUNT). */
function withUntil(fields: ReminderFields, until: string): ReminderFields {
  const { series } = fields;
  const parsed = series && parseRule(series.rrule);
  if (!parsed?.ok) return fields;
  const { count: _count, ...rule } = parsed.rule;
  return { ...fields, series: { ...series, rrule: formatRule({ ...rule, until }) } };
}
