import { evictDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { createBench } from "../../chaos/support/bench.ts";
import { post, SECRET, tick, WEBHOOK } from "../../chaos/support/world.ts";
import {
  deliver,
  directMessage,
  envelope,
  type SlackRequest,
  signedJson,
} from "../../counterparts/slack/requests.ts";

const { world, outside, plant } = createBench();
const slack = (request: SlackRequest) => deliver((r) => exports.default.fetch(r), request);

describe("what came in", () => {
  it("is durable before the platform gets its 2xx", async () => {
    const anna = world.person();
    outside.slow.add("wait one");
    expect(await post(world.updates.text("/p_steps wait", { from: anna.from }))).toBe(200);
    await anna.crash();
    outside.slow.clear();
    await anna.settle();
    expect(anna.texts()).toEqual([expect.stringContaining("Both steps of wait.")]);
  });

  it("gets a 503 when it cannot be stored, and is taken when it comes again", async () => {
    const anna = world.person();
    plant(({ parts }) => {
      parts.inbox.put = () => {
        throw new Error("disk full");
      };
    });
    const update = world.updates.text("/p_note tea", { from: anna.from });
    expect(await post(update)).toBe(503);
    expect(world.logged("intake.unavailable")).toEqual([
      expect.objectContaining({ level: "error", what: "disk full" }),
    ]);
    plant();
    await evictDurableObject(await anna.stub());
    expect(await post(update)).toBe(200);
    await anna.settle();
    expect(anna.texts()).toHaveLength(1);
  });

  it("gets a 503 while the directory does not answer", async () => {
    const anna = world.person();
    const prepare = vi.spyOn(env.DB, "prepare").mockImplementation(() => {
      throw new Error("D1 is away");
    });
    const update = world.updates.text("/p_note tea", { from: anna.from });
    expect(await post(update)).toBe(503);
    prepare.mockRestore();
    expect(await post(update)).toBe(200);
    await anna.settle();
    expect(anna.texts()).toHaveLength(1);
  });

  it.each([
    ["no JSON", "{", "telegram.update.broken"],
    ["no update", JSON.stringify({ hello: 1 }), "telegram.update.broken"],
    [
      "an unknown kind",
      JSON.stringify({ update_id: 5, poll: { id: "1" } }),
      "telegram.update.ignored",
    ],
  ])("gets a 2xx and a log line when it is %s", async (_, body, event) => {
    const before = world.logged(event).length;
    const headers = { "x-telegram-bot-api-secret-token": SECRET };
    const response = await exports.default.fetch(WEBHOOK, { method: "POST", headers, body });
    expect(response.status).toBe(200);
    expect(world.logged(event)).toHaveLength(before + 1);
  });
});

describe("the same event five times", () => {
  it("has one effect and one reply: one after the other", async () => {
    const anna = world.person();
    const update = world.updates.text("/p_note tea", { from: anna.from });
    for (let i = 0; i < 5; i++) expect(await post(update)).toBe(200);
    await onlyOnce(anna);
  });

  it("has one effect and one reply: at once", async () => {
    const anna = world.person();
    const update = world.updates.text("/p_note tea", { from: anna.from });
    const statuses = await Promise.all(Array.from({ length: 5 }, () => post(update)));
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    await onlyOnce(anna);
  });

  it("has one effect and one reply: over crashes and a week less a minute", async () => {
    const anna = world.person();
    const update = world.updates.text("/p_note tea", { from: anna.from });
    await post(update);
    await anna.crash();
    await post(update);
    await anna.settle();
    await anna.crash();
    await post(update);
    world.pass(7 * 24 * 3_600_000 - 60_000);
    await post(update);
    await onlyOnce(anna);
  });

  it("has one effect and one reply: from Slack, under several event ids", async () => {
    const message = directMessage("/p_note tea".slice(1));
    const named = envelope(message);
    for (const over of [{}, {}, { event_id: "Ev2" }, { event_id: "Ev3" }]) {
      const body = { ...named, ...over };
      const response = await slack(signedJson(body, { now: Date.now() }));
      expect(response.status).toBe(200);
    }
    const anna = world.slackPerson();
    await anna.settle();
    expect(world.slack.posts).toHaveLength(1);
    const stored = await anna.inside(({ ctx }) =>
      ctx.storage.sql.exec("select count(*) as n from inbox").one(),
    );
    expect(stored).toEqual({ n: 1 });
  });

  it("has one effect and one answer over the API, and every caller gets it at once", async () => {
    const anna = world.person();
    await anna.say("/token");
    await anna.settle();
    const token = /adj_[\w-]+/.exec(anna.texts().join())?.[0];
    const ask = async () => {
      const response = await exports.default.fetch("http://adjutant.test/api/chat", {
        method: "POST",
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          "idempotency-key": "five",
        },
        body: JSON.stringify({ message: "/p_steps api" }),
      });
      return response.json<{ response: string }>();
    };
    outside.slow.add("api one");
    const answers = Promise.all([ask(), ask(), ask(), ask(), ask()]);
    while (!outside.effects.includes("api one")) await tick();
    outside.slow.clear();
    const late = tick(5_000).then(() => "late");
    const first = await Promise.race([answers, late]);
    expect(first).toEqual(
      Array(5).fill(expect.objectContaining({ response: "Both steps of api." })),
    );
    expect(outside.effects.filter((effect) => effect.startsWith("api"))).toHaveLength(2);
  });
});

async function onlyOnce(anna: ReturnType<typeof world.person>): Promise<void> {
  await anna.settle();
  const notes = await anna.inside(({ parts }) => parts.state.get("notes"));
  expect(notes).toEqual(["tea"]);
  expect(world.api.accepted(anna.chatId)).toHaveLength(1);
}
