import { describe, expect, test } from "vitest";
import { rangeOf } from "../../../src/core/capabilities/agenda/range.ts";
import { plainText } from "../../../src/core/chat/reply.ts";
import { createDesk, SATURDAY_TEN } from "../../support/desk.ts";

function filled(zone = "Europe/Vienna") {
  const desk = createDesk({ zone });
  const task = (title: string, local: string) => desk.run("tasks.add", { title, due: { local } });
  const remind = (title: string, timing: object) => desk.run("reminders.add", { title, timing });
  task("Pay rent", "2026-11-21");
  task("Send offer", "2026-11-21T17:00");
  remind("Call mom", { local: "2026-11-21T12:30" });
  remind("Stand-up", { local: "2026-11-21T09:00", rrule: "FREQ=DAILY", times: ["09:00"] });
  task("Report", "2026-11-23");
  desk.run("tasks.add", { title: "Someday" });
  return desk;
}

describe("the agenda", () => {
  test("of today is in time order, whole days first", async () => {
    expect(await filled().say("/today")).toBe(
      ["Today, Sat 21 Nov", "1. “Pay rent”", "3. 12:30 “Call mom”", "2. 17:00 “Send offer”"].join(
        "\n",
      ),
    );
  });

  test("of several days has a heading for each day", async () => {
    const desk = filled();
    expect(await desk.say("/week")).toBe(
      [
        "Sat 21 Nov to Sun 22 Nov",
        "Sat 21 Nov",
        "1. “Pay rent”",
        "3. 12:30 “Call mom”",
        "2. 17:00 “Send offer”",
        "Sun 22 Nov",
        "4. 09:00 “Stand-up”, every day at 09:00",
      ].join("\n"),
    );
    expect(await desk.say("/tomorrow")).toBe(
      "Tomorrow, Sun 22 Nov\n4. 09:00 “Stand-up”, every day at 09:00",
    );
    expect(await desk.say("/agenda 23 November")).toBe(
      "Mon 23 Nov\n5. “Report”\n4. 09:00 “Stand-up”, every day at 09:00",
    );
  });

  test("names what is overdue, on today only", async () => {
    const desk = filled();
    desk.at(Date.UTC(2026, 10, 22, 7));
    expect(await desk.say("/today")).toBe(
      "Today, Sun 22 Nov\n4. 09:00 “Stand-up”, every day at 09:00\nOverdue: “Pay rent”, “Send offer”",
    );
    expect(await desk.press("Overdue")).toContain("1. [ ] “Pay rent”, overdue since Sat 21 Nov");
    expect(await desk.say("/tomorrow")).not.toContain("Overdue");
  });

  test("is that of the person's own zone", async () => {
    const desk = filled();
    await desk.say("/timezone Honolulu");
    expect(await desk.say("/tomorrow")).toBe(
      [
        "Tomorrow, Sat 21 Nov",
        "1. “Pay rent”",
        "3. 01:30 “Call mom”",
        "2. 06:00 “Send offer”",
        "4. 22:00 “Stand-up”, every day at 09:00 (Europe/Vienna)",
      ].join("\n"),
    );
  });

  test("numbers and positions in it can be referred to", async () => {
    const desk = filled();
    await desk.say("/today");
    expect(await desk.say("done with the first one")).toBe("Done: “Pay rent” (1).");
  });

  test("says so when there is nothing", async () => {
    expect(await createDesk().say("/today")).toBe("Today, Sat 21 Nov\nNothing is planned.");
  });
});

test("the panels show the same beside the conversation", () => {
  const desk = filled();
  const profile = {
    zone: "Europe/Vienna",
    zoneKnown: true,
    locale: "en",
    dayStart: "09:00",
    confirm: "when-unsure",
  } as const;
  const panels = desk.capabilities.flatMap(
    (one) => one.panels?.({ now: SATURDAY_TEN, profile }) ?? [],
  );
  expect(panels.map(({ id, reply }) => [id, plainText(reply)])).toEqual([
    [
      "tasks",
      "1. [ ] “Pay rent”, due Sat 21 Nov\n2. [ ] “Send offer”, due Sat 21 Nov, 17:00\n5. [ ] “Report”, due Mon 23 Nov\n6. [ ] “Someday”",
    ],
    ["today", "1. “Pay rent”\n3. 12:30 “Call mom”\n2. 17:00 “Send offer”"],
  ]);
});

test.each([
  ["a day", { local: "2026-11-27", grain: "day" }, "2026-11-27", "2026-11-28"],
  ["a time of day", { local: "2026-11-27T17:00:00", grain: "hour" }, "2026-11-27", "2026-11-28"],
  [
    "this week, without its past days",
    { local: "2026-11-16", grain: "week", end: "2026-11-23" },
    "2026-11-21",
    "2026-11-23",
  ],
  [
    "next month, cut to what can be read",
    { local: "2026-12-01", grain: "month" },
    "2026-12-01",
    "2027-01-01",
  ],
  [
    "a year, cut to what can be read",
    { local: "2027-01-01", grain: "year" },
    "2027-01-01",
    "2027-02-01",
  ],
  [
    "an interval within a day",
    { local: "2026-11-27T09:00:00", grain: "hour", end: "2026-11-27T12:00:00" },
    "2026-11-27",
    "2026-11-28",
  ],
] as const)("the days of %s", (_what, when, from, to) => {
  const profile = {
    zone: "Europe/Vienna",
    zoneKnown: true,
    locale: "en",
    dayStart: "09:00",
    confirm: "when-unsure",
  } as const;
  const said = { text: "", dateOnly: when.local.length === 10, ...when };
  expect(rangeOf(said, { now: SATURDAY_TEN, profile })).toEqual({ from, to });
});

test.each([
  [{}, "It is Sat 21 Nov, 10:00 (Europe/Vienna)."],
  [{ place: "tokyo" }, "It is Sat 21 Nov, 18:00 (Asia/Tokyo)."],
  [{ place: "atlantis" }, "I know no time zone “atlantis”."],
])("the time asked with %j", (input, answer) => {
  const desk = createDesk();
  expect(desk.text(desk.run("agenda.now", input))).toBe(answer);
});
