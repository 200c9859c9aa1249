import { type Block, note } from "../../../chat/reply.ts";
import { formatRule, parseRule, type Rule } from "../../../time/rule-parts.ts";
import type { ButtonDraft } from "../../../tools/tool.ts";
import * as words from "../../../wording/catalogue/reminders.ts";
import { press } from "../../../wording/draft.ts";
import { type Reader, t } from "../../../wording/words.ts";
import type { Reminder } from "../reminder.ts";

/** Every month has the days up to this one. */
const ALWAYS = 28;
const FEBRUARY = 2;

/**
 * Of a reminder on a day that not every month has (RFC 5545, 3.3.10 leaves such months out): that it does not come
 * there, and the button for the month's last day instead. Empty for all others.
 */
export function missingDayHint(
  { id, series, start, zone }: Reminder,
  to: Reader,
): { blocks: Block[]; buttons: ButtonDraft[] } {
  const parsed = series && parseRule(series.rrule);
  const rule = parsed?.ok ? parsed.rule : null;
  const day = rule && dayOf(rule, start);
  if (!series || !rule || day === null || day <= ALWAYS) return { blocks: [], buttons: [] };
  const leapDay = rule.freq === "YEARLY";
  const told = leapDay ? t(to, words.leapYearsOnly) : t(to, words.shortMonths, { day });
  const last = { ...rule, byMonthDay: [-1], ...(leapDay ? { byMonth: [FEBRUARY] } : {}) };
  const timing = { local: start, zone, ...series, rrule: formatRule(last) };
  const label = t(to, leapDay ? words.lastOfFebruary : words.lastOfMonth);
  return {
    blocks: [note(told)],
    buttons: [press(label, "reminders.update", { id, timing })],
  };
}

/** The one day of the month that a rule names or takes from its start; null where months cannot lack it. */
function dayOf(rule: Rule, start: string): number | null {
  const { freq, byDay, byMonth, byMonthDay, bySetPos, byYearDay, byWeekNo } = rule;
  const others = byDay.length + bySetPos.length + byYearDay.length + byWeekNo.length;
  if (others > 0 || byMonthDay.length > 1) return null;
  const day = byMonthDay[0] ?? Number(start.slice(8, 10));
  if (freq === "MONTHLY") return day;
  const month = byMonth[0] ?? Number(start.slice(5, 7));
  return freq === "YEARLY" && byMonth.length <= 1 && month === FEBRUARY ? day : null;
}
