import { durationText } from "../../../wording/time.ts";
import type { ReminderFields } from "../reminder.ts";

const MINUTE = 60_000;

/** "also in quiet hours; skipped when late; again every 10 min until you say done, at most 12 times"; may be empty. */
export function mannerText({
  urgent,
  late,
  nag,
}: Pick<ReminderFields, "urgent" | "late" | "nag">): string {
  const parts: string[] = [];
  if (urgent) parts.push("also in quiet hours");
  if (late.policy === "skip") parts.push("skipped when it would be late");
  if (late.policy === "within") {
    parts.push(`skipped when it would be more than ${durationText(late.minutes * MINUTE)} late`);
  }
  if (nag) {
    const every = durationText(nag.everyMinutes * MINUTE);
    parts.push(`again every ${every} until you say done, ${timesText(nag.times)}`);
  }
  return parts.join("; ");
}

/** "at most 12 times", "once". */
export function timesText(times: number): string {
  return times === 1 ? "once" : `at most ${times} times`;
}
