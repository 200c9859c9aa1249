import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { feedText } from "../../../src/core/capabilities/calendar-feed/feed.ts";
import {
  ORDINARY,
  type Reminder,
  type ReminderStore,
} from "../../../src/core/capabilities/reminders/reminder.ts";
import type { Task, TaskStore } from "../../../src/core/capabilities/tasks/task.ts";
import { occurrencesBetween, type Schedule } from "../../../src/core/time/recurrence.ts";
import { createMemoryRevisions } from "../../support/memory-stores.ts";

const NOW = Date.UTC(2026, 10, 21, 9);
const CREATED = Date.UTC(2026, 10, 20, 9);

function reminder(id: string, schedule: Partial<Schedule>, title = id): Reminder {
  const { start = "2026-11-02T09:00", zone = "Europe/Berlin", rrule, ...rest } = schedule;
  return {
    ...ORDINARY,
    id,
    number: 1,
    title,
    status: "active",
    start,
    zone,
    series: rrule === undefined ? null : { rrule, ...rest },
    afterDays: null,
    nextAt: NOW + 3_600_000,
    firedAt: null,
    doneAt: null,
    createdAt: CREATED,
    address: { channel: "web", kind: "conversation", conversationId: "c" } as never,
  };
}

function task(id: string, due: Task["due"]): Task {
  const common = { status: "open", priority: "normal", createdAt: CREATED, doneAt: null } as const;
  return { id, number: 1, title: `Task ${id}`, due, ...common };
}

function feed(reminders: Reminder[], tasks: Task[] = []): string {
  const dated = tasks.filter(({ due }) => due?.local.length === 10);
  const timed = tasks.filter(({ due }) => due && due.local.length > 10);
  const stores = {
    tasks: { dated: () => dated, timed: () => timed } as unknown as TaskStore,
    reminders: { active: () => reminders } as unknown as ReminderStore,
    revisions: createMemoryRevisions(),
  };
  return feedText(stores, NOW);
}

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  return calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
}

/** Instants at which another program, with nothing but the text, lets the events begin. */
function instants(text: string, from: number, to: number): number[] {
  const found = read(text).flatMap((event) => {
    const list: number[] = [];
    const walk = event.iterator();
    for (let next = walk.next(); next; next = walk.next()) {
      const at = next.toUnixTime() * 1000;
      if (at >= to) break;
      if (at >= from) list.push(at);
    }
    return list;
  });
  return found.sort((a, b) => a - b);
}

describe("another program that reads the feed", () => {
  const from = Date.UTC(2026, 9, 1);
  const to = Date.UTC(2028, 3, 15);

  test.each<[string, Partial<Schedule>]>([
    ["daily over four clock changes", { rrule: "FREQ=DAILY" }],
    ["several times a day", { rrule: "FREQ=DAILY;INTERVAL=3", times: ["08:00", "21:15"] }],
    ["every other week", { rrule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", zone: "America/New_York" }],
    ["a start that the rule does not take", { rrule: "FREQ=WEEKLY;BYDAY=WE,SU" }],
    ["the last working day", { rrule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" }],
    ["the 2nd Tuesday", { rrule: "FREQ=MONTHLY;BYDAY=2TU", zone: "Australia/Lord_Howe" }],
    ["yearly", { rrule: "FREQ=YEARLY", start: "2026-12-24T18:00", zone: "Asia/Kolkata" }],
    ["a count of days", { rrule: "FREQ=DAILY;COUNT=40", times: ["08:00", "12:00"] }],
    ["until a day", { rrule: "FREQ=DAILY;UNTIL=20270331" }],
    [
      "left-out days and moments",
      { rrule: "FREQ=DAILY;COUNT=9", exdates: ["2026-11-05", "2026-11-07T09:00"] },
    ],
    ["a fixed offset", { rrule: "FREQ=WEEKLY;BYDAY=SA", zone: "+05:30" }],
    ["UTC", { rrule: "FREQ=WEEKLY;BYDAY=SA", zone: "UTC", exdates: ["2026-11-28"] }],
  ])("sees the same: %s", (_name, schedule) => {
    const one = reminder("r1", schedule);
    const own = { start: one.start, zone: one.zone, ...one.series } as Schedule;
    const expected = occurrencesBetween(own, from, to, 1000);
    expect(expected.length).toBeGreaterThan(1);
    expect(instants(feed([one]), from, to)).toEqual(expected);
  });

  test("rules that programs read differently come as dates", () => {
    const rrule = "FREQ=HOURLY;INTERVAL=5";
    const one = reminder("r1", { rrule });
    const own = { start: one.start, zone: one.zone, rrule };
    const next = one.nextAt ?? 0;
    expect(instants(feed([one]), from, to)).toEqual(occurrencesBetween(own, next, to, 50));
  });

  test("sees tasks: days as days, times as times", () => {
    const [day, time] = read(
      feed(
        [],
        [
          task("t1", { local: "2026-12-01", zone: null }),
          task("t2", { local: "2027-07-01T14:00:00", zone: "Europe/Vienna" }),
        ],
      ),
    );
    expect([day?.startDate.isDate, day?.startDate.toString()]).toEqual([true, "2026-12-01"]);
    expect(time?.startDate.toUnixTime()).toBe(Date.UTC(2027, 6, 1, 12) / 1000);
  });
});

describe("the text", () => {
  const title = `Grüße, "${"ß😀;\\".repeat(30)}"\nEND:VEVENT\r\nBEGIN:VALARM\u0007`;
  const text = feed([reminder("r1", {}, title)]);

  test("has no line of more than 75 octets, no broken character and CRLF everywhere", () => {
    const lines = text.split("\r\n");
    expect(lines.at(-1)).toBe("");
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const lengths = lines.map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
    expect(lines.join("")).not.toContain("\ufffd");
  });

  test("cannot be broken out of by a title", () => {
    const events = read(text);
    expect(events).toHaveLength(1);
    expect(events[0]?.component.getAllSubcomponents()).toHaveLength(0);
    expect(events[0]?.summary).toBe(title.replace("\r\n", "\n").replace("\u0007", " "));
  });

  test("is the same at the next fetch, and its events keep their names", () => {
    const items = [reminder("r1", { rrule: "FREQ=DAILY", times: ["08:00", "12:00"] })];
    expect(feed(items)).toBe(feed(items));
    expect(read(feed(items)).map(({ uid }) => uid)).toEqual([
      "r1-0800@adjutant",
      "r1-1200@adjutant",
    ]);
  });
});
