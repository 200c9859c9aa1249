import { describe, expect, test } from "vitest";
import type { Address } from "../../../src/core/chat/inbound.ts";
import { createDesk, type Desk } from "../../support/desk.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SLACK: Address = { channel: "slack", accountId: "T1", conversationId: "D1", kind: "dm" };

/** Saturday 10:00: gym on Tuesdays and Thursdays at 7:00, standup on weekdays at 9:00. */
async function twoSeries(options: Parameters<typeof createDesk>[0] = {}): Promise<Desk> {
  const desk = createDesk(options);
  await desk.say("remind me every Tuesday and Thursday at 7am to gym");
  await desk.say("remind me every weekday at 9:00 to standup");
  return desk;
}
const GYM = "reminder 1: “gym”, every Tuesday and Thursday at 07:00 (Europe/Vienna)";
const STANDUP = "reminder 2: “standup”, every weekday at 09:00 (Europe/Vienna)";
const fireAll = (desk: Desk, days: number) => {
  const said: string[] = [];
  for (let hour = 0; hour < days * 24; hour++) {
    desk.pass(HOUR);
    said.push(...desk.fire().map(({ text }) => text.split("\n")[0] ?? ""));
  }
  return said.filter((text) => text.includes("gym")).length;
};

describe("words for what repeats", () => {
  test.each([
    [
      "skip the next gym reminder",
      `Skipped Tue 24 Nov, 07:00. Now ${GYM}, next: Thu 26 Nov, 07:00.`,
    ],
    ["skip gym on Thursday", `Skipped Thu 26 Nov, 07:00. Now ${GYM}, next: Tue 24 Nov, 07:00.`],
    [
      "skip the next two gym reminders",
      `Skipped Tue 24 Nov, 07:00 and Thu 26 Nov, 07:00. Now ${GYM}, next: Tue 1 Dec, 07:00.`,
    ],
    [
      "skip gym on Friday",
      "“gym” does not come on Fri 27 Nov. Nothing was changed: every Tuesday and Thursday at 07:00 (Europe/Vienna), next: Tue 24 Nov, 07:00.",
    ],
    [
      "move Monday's standup reminder to 10",
      `Moved Mon 23 Nov, 09:00 to Mon 23 Nov, 10:00, this once: ${STANDUP}, next: Mon 23 Nov, 10:00 (moved from 09:00).`,
    ],
    [
      "move the standup reminder to 10 just this once",
      `Moved Mon 23 Nov, 09:00 to Mon 23 Nov, 10:00, this once: ${STANDUP}, next: Mon 23 Nov, 10:00 (moved from 09:00).`,
    ],
    [
      "move Thursday's gym to Friday",
      `Moved Thu 26 Nov, 07:00 to Fri 27 Nov, 07:00, this once: ${GYM}, next: Tue 24 Nov, 07:00.`,
    ],
    [
      "change the standup reminder to 10",
      "Changed. Now reminder 2: “standup”, every weekday at 10:00 (Europe/Vienna), next: Mon 23 Nov, 10:00.",
    ],
    [
      "change the gym reminder to every Monday and Friday at 8",
      "Changed. Now reminder 1: “gym”, every Monday and Friday at 08:00 (Europe/Vienna), next: Mon 23 Nov, 08:00.",
    ],
    [
      "change the gym reminder to every Wednesday",
      "Changed. Now reminder 1: “gym”, every Wednesday at 07:00 (Europe/Vienna), next: Wed 25 Nov, 07:00.",
    ],
    ["pause the gym reminder", `Paused ${GYM}, paused. Nothing comes until you resume it.`],
    [
      "pause gym until Wednesday",
      `Paused ${GYM}, paused until Wed 25 Nov, 00:00, next: Thu 26 Nov, 07:00. What falls into the pause is left out.`,
    ],
    [
      "end the gym reminder after 3 more times",
      "Ends with Tue 1 Dec, 07:00, 3 more times. Now reminder 1: “gym”, every Tuesday and Thursday at 07:00 until 1 December 2026 (Europe/Vienna), next: Tue 24 Nov, 07:00.",
    ],
    [
      "stop the gym reminder after November",
      "Ends with Thu 26 Nov, 07:00, 2 more times. Now reminder 1: “gym”, every Tuesday and Thursday at 07:00 until 30 November 2026 (Europe/Vienna), next: Tue 24 Nov, 07:00.",
    ],
    [
      "send the gym reminder to Slack",
      `Comes on Slack from now on: ${GYM}, next: Tue 24 Nov, 07:00.`,
    ],
  ])("%s", async (words, answer) => {
    const desk = await twoSeries({ addresses: { on: () => SLACK } });
    const before = desk.stores.reminders.active({ limit: 9 });
    expect(await desk.say(words)).toBe(answer);
    if (answer.includes("Nothing was changed")) return;
    await desk.say("undo");
    expect(desk.stores.reminders.active({ limit: 9 })).toEqual(before);
  });

  test("what is unclear is asked: this one or all", async () => {
    const desk = await twoSeries();
    expect(await desk.say("move the standup reminder to 10")).toContain(
      "Move only the next one to Mon 23 Nov, 10:00, or change all of them?",
    );
    expect(desk.labels()).toEqual(["Only this one", "All", "Cancel"]);
    expect(await desk.say("all")).toContain("every weekday at 10:00");
  });

  test("what is no reminder of the person's is left alone", async () => {
    const desk = await twoSeries();
    for (const words of ["skip this song", "pause the music", "resume playback"]) {
      await desk.say(words);
    }
    expect(desk.log.groups()).toHaveLength(2);
  });

  test("a time that has passed, a rule that cannot be and one too often change nothing", async () => {
    const desk = await twoSeries();
    expect(await desk.say("remind me today at 8:00 to call mom")).toContain(
      "has passed. When do you mean?",
    );
    expect(await desk.press("Cancel")).toContain("nothing was changed");
    expect(await desk.say("remind me every 2 minutes to blink")).toContain("every 5 minutes");
    expect(desk.log.groups()).toHaveLength(2);
  });
});

describe("the details of a reminder", () => {
  test("show rule, zone and the next five, with what was moved and skipped", async () => {
    const desk = await twoSeries();
    await desk.say("skip gym on Thursday");
    await desk.say("move Tuesday's gym to 8");
    expect(await desk.say("show reminder 1")).toBe(
      [
        "1. “gym”",
        "Repeats: every Tuesday and Thursday at 07:00 (Europe/Vienna)",
        "Comes on: Telegram",
        "Next",
        "- Tue 24 Nov, 08:00 (moved from 07:00)",
        "- Thu 26 Nov, 07:00 (skipped)",
        "- Tue 1 Dec, 07:00",
        "- Thu 3 Dec, 07:00",
        "- Tue 8 Dec, 07:00",
        "- Thu 10 Dec, 07:00",
      ].join("\n"),
    );
    expect(desk.labels()).toEqual([
      "Skip next",
      "Pause",
      "Change time",
      "Change rule",
      "End",
      "Delete",
    ]);
    expect(await desk.say("what's on Thursday?")).not.toContain("gym");
    expect(await desk.say("what's on Tuesday?")).toContain("08:00 “gym”, (moved from 07:00)");
  });

  test("its buttons act, each once, and undo takes it back", async () => {
    const desk = await twoSeries();
    await desk.say("show reminder 1");
    const card = desk.last();
    expect(await desk.press("Skip next", card)).toContain("Skipped Tue 24 Nov, 07:00.");
    expect(await desk.press("Undo")).toContain("next: Tue 24 Nov, 07:00.");
    await desk.say("show reminder 1");
    expect(await desk.press("End")).toContain("When should “gym” end?");
    expect(await desk.say("after 2 more times")).toContain("Ends with Thu 26 Nov, 07:00");
    await desk.say("show reminder 1");
    expect(await desk.press("Change rule")).toContain("How often should “gym” come?");
    expect(await desk.say("every Monday at 8:30")).toContain("every Monday at 08:30");
    await desk.say("show reminder 1");
    await desk.press("Change time");
    expect(await desk.say("9:15")).toContain("every Monday at 09:15");
  });

  test("only connected channels are offered, and the reminder comes there", async () => {
    const desk = await twoSeries({
      addresses: { on: (name) => (name === "slack" ? SLACK : null) },
    });
    await desk.say("show reminder 1");
    expect(desk.labels().filter((label) => label.startsWith("Move"))).toEqual(["Move to Slack"]);
    await desk.press("Move to Slack");
    desk.at(Date.UTC(2026, 10, 24, 6));
    expect(desk.fire().map(({ address }) => address.channel)).toContain("slack");
    expect(await desk.say("send gym to telegram")).toContain("Telegram is not connected");
  });
});

describe("pausing", () => {
  test("says nothing of what fell into it, and goes on from the end", async () => {
    const desk = await twoSeries();
    expect(await desk.say("pause all my reminders until Thursday")).toContain("Paused");
    expect(fireAll(desk, 4)).toBe(0);
    expect(desk.log.groups()).toHaveLength(3);
    expect(fireAll(desk, 2)).toBe(1);
  });

  test("until told otherwise stays in the list; resuming names the next one", async () => {
    const desk = await twoSeries();
    await desk.say("pause gym");
    expect(fireAll(desk, 7)).toBe(0);
    expect(await desk.say("/reminders")).toContain(
      "“gym”, every Tuesday and Thursday at 07:00, paused",
    );
    expect(await desk.say("resume gym")).toBe(
      `Resumed ${GYM}, next: Tue 1 Dec, 07:00. What fell into the pause is left out.`,
    );
    expect(fireAll(desk, 7)).toBe(2);
  });

  test("holds back what was put off too, and a done one is no longer put off", async () => {
    const desk = await twoSeries();
    desk.at(Date.UTC(2026, 10, 24, 6));
    desk.fire();
    expect(await desk.say("snooze gym for 2 hours")).toContain(
      "next: Tue 24 Nov, 09:00 (moved from 07:00)",
    );
    await desk.say("pause gym until tomorrow");
    expect(fireAll(desk, 1)).toBe(0);
    expect(fireAll(desk, 2)).toBe(1);
    await desk.say("snooze gym for 2 hours");
    await desk.say("done gym");
    expect(fireAll(desk, 1)).toBe(0);
  });

  test("leaves what comes once as it is, and says so", async () => {
    const desk = await twoSeries();
    await desk.say("remind me to call mom tomorrow at 10:00");
    expect(await desk.say("pause all my reminders until Wednesday")).toContain(
      "What comes once still does: “call mom” Sun 22 Nov, 10:00.",
    );
    expect(await desk.say("pause the call mom reminder")).toContain("does not repeat");
  });
});

describe("once only", () => {
  test("an occurrence moved ahead is not said again at its own time, not even after undo", async () => {
    const desk = await twoSeries();
    await desk.say("move Tuesday's gym to Monday at 8:00");
    desk.at(Date.UTC(2026, 10, 23, 7));
    desk.fire();
    expect(await desk.say("undo")).toContain("next: Thu 26 Nov, 07:00");
    expect(fireAll(desk, 2)).toBe(0);
  });

  test("none is moved onto another", async () => {
    const desk = await twoSeries();
    expect(await desk.say("move Tuesday's gym to Thursday at 7am")).toBe(
      "“gym” comes Thu 26 Nov, 07:00 anyway. Nothing was changed.",
    );
    expect(await desk.press("Skip it instead")).toContain("Skipped Tue 24 Nov, 07:00.");
  });

  test("one that is due but not said yet is skipped like any other", async () => {
    const desk = await twoSeries();
    desk.at(Date.UTC(2026, 10, 24, 6));
    await desk.say("skip the next gym reminder");
    expect(desk.fire().filter(({ text }) => text.includes("gym"))).toEqual([]);
    const stale = { id: desk.stores.reminders.active({ limit: 9 })[1]?.id ?? "", occurrences: [0] };
    expect(desk.text(desk.run("reminders.skip", stale))).toContain("is over. Nothing was changed");
  });

  test("a moved one keeps its wall time over a clock change and over midnight", async () => {
    const desk = createDesk({ now: Date.UTC(2027, 2, 26, 9) });
    await desk.say("remind me every day at 22:00 to sleep");
    const [row] = desk.stores.reminders.active({ limit: 1 });
    const move = { occurrence: Date.UTC(2027, 2, 27, 21), timing: { local: "2027-03-28T02:30" } };
    desk.run("reminders.move-one", { id: row?.id, ...move });
    const due: string[] = [];
    for (let i = 0; i < 3 * 48; i++) {
      desk.pass(HOUR / 2);
      if (desk.fire().length > 0) due.push(new Date(desk.now()).toISOString());
    }
    expect(due).toEqual([
      "2027-03-26T21:00:00.000Z",
      "2027-03-28T01:30:00.000Z",
      "2027-03-28T20:00:00.000Z",
    ]);
  });
});

describe("an end", () => {
  test("counts what will be said from now on, however many times a day", async () => {
    const desk = createDesk();
    await desk.say("remind me every day at 8:00 and 18:00 5 times to gym");
    expect(fireAll(desk, 9)).toBe(5);
    await desk.say("remind me every day at 8:00 5 times to gym");
    desk.pass(DAY);
    desk.fire();
    expect(fireAll(desk, 9)).toBe(4);
  });

  test("counts round what was skipped and moved behind it", async () => {
    const desk = await twoSeries();
    await desk.say("skip gym on Thursday");
    await desk.say("move Tuesday's gym to Wednesday at 8:00");
    expect(await desk.say("end gym after 2 more times")).toContain("Ends with Tue 1 Dec, 07:00");
    expect(fireAll(desk, 30)).toBe(2);
  });
});

test("there are as many that repeat as one person may have, and that is said", async () => {
  const desk = createDesk();
  for (let at = 0; at < 200; at++) await desk.say(`remind me every day at 9 to do chore ${at}`);
  expect(await desk.say("remind me every day at 9 to stretch")).toContain(
    "You have 200 repeating reminders, which is the most I keep, so this one was not set.",
  );
  expect(await desk.say("remind me tomorrow at 9 to stretch")).toContain("Set reminder");
});
