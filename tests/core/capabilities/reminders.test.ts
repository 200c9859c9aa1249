import { describe, expect, test } from "vitest";
import type { Address } from "../../../src/core/chat/inbound.ts";
import { createDesk, type Desk, SATURDAY_TEN, TELEGRAM } from "../../support/desk.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEKDAYS = { rrule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", times: ["09:00"] };
const SLACK: Address = { channel: "slack", accountId: "T1", conversationId: "D1", kind: "dm" };

const set = (desk: Desk, title: string, timing: object) =>
  desk.text(desk.run("reminders.add", { title, timing }));
const only = (desk: Desk) => desk.stores.reminders.active({ limit: 9 });

describe("setting a reminder", () => {
  test("is confirmed with number, title, weekday, date, time and zone", () => {
    const desk = createDesk();
    expect(set(desk, "Call mom", { local: "2026-12-08T09:00" })).toBe(
      "Set reminder 1: “Call mom”, Tue 8 Dec, 09:00 (Europe/Vienna).",
    );
    expect(set(desk, "Plan", { local: "2026-11-21T09:00", ...WEEKDAYS })).toBe(
      "Set reminder 2: “Plan”, every weekday at 09:00 (Europe/Vienna), next: Mon 23 Nov, 09:00.",
    );
    expect(set(desk, "Call Kyoto", { local: "2026-11-22T09:00", zone: "Asia/Tokyo" })).toBe(
      "Set reminder 3: “Call Kyoto”, Sun 22 Nov, 09:00 (Asia/Tokyo).",
    );
    expect(desk.due.pending().map((item) => new Date(item.dueAt).toISOString())).toEqual([
      "2026-11-22T00:00:00.000Z",
      "2026-11-23T08:00:00.000Z",
      "2026-12-08T08:00:00.000Z",
    ]);
  });

  test.each([
    [{ local: "2026-11-21T09:00" }, "Sat 21 Nov, 09:00 has passed. Nothing was changed."],
    [
      { local: "2026-11-31T09:00" },
      "There is no 2026-11-31T09:00 in the calendar. Nothing was changed.",
    ],
    [
      { local: "2026-11-22T09:00", rrule: "FREQ=MINUTELY" },
      "I can remind you every 5 minutes at most. Nothing was changed.",
    ],
    [
      { local: "2026-11-22T09:00", rrule: "often" },
      "I cannot read that as a repeating time. Nothing was changed.",
    ],
  ])("refuses %j with one sentence", (timing, answer) => {
    const desk = createDesk();
    expect(set(desk, "x", timing)).toBe(answer);
    expect(desk.log.touched()).toEqual([]);
    expect(desk.due.pending()).toEqual([]);
  });

  test.each([
    ["remind me every other Tuesday at 9 to sweep", "Tue 24 Nov, 09:00"],
    ["remind me every other Saturday at 9 to sweep", "Sat 28 Nov, 09:00"],
    ["remind me every second month on the 5th at 9 to sweep", "Sat 5 Dec, 09:00"],
    ["remind me every other Tuesday starting next month at 9 to sweep", "Tue 1 Dec, 09:00"],
    ["remind me every 3 days at 9 to sweep", "Tue 24 Nov, 09:00"],
  ])("counts an interval from its first day: %s", async (words, first) => {
    expect(await createDesk().say(words)).toContain(`next: ${first}`);
  });

  test("asks for what is missing, one thing at a time", async () => {
    const desk = createDesk();
    expect(await desk.say("/remind")).toBe("What should the reminder be called?");
    expect(await desk.say("Call the bank")).toContain("“Call the bank”");
    expect(desk.labels()).toEqual([
      "Sat 21 Nov, 11:00",
      "Sat 21 Nov, 18:00",
      "Sun 22 Nov, 09:00",
      "Cancel",
    ]);
    expect(await desk.press("Sat 21 Nov, 18:00")).toBe(
      "Set reminder 1: “Call the bank”, Sat 21 Nov, 18:00 (Europe/Vienna).",
    );
  });

  test("a day without a time means the start of the day", async () => {
    const desk = createDesk();
    desk.run("preferences.set", { name: "dayStart", value: "7:30" });
    expect(await desk.say("remind me to call the bank on 24 November")).toBe(
      "Set reminder 1: “call the bank”, Tue 24 Nov, 07:30 (Europe/Vienna).",
    );
  });
});

describe("firing", () => {
  test("says the title once, and says how late it is from two minutes on", () => {
    const desk = createDesk();
    set(desk, "Call mom", { local: "2026-11-21T11:00" });
    desk.pass(HOUR - 1);
    expect(desk.fire()).toEqual([]);
    desk.pass(2 * MINUTE);
    expect(desk.fire()).toEqual([{ text: "Reminder: “Call mom”", address: TELEGRAM }]);
    desk.pass(HOUR);
    expect(desk.fire()).toEqual([]);
    set(desk, "Call dad", { local: "2026-11-21T13:00" });
    desk.pass(2 * HOUR);
    expect(desk.fire().map((said) => said.text)).toEqual([
      "Reminder: “Call dad”\nLate by 1 h 1 min; it was due Sat 21 Nov, 13:00.",
    ]);
  });

  test("a series missed for days is said once and goes on from now", () => {
    const desk = createDesk();
    set(desk, "Plan", { local: "2026-11-21T09:00", ...WEEKDAYS });
    desk.at(Date.UTC(2026, 10, 26, 12));
    expect(desk.fire().map((said) => said.text)).toEqual([
      "Reminder: “Plan”\nLate by 4 h; it was due Thu 26 Nov, 09:00. 3 before it were missed.\nRepeats every weekday at 09:00; next Fri 27 Nov, 09:00.",
    ]);
    expect(desk.due.pending()).toHaveLength(1);
  });

  test("a series keeps its wall-clock hour when clocks change", () => {
    const desk = createDesk({ now: Date.UTC(2026, 9, 24, 6) });
    set(desk, "Run", { local: "2026-10-24T09:00", rrule: "FREQ=DAILY", times: ["09:00"] });
    for (const instant of ["2026-10-24T07:00:00.000Z", "2026-10-25T08:00:00.000Z"]) {
      expect(desk.due.pending().map((item) => new Date(item.dueAt).toISOString())).toEqual([
        instant,
      ]);
      desk.at(Date.parse(instant));
      expect(desk.fire()).toHaveLength(1);
    }
  });

  test.each([
    ["where it was set", TELEGRAM, null, TELEGRAM],
    ["the home channel when one is set", TELEGRAM, "slack", SLACK],
    [
      "the newest address when it was set through the API",
      { ...TELEGRAM, channel: "api" },
      null,
      SLACK,
    ],
  ] as const)("goes to %s", async (_where, from, home, to) => {
    const desk = createDesk({ addresses: { on: () => SLACK, newest: () => SLACK } });
    if (home) desk.run("preferences.set", { name: "home", value: home });
    await desk.say("/remind call mom at 11:00", from);
    desk.pass(HOUR);
    expect(desk.fire().map((said) => said.address)).toEqual([to]);
  });

  test("what was set in a group is said to the person alone", async () => {
    const desk = createDesk();
    const group = { ...TELEGRAM, conversationId: "-100", kind: "group", recipientId: "7" } as const;
    await desk.say("/remind call mom at 11:00", group);
    desk.pass(HOUR);
    expect(desk.fire()[0]?.address).toMatchObject({ conversationId: "7", kind: "dm" });
  });

  test("one that was deleted, done or moved says nothing at its old time", () => {
    const desk = createDesk();
    for (const title of ["a", "b", "c"]) set(desk, title, { local: "2026-11-21T11:00" });
    const [a, b, c] = only(desk).map(({ id }) => id);
    desk.run("items.delete", { items: [{ kind: "reminder", id: a }] });
    desk.run("items.done", { items: [{ kind: "reminder", id: b }] });
    desk.run("reminders.update", { id: c, timing: { local: "2026-11-21T12:00" } });
    desk.pass(HOUR);
    expect(desk.fire()).toEqual([]);
    desk.pass(HOUR);
    expect(desk.fire().map((said) => said.text)).toEqual(["Reminder: “c”"]);
  });
});

describe("the buttons of a reminder", () => {
  const fired = (timing: object = { local: "2026-11-21T11:00" }, after = HOUR) => {
    const desk = createDesk();
    set(desk, "Call mom", timing);
    desk.pass(after);
    desk.fire();
    return desk;
  };

  test.each([
    ["Snooze 20 min", "Sat 21 Nov, 11:20"],
    ["Snooze 1 h", "Sat 21 Nov, 12:00"],
    ["Snooze 3 h", "Sat 21 Nov, 14:00"],
    ["Tomorrow 09:00", "Sun 22 Nov, 09:00"],
    ["Next week", "Mon 23 Nov, 09:00"],
  ])("%s puts it off to %s", async (button, time) => {
    const desk = fired();
    expect(await desk.press(button)).toBe(
      `Put off reminder 1: “Call mom”, ${time} (Europe/Vienna).`,
    );
    expect(desk.due.pending()).toHaveLength(1);
  });

  test("a snooze counts from the press and says it again then", async () => {
    const desk = fired();
    desk.pass(45 * MINUTE);
    await desk.press("Snooze 20 min");
    desk.pass(20 * MINUTE);
    expect(desk.fire().map((said) => said.text)).toEqual(["Reminder: “Call mom”"]);
  });

  test("Done ends it; a second card of the same firing then tells what is true", async () => {
    const desk = fired();
    const card = desk.last();
    const [row] = desk.log.touched();
    expect(await desk.press("Done", card)).toBe("Done: “Call mom” (1).");
    expect(desk.text(desk.run("items.done", { items: [{ kind: "reminder", id: row?.id }] }))).toBe(
      "“Call mom” was done already, Sat 21 Nov, 11:00.",
    );
    const again = { id: row?.id, occurrence: SATURDAY_TEN + HOUR, until: { seconds: 1200 } };
    expect(desk.text(desk.run("reminders.snooze", again))).toBe(
      "“Call mom” was done already, Sat 21 Nov, 11:00.",
    );
    expect(desk.due.pending()).toEqual([]);
  });

  test("a snooze from a card that was overtaken changes nothing and tells the new time", () => {
    const desk = fired();
    const [row] = desk.log.touched();
    const snooze = { id: row?.id, occurrence: SATURDAY_TEN + HOUR, until: { seconds: 1200 } };
    desk.run("reminders.snooze", snooze);
    desk.pass(MINUTE);
    expect(desk.text(desk.run("reminders.snooze", snooze))).toBe(
      "“Call mom” was put off already, to Sat 21 Nov, 11:20. Nothing was changed.",
    );
  });

  test("words alone mean the reminder that came up last", async () => {
    const desk = fired();
    expect(await desk.say("/snooze 20 min")).toBe(
      "Put off reminder 1: “Call mom”, Sat 21 Nov, 11:20 (Europe/Vienna).",
    );
    desk.pass(HOUR);
    desk.fire();
    expect(await desk.say("/done")).toBe("Done: “Call mom” (1).");
  });

  test("Reschedule lets the next message say the time", async () => {
    const desk = fired();
    expect(await desk.press("Reschedule")).toBe("Until when should I put off “Call mom”?");
    expect(await desk.say("24 November at 16:00")).toBe(
      "Put off reminder 1: “Call mom”, Tue 24 Nov, 16:00 (Europe/Vienna).",
    );
  });

  test("of a series put off one occurrence only, and Done leaves the next one standing", async () => {
    const desk = fired({ local: "2026-11-21T09:00", ...WEEKDAYS }, 47 * HOUR);
    const card = desk.last();
    expect(await desk.press("Snooze 20 min", card)).toBe(
      "Put off reminder 1: “Call mom”, every weekday at 09:00 (Europe/Vienna), next: Mon 23 Nov, 09:20 (moved from 09:00).",
    );
    expect(only(desk)).toHaveLength(1);
    const [series] = only(desk);
    const done = desk.run("items.done", { items: [{ kind: "reminder", id: series?.id }] });
    expect(desk.text(done)).toBe("Done: “Call mom” (1). Next: Tue 24 Nov, 09:00 (Europe/Vienna).");
    expect(
      desk.text(desk.run("items.done", { items: [{ kind: "reminder", id: series?.id }] })),
    ).toMatch(/^“Call mom” has not come up yet: .* Nothing was changed\.$/);
  });
});

test("the list shows what lies ahead, and what came up without an answer", async () => {
  const desk = createDesk();
  expect(await desk.say("/reminders")).toBe("No reminders are set.");
  for (let i = 1; i <= 12; i++) set(desk, `no ${i}`, { local: `2026-11-21T${i + 10}:00` });
  desk.pass(HOUR);
  desk.fire();
  expect(await desk.say("/reminders")).toMatch(
    /^Came up, not done yet\n1\. “no 1”, Sat 21 Nov, 11:00\nReminders\n2\. “no 2”, Sat 21 Nov, 12:00\n/,
  );
  expect(await desk.press("Show more")).toBe("Reminders\n12. “no 12”, Sat 21 Nov, 22:00");
  await desk.say("/reminders");
  expect(await desk.press("Done 1")).toBe("Done: “no 1” (1).");
  expect(await desk.say("/reminders")).toMatch(/^Reminders\n2\. “no 2”/);
});

describe("changing a reminder", () => {
  test("of a series asks whether all of them or only the next one", async () => {
    const desk = createDesk();
    set(desk, "Plan", { local: "2026-11-21T09:00", ...WEEKDAYS });
    expect(await desk.say("/move 1 16:00")).toBe(
      "“Plan” repeats: every weekday at 09:00 (Europe/Vienna), next: Mon 23 Nov, 09:00. Move only the next one to Mon 23 Nov, 16:00, or change all of them?",
    );
    expect(await desk.press("Only this one")).toBe(
      "Moved Mon 23 Nov, 09:00 to Mon 23 Nov, 16:00, this once: reminder 1: “Plan”, every weekday at 09:00 (Europe/Vienna), next: Mon 23 Nov, 16:00 (moved from 09:00).",
    );
    expect(await desk.say("/reminders")).toBe(
      "Reminders\n1. “Plan”, Mon 23 Nov, 16:00 (moved from 09:00), every weekday at 09:00",
    );
    await desk.say("/move 1 17:00");
    expect(await desk.press("All")).toBe(
      "Changed. Now reminder 1: “Plan”, every weekday at 17:00 (Europe/Vienna), next: Mon 23 Nov, 16:00 (moved from 17:00).",
    );
  });

  test("one that repeats after it is done comes back so many days later", () => {
    const desk = createDesk();
    set(desk, "Water", { local: "2026-11-21T11:00", afterDays: 3 });
    desk.pass(HOUR);
    desk.fire();
    desk.pass(26 * HOUR);
    expect(desk.due.pending()).toEqual([]);
    const [row] = desk.log.touched();
    expect(desk.text(desk.run("items.done", { items: [{ kind: "reminder", id: row?.id }] }))).toBe(
      "Done: “Water” (1). Next: Wed 25 Nov, 11:00 (Europe/Vienna).",
    );
  });

  test("reopening brings back one whose time lies ahead, and asks for a time otherwise", async () => {
    const desk = createDesk();
    set(desk, "Call mom", { local: "2026-11-21T11:00" });
    await desk.say("/done 1");
    expect(await desk.say("/reopen 1")).toBe(
      "Back on the list, reminder 1: “Call mom”, Sat 21 Nov, 11:00 (Europe/Vienna).",
    );
    await desk.say("/done 1");
    desk.pass(2 * HOUR);
    expect(await desk.say("/reopen 1")).toBe(
      "“Call mom” was for Sat 21 Nov, 11:00 (Europe/Vienna), which has passed. Nothing was changed.",
    );
    await desk.press("Choose a time");
    expect(await desk.say("24 November at 16:00")).toBe(
      "Changed. Now reminder 1: “Call mom”, Tue 24 Nov, 16:00 (Europe/Vienna).",
    );
  });
});
