import { expect, it } from "vitest";
import { createBench } from "../../chaos/support/bench.ts";
import type { PersonInWorld } from "../../chaos/support/world.ts";

const { world } = createBench();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Someone in Vienna with a reminder that comes every day at 9:00, the next time in less than a day. */
async function someone(title: string): Promise<PersonInWorld> {
  const anna = world.person();
  await anna.say("my timezone is Vienna");
  await anna.say(`remind me every day at 9:00 to ${title}`);
  await anna.settle(MINUTE);
  return anna;
}

async function tell(anna: PersonInWorld, text: string): Promise<string> {
  world.pass(MINUTE);
  await anna.say(text);
  await anna.settle(1000);
  return anna.texts().at(-1) ?? "";
}

async function press(anna: PersonInWorld, label: string): Promise<string> {
  world.pass(MINUTE);
  const { messageId } = anna.buttonOf(label);
  await anna.press(label);
  await anna.settle(1000);
  return anna.messages().find((message) => message.messageId === messageId)?.text ?? "";
}

/** How often it came up within so many days from now. */
async function comings(anna: PersonInWorld, days: number): Promise<number> {
  const before = said(anna);
  const end = Date.now() + days * DAY;
  await anna.settle(days * DAY);
  world.pass(Math.max(0, end - Date.now()));
  await anna.settle(1000);
  return said(anna) - before;
}

const said = (anna: PersonInWorld) =>
  anna.texts().filter((text) => /^(?:Reminder: |\d+ reminders come late)/.test(text)).length;

it("one occurrence is skipped by its button and by words, and undo brings it back", async () => {
  const anna = await someone("stretch");
  await tell(anna, "show the stretch reminder");
  await press(anna, "Skip next");
  expect(anna.texts().join("\n")).toMatch(/Skipped/);
  expect(await comings(anna, 1)).toBe(0);
  expect(await comings(anna, 1)).toBe(1);
  expect(await tell(anna, "skip the next stretch reminder")).toMatch(/^Skipped/);
  await press(anna, "Undo");
  expect(anna.texts().at(-1)).toMatch(/^Undone/);
  expect(await comings(anna, 1)).toBe(1);
  expect(await tell(anna, "skip the next stretch reminder")).toMatch(/^Skipped/);
  expect(await tell(anna, "undo")).toMatch(/^Undone/);
  expect(await comings(anna, 2)).toBe(2);
});

it("a reminder is paused and resumed by its buttons, and both can be undone", async () => {
  const anna = await someone("water");
  await tell(anna, "show the water reminder");
  await press(anna, "Pause");
  expect(anna.texts().at(-1)).toMatch(/^Paused/);
  expect(await comings(anna, 3)).toBe(0);
  await press(anna, "Resume");
  expect(anna.texts().at(-1)).toMatch(/^Resumed/);
  expect(await comings(anna, 2)).toBe(2);
  await tell(anna, "show the water reminder");
  await press(anna, "Pause");
  await press(anna, "Undo");
  expect(anna.texts().at(-1)).toMatch(/^Undone/);
  expect(await comings(anna, 1)).toBe(1);
});

it("a reminder is paused and resumed by words, for good or for a while, and both can be undone", async () => {
  const anna = await someone("read");
  expect(await tell(anna, "pause the read reminder")).toMatch(/^Paused/);
  expect(await tell(anna, "/reminders")).toMatch(/^Paused\n/);
  expect(await comings(anna, 3)).toBe(0);
  expect(await tell(anna, "undo")).toMatch(/^Undone/);
  expect(await comings(anna, 1)).toBe(1);
  expect(await tell(anna, "pause the read reminder")).toMatch(/^Paused/);
  expect(await tell(anna, "resume the read reminder")).toMatch(/^Resumed/);
  expect(await tell(anna, "undo")).toMatch(/^Undone/);
  expect(await comings(anna, 2)).toBe(0);
  expect(await tell(anna, "resume the read reminder")).toMatch(/^Resumed/);
  expect(await comings(anna, 1)).toBe(1);
  await tell(anna, "pause the read reminder for 3 days");
  expect(anna.texts().at(-1)).toMatch(/^Paused/);
  expect(await comings(anna, 2)).toBe(0);
  expect(await comings(anna, 3)).toBeGreaterThan(1);
});
