import { describe, expect, test } from "vitest";
import { createDesk } from "../../support/desk.ts";

async function withReminders() {
  const desk = createDesk();
  await desk.say("remind me to call Bob tomorrow at 15:00");
  await desk.say("remind me every day at 9 to stretch");
  await desk.say("remind me to buy milk on Friday at 10");
  return desk;
}

describe("reminders of some time are cancelled", () => {
  test("several: by a button, what comes once is deleted and what repeats is skipped", async () => {
    const desk = await withReminders();
    expect((await desk.say("cancel all reminders for tomorrow")).split("\n")).toEqual([
      "Do all of this?",
      "Delete reminder 1: “call Bob”, Sun 22 Nov, 15:00 (Europe/Vienna).",
      "Skip for then, and keep: reminder 2: “stretch”, every day at 09:00 (Europe/Vienna), next: Sun 22 Nov, 09:00.",
    ]);
    expect(await desk.say("/reminders")).toContain("call Bob");
    await desk.say("cancel all reminders for tomorrow");
    expect(await desk.press("Confirm")).toContain("Deleted the reminder “call Bob”.");
    const left = await desk.say("/reminders");
    expect(left).not.toContain("call Bob");
    expect(left).toContain("“stretch”, Mon 23 Nov, 09:00, every day at 09:00");
    expect(left).toContain("buy milk");
    await desk.say("undo");
    const back = await desk.say("/reminders");
    expect(back).toContain("call Bob");
    expect(back).toContain("“stretch”, Sun 22 Nov, 09:00");
  });

  test.each([
    ["delete all reminders on Friday at 10", "Deleted the reminder “buy milk”."],
    ["clear all my reminders due Monday", "Skipped Mon 23 Nov, 09:00."],
    ["cancel tomorrow's reminders", "Do all of this?"],
    ["delete my 10am reminder", "Deleted the reminder “buy milk”."],
    ["delete my 5pm reminder", "No reminder falls due then. Nothing was changed."],
  ])("%s", async (words, answer) => {
    const desk = await withReminders();
    expect(await desk.say(words)).toContain(answer);
  });

  test("without a time it is all of them, and by words those with the words", async () => {
    const desk = await withReminders();
    expect(await desk.say("cancel all reminders")).toContain("Delete 3 items");
    expect(await desk.say("cancel the reminder about milk")).toBe(
      "Deleted the reminder “buy milk”.",
    );
  });

  test("in German", async () => {
    const desk = await withReminders();
    await desk.say("/language German");
    expect(await desk.say("lösche alle Erinnerungen für morgen")).toContain("Das alles tun?");
    expect(await desk.say("lösche alle Erinnerungen")).toContain("3 Einträge löschen");
  });
});

describe("said again and again", () => {
  test("keep reminding me, from a time on", async () => {
    const desk = createDesk();
    expect(
      await desk.say("keep reminding me every 10 minutes to take the pill starting at 9pm"),
    ).toBe(
      "Set reminder 1: “take the pill”, Sat 21 Nov, 21:00 (Europe/Vienna).\nAgain every 10 min until you say done, at most 12 times.",
    );
    expect(await desk.say("nag me every 5 minutes from 6pm to call the doctor")).toContain(
      "“call the doctor”, Sat 21 Nov, 18:00 (Europe/Vienna).\nAgain every 5 min until you say done",
    );
  });

  test("ten days are ten times, also when today's time is over", async () => {
    const desk = createDesk();
    expect(await desk.say("remind me every day at 8 for 10 days to take the pill")).toContain(
      "every day at 08:00 10 times (Europe/Vienna), next: Sun 22 Nov, 08:00",
    );
    expect(await desk.say("what's on November 30?")).not.toContain("Nothing is planned.");
    expect(await desk.say("what's on December 1?")).toContain("take the pill");
    expect(await desk.say("what's on December 2?")).toContain("Nothing is planned.");
  });
});

test("a slip in front of what is to be done is no part of it", async () => {
  const desk = createDesk();
  expect(await desk.say("remind me too call jhon at 5pm")).toContain("“call jhon”");
});
