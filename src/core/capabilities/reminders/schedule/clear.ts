import { occurrencesBetween } from "../../../time/recurrence.ts";
import { addDays, instantToWall, wallToInstant } from "../../../time/zones.ts";
import type { When } from "../../../understanding/interpretation.ts";
import * as words from "../../../wording/catalogue/schedules.ts";
import { sentence } from "../../../wording/draft.ts";
import { t } from "../../../wording/words.ts";
import type { Plan, PlanContext } from "../../capability.ts";
import type { ReminderBook } from "../book.ts";
import type { ClearReminders } from "../inputs.ts";
import { repeatsAtAll } from "../occurrences.ts";
import { type Reminder, scheduleOf } from "../reminder.ts";

/** Reminders that one request clears, and occurrences of each. */
const MOST = 50;
const MOST_TIMES = 100;
const MINUTE_MS = 60_000;

/**
 * "Cancel all reminders for tomorrow": what comes once is deleted, and what repeats leaves out its times in that span
 * and goes on after it. One is done at once, several are asked about.
 */
export function planClear(book: ReminderBook, when: When, context: PlanContext): Plan {
  if (when.timeOnly) return planDeleteAt(book, when, context);
  const { from, to } = spanOf(when, context);
  const once = book
    .active({ repeating: false, from, to, limit: MOST })
    .filter((reminder) => !repeatsAtAll(reminder));
  const skips = book
    .active({ repeating: true, to, limit: MOST })
    .map((reminder) => ({ id: reminder.id, occurrences: timesIn(reminder, from, to) }))
    .filter(({ occurrences }) => occurrences.length > 0);
  const [first] = once;
  const [only] = skips;
  if (!first && !only) return none(context);
  if (!first && only && skips.length === 1) return call("reminders.skip", only);
  if (first && once.length + skips.length === 1)
    return call("items.delete", { items: [{ kind: "reminder", id: first.id }] });
  return call("reminders.clear", {
    once: once.map(({ id }) => id),
    skips,
  } satisfies ClearReminders);
}

/** "my 5pm reminder", whatever the day. */
function planDeleteAt(book: ReminderBook, when: When, context: PlanContext): Plan {
  const zone = when.zone ?? context.profile.zone;
  const clock = (local: string) => local.slice(11, 16);
  const items = book
    .active({ limit: MOST })
    .filter(({ nextAt }) => clock(instantToWall(nextAt ?? 0, zone)) === clock(when.local))
    .map(({ id }) => ({ kind: "reminder", id }));
  if (items.length === 0) return none(context);
  return call(items.length === 1 ? "items.delete" : "items.delete-many", { items });
}

const none = (context: PlanContext): Plan => ({
  kind: "say",
  outcome: sentence(t(context, words.clearNone)),
});

const call = (tool: string, input: unknown): Plan => ({ kind: "call", call: { tool, input } });

/** UTC milliseconds, of what lies ahead. A day is all of it, a time of day its minute, "until" all before it. */
function spanOf(when: When, { now, profile }: PlanContext): { from: number; to: number } {
  const at = (local: string) => wallToInstant(local, when.zone ?? profile.zone);
  const start = when.instant ?? at(when.local);
  const end = when.end ?? (when.dateOnly ? addDays(when.local.slice(0, 10), 1) : undefined);
  const to = end === undefined ? start + MINUTE_MS : at(end);
  return { from: Math.max(now, start), to };
}

/** Those that were said already do not come again. */
function timesIn(reminder: Reminder, from: number, to: number): number[] {
  const schedule = scheduleOf(reminder);
  if (!schedule || reminder.nextAt === null) return [];
  return occurrencesBetween(schedule, Math.max(from, reminder.nextAt), to, MOST_TIMES);
}
