import { occurrencesBetween, type Schedule } from "../../time/recurrence.ts";
import { formatRule, isSubDaily, parseRule, type Rule } from "../../time/rule-parts.ts";
import { instantToWall } from "../../time/zones.ts";
import { type Reminder, scheduleOf } from "../reminders/reminder.ts";
import type { Task } from "../tasks/task.ts";
import { localStamp, type Property, textValue, utcStamp } from "./calendar-text.ts";

/** Reminders are moments; calendars show something that lasts. */
const DURATION = "PT15M";
/** Dates that are written one by one where other programs would read the rule in another way. */
const MAX_DATES = 50;
const FAR = Date.UTC(9000, 0, 1);

/** An event, where it begins (UTC milliseconds), and the zone that its times are written in. */
export interface FeedEvent {
  uid: string;
  /** What it says, without its revision. */
  properties: Property[];
  at: number;
  zone: string | null;
  /** UTC milliseconds. */
  createdAt: number;
}

export function taskEvent(task: Task, at: number): FeedEvent | null {
  if (!task.due) return null;
  const { local, zone } = task.due;
  const { id: uid, createdAt } = task;
  const title = summary(task.title);
  if (local.length === 10) {
    const start = { name: "DTSTART", params: { VALUE: "DATE" }, value: localStamp(local) };
    const free = { name: "TRANSP", value: "TRANSPARENT" };
    return { uid, properties: [title, start, free], at, zone: null, createdAt };
  }
  return { uid, properties: [title, ...span(local, zone ?? "UTC")], at, zone, createdAt };
}

/** Usually one; a rule with several times a day is an event for each, since RRULE has one time of day. */
export function reminderEvents(reminder: Reminder): FeedEvent[] {
  const { id: uid, title, createdAt, nextAt } = reminder;
  const schedule = scheduleOf(reminder);
  if (schedule) return seriesEvents(reminder, schedule);
  if (nextAt === null) return [];
  const start = { name: "DTSTART", value: utcStamp(nextAt) };
  const properties = [summary(title), start, { name: "DURATION", value: DURATION }];
  return [{ uid, properties, at: nextAt, zone: null, createdAt }];
}

function seriesEvents({ id, title, createdAt, nextAt }: Reminder, schedule: Schedule): FeedEvent[] {
  const parsed = parseRule(schedule.rrule);
  if (!parsed.ok) return [];
  const { rule } = parsed;
  if (!isReadAlike(rule)) {
    const dates = occurrencesBetween(schedule, nextAt ?? createdAt, FAR, MAX_DATES);
    const stamps = dates.map(utcStamp);
    const [first] = stamps;
    if (first === undefined) return [];
    const times = [
      { name: "DTSTART", value: first },
      { name: "DURATION", value: DURATION },
    ];
    // The first once more: readers are known that would leave it out.
    const added = { name: "RDATE", value: stamps.join() };
    const properties = [summary(title), ...times, added];
    return [{ uid: id, properties, at: dates[0] ?? createdAt, zone: null, createdAt }];
  }
  const times = schedule.times?.length ? schedule.times : [schedule.start.slice(11, 16)];
  return times.flatMap((time) => {
    const one: Schedule = { ...schedule, times: [time || "00:00"] };
    const [at] = occurrencesBetween({ ...one, exdates: [] }, 0, FAR, 1);
    if (at === undefined) return [];
    const uid = times.length > 1 ? `${id}-${time.replace(":", "")}` : id;
    const series = seriesProperties(one, rule, time, at);
    return [{ uid, properties: [summary(title), ...series], at, zone: schedule.zone, createdAt }];
  });
}

function seriesProperties(schedule: Schedule, rule: Rule, time: string, at: number): Property[] {
  const { zone, exdates = [] } = schedule;
  const day = instantToWall(at, zone).slice(0, 10);
  const left = exdates.map((date) => localStamp(date.length === 10 ? `${date}T${time}` : date));
  const properties = [
    ...span(`${day}T${time}`, zone),
    { name: "RRULE", value: portableRule(schedule, rule) },
  ];
  if (left.length > 0) {
    const utc = zone === "UTC";
    const value = left.map((stamp) => (utc ? `${stamp}Z` : stamp)).join();
    properties.push({ name: "EXDATE", ...(utc ? {} : { params: { TZID: zone } }), value });
  }
  return properties;
}

/** COUNT and local ends as the instant of the last occurrence: here COUNT counts days, and ends are read in a zone. */
function portableRule(schedule: Schedule, rule: Rule): string {
  const { count, until, ...endless } = rule;
  if (count === undefined && until === undefined) return formatRule(rule);
  const all = { ...schedule, exdates: [] };
  const last = occurrencesBetween(all, 0, FAR, count ?? 10_000).at(-1) ?? 0;
  return formatRule({ ...endless, until: utcStamp(last) });
}

/** What every calendar program reads in the same way. */
function isReadAlike(rule: Rule): boolean {
  const { byWeekNo, byYearDay, bySetPos, byHour, byMinute, bySecond, freq } = rule;
  const rare = [byWeekNo, byYearDay, byHour, byMinute, bySecond];
  const isWeeklySet = bySetPos.length > 0 && freq !== "MONTHLY";
  return !isSubDaily(freq) && !isWeeklySet && rare.every((part) => part.length === 0);
}

const summary = (title: string): Property => ({ name: "SUMMARY", value: textValue(title) });

function span(local: string, zone: string): Property[] {
  const value = localStamp(local);
  const start =
    zone === "UTC"
      ? { name: "DTSTART", value: `${value}Z` }
      : { name: "DTSTART", params: { TZID: zone }, value };
  return [start, { name: "DURATION", value: DURATION }];
}
