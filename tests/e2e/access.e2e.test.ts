import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BotApi, startBotApi } from "../counterparts/telegram/bot-api.ts";
import { MIRA, OTHER } from "../counterparts/telegram/updates.ts";
import { askApi, localToken } from "./support/api.ts";
import { type App, startApp } from "./support/app.ts";
import { until } from "./support/wait.ts";

const SECRET = "a-secret-of-our-own";
const CANARY = "zq7-canary-of-a-stranger";

describe("whose deployment it is (SIGNUP=owner)", () => {
  let telegram: BotApi;
  let app: App;

  const start = async (stateDir?: string, policy = {}) => {
    app = await startApp({
      ...(stateDir === undefined ? {} : { stateDir }),
      vars: {
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_WEBHOOK_SECRET: SECRET,
        TELEGRAM_API_ROOT: telegram.url,
        ...policy,
      },
    });
    telegram.setWebhook({ url: `${app.url}/telegram/webhook`, secret: SECRET });
  };

  beforeAll(async () => {
    telegram = await startBotApi();
    await start();
  });
  afterAll(async () => {
    await app?.stop();
    await telegram?.close();
  });

  const said = (who: { id: number }) => telegram.sent(who.id).map(({ text }) => text);
  const answerTo = async (text: string, from = MIRA) => {
    const before = telegram.sent(from.id).length;
    expect(await telegram.say(text, { from })).toBe(200);
    return until(`an answer to ${text}`, () => telegram.sent(from.id)[before]);
  };

  it("the first account joins the user of this machine, and shares what the page and API know", async () => {
    const token = await localToken(app);
    await askApi(app, token, "add water the ficus");
    expect((await answerTo("list my tasks")).text).toContain("water the ficus");
  });

  it("a stranger is told no in their language, once, and nothing of theirs is kept", async () => {
    const refusal = await answerTo(`remember that ${CANARY}`, OTHER);
    expect(refusal.text).toMatch(/gehört jemand anderem/);
    expect(refusal.buttons).toEqual([]);
    expect(await telegram.say(`add ${CANARY}`, { from: OTHER })).toBe(200);
    await answerTo("help");
    expect(said(OTHER)).toHaveLength(1);
    expect(filesWith(CANARY, app.stateDir)).toEqual([]);
    expect(app.logs()).not.toContain(CANARY);
  });

  it("a code from /link connects another account to the same user, once", async () => {
    const shown = await answerTo("/link");
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(shown.text)?.[0] ?? "";
    expect(code).not.toBe("");
    expect((await answerTo("0000-0000", OTHER)).text).toMatch(/gilt nicht/);
    await answerTo(`/start ${code.toLowerCase()}`, OTHER);
    expect((await answerTo("list my tasks", OTHER)).text).toContain("water the ficus");
    const third = { id: 7_100_200_399, first_name: "Eve" };
    expect((await answerTo(code, third)).text).toMatch(/not valid/);
  });

  it("keeps everything over a restart, a kill included", async () => {
    await answerTo("remind me in 8 seconds to look up");
    const before = telegram.sent(MIRA.id).length;
    const { stateDir } = app;
    await app.kill();
    await start(stateDir);
    const fired = await until("the reminder", () => telegram.sent(MIRA.id)[before], 40_000);
    expect(fired.text).toContain("look up");
    expect((await answerTo("list my tasks")).text).toContain("water the ficus");
    expect(said(MIRA).filter((text) => /^Reminder.*look up/s.test(text))).toHaveLength(1);
  });

  it("by invitation of the owner alone, once for each code (SIGNUP=invite)", async () => {
    const { stateDir } = app;
    await app.stop();
    await start(stateDir, { SIGNUP: "invite" });
    const guest = { id: 7_100_200_377, first_name: "Guest" };
    expect((await answerTo("add something", guest)).text).toMatch(/by invitation/);
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await answerTo("/invite")).text)?.[0] ?? "";
    await answerTo(code, guest);
    expect((await answerTo("list my tasks", guest)).text).not.toContain("water the ficus");
    expect((await answerTo("/invite", guest)).text).toMatch(/Only the owner/);
  });
});

/** Files below a folder that hold the text, in any of the encodings that a database uses. */
function filesWith(text: string, folder: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    if (bytes.includes(text) || bytes.includes(Buffer.from(text, "utf16le"))) found.push(file);
  }
  return found;
}
