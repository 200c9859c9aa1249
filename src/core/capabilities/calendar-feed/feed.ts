import { DAY_MS, wallToInstant } from "../../time/zones.ts";
import type { ReminderStore } from "../reminders/reminder.ts";
import type { TaskStore } from "../tasks/task.ts";
import { type Component, calendarText } from "./calendar-text.ts";
import { type FeedEvent, reminderEvents, taskEvent } from "./events.ts";
import { type RevisionStore, revised } from "./revisions.ts";
import { zoneComponent } from "./zone-component.ts";

export interface FeedStores {
  tasks: TaskStore;
  reminders: ReminderStore;
  revisions: RevisionStore;
}

/** Items of each kind in one feed; programs that fetch it every hour should not be handed megabytes. */
const MAX_ITEMS = 300;
/** How far ahead clock changes are told; programs know them by the zone's name too. */
const AHEAD_MS = 6 * 366 * DAY_MS;

/**
 * Open tasks with a date and the reminders to come, as the text of a calendar. Events are not in it: they come from
 * calendars that the reader has, and would stand there twice. `now` in UTC milliseconds.
 */
export function feedText({ tasks, reminders, revisions }: FeedStores, now: number): string {
  const limit = MAX_ITEMS;
  const due = [...tasks.dated({ limit }), ...tasks.timed({ limit })].map((task) =>
    taskEvent(task, task.due ? wallToInstant(task.due.local, task.due.zone ?? "UTC") : now),
  );
  const events = [...due, ...reminders.active({ limit }).flatMap(reminderEvents)].filter(
    (event) => event !== null,
  );
  const calendar: Component = {
    name: "VCALENDAR",
    properties: [
      { name: "VERSION", value: "2.0" },
      { name: "PRODID", value: "-//Adjutant//Calendar feed//EN" },
      { name: "CALSCALE", value: "GREGORIAN" },
      { name: "X-WR-CALNAME", value: "Adjutant" },
      { name: "REFRESH-INTERVAL", params: { VALUE: "DURATION" }, value: "PT1H" },
    ],
    components: [...zonesOf(events, now), ...events.map((event) => revised(event, revisions, now))],
  };
  return calendarText(calendar);
}

function zonesOf(events: FeedEvent[], now: number): Component[] {
  const firsts = new Map<string, number>();
  for (const { zone, at } of events) {
    if (zone !== null && zone !== "UTC") firsts.set(zone, Math.min(firsts.get(zone) ?? now, at));
  }
  // By whole years, lest the text changes with every fetch.
  const year = (ms: number) => Date.UTC(new Date(ms).getUTCFullYear(), 0, 1);
  return [...firsts].map(([zone, first]) => zoneComponent(zone, year(first), year(now + AHEAD_MS)));
}
