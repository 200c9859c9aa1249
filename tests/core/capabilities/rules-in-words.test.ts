import { describe, expect, test } from "vitest";
import { createDesk } from "../../support/desk.ts";

async function deskIn(language: "English" | "German") {
  const desk = createDesk();
  if (language === "German") await desk.say("/language German");
  return desk;
}

describe("a rule that can be two", () => {
  test.each([
    ["remind me every second Tuesday at 9 to call mum", "every 2nd Tuesday of the month at 09:00"],
    ["remind me every second Tuesday to call mum at 9", "every 2 weeks on Tuesday at 09:00"],
  ])("%s: %s", async (words, meant) => {
    const desk = createDesk();
    expect(await desk.say(words)).toMatch(/^What do you mean by “every second Tuesday/);
    expect(await desk.press(meant)).toContain(`“call mum”, ${meant} (Europe/Vienna)`);
  });

  test("is asked about in German too", async () => {
    const desk = await deskIn("German");
    await desk.say("erinnere mich jeden dritten Freitag um 9 an die Wäsche");
    expect(desk.labels()).toEqual([
      "jeden 3. Freitag im Monat um 09:00 Uhr",
      "alle 3 Wochen freitags um 09:00 Uhr",
      "Abbrechen",
    ]);
  });

  test("the half of the day of an hour at which some still sleep", async () => {
    const desk = createDesk();
    expect(await desk.say("remind me every day at 7 to run")).toBe("Morning or evening for “run”?");
    expect(await desk.press("every day at 07:00")).toContain("every day at 07:00");
    await desk.say("remind me tomorrow at 6:30 to run");
    expect(await desk.press("Sun 22 Nov, 06:30")).toContain("Sun 22 Nov, 06:30");
  });
});

test.each([
  ["remind me every 30 February to dance", "That never happens"],
  ["remind me every year on 31 June to sing", "That never happens"],
  ["remind me every second to blink", "every 5 minutes at most"],
])("%s is refused: %s", async (words, why) => {
  const desk = createDesk();
  expect(await desk.say(words)).toContain(why);
  expect(await desk.say("/reminders")).not.toContain("1.");
});

test("a rule for which there are no words is never offered", async () => {
  const desk = createDesk();
  await desk.say("remind me every full moon day to howl");
  expect(desk.labels().join()).not.toContain("FREQ");
  expect(desk.labels()).not.toContain("on a rule of its own ()");
});

test("a time of day apart from its rhythm is no time of this day", async () => {
  const desk = createDesk();
  expect(await desk.say("remind me every Tuesday to call mum at 9")).toContain(
    "every Tuesday at 09:00 (Europe/Vienna), next: Tue 24 Nov, 09:00",
  );
});

describe("a day that not every month has", () => {
  test("is told, with the last day of the month as a way out and back", async () => {
    const desk = createDesk();
    expect(await desk.say("remind me every month on the 31st to pay rent")).toContain(
      "next: Thu 31 Dec, 09:00.\nMonths without day 31 are left out.",
    );
    expect(await desk.press("Last day of the month instead")).toContain(
      "every last day of the month at 09:00 (Europe/Vienna), next: Mon 30 Nov, 09:00",
    );
    expect(await desk.say("undo")).toContain("every 31st day of the month");
  });

  test("29 February is one too", async () => {
    const desk = createDesk();
    expect(await desk.say("remind me every year on 29 February to celebrate")).toContain(
      "Tue 29 Feb 2028, 09:00.\nThat day is in leap years only.",
    );
    expect(await desk.press("Last day of February instead")).toContain("Sun 28 Feb 2027, 09:00");
  });

  test("other days are not", async () => {
    const desk = createDesk();
    expect(await desk.say("remind me every month on the 28th to pay rent")).not.toContain(
      "left out",
    );
    expect(await desk.say("remind me every year on 31 May to pay tax")).not.toContain("leap");
  });
});

test("months that are left out are said, not those that stay", async () => {
  const desk = createDesk();
  expect(
    await desk.say("remind me on the last Friday of every month to send invoices except December"),
  ).toContain("every last Friday of the month except in December at 09:00");
});

describe("how a reminder is said", () => {
  test.each([
    ["plants reminder: only if less than 15 minutes late", "more than 15 min late"],
    ["if the plants reminder is late, skip it", "Skipped when it would be late"],
    ["skip the plants reminder if it's more than 20 minutes late", "more than 20 min late"],
    ["make the plants reminder urgent", "Also in quiet hours"],
  ])("%s", async (words, how) => {
    const desk = createDesk();
    await desk.say("remind me every day at 9 to water the plants");
    expect(await desk.say(words)).toContain(how);
  });

  test.each([
    ["Pflanzen-Erinnerung: nur wenn sie weniger als 15 Minuten zu spät ist", "15 min"],
    ["wenn die Pflanzen-Erinnerung zu spät ist, lass sie aus", "ausgelassen"],
    ["Erinnerung 1: auch nachts", "auch in der Ruhezeit"],
    ["erinnere mich um 18 Uhr an Tee und nochmal alle 10 Minuten bis ich erledigt sage", "10 min"],
    ["überspringe die nächste Pflanzen-Erinnerung", "Ausgelassen: So, 22. Nov."],
  ])("%s", async (words, how) => {
    const desk = await deskIn("German");
    await desk.say("erinnere mich jeden Tag um 9 an Pflanzen");
    expect((await desk.say(words)).toLowerCase()).toContain(how.toLowerCase());
  });

  test.each([
    ["Ruhezeit 22:00 bis 7:00", "22:00 bis 07:00"],
    ["meine Ruhezeit ist von 22 bis 6:30 Uhr", "22:00 bis 06:30"],
    ["stör mich nachts nicht", "22:00 bis 07:00"],
    ["Ruhezeit aus", "Keine Ruhezeit"],
  ])("%s", async (words, told) => {
    const desk = await deskIn("German");
    await desk.say("Ruhezeit 23 bis 5 Uhr");
    expect(await desk.say(words)).toContain(told);
  });
});

describe("several times in one sentence", () => {
  test.each([
    ["remind me tomorrow at 9, 13 and 18 to take drops", ["09:00", "13:00", "18:00"]],
    ["remind me to take drops tomorrow at 9am and 1pm", ["09:00", "13:00"]],
    ["remind me tomorrow and on Monday at 5pm to call", ["17:00", "17:00"]],
  ])("%s: one for each", async (words, times) => {
    const desk = createDesk();
    const said = await desk.say(words);
    expect(said.match(/Set reminder \d/g)).toHaveLength(times.length);
    expect(said.match(/\d\d:\d\d/g)).toEqual(times);
    await desk.say("undo");
    expect(await desk.say("/reminders")).not.toContain("1.");
  });

  test("are asked about where one of them is over or another is meant instead", async () => {
    const desk = createDesk();
    await desk.say("remind me at 9, 13 and 18 to take drops");
    expect(desk.labels()).toHaveLength(4);
    await desk.say("remind me tomorrow or on Friday at 5pm to call");
    expect(desk.labels()).toEqual(["Sun 22 Nov, 17:00", "Fri 27 Nov, 17:00", "Cancel"]);
    expect(await desk.say("/reminders")).not.toContain("1.");
  });

  test("a number before a noun is no time", async () => {
    const desk = createDesk();
    expect(await desk.say("remind me at 3 to call 2 friends")).toContain("“call 2 friends”");
  });
});

describe("how often, without when", () => {
  test("is offered evenly and completed in words", async () => {
    const desk = createDesk();
    await desk.say("remind me 3 times a day to drink");
    expect(desk.labels()).toContain("every day at 09:00, 15:00 and 21:00");
    expect(await desk.say("at 9, 13 and 18")).toContain("every day at 09:00, 13:00 and 18:00");
    await desk.say("remind me twice a week to run");
    expect(desk.labels()).toContain("every Monday and Thursday");
    await desk.say("Tuesday and Friday at 7");
    expect(await desk.press("every Tuesday and Friday at 07:00")).toContain("“run”");
  });
});

describe("a name that was asked for comes with a time", () => {
  test("the day of the one and the time of day of the other belong together", async () => {
    const desk = createDesk();
    await desk.say("remind me tomorrow");
    expect(await desk.say("call Anna at 5pm")).toContain("“call Anna”, Sun 22 Nov, 17:00");
  });

  test("two times are asked about", async () => {
    const desk = createDesk();
    await desk.say("remind me at 8pm");
    await desk.say("in 20 min take the pizza out");
    expect(desk.labels()).toEqual(["Sat 21 Nov, 10:20", "Sat 21 Nov, 20:00", "Cancel"]);
    expect(await desk.press("Sat 21 Nov, 10:20")).toContain("“take the pizza out”");
  });

  test("a time that names a thing stays in it", async () => {
    const desk = createDesk();
    await desk.say("remind me tomorrow");
    expect(await desk.say("prepare my 3pm meeting")).toContain("“prepare my 3pm meeting”");
  });
});

describe("a reminder that is called like a meeting", () => {
  test.each([
    ["skip the next two standups", "Skipped Mon 23 Nov, 09:00 and Tue 24 Nov, 09:00"],
    ["standup ends on Christmas", "until 25 December 2026"],
    ["only this Monday make standup at 12", "to Mon 23 Nov, 12:00, this once"],
    ["from now on standup at 8", "every weekday at 08:00"],
    ["just this once move standup to 11", "to Mon 23 Nov, 11:00, this once"],
  ])("%s", async (words, answer) => {
    const desk = createDesk();
    await desk.say("remind me every weekday at 9 for standup");
    expect(await desk.say(words)).toContain(answer);
  });

  test("is changed only once it is known which of its times is meant", async () => {
    const desk = createDesk();
    await desk.say("remind me every weekday at 9 for standup");
    expect(await desk.say("move standup to 10")).toContain("or change all of them?");
    expect(await desk.press("All")).toContain("every weekday at 10:00");
  });
});

describe("again and again", () => {
  test.each([
    ["and keep reminding me every 2 minutes up to 3 times", "every 2 min", "3 times"],
    ["and then every 15 minutes max 4 times", "every 15 min", "4 times"],
    ["every 10 minutes until I confirm", "every 10 min", "12 times"],
    ["repeatedly", "every 10 min", "12 times"],
  ])("remind me at 5pm to call Bob %s", async (how, every, times) => {
    const desk = createDesk();
    const said = await desk.say(`remind me at 5pm to call Bob ${how}`);
    expect(said).toContain("“call Bob”, Sat 21 Nov, 17:00");
    expect(said).toContain(`Again ${every} until you say done, at most ${times}.`);
  });

  test("is ended for one by its name", async () => {
    const desk = createDesk();
    await desk.say("remind me at 5pm to call Bob repeatedly");
    expect(await desk.say("stop nagging me about Bob")).not.toContain("Again");
    expect(await desk.say("show 1")).toContain("“call Bob”");
  });
});

test("a date that is just over is not silently one of next year", async () => {
  const desk = createDesk();
  expect(await desk.say("remind me on 20 November to eat")).toContain(
    "has passed. When do you mean?",
  );
  expect(await desk.press("Sat 20 Nov 2027")).toContain("Sat 20 Nov 2027, 09:00");
  expect(await desk.say("remind me on 5 January to eat")).toContain("Tue 5 Jan 2027, 09:00");
});

test("“later” puts off what was said last, once it is known until when", async () => {
  const desk = createDesk();
  await desk.say("remind me in 5 minutes to call Bob");
  desk.pass(300_000);
  desk.fire();
  expect(await desk.say("later")).toContain("Until when should I put off “call Bob”?");
});

describe("before something", () => {
  test.each([
    ["remind me an hour before my flight at 6pm tomorrow", "“my flight”, Sun 22 Nov, 17:00"],
    ["remind me 30 minutes before the meeting at 3pm to prepare", "“prepare”, Sat 21 Nov, 14:30"],
    ["remind me to pack an hour before my train tomorrow at 10am", "“pack”, Sun 22 Nov, 09:00"],
    ["remind me the day before Ann's birthday on 5 December to bake", "“bake”, Fri 4 Dec, 09:00"],
    ["remind me 10 minutes before the standup every weekday at 9 to join", "weekday at 08:50"],
    ["remind me 2 days before Christmas to wrap gifts", "“wrap gifts”, Wed 23 Dec, 09:00"],
    ["remind me 15 minutes before 3pm to call", "“call”, Sat 21 Nov, 14:45"],
  ])("%s", async (words, answer) => {
    expect(await createDesk().say(words)).toContain(answer);
  });

  test.each([
    ["erinnere mich eine Stunde vor meinem Flug morgen um 18 Uhr", "So, 22. Nov., 17:00"],
    ["erinnere mich am Tag vor Annas Fest am 5. Dezember an den Kuchen", "Fr, 4. Dez., 09:00"],
    ["erinnere mich 5 Minuten vor 12 an Essen", "Sa, 21. Nov., 11:55"],
  ])("%s", async (words, answer) => {
    const desk = await deskIn("German");
    expect(await desk.say(words)).toContain(answer);
  });

  test("whole days are days of the calendar, over a change of the clocks too", async () => {
    expect(
      await createDesk().say("remind me 2 days before the race on 29 March at 8am to rest"),
    ).toContain("Sat 27 Mar 2027, 08:00");
  });

  test("of a day alone asks for its time of day, of every hour for a rhythm", async () => {
    const desk = createDesk();
    await desk.say("remind me an hour before the party on Friday");
    expect(await desk.say("at 8pm")).toContain("“the party”, Fri 27 Nov, 19:00");
    expect(await desk.say("remind me 5 minutes before every hour to stretch")).toContain("?");
  });
});

test.each([
  ["remind me every morning and evening to take pills", "every day at 09:00 and 18:00"],
  ["remind me mornings and evenings to brush", "every day at 09:00 and 18:00"],
  ["remind me every Monday morning and evening to stretch", "every Monday at 09:00 and 18:00"],
  ["remind me every morning to read the morning and evening news", "every day at 09:00"],
])("%s", async (words, answer) => {
  expect(await createDesk().say(words)).toContain(answer);
});

test("two parts of a day are asked about", async () => {
  const desk = createDesk();
  await desk.say("remind me tomorrow morning and evening to take pills");
  expect(desk.labels()).toEqual(["Sun 22 Nov, 09:00", "Sun 22 Nov, 18:00", "Cancel"]);
});

describe("what was talked about last", () => {
  test.each([
    ["change the rule to every 2 days", "every 2 days at 09:00"],
    ["make it weekdays only", "every weekday at 09:00"],
    ["do it only on Mondays", "every Monday at 09:00"],
    ["skip tomorrow", "Skipped Sun 22 Nov, 09:00."],
    ["skip the next 3", "Skipped Sun 22 Nov, 09:00, Mon 23 Nov, 09:00 and Tue 24 Nov, 09:00."],
    ["skip next week", "Skipped 7 times, from Mon 23 Nov, 09:00 to Sun 29 Nov, 09:00."],
    ["skip until January", "paused until Fri 1 Jan 2027, 00:00"],
    ["except on Christmas", "Skipped Fri 25 Dec, 09:00."],
  ])("%s", async (words, answer) => {
    const desk = createDesk();
    await desk.say("remind me every day at 9 to run");
    expect(await desk.say(words)).toContain(answer);
    expect(await desk.say("undo")).toContain(
      "every day at 09:00 (Europe/Vienna), next: Sun 22 Nov",
    );
  });

  test("keeps its own time of day when it comes to repeat", async () => {
    const desk = createDesk();
    await desk.say("remind me tomorrow at 15:00 to call Bob");
    await desk.press("Edit");
    expect(await desk.say("every Friday")).toContain("every Friday at 15:00");
  });

  test("is no reminder when it is a task", async () => {
    const desk = createDesk();
    await desk.say("add buy milk");
    expect(await desk.say("skip tomorrow")).not.toContain("Skipped");
  });
});
