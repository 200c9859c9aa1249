import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { createBench } from "../../chaos/support/bench.ts";
import { type PersonInWorld, post, tick } from "../../chaos/support/world.ts";
import { deliver, directMessage, envelope, signedJson } from "../../counterparts/slack/requests.ts";
import type { Fault } from "../../counterparts/telegram/faults.ts";

const { world, outside } = createBench();
const { api, updates } = world;
const MINUTE = 60_000;

/** Attempts on a person's chat, from the first on: seconds since then, and what became of them. */
const attempts = ({ chatId }: PersonInWorld) => {
  const calls = api.calls.filter((c) => c.chatId === chatId && c.method === "sendMessage");
  return calls.map(({ at, accepted, marked, fault }) => ({
    after: (at - (calls[0]?.at ?? 0)) / 1000,
    ...(accepted && { accepted }),
    ...(marked && { marked }),
    ...(fault && { fault }),
  }));
};
const fail = (anna: PersonInWorld, fault: Fault, times = 1) =>
  api.fail(fault, { method: "sendMessage", chatId: anna.chatId, times });
const rows = (anna: PersonInWorld, state: string) =>
  anna.inside(({ parts }) => parts.outbox.all(state).length);
const health = async () => {
  const response = await exports.default.fetch("http://adjutant.test/health");
  return (await response.json<{ deadLetters: { dead: number; parked: number } }>()).deadLetters;
};

describe("who waits for whom", () => {
  it("answers one person in the order in which they wrote", async () => {
    const anna = world.person();
    outside.slow.add("first one");
    await anna.say("/p_steps first");
    await anna.say("/p_note second");
    await anna.say("/p_note third");
    outside.slow.clear();
    await anna.settle();
    expect(anna.texts().map((text) => text.split("\n")[0])).toEqual([
      "Both steps of first.",
      "Noted second.",
      "Noted third.",
    ]);
  });

  it("lets nobody wait for someone else's slow step or slow chat", async () => {
    const [anna, bob, carl] = [world.person(), world.person(), world.person()];
    outside.slow.add("anna one");
    await post(updates.text("/p_steps anna", { from: anna.from }));
    fail(bob, { kind: "hang" });
    await post(updates.text("/p_note bob", { from: bob.from }));
    await carl.say("/p_note carl");
    await carl.idle();
    expect([anna, bob, carl].map((each) => each.texts().length)).toEqual([0, 0, 1]);
    outside.slow.clear();
    api.giveUp();
    await anna.settle();
    await bob.settle();
  });

  it.each([
    ["a step that takes long", (anna: PersonInWorld) => anna.say("/p_steps long")],
    [
      "an answer that is not taken",
      (anna: PersonInWorld) => {
        fail(anna, { kind: "hang" });
        return anna.say("/p_note hanging");
      },
    ],
  ])("sends a reminder in time beside %s", async (_, keepBusy) => {
    const anna = world.person();
    await anna.say("/p_later 60 tea");
    await anna.idle();
    outside.slow.add("long one");
    await keepBusy(anna);
    world.pass(MINUTE);
    await anna.fireAlarm();
    for (let waited = 0; waited < 500 && !anna.texts().includes("Now: tea."); waited++)
      await tick();
    expect(anna.texts()).toContain("Now: tea.");
    outside.slow.clear();
    api.giveUp();
    await anna.settle();
    expect(anna.texts()).toHaveLength(3);
  });
});

describe("what the platform says to a message", () => {
  it("429: waits as long as it is told, whatever else is said in that chat", async () => {
    const anna = world.person();
    fail(anna, { kind: "rate-limit", retryAfter: 30 });
    await anna.say("/p_note one");
    await anna.idle();
    world.pass(10_000);
    await anna.say("/p_note two");
    await anna.settle();
    expect(attempts(anna)).toEqual([
      { after: 0, fault: "rate-limit" },
      { after: 30, accepted: true },
      { after: 30, accepted: true },
    ]);
    expect(anna.texts().map((text) => text.split("\n")[0])).toEqual(["Noted one.", "Noted two."]);
  });

  it("429 again and again: is no reason to give up before a day has passed", async () => {
    const anna = world.person();
    fail(anna, { kind: "rate-limit", retryAfter: 3_600 }, 12);
    await anna.say("/p_note tea");
    await anna.settle();
    expect(attempts(anna)).toHaveLength(13);
    expect(anna.texts()).toHaveLength(1);
  });

  it("5xx: tries again, at growing distances, and needs no mark", async () => {
    const anna = world.person();
    fail(anna, { kind: "server-error" }, 4);
    await anna.say("/p_note tea");
    await anna.settle();
    const tries = attempts(anna);
    expect(tries.filter(({ marked }) => marked)).toEqual([]);
    expect(tries.at(-1)).toMatchObject({ accepted: true });
    const waits = tries.slice(1).map(({ after }, index) => after - (tries[index]?.after ?? 0));
    expect(waits).toHaveLength(4);
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(0.5 * 2 ** (index + 1));
      expect(wait).toBeLessThanOrEqual(2 ** (index + 1));
    }
  });

  it.each<[string, Fault]>([
    ["no answer in time", { kind: "accept-then-hang" }],
    ["a connection that breaks", { kind: "answer-lost" }],
    ["half an answer", { kind: "garbage" }],
  ])("%s: tries again with the mark, which a later 429 does not take away", async (_, fault) => {
    const anna = world.person();
    fail(anna, fault);
    fail(anna, { kind: "rate-limit", retryAfter: 3 });
    await anna.say("/p_note tea");
    while (fault.kind === "accept-then-hang" && api.hangingCalls() === 0) await tick();
    api.giveUp();
    await anna.settle();
    expect(attempts(anna).map(({ after: _after, ...rest }) => rest)).toEqual([
      { accepted: true, fault: fault.kind },
      { marked: true, fault: "rate-limit" },
      { accepted: true, marked: true },
    ]);
  });

  it("refused for what is in it: a dead letter that /health shows", async () => {
    const anna = world.person();
    const before = await health();
    fail(anna, { kind: "refuse", code: 400, description: "Bad Request: BUTTON_DATA_INVALID" });
    await anna.say("/p_note tea");
    await anna.say("/p_note cake");
    await anna.settle();
    expect(await rows(anna, "dead")).toBe(1);
    expect(anna.texts()).toEqual(["Noted cake."]);
    expect(await health()).toEqual({ ...before, dead: before.dead + 1 });
  });

  it.each(["blocked", "chat-gone", "deactivated"] as const)(
    "%s: parks what is said, shows it on /health, and sends it in order when they are back",
    async (state) => {
      const anna = world.person();
      await anna.say("/p_later 60 tea");
      await anna.settle(1_000);
      const before = await health();
      api.setGone(anna.chatId, state);
      await anna.say("/p_note cake");
      await anna.settle();
      expect(await rows(anna, "parked")).toBe(2);
      expect(await health()).toEqual({ ...before, parked: before.parked + 2 });
      api.setGone(anna.chatId, undefined);
      await anna.say("/p_note back");
      await anna.settle();
      expect(await rows(anna, "parked")).toBe(0);
      const shown = anna.texts().slice(1);
      expect(shown.toSorted()).toEqual(["Noted back.", "Noted cake.", "Now: tea."]);
      expect(shown.indexOf("Noted cake.")).toBeLessThan(shown.indexOf("Noted back."));
      expect(await health()).toEqual(before);
    },
  );

  it("an app that was removed: parks, and reads back before it repeats", async () => {
    const tell = async (text: string) => {
      const request = signedJson(envelope(directMessage(text)), { now: Date.now() });
      const response = await deliver((r) => exports.default.fetch(r), request);
      expect(response.status).toBe(200);
    };
    const { slack } = world;
    await tell("hello");
    const anna = world.slackPerson();
    await anna.settle();
    slack.setInstalled(false);
    await tell("are you there");
    await anna.settle();
    expect(await rows(anna, "parked")).toBe(1);
    slack.setInstalled(true);
    slack.faults.push("answer-lost");
    await tell("again");
    await anna.settle();
    expect(await rows(anna, "parked")).toBe(0);
    // One of the two lost its answer and was found in the conversation instead of being sent again.
    expect(slack.posts.filter(({ accepted }) => accepted)).toHaveLength(3);
  });
});
