import { expect, test } from "vitest";
import { createDesk } from "../../support/desk.ts";

test.each([
  ["call mom tomorrow", "“call mom”", "Remind me: Sun 22 Nov", "Sun 22 Nov, 09:00"],
  ["dentist on 5 December at 3pm", "“dentist”", "Remind me: Sat 5 Dec, 15:00", "Sat 5 Dec, 15:00"],
  ["in 20 min take the pizza out", "“take the pizza out”", "Remind me: Sat 21 Nov, 10:20", "10:20"],
])("%s: a reminder or a task, by a press", async (words, title, button, when) => {
  const desk = createDesk();
  expect(await desk.say(words)).toContain(`remind you of ${title}, or keep it as a task?`);
  expect(await desk.say("/reminders")).not.toContain(title);
  await desk.say(words);
  const set = await desk.press(button);
  expect(set).toContain(title);
  expect(set).toContain(when);
});

test("as a task it keeps its time", async () => {
  const desk = createDesk();
  await desk.say("dentist on 5 December at 3pm");
  expect(await desk.press("Add as a task")).toContain("“dentist”, due Sat 5 Dec, 15:00");
});

test("in German", async () => {
  const desk = createDesk();
  await desk.say("/language German");
  await desk.say("Mama anrufen morgen um 17 Uhr");
  expect(await desk.press("Erinnern: So, 22. Nov., 17:00")).toContain("Mama anrufen");
});

test.each(["buy milk", "i was at the dentist yesterday", "how about tomorrow?"])(
  "%s has no time ahead to offer",
  async (words) => {
    const desk = createDesk();
    await desk.say(words);
    expect(desk.labels().join()).not.toContain("Remind me:");
  },
);
