import TelegramServer from "telegram-test-api";
import { afterEach, expect, it } from "vitest";
import { startEmulatedSlack } from "../counterparts/slack/emulated.ts";
import { freePort, startTestApiProxy } from "../counterparts/telegram/test-api-proxy.ts";
import { type App, startApp } from "./support/app.ts";
import { until } from "./support/wait.ts";

/** The whole product against servers that somebody else wrote. */
const TOKEN = "4242424242:AAF-adjutant_test_token_0123456789ab";
const SECRET = "telegram-test-secret_0123456789";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function started(port: number, vars: Record<string, string>): Promise<App> {
  const app = await startApp({ port, vars });
  closing.push(() => app.stop());
  return app;
}

it("telegram-test-api: a reminder is set, its button pressed, and it comes", async () => {
  const server = new TelegramServer({ port: await freePort(), host: "127.0.0.1" });
  await server.start();
  closing.push(() => server.stop());
  const port = await freePort();
  const webhook = `http://127.0.0.1:${port}/telegram/webhook`;
  const proxy = await startTestApiProxy({ apiUrl: server.config.apiURL, webhook, secret: SECRET });
  closing.push(() => proxy.close());
  await started(port, {
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    TELEGRAM_API_ROOT: proxy.apiRoot,
  });
  server.setWebhook({ url: proxy.webhookUrl }, TOKEN);

  const client = server.getClient(TOKEN, {
    userId: 71,
    chatId: 71,
    firstName: "Mira",
    timeout: 20_000,
  });
  await client.sendMessage(client.makeMessage("Remind me in 3 seconds to call John"));
  const { result } = await client.getUpdates();
  const [set] = result as unknown as Sent[];
  expect(set?.message.text).toContain("call John");
  const { result: later } = await client.getUpdates();
  const [fired] = later as unknown as Sent[];
  expect(fired?.message.text).toContain("call John");
  const done = fired?.message.reply_markup?.inline_keyboard
    .flat()
    .find(({ text }) => text === "Done");
  const message = { message_id: fired?.messageId ?? 0, date: 1_796_630_400 };
  await client.sendCallback(client.makeCallbackQuery(done?.callback_data ?? "", { message }));
  await until("the edit", async () =>
    /Done: /.test(JSON.stringify(await client.getUpdatesHistory())),
  );
});

interface Sent {
  messageId: number;
  message: {
    text: string;
    reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] };
  };
}

it("emulate: a direct message is answered in Slack, and the bot does not answer itself", async () => {
  const port = await freePort();
  const slack = await startEmulatedSlack(`http://127.0.0.1:${port}/slack/events`);
  closing.push(() => slack.close());
  const { signingSecret, botToken, apiUrl } = slack;
  await started(port, {
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: apiUrl,
  });
  const opened = await slack.asPerson("conversations.open", { users: slack.botUserId });
  const { id: channel } = opened["channel"] as { id: string };
  const texts = async () => {
    const history = await slack.asPerson("conversations.history", { channel });
    return (history["messages"] as { text: string }[]).map(({ text }) => text);
  };
  await slack.asPerson("chat.postMessage", {
    channel,
    text: "remind me in 3 seconds to call John",
  });
  await until("the reminder", async () => (await texts()).length >= 3);
  await slack.asPerson("chat.postMessage", { channel, text: "undo" });
  await until("the second answer", async () => (await texts()).length >= 5);
  // Own question, confirmation, reminder, "undo" and its answer: nothing more, so no echo was answered.
  expect(await texts()).toHaveLength(5);
});
