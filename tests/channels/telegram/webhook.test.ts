import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTelegramChannel } from "../../../src/channels/telegram/channel.ts";
import {
  countingIds,
  fixedClock,
  recordingLog,
  scriptedIntake,
} from "../../contracts/channel-doubles.ts";
import { type BotApi, startBotApi } from "../../counterparts/telegram/bot-api.ts";
import { createUpdates, MIRA, webhookRequest } from "../../counterparts/telegram/updates.ts";

const URL = "https://adjutant.example/telegram/webhook";
const SECRET = "telegram-test-secret_0123456789";

let api: BotApi;
let works: Promise<unknown>[];
let given: ReturnType<typeof ports>;
const updates = createUpdates();

const ports = () => ({
  intake: scriptedIntake(),
  log: recordingLog(),
  clock: fixedClock(),
  ids: countingIds(),
});
const open = (more: { secret?: string; token?: string } = {}) =>
  createTelegramChannel({
    ...given,
    token: api.token,
    secret: SECRET,
    apiRoot: api.url,
    ...more,
  }).routes;

/** Posts as Telegram does; work for after the answer is collected in `works`. */
async function post(update: unknown, routes = open()): Promise<Response> {
  const context = {
    waitUntil: (work: Promise<unknown>) => works.push(work),
    passThroughOnException: () => undefined,
    props: {},
  };
  return await routes.fetch(webhookRequest(URL, update, SECRET), {}, context);
}
const settled = () => Promise.allSettled(works);

beforeEach(async () => {
  api = await startBotApi();
  works = [];
  given = ports();
});
afterEach(() => api.close());

describe("the door", () => {
  it.each(["", "short but: wrong", "x".repeat(257)])("has a real secret, not %j", (secret) => {
    expect(() => open({ secret })).toThrow("TELEGRAM_WEBHOOK_SECRET must be");
  });

  it.each(["", "4242", "4242424242:", ":abc", "not a token"])("needs a token, not %j", (token) => {
    expect(() => open({ token })).toThrow("TELEGRAM_BOT_TOKEN is not a bot token");
  });

  it("does not read what has no proof", async () => {
    const body = new ReadableStream({
      pull() {
        throw new Error("was read");
      },
    });
    const request = new Request(URL, { method: "POST", body, duplex: "half" } as RequestInit);
    expect((await open().fetch(request)).status).toBe(401);
  });

  it("answers nothing but POST", async () => {
    expect((await open().fetch(new Request(URL))).status).toBe(404);
  });

  it("is shut for no content at all", async () => {
    const routes = open();
    const headers = { "x-telegram-bot-api-secret-token": SECRET };
    const property = fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (body) => {
      const request = new Request(URL, { method: "POST", headers, body });
      expect((await routes.fetch(request)).status).toBe(200);
    });
    await fc.assert(property, { numRuns: 200 });
    for (const value of [null, 0, "x", [], {}, { update_id: "1" }]) {
      expect((await post(value, routes)).status).toBe(200);
    }
    expect(given.intake.accepted).toEqual([]);
  });

  it("asks for another try when the intake fails in a way that it should not", async () => {
    given.intake.accept = async () => {
      throw new TypeError("secret words");
    };
    expect((await post(updates.text("hi"))).status).toBe(503);
    expect(given.log.lines).toEqual([
      { level: "error", event: "telegram.webhook.failed", fields: { error: "TypeError" } },
    ]);
  });

  it("names the kind of what it passes over, and no word of it", async () => {
    await post(updates.raw({ channel_post: updates.message({ text: "secret words" }) }));
    expect(given.log.lines).toMatchObject([
      { level: "info", event: "telegram.update.ignored", fields: { update: "channel_post" } },
    ]);
    expect(JSON.stringify(given.log.lines)).not.toContain("secret words");
  });
});

describe("a press", () => {
  it("is answered once it is stored, after the 200", async () => {
    const order: string[] = [];
    const accept = given.intake.accept.bind(given.intake);
    given.intake.accept = async (inbound, waitUntil) => {
      order.push(`accept ${api.calls.length}`);
      return accept(inbound, waitUntil);
    };
    api.fail({ kind: "hang" }, { method: "answerCallbackQuery" });
    expect((await post(updates.press("tok", 5, { pressId: "77" }))).status).toBe(200);
    expect(order).toEqual(["accept 0"]);
    await expect
      .poll(() => api.calls, { timeout: 15_000 })
      .toMatchObject([{ method: "answerCallbackQuery", payload: { callback_query_id: "77" } }]);
    expect(works).toHaveLength(1);
  });

  it("is answered even when it could not be stored, and comes again", async () => {
    given.intake.answers.push("unavailable");
    const update = updates.press("tok", 5);
    expect((await post(update)).status).toBe(503);
    expect((await post(update)).status).toBe(200);
    await settled();
    expect(api.callsOf("answerCallbackQuery")).toHaveLength(2);
  });

  it.each(["stranger", "duplicate"] as const)("of a %s is answered too", async (status) => {
    given.intake.answers.push(status);
    expect((await post(updates.press("tok", 5))).status).toBe(200);
    await settled();
    expect(api.callsOf("answerCallbackQuery")).toHaveLength(1);
  });

  it("that is answered too late does no harm", async () => {
    const description =
      "Bad Request: query is too old and response timeout expired or query ID is invalid";
    api.fail({ kind: "refuse", code: 400, description });
    await post(updates.press("tok", 5));
    for (const work of works) await expect(work).resolves.toBeUndefined();
    expect(given.log.lines).toEqual([]);
  });
});

describe("the own name", () => {
  const mention = { entities: [{ type: "mention", offset: 0, length: 18 }] };
  const chat = { id: -100, type: "supergroup" } as const;
  const call = () => updates.text("@adjutant_test_bot add tea", { chat, extra: mention });

  it("is asked for when a text names a bot, and once", async () => {
    const routes = open();
    await post(updates.text("/tasks"), routes);
    expect(api.calls).toEqual([]);
    await post(call(), routes);
    await post(call(), routes);
    expect(api.calls.map(({ method }) => method)).toEqual(["getMe"]);
    expect(given.intake.accepted).toMatchObject([{ kind: "command" }, { text: "add tea" }, {}]);
  });

  it("is asked for again after a failure, which costs nobody a command", async () => {
    const routes = open();
    api.fail({ kind: "server-error" }, { method: "getMe" });
    await post(updates.text("/tasks@adjutant_test_bot"), routes);
    await post(updates.text("/tasks@some_other_bot"), routes);
    expect(given.intake.accepted).toMatchObject([{ name: "tasks" }]);
  });
});

describe("through the stand-in", () => {
  it("takes what Telegram would post", async () => {
    expect(await api.say("hello")).toBe(0);
    const waiting = await fetch(`${api.url}/bot${api.token}/getUpdates`, { method: "POST" });
    const { result } = (await waiting.json()) as { result: unknown[] };
    for (const update of result) expect((await post(update)).status).toBe(200);
    expect(given.intake.accepted).toMatchObject([
      { kind: "message", text: "hello", actor: { id: `telegram:${MIRA.id}` } },
    ]);
  });
});
