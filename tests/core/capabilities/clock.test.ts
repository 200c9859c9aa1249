import { expect, test } from "vitest";
import { zoneOfCountry } from "../../../src/core/time/zone-countries.ts";
import { createDesk } from "../../support/desk.ts";

/** It is Saturday 21 November 2026, 10:00 in Vienna. */
test.each([
  ["how many days until Christmas?", "34 days until Fri 25 Dec."],
  ["how long until 5pm", "7 h until Sat 21 Nov, 17:00 (Europe/Vienna)."],
  ["how many days since 1 November 2026", "Sun 1 Nov was 20 days ago."],
  [
    "how many days left until the opening ceremony",
    "I do not know when that is. Say it as a date, and I count.",
  ],
  ["when is Easter?", "Sun 28 Mar 2027."],
  ["what day is Christmas", "Fri 25 Dec."],
  ["what week is it", "It is week 47: Mon 16 Nov to Sun 22 Nov."],
  ["what time is it", "It is Sat 21 Nov, 10:00 (Europe/Vienna)."],
  ["what time is it right now in Tokyo", "It is Sat 21 Nov, 18:00 (Asia/Tokyo)."],
  [
    "what time is it in the Pacific standard timezone",
    "It is Sat 21 Nov, 01:00 (America/Los_Angeles).",
  ],
  ["what time is it in Zimbabwe", "It is Sat 21 Nov, 11:00 (Africa/Harare)."],
  [
    "what time is it in New York and London",
    "It is Sat 21 Nov, 04:00 (America/New_York) and Sat 21 Nov, 09:00 (Europe/London).",
  ],
  ["what time is it in Atlantis", "I know no time zone “Atlantis”."],
  [
    "what's the time difference to Tokyo",
    "Asia/Tokyo is 8 h ahead of Europe/Vienna; it is 18:00 there.",
  ],
  ["what's the time difference to Rome", "Europe/Rome has the same time as Europe/Vienna: 10:00."],
])("%s", async (question, answer) => {
  expect(await createDesk().say(question)).toBe(answer);
});

test.each([
  ["wie viele Tage bis Weihnachten", "Noch 34 Tage bis Fr, 25. Dez."],
  ["welche Kalenderwoche ist", "Es ist Kalenderwoche 47: Mo, 16. Nov. bis So, 22. Nov."],
  ["auf welchen Wochentag fällt Weihnachten", "Fr, 25. Dez."],
  ["wie spät ist es in Simbabwe", "Es ist Sa, 21. Nov., 11:00 (Africa/Harare)."],
])("%s", async (question, answer) => {
  const desk = createDesk();
  await desk.say("/language German");
  expect(await desk.say(question)).toMatch(answer);
});

test("the first and last weeks of years are numbered by ISO 8601", async () => {
  const desk = createDesk();
  expect(await desk.say("what week is 1 January 2027")).toContain("week 53:");
  expect(await desk.say("what week is 4 January 2027")).toContain("week 1:");
});

test("a country of several zones has none of its own", () => {
  expect(zoneOfCountry("Australia", "en")).toBeNull();
  expect(zoneOfCountry("Kenia", "de")).toBe("Africa/Nairobi");
  expect(zoneOfCountry("Atlantis", "en")).toBeNull();
});
