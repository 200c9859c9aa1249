import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explain, Problem, readSettings } from "../../../scripts/telegram/bot-api.ts";
import { forwardUpdates } from "../../../scripts/telegram/forward.ts";
import { setUp } from "../../../scripts/telegram/set-up.ts";
import { botCommands } from "../../../src/channels/telegram/menu.ts";
import { commandSpecs } from "../../../src/core/capabilities/command-specs.ts";
import { BOT_USERNAME, type BotApi, startBotApi } from "../../counterparts/telegram/bot-api.ts";
import { serve } from "./serve.ts";

const SECRET = "telegram-test-secret_0123456789";
const PUBLIC = "https://adjutant.example";

/** For a machine that has other things to do. */
const PATIENCE = { timeout: 15_000 };

let api: BotApi;
let said: string[];
const say = (line: string) => said.push(line);
const settings = () => ({ token: api.token, secret: SECRET, apiRoot: api.url });

beforeEach(async () => {
  api = await startBotApi();
  said = [];
});
afterEach(() => api.close());

/** The sentence that the person gets instead of an error. */
const sentence = (work: Promise<unknown>) =>
  work.then(
    () => "worked",
    (error: unknown) => explain(error),
  );

describe("telegram:setup", () => {
  const run = (more: object = {}) =>
    setUp({ ...settings(), publicUrl: PUBLIC, commands: commandSpecs, say, ...more });

  it("sets the webhook with its secret and the menu of all commands", async () => {
    await run();
    expect(api.callsOf("setWebhook")[0]?.payload).toEqual({
      url: `${PUBLIC}/telegram/webhook`,
      secret_token: SECRET,
      allowed_updates: [
        ...["message", "edited_message", "callback_query", "my_chat_member"],
        "stopped_message_generation",
      ],
      drop_pending_updates: false,
    });
    expect(api.commands()).toEqual(botCommands(commandSpecs("en")));
    expect(api.commands("de")).toEqual(botCommands(commandSpecs("de")));
    expect(api.commands().length).toBeGreaterThan(3);
    expect(said[0]).toBe(`@${BOT_USERNAME} now delivers to ${PUBLIC}/telegram/webhook.`);
  });

  it.each([
    [{ publicUrl: undefined }, "Give its public address"],
    [{ publicUrl: "http://adjutant.example" }, "not an https address"],
    [{ publicUrl: "adjutant" }, "not an https address"],
    [
      { publicUrl: "http://localhost:8787", apiRoot: "https://api.telegram.org" },
      "use npm run telegram instead",
    ],
    [{ token: "4242424242:wrong_token" }, "does not know this token"],
    [{ apiRoot: "http://127.0.0.1:9" }, "Telegram cannot be reached"],
  ])("says what to do about %j", async (more, words) => {
    const told = await sentence(run(more));
    expect(told).toContain(words);
    expect(told).not.toContain("wrong_token");
  });

  it("passes on why Telegram refuses, and how long it wants to be left alone", async () => {
    const description = "Bad Request: bad webhook: IP address 10.0.0.1 is reserved";
    api.fail({ kind: "refuse", code: 400, description }, { method: "setWebhook" });
    expect(await sentence(run())).toBe(`Telegram refused setWebhook: ${description}`);
    api.fail({ kind: "rate-limit", retryAfter: 9 }, { method: "setMyCommands" });
    expect(await sentence(run())).toContain("wait 9 seconds");
  });

  it("makes a menu that Telegram takes, whatever the list", () => {
    const spec = { name: "remind", description: "x".repeat(300), args: "[what] [when]" };
    const menu = botCommands([
      spec,
      { name: "start", description: "a" },
      { name: "No", description: "b" },
    ]);
    expect(menu).toEqual([
      { command: "remind", description: `[what] [when] - ${"x".repeat(240)}` },
    ]);
  });
});

describe("settings", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "telegram-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const read = (file: string, env: NodeJS.ProcessEnv = {}) => {
    const vars = path.join(folder, ".dev.vars");
    writeFileSync(vars, file);
    return readSettings({ ADJUTANT_DEV_VARS: vars, ...env });
  };

  it("come from .dev.vars, and from the environment first", () => {
    const file = "TELEGRAM_BOT_TOKEN=12:abc\nTELEGRAM_WEBHOOK_SECRET=s\n";
    expect(read(file, { TELEGRAM_WEBHOOK_SECRET: "t" })).toEqual({
      token: "12:abc",
      secret: "t",
      apiRoot: "https://api.telegram.org",
    });
  });

  it.each([
    ["", "TELEGRAM_BOT_TOKEN is not set"],
    ["TELEGRAM_BOT_TOKEN=abc", "does not look like a token"],
    ["TELEGRAM_BOT_TOKEN=12:abc", "TELEGRAM_WEBHOOK_SECRET is not set"],
    ["TELEGRAM_BOT_TOKEN=12:abc\nTELEGRAM_WEBHOOK_SECRET='a b'", "may only have letters"],
  ])("that are wrong are named: %j", (file, words) => {
    expect(() => read(file)).toThrow(words);
    expect(() => read(file)).toThrow(Problem);
  });
});

describe("npm run telegram", { timeout: 30_000 }, () => {
  let answers: number[];
  let got: { update_id: number; message: { text: string } }[];
  let stopped: AbortController;
  let worker: Awaited<ReturnType<typeof serve>>;

  beforeEach(async () => {
    answers = [];
    got = [];
    stopped = new AbortController();
    const app = new Hono().post("/telegram/webhook", async (c) => {
      if (c.req.header("x-telegram-bot-api-secret-token") !== SECRET) return c.body(null, 401);
      const status = answers.shift() ?? 200;
      if (status === 200) got.push(await c.req.json());
      return c.body(null, status as 200);
    });
    worker = await serve(app);
  });
  afterEach(async () => {
    stopped.abort();
    await worker.close();
  });

  const run = (more: object = {}) =>
    forwardUpdates({
      ...settings(),
      worker: worker.url,
      signal: stopped.signal,
      say,
      pollSeconds: 1,
      pauseMs: 20,
      ...more,
    });

  it("hands every message over once and in order, also when the Worker is down for a while", async () => {
    answers.push(200, 503, 503);
    for (const text of ["one", "two", "three"]) await api.say(text);
    const running = run();
    await expect.poll(() => got.length, PATIENCE).toBe(3);
    await api.say("four");
    await expect
      .poll(() => got.map(({ message }) => message.text), PATIENCE)
      .toEqual(["one", "two", "three", "four"]);
    stopped.abort();
    await running;
    expect(said.filter((line) => line.includes("503"))).toHaveLength(1);
    expect(said.at(-1)).toBe("It works again.");
  });

  it("waits for a Worker that is not there", async () => {
    await api.say("one");
    const running = run({ worker: "http://127.0.0.1:9" });
    await expect.poll(() => said.length, PATIENCE).toBeGreaterThan(1);
    expect(said[1]).toContain("Is npm start running?");
    stopped.abort();
    await running;
  });

  it.each([
    [{ secret: "another" }, "started with another one"],
    [{ token: "4242424242:wrong_token" }, "does not know this token"],
  ])("ends with a sentence on %j", async (more, words) => {
    await api.say("one");
    expect(await sentence(run(more))).toContain(words);
  });

  it("ends with a sentence when the Worker runs without Telegram", async () => {
    answers.push(404);
    await api.say("one");
    expect(await sentence(run())).toContain("runs without Telegram");
  });

  it("says how to go on when the bot has a webhook, or another reader", async () => {
    api.setWebhook({ url: `${PUBLIC}/telegram/webhook` });
    const told = await sentence(run());
    expect(told).toContain("delivers to adjutant.example");
    expect(told).toContain("npm run telegram -- --take-over");
    api.setWebhook(undefined);
    api.fail({ kind: "refuse", code: 409, description: "Conflict" }, { method: "getUpdates" });
    expect(await sentence(run())).toContain("Another program");
  });

  it("goes on after an outage of Telegram", async () => {
    api.fail({ kind: "page" }, { method: "getUpdates", times: 2 });
    const running = run();
    await expect.poll(() => said.length, PATIENCE).toBeGreaterThanOrEqual(2);
    await api.say("one");
    await expect.poll(() => got.length, PATIENCE).toBe(1);
    stopped.abort();
    await running;
    expect(said.slice(1)).toEqual([expect.stringContaining("Trying again."), "It works again."]);
  });
});
