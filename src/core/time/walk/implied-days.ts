/** What a rule leaves to its start: "every month" means the day of the month on which it began. */
import { type Rule, WEEKDAY_CODES } from "../rule-parts.ts";
import { DAY_MS } from "../zones.ts";
import { dateOf, weekdayOfNumber } from "./calendar-days.ts";
import { type RuleDays, ruleDays } from "./rule-days.ts";

type DayParts = Partial<Pick<Rule, "byMonth" | "byMonthDay" | "byDay">>;

/** Different starts of one rule that are kept; each has tables of its own where the rule names no day. */
const MAX_STARTS = 50;
const known = new WeakMap<Rule, Map<string, RuleDays>>();

/** The days that a rule takes when it starts at this wall clock (RFC 5545, 3.8.5.3). */
export function daysOf(rule: Rule, start: number): RuleDays {
  const parts = impliedParts(rule, Math.floor(start / DAY_MS));
  let starts = known.get(rule);
  if (!starts) {
    starts = new Map();
    known.set(rule, starts);
  }
  const key = parts ? JSON.stringify(parts) : "";
  let days = starts.get(key);
  if (!days) {
    days = ruleDays({ ...rule, ...parts });
    if (starts.size >= MAX_STARTS) starts.clear();
    starts.set(key, days);
  }
  return days;
}

function impliedParts(rule: Rule, startDay: number): DayParts | null {
  const { freq, byMonth, byMonthDay, byDay, byYearDay, byWeekNo } = rule;
  if (byMonthDay.length + byDay.length + byYearDay.length + byWeekNo.length > 0) return null;
  const { month, day } = dateOf(startDay);
  switch (freq) {
    case "YEARLY":
      return { byMonth: byMonth.length > 0 ? byMonth : [month + 1], byMonthDay: [day] };
    case "MONTHLY":
      return { byMonthDay: [day] };
    case "WEEKLY":
      return { byDay: [{ day: WEEKDAY_CODES[weekdayOfNumber(startDay)] ?? "MO" }] };
    default:
      return null;
  }
}
