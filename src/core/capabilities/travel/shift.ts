import { nextOccurrence } from "../../time/recurrence.ts";
import { instantToWall, parseWall, wallToInstant } from "../../time/zones.ts";
import type { ReminderFields } from "../reminders/reminder.ts";
import { scheduleOf } from "../reminders/reminder.ts";

/** What to do with times that were set by the clock of a zone that the person has left. */
export const CHOICES = ["stay", "move", "instants"] as const;
export type Choice = (typeof CHOICES)[number];

const DAY_MINUTES = 24 * 60;

/**
 * The reminder with the same local time in another zone, which it follows from now on; null when that time has
 * passed there already (it then stays as it is).
 */
export function movedWith(fields: ReminderFields, to: string, now: number): ReminderFields | null {
  const moved: ReminderFields = { ...fields, zone: to, zoneMode: "person" };
  const schedule = scheduleOf(moved);
  const nextAt = schedule ? nextOccurrence(schedule, now) : wallToInstant(moved.start, to);
  return nextAt === null || nextAt <= now ? null : { ...moved, nextAt };
}

/**
 * The reminder by the clock of another zone with its next occurrence where it was. One that repeats goes on at
 * that time of day. Null when it has to keep the old clock: its days would be others there, or no local time there
 * names that instant, as in the hour that a change of the clock repeats or skips.
 */
export function keptInstant(fields: ReminderFields, to: string): ReminderFields | null {
  const { nextAt, series, zone, start } = fields;
  if (nextAt === null) return null;
  const here = instantToWall(nextAt, to);
  if (wallToInstant(here, to) !== nextAt) return null;
  if (!series) return { ...fields, zone: to, start: here, zoneMode: "instant" };
  const shift = (parseWall(here) - parseWall(instantToWall(nextAt, zone))) / 60_000;
  const dated = [...(series.exdates ?? []), ...(series.rdates ?? [])].some(
    (date) => date.length > 10,
  );
  if (dated || Object.keys(fields.overrides).length > 0) return null;
  const times = (series.times ?? [start.slice(11, 16)]).map((time) => minutesOf(time) + shift);
  if (times.some((minutes) => minutes < 0 || minutes >= DAY_MINUTES)) return null;
  const shifted = times.map(timeOf);
  const moved = {
    ...fields,
    zone: to,
    start: `${start.slice(0, 10)}T${shifted[0]}:00`,
    series: series.times ? { ...series, times: shifted } : series,
  };
  const schedule = scheduleOf(moved);
  return schedule && nextOccurrence(schedule, nextAt - 1) === nextAt ? moved : null;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function timeOf(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
