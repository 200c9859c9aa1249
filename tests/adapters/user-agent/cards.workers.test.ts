import { exports } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { createBench } from "../../chaos/support/bench.ts";
import type { PersonInWorld } from "../../chaos/support/world.ts";
import { deliver, directMessage, envelope, signedJson } from "../../counterparts/slack/requests.ts";

const { world } = createBench();
const { api, slack, updates } = world;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** One person who is on Telegram and on Slack. */
let anna: PersonInWorld;
beforeAll(async () => {
  anna = world.person();
  await anna.say("/link");
  await anna.settle();
  const [, code] = /\b([0-9A-Z]{4}-[0-9A-Z]{4})\b/.exec(anna.texts().join("\n")) ?? [];
  await inSlack(`/link ${code}`.slice("/link ".length));
  await anna.say("my timezone is Vienna");
  await anna.settle();
});

async function inSlack(text: string): Promise<void> {
  const request = signedJson(envelope(directMessage(text)), { now: Date.now() });
  expect((await deliver((r) => exports.default.fetch(r), request)).status).toBe(200);
  await anna.settle(MINUTE);
}

/** Sets a reminder for in an hour and lets it come up; its message on Telegram. */
async function comesUp(title: string) {
  await anna.say(`remind me in 1 hour to ${title}`);
  await anna.settle(MINUTE);
  world.pass(HOUR);
  await anna.settle(MINUTE);
  return cardOf(title);
}
function cardOf(title: string) {
  const cards = anna.messages().filter(({ text }) => text.includes(title));
  return cards.at(-1);
}
const labels = (card: ReturnType<typeof cardOf>) =>
  card?.buttons.flat().map(({ label }) => label) ?? [];
const numberOf = (title: string) => {
  const text = anna.texts().find((each) => each.includes(`“${title}”`)) ?? "";
  return /reminder (\d+)/.exec(text)?.[1] ?? "";
};

describe("the message of a reminder", () => {
  it("says what was done about it in another channel, in place, and opens again with undo", async () => {
    const card = await comesUp("call mom");
    expect(card?.text).toContain("Reminder: “call mom”");
    expect(labels(card)).toContain("Done");
    const count = anna.messages().length;
    await inSlack(`done ${numberOf("call mom")}`);
    expect(slack.posts.at(-1)?.text).toContain("Done: “call mom”");
    expect(cardOf("call mom")).toMatchObject({ messageId: card?.messageId, edits: 1, buttons: [] });
    expect(cardOf("call mom")?.text).toMatch(/^Done: “call mom”, /);
    await inSlack("undo");
    expect(cardOf("call mom")?.text).toContain("Reminder: “call mom”");
    await anna.press("Done");
    await anna.settle(MINUTE);
    expect(cardOf("call mom")?.text).toMatch(/^Done: “call mom”/);
    expect(anna.messages()).toHaveLength(count);
  });

  it("is edited when it is answered in words in its own chat", async () => {
    const card = await comesUp("water plants");
    await anna.say("done");
    await anna.settle(MINUTE);
    const shown = anna.messages().find(({ messageId }) => messageId === card?.messageId);
    expect(shown).toMatchObject({ edits: 1, buttons: [] });
    expect(shown?.text).toMatch(/^Done: “water plants”, /);
  });

  it("a used button tells what has become of it and changes nothing", async () => {
    const card = await comesUp("buy milk");
    const tokens = new Map(card?.buttons.flat().map(({ label, token }) => [label, token]));
    const press = (label: string) => {
      const token = tokens.get(label) ?? "";
      return anna.deliver(updates.press(token, card?.messageId ?? 0, { from: anna.from }));
    };
    await press("Done");
    await anna.settle(MINUTE);
    world.pass(MINUTE);
    await press("Snooze 1 h");
    await anna.settle(MINUTE);
    expect(cardOf("buy milk")?.text).toMatch(/^“buy milk” was done already, /);
  });

  it("does not come at all when it was dealt with before it could be sent", async () => {
    await anna.say("remind me in 1 hour to feed cat");
    await anna.settle(MINUTE);
    api.fail({ kind: "rate-limit", retryAfter: 600 }, { method: "sendMessage", times: 1 });
    world.pass(HOUR);
    await anna.settle(MINUTE);
    const number = numberOf("feed cat");
    await inSlack(`done ${number}`);
    world.pass(HOUR);
    await anna.settle(MINUTE);
    expect(anna.texts().filter((text) => text.includes("Reminder: “feed cat”"))).toEqual([]);
  });

  it("is edited after it was sent, also when nobody knew whether it was", async () => {
    await anna.say("remind me in 1 hour to lock up");
    await anna.settle(MINUTE);
    api.fail({ kind: "answer-lost" }, { method: "sendMessage", times: 1 });
    world.pass(HOUR);
    await anna.fireAlarm();
    await inSlack(`done ${numberOf("lock up")}`);
    world.pass(10 * MINUTE);
    await anna.settle(MINUTE);
    const last = anna.messages().at(-1);
    expect(last?.text).toMatch(/^Done: “lock up”, /);
  });

  it("stays as it is where it cannot be edited, and nothing is sent instead", async () => {
    const card = await comesUp("pay rent");
    const refusal = "Bad Request: message can't be edited";
    api.fail({ kind: "refuse", code: 400, description: refusal }, { method: "editMessageText" });
    const count = anna.messages().length;
    await inSlack(`done ${numberOf("pay rent")}`);
    await anna.settle(HOUR);
    expect(anna.messages()).toHaveLength(count);
    expect(cardOf("pay rent")?.text).toBe(card?.text);
    const dead = await anna.inside(({ parts }) => parts.outbox.undelivered());
    expect(dead).toBe(0);
  });
});

describe("what comes late", () => {
  it("is one digest after an outage, and one per night of quiet hours", async () => {
    for (const title of ["one", "two", "three"]) {
      await anna.say(`remind me in 2 hours to read ${title}`);
    }
    await anna.settle(MINUTE);
    await anna.crash();
    const before = anna.messages().length;
    world.pass(5 * HOUR);
    await anna.settle(MINUTE);
    const said = anna.texts().slice(before);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^3 reminders come late; I could not send them in time:/);
    await inSlack(`done ${numberOf("read two")}`);
    expect(anna.texts().at(-1)).toMatch(/✅|\[x\]|☑|read two/);
    await anna.press("Done all");
    await anna.settle(MINUTE);
    expect(anna.texts().at(-1)).toContain(
      "Done: “read one”, “read three”. 1 had been dealt with already.",
    );
  });

  it("is repeated until done, over a crash, and then no more", async () => {
    await anna.say(
      "remind me in 1 hour to take pills and keep reminding me every 10 minutes until I say done",
    );
    await anna.settle(MINUTE);
    world.pass(HOUR);
    await anna.settle(MINUTE);
    world.pass(10 * MINUTE);
    await anna.settle(MINUTE);
    await anna.crash();
    world.pass(10 * MINUTE);
    await anna.settle(MINUTE);
    expect(anna.texts().at(-1)).toContain("Repeat 2 of 12; again ");
    await anna.press("Done");
    await anna.settle(12 * HOUR);
    const pills = anna
      .texts()
      .filter((text) => text.includes("take pills"))
      .slice(1);
    expect(pills).toHaveLength(3);
    expect(pills.every((text) => text.startsWith("Done: “take pills”"))).toBe(true);
  });
});

it("asks once what a move to another zone means for what is set", async () => {
  await anna.say("remind me every day at 9:00 to plan");
  await anna.say("my timezone is Lisbon");
  await anna.settle(MINUTE);
  expect(anna.texts().at(-1)).toContain("1 reminder is set by the clock of Europe/Vienna.");
  await anna.press("Move with me");
  await anna.settle(MINUTE);
  expect(anna.texts().at(-1)).toContain("Moved to the clock of Europe/Lisbon: 1 reminder.");
  await anna.press("Undo");
  await anna.settle(MINUTE);
  expect(anna.texts().at(-1)).toMatch(/^Undone\. Now reminder \d+: “plan”.*Europe\/Vienna/);
});

it("one that always fails takes none of the others with it, also after an outage", async () => {
  const bob = world.person();
  for (const what of ["bad", "tea", "cake"]) await bob.say(`/p_later 60 ${what}`);
  await bob.settle(1_000);
  world.pass(HOUR);
  await bob.settle();
  const said = bob.texts().filter((text) => /^(Now: |A probe was due)/.test(text));
  expect(said).toEqual(["Now: tea.", "Now: cake.", expect.stringContaining("went wrong")]);
});
