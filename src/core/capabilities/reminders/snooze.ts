import { addDays, instantToWall, wallToInstant } from "../../time/zones.ts";
import type { ButtonDraft, Profile } from "../../tools/tool.ts";
import * as words from "../../wording/catalogue/reminders.ts";
import { press } from "../../wording/draft.ts";
import { type Moment, today } from "../../wording/time.ts";
import { t } from "../../wording/words.ts";
import { nextMonday } from "../likely-times.ts";
import type { SnoozeReminder } from "./inputs.ts";
import type { Reminder, ReminderFields } from "./reminder.ts";

const MINUTE = 60;

/** The usual ways to put a reminder off; all count from the press. */
export function snoozeButtons(
  reminder: Pick<Reminder, "id">,
  occurrence: number | undefined,
  to: { profile: Profile },
): ButtonDraft[] {
  const button = (label: string, until: SnoozeReminder["until"]) => {
    const card = occurrence === undefined ? {} : { occurrence };
    return press(label, "reminders.snooze", { id: reminder.id, ...card, until });
  };
  return [
    button(t(to, words.snooze20), { seconds: 20 * MINUTE }),
    button(t(to, words.snooze60), { seconds: 60 * MINUTE }),
    button(t(to, words.snooze180), { seconds: 180 * MINUTE }),
    button(t(to, words.snoozeTomorrow, { time: to.profile.dayStart }), { day: "tomorrow" }),
    button(t(to, words.snoozeWeek), { day: "next-week" }),
  ];
}

/** The instant that a snooze leads to; `from` is what elapsed time counts from. */
export function snoozeUntil(until: SnoozeReminder["until"], from: number, moment: Moment): number {
  if ("seconds" in until) return from + until.seconds * 1000;
  if ("at" in until) return until.at;
  if (until.day === "next-week") return nextMonday(moment);
  const { zone, dayStart } = moment.profile;
  return wallToInstant(`${addDays(today(moment), 1)}T${dayStart}`, zone);
}

/** The fields of a one-off at this instant; everything else stays as it was. */
export function onceAt(
  at: number,
  zone: string,
): Pick<ReminderFields, "status" | "start" | "zone" | "nextAt" | "doneAt"> {
  return { status: "active", start: instantToWall(at, zone), zone, nextAt: at, doneAt: null };
}
