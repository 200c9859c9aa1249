import { nagTimes } from "../../../wording/catalogue/firing.ts";
import * as words from "../../../wording/catalogue/reminders.ts";
import { durationText } from "../../../wording/time.ts";
import { type Reader, t } from "../../../wording/words.ts";
import type { ReminderFields } from "../reminder.ts";

const MINUTE = 60_000;

/** "also in quiet hours; skipped when late; again every 10 min until you say done, at most 12 times"; may be empty. */
export function mannerText(
  { urgent, late, nag }: Pick<ReminderFields, "urgent" | "late" | "nag">,
  to: Reader,
): string {
  const parts: string[] = [];
  if (urgent) parts.push(t(to, words.mannerUrgent));
  if (late.policy === "skip") parts.push(t(to, words.mannerSkip));
  if (late.policy === "within") {
    parts.push(t(to, words.mannerWithin, { time: durationText(late.minutes * MINUTE, to) }));
  }
  if (nag) {
    const time = durationText(nag.everyMinutes * MINUTE, to);
    parts.push(t(to, words.mannerNag, { time, times: timesText(nag.times, to) }));
  }
  return parts.join("; ");
}

/** "at most 12 times", "once". */
export function timesText(times: number, to: Reader): string {
  return t(to, nagTimes, { count: times });
}
