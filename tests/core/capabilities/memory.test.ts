import { describe, expect, test } from "vitest";
import { createDesk, TELEGRAM } from "../../support/desk.ts";

describe("facts", () => {
  test("are told back with a number of their own, listed and forgotten", async () => {
    const desk = createDesk();
    await desk.say("/add a task");
    expect(await desk.say("/remember that my badge number is 4711")).toBe(
      "I will remember as 1: “my badge number is 4711”.",
    );
    await desk.say("/remember Anna likes green tea");
    expect(await desk.say("/memory")).toBe(
      "What I remember\n1. “my badge number is 4711”\n2. “Anna likes green tea”",
    );
    expect(await desk.say("/forget the green tea")).toBe("Forgotten: “Anna likes green tea”.");
    expect(await desk.say("/forget 1")).toBe("Forgotten: “my badge number is 4711”.");
    expect(await desk.say("/undo")).toBe(
      "Undone. It is back as fact 1: “my badge number is 4711”.",
    );
    expect(desk.stores.tasks.undated({ limit: 5 })).toHaveLength(1);
  });

  test.each([
    ["/forget 7", "There is no 7 on your list. /memory shows the numbers."],
    ["/remember", "Write it like this: /remember my badge number is 4711"],
    ["/memory", "I remember nothing yet. Say: remember that my badge number is 4711"],
  ])("%s on an empty memory", async (words, answer) => {
    expect(await createDesk().say(words)).toBe(answer);
  });

  test("are neither done nor moved", async () => {
    const desk = createDesk();
    await desk.say("/remember Anna likes green tea");
    await desk.say("/memory");
    expect(await desk.say("done with the first one")).toBe(
      "“Anna likes green tea” is something I remember, not a task.",
    );
  });
});

describe("settings", () => {
  test.each([
    ["/timezone vienna", "Europe/Vienna"],
    ["/timezone Asia/Tokyo", "Asia/Tokyo"],
    ["/timezone sao paulo", "America/Sao_Paulo"],
  ])("%s", async (words, zone) => {
    const desk = createDesk();
    expect(await desk.say(words)).toContain(`Your time zone is ${zone}; it is `);
    expect(desk.stores.preferences.get("zone")).toBe(zone);
  });

  test.each([
    [
      { name: "zone", value: "Atlantis" },
      "I know no time zone “Atlantis”. Name a large city near you, for example: /timezone Vienna",
    ],
    [
      { name: "dayStart", value: "25:00" },
      "I need a time of day, for example 8:30. Nothing was changed.",
    ],
    [
      { name: "confirm", value: "never" },
      "I can ask always, or only when I am not sure. Nothing was changed.",
    ],
    [
      { name: "home", value: "fax" },
      "Reminders can go to Telegram, Slack or the web page. Nothing was changed.",
    ],
    [
      { name: "home", value: "slack" },
      "I have not met you on Slack yet. Write to me there once, then ask again.",
    ],
    [
      { name: "locale", value: "?" },
      "I need a language tag, for example en or de-AT. Nothing was changed.",
    ],
  ])("%j is refused with one sentence", (input, answer) => {
    const desk = createDesk();
    expect(desk.text(desk.run("preferences.set", input))).toBe(answer);
    expect(desk.log.touched()).toEqual([]);
  });

  test("what the platform reported counts until the person says something", async () => {
    const desk = createDesk({ zone: "Asia/Tokyo" });
    expect(await desk.say("/settings")).toContain("Time zone: Asia/Tokyo, where it is 18:00");
    await desk.say("/timezone Vienna");
    desk.stores.preferences.report("reportedZone", "America/New_York");
    expect(await desk.say("/settings")).toContain("Time zone: Europe/Vienna, where it is 10:00");
  });

  test("a new zone leaves reminders where they were set", async () => {
    const desk = createDesk({ addresses: { on: () => TELEGRAM } });
    desk.run("reminders.add", { title: "Call mom", timing: { local: "2026-11-22T09:00" } });
    await desk.say("/timezone Tokyo");
    expect(await desk.say("/reminders")).toBe("Reminders\n1. “Call mom”, Sun 22 Nov, 17:00");
    expect(desk.due.pending()[0]?.dueAt).toBe(Date.UTC(2026, 10, 22, 8));
  });
});
