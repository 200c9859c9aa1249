import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readMessage } from "../counterparts/slack/reading.ts";
import {
  deliver,
  directMessage,
  envelope,
  homeOpened,
  signedForm,
  signedJson,
  slashForm,
} from "../counterparts/slack/requests.ts";
import { type SlackApi, startSlackApi } from "../counterparts/slack/web-api.ts";
import { SLACK } from "../counterparts/slack/workspace.ts";
import { type BotApi, startBotApi } from "../counterparts/telegram/bot-api.ts";
import { MIRA, OTHER } from "../counterparts/telegram/updates.ts";
import { askApi, localToken } from "./support/api.ts";
import { type App, startApp } from "./support/app.ts";
import { until } from "./support/wait.ts";

const SECRET = "a-secret-of-our-own";

describe("one message, end to end", () => {
  let telegram: BotApi;
  let slack: SlackApi;
  let app: App;

  beforeAll(async () => {
    telegram = await startBotApi();
    slack = await startSlackApi();
    app = await startApp({
      vars: {
        SIGNUP: "open",
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_WEBHOOK_SECRET: SECRET,
        TELEGRAM_API_ROOT: telegram.url,
        SLACK_SIGNING_SECRET: SLACK.signingSecret,
        SLACK_BOT_TOKEN: SLACK.botToken,
        SLACK_API_URL: slack.apiUrl,
      },
    });
    telegram.setWebhook({ url: `${app.url}/telegram/webhook`, secret: SECRET });
  });

  afterAll(async () => {
    await app?.stop();
    await telegram?.close();
    await slack?.close();
  });

  const events = () => `${app.url}/slack/events`;
  const lastTo = (chat: number) => telegram.sent(chat).at(-1);
  const lastIn = (channel: string) => {
    const message = slack.posted(channel).at(-1);
    return message && readMessage(message);
  };

  it("Telegram: a reminder in plain words, its buttons, and the reminder itself", async () => {
    expect(await telegram.say("Remind me to call John tomorrow at 5pm")).toBe(200);
    const set = await until("the answer", () => lastTo(MIRA.id));
    expect(set.text).toMatch(/call John/);
    expect(set.text).toMatch(/17:00/);
    expect(set.text).toMatch(/UTC/);
    expect(set.entities.some((entity) => entity.tag === "tg-time")).toBe(true);

    expect(await telegram.press(MIRA.id, "Undo")).toBe(200);
    const undone = await until("the edit", () => (set.edits > 0 ? set : null));
    expect(undone.text).toMatch(/call John/);
    const answered = telegram.calls.findIndex((call) => call.method === "answerCallbackQuery");
    const edited = telegram.calls.findIndex((call) => call.method === "editMessageText");
    expect(answered).toBeGreaterThan(-1);
    expect(answered).toBeLessThan(edited);

    await telegram.say("remind me in 3 seconds to stretch");
    await until("the confirmation", () => /stretch/.test(lastTo(MIRA.id)?.text ?? ""));
    const before = telegram.sent(MIRA.id).length;
    const fired = await until("the reminder", () => telegram.sent(MIRA.id)[before]);
    expect(fired.text).toMatch(/stretch/);
    const labels = fired.buttons.flat().map(({ label }) => label);
    expect(labels).toEqual(
      expect.arrayContaining([
        "Done",
        "Reschedule",
        "Snooze 20 min",
        "Snooze 1 h",
        "Tomorrow 09:00",
      ]),
    );
    await telegram.press(MIRA.id, "Done");
    await until("the card says done", () => fired.edits > 0);
    expect(fired.text.toLowerCase()).toMatch(/done/);
  });

  it("Slack: in a direct message, in the person's own zone", async () => {
    const event = envelope(directMessage("Remind me to call John tomorrow at 5pm"));
    const first = await deliver(events(), signedJson(event));
    expect(first.status).toBe(200);
    const set = await until("the answer", () => lastIn(SLACK.userId));
    expect(set.text).toMatch(/call John/);
    expect(set.text).toMatch(/17:00/);
    expect(set.text).toMatch(/Berlin/);
    expect(set.instants).toHaveLength(1);

    await slack.press(events(), { label: "Undo" });
    await until("the edit", () => (slack.posted(SLACK.userId).at(-1)?.edits ?? 0) > 0);

    const soon = envelope(directMessage("remind me in 3 seconds to stretch"));
    await deliver(events(), signedJson(soon));
    const fired = await until("the reminder", () => {
      const seen = lastIn(SLACK.userId);
      const isCard = seen?.buttons.flat().some(({ label }) => label === "Snooze 20 min");
      return isCard && seen;
    });
    expect(fired.text).toMatch(/stretch/);
  });

  it("Slack: as a slash command, and on the Home tab", async () => {
    const url = slack.responseUrl();
    // Due today whatever the time is: late in the evening "in two hours" would be tomorrow.
    const form = slashForm("add a task: water the ficus today", { response_url: url });
    const response = await deliver(events(), signedForm(form));
    expect(response.status).toBe(200);
    await until("the answer", () =>
      slack.messages.some((message) => /ficus/.test(readMessage(message).text)),
    );
    await deliver(events(), signedJson(envelope(homeOpened("home"))));
    const home = await until("the Home tab", () => slack.home(SLACK.userId));
    expect(JSON.stringify(home)).toMatch(/ficus/);
  });

  it("API: with a token of the local user, once per key", async () => {
    const token = await localToken(app);
    const ask = (message: string, key: string) => askApi(app, token, message, key);
    const added = await ask("add buy oat milk", "k1");
    expect(added.status).toBe(200);
    expect(added.body["response"]).toMatch(/buy oat milk/);
    expect(added.body["tool_calls"]).toMatchObject([{ name: "tasks.add" }]);
    expect(await ask("add buy oat milk", "k1")).toEqual(added);
    expect((await ask("something else", "k1")).status).toBe(422);
    const list = await ask("list my tasks", "k2");
    expect(String(list.body["response"]).match(/oat milk/g)).toHaveLength(1);
  });

  it("keeps people apart", async () => {
    await telegram.say("what's on this week", { from: OTHER });
    const other = await until("the answer", () => lastTo(OTHER.id));
    expect(other.text).not.toMatch(/ficus|oat milk|John/);
    const [button] =
      telegram
        .sent(MIRA.id)
        .findLast(({ buttons }) => buttons.length > 0)
        ?.buttons.flat() ?? [];
    const foreign = telegram.updates.press(button?.token ?? "", 1, { from: OTHER });
    expect(await telegram.deliver(foreign)).toBe(200);
    const refused = await until("the refusal", () =>
      /no longer valid/.test(lastTo(OTHER.id)?.text ?? ""),
    );
    expect(refused).toBe(true);
  });

  it("refuses what does not come from the platforms", async () => {
    const update = telegram.updates.text("hello");
    const post = (secret: string, body = JSON.stringify(update)) =>
      fetch(`${app.url}/telegram/webhook`, {
        method: "POST",
        headers: { "x-telegram-bot-api-secret-token": secret },
        body,
      });
    expect((await post("wrong")).status).toBe(401);
    expect((await post(SECRET, "{not json")).status).toBe(200);
    expect((await post(SECRET, "x".repeat(3_000_000))).status).toBe(413);
    const body = envelope(directMessage("hello"));
    const now = Date.now();
    for (const options of [
      { signingSecret: "wrong" },
      { now: now - 400_000 },
      { now: now + 400_000 },
    ]) {
      expect((await deliver(events(), signedJson(body, options))).status).toBe(401);
    }
  });
});
