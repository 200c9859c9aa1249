import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ORDINARY,
  type ReminderFields,
} from "../../../src/core/capabilities/reminders/reminder.ts";
import { keptInstant, movedWith } from "../../../src/core/capabilities/travel/shift.ts";
import { nextOccurrence } from "../../../src/core/time/recurrence.ts";
import { instantToWall, wallToInstant } from "../../../src/core/time/zones.ts";
import { createDesk, type Desk, SATURDAY_TEN, TELEGRAM } from "../../support/desk.ts";

const times = (desk: Desk) =>
  desk.due.pending().map(({ dueAt }) => instantToWall(dueAt, "UTC").slice(5, 16));

/** In Vienna (UTC+1), on the way to Lisbon (UTC). */
async function packed() {
  const desk = createDesk();
  await desk.say("my timezone is Vienna");
  await desk.say("remind me every weekday at 9:00 to plan the day");
  await desk.say("remind me tomorrow at 11:00 to call mom");
  const due = { local: "2026-11-22T17:00", zone: "Europe/Vienna" };
  desk.run("tasks.add", { title: "pay rent", due });
  return desk;
}

describe("a change of zone", () => {
  test("asks what it means for what was set, and changes nothing by itself", async () => {
    const desk = await packed();
    const before = times(desk);
    expect(await desk.say("my timezone is Lisbon")).toMatch(
      /^Your time zone is Europe\/Lisbon; it is 09:00 there\.\n2 reminders and 1 task are set by the clock of Europe\/Vienna\. What should happen with them\?\n.*Until you choose, nothing about them changes\.$/s,
    );
    expect(desk.labels()).toEqual([
      "Keep old local times",
      "Move with me",
      "Same instants",
      "Undo",
    ]);
    expect(times(desk)).toEqual(before);
    expect(await desk.press("Keep old local times")).toContain("Nothing was changed");
    expect(times(desk)).toEqual(before);
    expect(await desk.say("my timezone is London")).toBe(
      "Your time zone is Europe/London; it is 09:00 there.",
    );
  });

  test("takes along what is to move, now and at every later change, and undo takes all of it back", async () => {
    const desk = await packed();
    const before = times(desk);
    await desk.say("my timezone is Lisbon");
    expect(await desk.press("Move with me")).toMatch(
      /^Moved to the clock of Europe\/Lisbon: 2 reminders and 1 task\./,
    );
    expect(times(desk)).toEqual(["11-22T11:00", "11-23T09:00"]);
    expect(await desk.say("what's on tomorrow?")).toContain("17:00");
    const undo = await desk.say("undo");
    expect(undo).toContain("Europe/Vienna");
    expect(times(desk)).toEqual(before);
    await desk.say("my timezone is Lisbon");
    await desk.say("my timezone is Vienna");
    await desk.say("my timezone is Lisbon");
    await desk.say("Move with me");
    expect(await desk.say("my timezone is New York")).toContain("2 reminders moved with you.");
    expect(times(desk)).toEqual(["11-22T16:00", "11-23T14:00"]);
  });

  test("keeps instants: a one-off for good, one that repeats at its new time of day", async () => {
    const desk = await packed();
    const before = times(desk);
    await desk.say("my timezone is Lisbon");
    expect(await desk.press("Same instants")).toMatch(/^At the same instants, now by the clock of/);
    expect(times(desk)).toEqual(before);
    expect(await desk.say("/reminders")).toContain("every weekday at 08:00");
  });
});

describe("a zone that only a source says", () => {
  const browser = (desk: Desk, timeZone: string, words = "/tasks") =>
    desk.say(words, TELEGRAM, { timeZone });

  test("is asked about once, with the answer to the next message, and only when it is news", async () => {
    const desk = await packed();
    expect(await browser(desk, "Europe/Vienna")).not.toContain("Should that change?");
    expect(await browser(desk, "Europe/Lisbon")).toMatch(
      /says that you are on the clock of Europe\/Lisbon now\. Times are in Europe\/Vienna\. Should that change\?$/,
    );
    expect(await browser(desk, "Europe/Lisbon")).not.toContain("Should that change?");
    await browser(desk, "Europe/Vienna");
    await browser(desk, "Europe/Lisbon");
    expect(await desk.press("Use Europe/Lisbon")).toContain("2 reminders and 1 task are set");
  });
});

const zones = [
  "Europe/Vienna",
  "Europe/Lisbon",
  "America/New_York",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
];
const rules = ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=MONTHLY;BYMONTHDAY=15"];

test("moving keeps the local time, keeping instants keeps the next one", () => {
  const input = fc.record({
    from: fc.constantFrom(...zones),
    to: fc.constantFrom(...zones),
    rule: fc.constantFrom(null, ...rules),
    hour: fc.integer({ min: 0, max: 23 }),
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
  });
  fc.assert(
    fc.property(input, ({ from, to, rule, hour, day, month }) => {
      const pad = (n: number) => String(n).padStart(2, "0");
      const start = `2027-${pad(month)}-${pad(day)}T${pad(hour)}:30:00`;
      const series = rule === null ? null : { rrule: rule, times: [start.slice(11, 16)] };
      const schedule = series && { start, zone: from, ...series };
      const nextAt = schedule ? nextOccurrence(schedule, SATURDAY_TEN) : wallToInstant(start, from);
      const base = { title: "x", status: "active", createdAt: 0, address: TELEGRAM } as const;
      const dates = { firedAt: null, doneAt: null, afterDays: null };
      const fields: ReminderFields = {
        ...ORDINARY,
        ...base,
        ...dates,
        start,
        zone: from,
        series,
        nextAt,
      };
      const moved = movedWith(fields, to, SATURDAY_TEN);
      const there = instantToWall(moved?.nextAt ?? 0, to);
      // A time that the change of the clock skips moves forward.
      const wanted = wallToInstant(there.slice(0, 10) + start.slice(10), to);
      expect(moved?.nextAt).toBe(wanted);
      expect(moved?.start).toBe(start);
      const kept = keptInstant(fields, to);
      // Only what repeats on days can be unable to keep them, or the second of two instants with one local time.
      const isNamed = wallToInstant(instantToWall(nextAt ?? 0, to), to) === nextAt;
      expect(kept !== null || series !== null || !isNamed).toBe(true);
      if (!kept) return;
      const again = kept.series
        ? nextOccurrence({ start: kept.start, zone: to, ...kept.series }, SATURDAY_TEN)
        : wallToInstant(kept.start, to);
      expect(again).toBe(nextAt);
    }),
    { numRuns: 1_000 },
  );
});
