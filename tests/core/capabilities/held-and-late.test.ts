import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { missedOf, verdictOn } from "../../../src/core/capabilities/reminders/firing/late.ts";
import { nextNag } from "../../../src/core/capabilities/reminders/firing/nag-steps.ts";
import type { LatePolicy } from "../../../src/core/capabilities/reminders/reminder.ts";
import { occurrencesBetween } from "../../../src/core/time/recurrence.ts";
import { wallToInstant } from "../../../src/core/time/zones.ts";
import { createDesk, type Desk } from "../../support/desk.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Saturday 21 November 2026 in Vienna. */
const at = (time: string, day = "2026-11-21") => wallToInstant(`${day}T${time}`, "Europe/Vienna");
const set = (desk: Desk, title: string, timing: object, manner: object = {}) =>
  desk.text(desk.run("reminders.add", { title, timing, manner }));
const quietDesk = () => {
  const desk = createDesk();
  desk.run("preferences.set", { name: "quietHours", value: "22-7" });
  return desk;
};
const texts = (desk: Desk) => desk.fire().map((said) => said.text);

describe("quiet hours", () => {
  test("are set, shown and taken back in words", async () => {
    const desk = createDesk();
    expect(await desk.say("quiet hours 22:00 to 7:00")).toBe(
      "Quiet hours: 22:00 to 07:00 (Europe/Vienna). What comes up then waits until 07:00, except what is urgent.",
    );
    expect(await desk.say("/settings")).toContain("Quiet hours: 22:00 to 07:00");
    expect(await desk.say("quiet hours off")).toContain("No quiet hours");
    expect(await desk.say("/quiet 23-6")).toContain("23:00 to 06:00");
    await desk.press("Undo");
    expect(await desk.say("/quiet")).toContain("Quiet hours: none");
    expect(await desk.say("/quiet at dawn")).toContain("Nothing was changed.");
  });

  test("are told of when a reminder runs into them, with a way out", async () => {
    const desk = quietDesk();
    expect(await desk.say("remind me at 23:00 to lock the door")).toBe(
      "Set reminder 1: “lock the door”, Sat 21 Nov, 23:00 (Europe/Vienna).\nThat is in your quiet hours (22:00 to 07:00), so it waits until Sun 22 Nov, 07:00.",
    );
    expect(await desk.press("Send it anyway")).toBe(
      "Changed. Now reminder 1: “lock the door”, Sat 21 Nov, 23:00 (Europe/Vienna).\nAlso in quiet hours.",
    );
    desk.at(at("23:00"));
    expect(texts(desk)).toEqual(["Reminder: “lock the door”"]);
  });

  test("show in the list of reminders what they hold back, and until when", async () => {
    const desk = quietDesk();
    set(desk, "lock the door", { local: "2026-11-21T23:00" });
    set(desk, "call mom", { local: "2026-11-22T09:00" });
    desk.at(at("23:30"));
    expect(texts(desk)).toEqual([]);
    expect(await desk.say("/reminders")).toBe(
      "Held back, these are quiet hours\n1. “lock the door”, Sat 21 Nov, 23:00, comes Sun 22 Nov, 07:00\nReminders\n2. “call mom”, Sun 22 Nov, 09:00",
    );
    expect(await desk.say("done 1")).toContain("Done: “lock the door”");
  });

  test("hold one until their end and say so", () => {
    const desk = quietDesk();
    set(desk, "lock the door", { local: "2026-11-21T23:00" });
    desk.at(at("23:00"));
    expect(texts(desk)).toEqual([]);
    desk.at(at("06:59", "2026-11-22"));
    expect(texts(desk)).toEqual([]);
    desk.at(at("07:00", "2026-11-22"));
    expect(texts(desk)).toEqual([
      "Reminder: “lock the door”\nHeld during quiet hours; it was due Sat 21 Nov, 23:00.",
    ]);
  });

  test("several held ones are one message, and what comes at their end is its own", async () => {
    const desk = quietDesk();
    set(desk, "lock the door", { local: "2026-11-21T23:00" });
    set(desk, "feed the cat", { local: "2026-11-22T05:30" });
    set(desk, "drink water", { local: "2026-11-21T22:00", rrule: "FREQ=HOURLY" });
    set(desk, "get up", { local: "2026-11-22T07:00" });
    for (let hour = 0; hour < 9; hour++) {
      desk.at(at("22:00") + hour * HOUR);
      expect(texts(desk)).toEqual([]);
    }
    desk.at(at("07:00", "2026-11-22"));
    expect(texts(desk)).toEqual([
      "3 reminders came up during your quiet hours:\n1. “lock the door”, Sat 21 Nov, 23:00\n2. “feed the cat”, Sun 22 Nov, 05:30\n3. “drink water”, Sun 22 Nov, 07:00, and 9 before it",
      "Reminder: “get up”",
    ]);
  });

  test("that end early let go of what they held, at once", () => {
    const desk = quietDesk();
    set(desk, "lock the door", { local: "2026-11-21T23:00" });
    desk.at(at("23:00"));
    desk.fire();
    desk.at(at("23:30"));
    desk.run("preferences.set", { name: "quietHours", value: "22-5" });
    expect(desk.due.pending()[0]?.dueAt).toBe(at("05:00", "2026-11-22"));
    desk.run("preferences.set", { name: "quietHours", value: null });
    expect(texts(desk)).toHaveLength(1);
  });
});

describe("after an outage", () => {
  test("what is overdue comes as one digest, bounded, and Done all answers each once", async () => {
    const desk = createDesk();
    for (let i = 1; i <= 22; i++) {
      set(desk, `no ${i}`, { local: `2026-11-21T12:${String(i + 10)}` });
    }
    desk.at(at("15:00"));
    const [digest, ...more] = texts(desk);
    expect(more).toEqual([]);
    expect(digest).toMatch(/^22 reminders come late; I could not send them in time:\n1\. “no 1”/);
    expect(digest?.split("\n")).toHaveLength(12);
    expect(digest).toContain("\nAnd 12 more.");
    const card = desk.last();
    expect(await desk.press("Done all", card)).toBe(
      "Done: “no 1”, “no 2”, “no 3”, “no 4”, “no 5”, and 17 more.",
    );
    desk.pass(HOUR);
    expect(await desk.press("Done all", card)).toBe(
      "They were all dealt with already. Nothing was changed.",
    );
    expect(desk.fired()).toHaveLength(22);
  });

  test("Show lists them one by one, and each can be answered there", async () => {
    const desk = createDesk();
    for (const title of ["tea", "cake"]) set(desk, title, { local: "2026-11-21T12:00" });
    desk.at(at("15:00"));
    desk.fire();
    expect(await desk.press("Show")).toBe(
      "1. [ ] “tea”, Sat 21 Nov, 12:00\n2. [ ] “cake”, Sat 21 Nov, 12:00",
    );
    expect(await desk.press("Done 2")).toBe(
      "1. [ ] “tea”, Sat 21 Nov, 12:00\n2. [x] “cake”, Sat 21 Nov, 12:00",
    );
  });

  test("each keeps to its own late policy; what was skipped is told beside the rest only", async () => {
    const desk = createDesk();
    await desk.say("remind me at 12:00 to take the bus, skip it if I'm late");
    await desk.say("remind me at 14:45 to call, only if less than 30 minutes late");
    await desk.say("remind me at 12:00 to eat, only if less than 30 minutes late");
    await desk.say("remind me at 12:00 to rest");
    desk.at(at("15:00"));
    expect(texts(desk)).toEqual([
      "2 reminders come late; I could not send them in time:\n4. “rest”, Sat 21 Nov, 12:00\n2. “call”, Sat 21 Nov, 14:45\nSkipped, as you asked for when late: “take the bus”, Sat 21 Nov, 12:00; “eat”, Sat 21 Nov, 12:00.",
    ]);
    await desk.say("remind me at 16:00 to leave, skip it if late");
    desk.at(at("16:30"));
    expect(texts(desk)).toEqual([]);
    expect(await desk.say("/reminders")).toContain("“leave”, Sat 21 Nov, 16:00");
  });
});

describe("again until done", () => {
  test("counts, keeps its steps, and ends with Done", async () => {
    const desk = createDesk();
    expect(
      await desk.say(
        "remind me at 11:00 to take my pills and keep reminding me every 10 minutes until I say done",
      ),
    ).toBe(
      "Set reminder 1: “take my pills”, Sat 21 Nov, 11:00 (Europe/Vienna).\nAgain every 10 min until you say done, at most 12 times.",
    );
    desk.at(at("11:00"));
    expect(texts(desk)).toEqual([
      "Reminder: “take my pills”\nI repeat it every 10 min until you say done, at most 12 times.",
    ]);
    const first = desk.last();
    desk.at(at("11:10"));
    expect(texts(desk)).toEqual([
      "Reminder: “take my pills”\nRepeat 1 of 12; again Sat 21 Nov, 11:20 unless you say done.",
    ]);
    desk.pass(12 * MINUTE);
    expect(texts(desk)[0]).toContain("Repeat 2 of 12; again Sat 21 Nov, 11:30");
    expect(await desk.say("done")).toBe("Done: “take my pills” (1).");
    expect(await desk.press("Snooze 1 h", first)).toBe(
      "“take my pills” was done already, Sat 21 Nov, 11:22.",
    );
    desk.pass(3 * HOUR);
    expect(texts(desk)).toEqual([]);
    expect(desk.due.pending()).toEqual([]);
  });

  test("ends by itself, and the last one says so", () => {
    const desk = createDesk();
    set(desk, "pills", { local: "2026-11-21T11:00" }, { nag: { everySeconds: 600, times: 2 } });
    const said: string[] = [];
    for (let i = 0; i < 30; i++) {
      desk.at(at("11:00") + i * 5 * MINUTE);
      said.push(...texts(desk));
    }
    expect(said).toHaveLength(3);
    expect(said.at(-1)).toContain("Repeat 2 of 2, the last one.");
  });

  test("starts on what has come up, stops, is put off, and waits for the end of quiet hours", async () => {
    const desk = quietDesk();
    set(desk, "pills", { local: "2026-11-21T21:45" });
    desk.at(at("21:45"));
    desk.fire();
    expect(await desk.say("remind me again every 10 minutes until I say done")).toBe(
      "I repeat “pills” every 10 min until you say done, at most 12 times; next Sat 21 Nov, 21:55.",
    );
    desk.at(at("21:55"));
    expect(texts(desk)).toHaveLength(1);
    desk.at(at("22:05"));
    expect(texts(desk)).toEqual([]);
    desk.at(at("07:00", "2026-11-22"));
    expect(texts(desk)[0]).toContain("Repeat 2 of 12; again Sun 22 Nov, 07:05");
    const card = desk.last();
    expect(await desk.press("Stop repeating")).toContain("I stop repeating “pills”.");
    desk.pass(HOUR);
    expect(texts(desk)).toEqual([]);
    expect(await desk.press("Done", card)).toBe("Done: “pills” (1).");
  });

  test("a pause ends it; with the next time after the pause it begins anew", async () => {
    const desk = createDesk();
    await desk.say(
      "remind me every day at 11:00 to take my pills and remind me again every 10 minutes until I say done",
    );
    desk.at(at("11:00"));
    expect(texts(desk)).toHaveLength(1);
    desk.at(at("11:10"));
    expect(texts(desk)).toHaveLength(1);
    expect(await desk.say("pause the pills reminder")).toContain("Paused");
    desk.at(at("13:00"));
    expect(texts(desk)).toEqual([]);
    expect(desk.due.pending()).toEqual([]);
    expect(await desk.say("/reminders")).toBe(
      "Paused\n1. “take my pills”, every day at 11:00, paused",
    );
    expect(await desk.say("resume the pills reminder")).toContain("next: Sun 22 Nov, 11:00");
    desk.at(at("23:00"));
    expect(texts(desk)).toEqual([]);
    desk.at(at("11:00", "2026-11-22"));
    expect(texts(desk)[0]).toContain("I repeat it every 10 min until you say done");
    desk.at(at("11:10", "2026-11-22"));
    expect(texts(desk)[0]).toContain("Repeat 1 of 12; again Sun 22 Nov, 11:20");
    expect(await desk.say("done")).toContain("Done: “take my pills”");
    desk.at(at("12:00", "2026-11-22"));
    expect(texts(desk)).toEqual([]);
  });

  test("a pause that is undone lets it go on in its own steps", async () => {
    const desk = createDesk();
    const nag = { everySeconds: 600 };
    const series = { local: "2026-11-21T11:00", rrule: "FREQ=DAILY" };
    set(desk, "pills", series, { nag });
    desk.at(at("11:00"));
    desk.fire();
    await desk.say("pause the pills reminder");
    desk.at(at("11:25"));
    expect(texts(desk)).toEqual([]);
    await desk.say("undo");
    expect(texts(desk)).toEqual([]);
    desk.at(at("11:30"));
    expect(texts(desk)[0]).toContain("Repeat 1 of 12; again Sat 21 Nov, 11:40");
  });

  test("steps stay on their own grid, whatever was missed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1440 }),
        fc.nat(1e7),
        fc.nat(1e9),
        (every, base, late) => {
          const nag = { everyMinutes: every, times: 12 };
          const next = nextNag(base, nag, base + late);
          expect((next - base) % (every * MINUTE)).toBe(0);
          expect(next).toBeGreaterThan(base + late);
          expect(next - base - late).toBeLessThanOrEqual(every * MINUTE);
        },
      ),
    );
  });
});

describe("the buttons of an occurrence", () => {
  const daily = { local: "2026-11-21T11:00", rrule: "FREQ=DAILY", times: ["11:00"] };
  test("of yesterday leave today's alone", async () => {
    const desk = createDesk();
    set(desk, "Plan", daily);
    desk.at(at("11:00"));
    desk.fire();
    const yesterday = desk.last();
    desk.at(at("11:00", "2026-11-22"));
    desk.fire();
    const today = desk.last();
    expect(await desk.press("Done", yesterday)).toBe("Done: “Plan” of Sat 21 Nov, 11:00.");
    expect(await desk.press("Done", today)).toBe(
      "Done: “Plan” (1). Next: Mon 23 Nov, 11:00 (Europe/Vienna).",
    );
    desk.pass(HOUR);
    expect(await desk.press("Done", yesterday)).toBe("“Plan” was done already, Sun 22 Nov, 11:00.");
    expect(await desk.press("Snooze 1 h", today)).toBe(
      "“Plan” was done already, Sun 22 Nov, 11:00.",
    );
  });
});

const policies: LatePolicy[] = [
  { policy: "fire" },
  { policy: "skip" },
  { policy: "within", minutes: 30 },
];

test("the policy, against a model that looks at every minute", () => {
  const zone = "Europe/Vienna";
  const profile = {
    zone,
    zoneKnown: true,
    locale: "en",
    dayStart: "09:00",
    confirm: "when-unsure",
  } as const;
  const quiet = { from: "22:00", to: "07:00" };
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    hourCycle: "h23",
  });
  const isQuiet = (now: number) => {
    const hour = Number(format.format(now));
    return hour >= 22 || hour < 7;
  };
  const input = fc.record({
    // Around the changes of the clock in March and October.
    due: fc.constantFrom(Date.UTC(2026, 9, 24), Date.UTC(2026, 2, 28), Date.UTC(2026, 6, 1)),
    minute: fc.nat(2 * 24 * 60),
    outage: fc.nat(20 * 60),
    urgent: fc.boolean(),
    late: fc.constantFrom(...policies),
  });
  fc.assert(
    fc.property(input, ({ due, minute, outage, urgent, late }) => {
      const occurrence = due + minute * MINUTE;
      // The object wakes when the outage is over, or when it said it would.
      let now = occurrence + outage * MINUTE;
      let verdict = verdictOn(
        occurrence,
        { urgent, late },
        { now, profile: { ...profile, quiet } },
      );
      if (verdict.kind === "hold") {
        now = verdict.until;
        verdict = verdictOn(occurrence, { urgent, late }, { now, profile: { ...profile, quiet } });
      }
      let expected = occurrence + outage * MINUTE;
      while (!urgent && isQuiet(expected)) expected += MINUTE;
      const delay = (expected - occurrence) / MINUTE;
      const limit = late.policy === "fire" ? Infinity : late.policy === "skip" ? 2 : late.minutes;
      expect([now, verdict.kind]).toEqual([expected, delay > limit ? "skip" : "say"]);
    }),
    { numRuns: 200 },
  );
});

test("of a series the newest is said, with a count of the others", () => {
  const schedule = { start: "2026-10-20T08:15", zone: "Europe/Vienna" };
  const rules = [
    "FREQ=HOURLY",
    "FREQ=MINUTELY;INTERVAL=5",
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,TH",
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...rules),
      fc.nat(60),
      fc.nat(60 * 24 * 60),
      (rrule, first, minutes) => {
        const series = { ...schedule, rrule };
        const [due = 0] = occurrencesBetween(
          series,
          at("00:00", "2026-10-21") + first * HOUR,
          Infinity,
          1,
        );
        const now = due + minutes * MINUTE;
        const all = occurrencesBetween(series, due, now + 1, 10_000);
        fc.pre(all.length < 10_000);
        const found = missedOf(series, due, now);
        expect(found.latest).toBe(all.at(-1));
        expect(found.earlier).toBe(Math.min(all.length - 1, 1000));
      },
    ),
    { numRuns: 100 },
  );
});
