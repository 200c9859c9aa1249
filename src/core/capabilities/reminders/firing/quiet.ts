import { type Block, note } from "../../../chat/reply.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { DueQueue } from "../../../ports/due-queue.ts";
import { quietUntil } from "../../../time/quiet-hours.ts";
import { occurrencesBetween } from "../../../time/recurrence.ts";
import type { ButtonDraft } from "../../../tools/tool.ts";
import * as words from "../../../wording/catalogue/reminders.ts";
import { press } from "../../../wording/draft.ts";
import { instant, type Moment } from "../../../wording/time.ts";
import { rich, t } from "../../../wording/words.ts";
import type { PreferenceStore } from "../../memory/preference.ts";
import { profileOf } from "../../memory/profile.ts";
import { type Reminder, scheduleOf } from "../reminder.ts";
import { verdictOn } from "./late.ts";

/** Settings that say when it is quiet. */
const DECIDING: ReadonlySet<string> = new Set(["quietHours", "zone", "reportedZone"]);
/** Occurrences of a series that are looked at for the hint; more say nothing new. */
const LOOK_AHEAD = 48;
const WEEK_MS = 7 * 24 * 3_600_000;

/**
 * Preferences whose change moves what is held back for the end of quiet hours: it comes at the new end, or at
 * once when it is not quiet any more.
 */
export function releasing(
  preferences: PreferenceStore,
  due: DueQueue,
  clock: Clock,
): PreferenceStore {
  const release = (name: string) => {
    if (!DECIDING.has(name)) return;
    const now = clock.now();
    const held = due.held(now);
    if (held.length === 0) return;
    const { quiet, zone } = profileOf(preferences);
    const dueAt = (quiet && quietUntil(now, quiet, zone)) ?? now;
    for (const { kind, itemId, occurrence } of held) due.arm(kind, itemId, { occurrence, dueAt });
  };
  return {
    get: (name) => preferences.get(name),
    set(name, value) {
      preferences.set(name, value);
      release(name);
    },
    report(name, value) {
      preferences.report(name, value);
      release(name);
    },
  };
}

/**
 * What a reminder that was just set runs into, and the button against it: quiet hours in which it waits, or in
 * which it would become too late to be said at all.
 */
export function quietHint(
  reminder: Reminder,
  moment: Moment,
): { blocks: Block[]; buttons: ButtonDraft[] } {
  const { quiet, zone } = moment.profile;
  const at = reminder.status === "active" && !reminder.urgent ? reminder.nextAt : null;
  if (at === null || !quiet) return { blocks: [], buttons: [] };
  const until = quietUntil(at, quiet, zone);
  const hours = t(moment, words.quietHours, { from: quiet.from, to: quiet.to });
  const button = press(t(moment, words.sendAnyway), "reminders.manner", {
    id: reminder.id,
    urgent: true,
  });
  if (until === null) {
    if (!laterInQuiet(reminder, at, moment)) return { blocks: [], buttons: [] };
    const some = t(moment, words.quietSome, { hours, end: quiet.to });
    return { blocks: [note(some)], buttons: [button] };
  }
  const kept = verdictOn(at, reminder, { now: until, profile: { ...moment.profile } });
  const why =
    kept.kind === "skip"
      ? rich(moment, words.quietSkipped, { hours })
      : rich(moment, words.quietWaits, { hours, when: instant(until, moment) });
  return { blocks: [note(...why)], buttons: [button] };
}

function laterInQuiet(reminder: Reminder, from: number, { profile }: Moment): boolean {
  const schedule = scheduleOf(reminder);
  const { quiet, zone } = profile;
  if (!schedule || !quiet) return false;
  const ahead = occurrencesBetween(schedule, from, from + WEEK_MS, LOOK_AHEAD);
  return ahead.some((at) => quietUntil(at, quiet, zone) !== null);
}
