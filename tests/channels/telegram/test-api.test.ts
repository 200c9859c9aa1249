import TelegramServer from "telegram-test-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Channel } from "../../../src/channels/channel.ts";
import { createTelegramChannel } from "../../../src/channels/telegram/channel.ts";
import type { Inbound } from "../../../src/core/chat/inbound.ts";
import { bold, type Reply, say } from "../../../src/core/chat/reply.ts";
import { countingIds, fixedClock, recordingLog } from "../../contracts/channel-doubles.ts";
import { freePort, startTestApiProxy } from "../../counterparts/telegram/test-api-proxy.ts";

const TOKEN = "4242424242:AAF-adjutant_test_token_0123456789ab";
const SECRET = "telegram-test-secret_0123456789";

/** Somebody else's idea of the Bot API, with a bot that greets, offers a button and edits on a press. */
describe("against telegram-test-api", { timeout: 30_000 }, () => {
  let server: TelegramServer;
  let proxy: Awaited<ReturnType<typeof startTestApiProxy>>;
  let channel: Channel;
  let taken: Inbound[];
  let working: Promise<unknown>[];

  beforeEach(async () => {
    taken = [];
    working = [];
    server = new TelegramServer({ port: await freePort(), host: "127.0.0.1" });
    await server.start();
    const apiUrl = server.config.apiURL;
    const webhook = (request: Request) => channel.routes.fetch(request);
    proxy = await startTestApiProxy({ apiUrl, webhook, secret: SECRET });
    channel = createTelegramChannel({
      token: TOKEN,
      secret: SECRET,
      apiRoot: proxy.apiRoot,
      log: recordingLog(),
      clock: fixedClock(),
      ids: countingIds(),
      intake: {
        async accept(inbound) {
          taken.push(inbound);
          working.push(answer(inbound));
          return { status: "stored" };
        },
      },
    });
    server.setWebhook({ url: proxy.webhookUrl }, TOKEN);
  });

  afterEach(async () => {
    await Promise.all(working);
    await proxy.close();
    await server.stop();
  });

  async function answer(inbound: Inbound) {
    const done = { label: "Done", token: "tok-1", tone: "primary" } as const;
    const edits = inbound.kind === "action" ? inbound.message?.messageId : undefined;
    const reply: Reply = edits
      ? say("Done: ", bold("milk & eggs"))
      : { ...say("Added: ", bold("milk & eggs")), buttons: [[done]] };
    await channel.sender.typing?.(inbound.address);
    const receipt = await channel.sender.send(
      {
        idempotencyKey: "k1",
        address: inbound.address,
        reply,
        ...(edits !== undefined && { edits }),
        notify: false,
        repeat: false,
      },
      0,
    );
    expect(receipt.outcome).toBe("sent");
  }

  it("a message, a command, a button and its edit go round", async () => {
    const client = server.getClient(TOKEN, { userId: 71, chatId: 71, firstName: "Mira" });
    await client.sendMessage(client.makeMessage("buy milk & eggs"));
    const { result } = await client.getUpdates();
    expect(result).toMatchObject([
      {
        message: {
          chat_id: "71",
          parse_mode: "HTML",
          text: "Added: <b>milk &amp; eggs</b>",
          reply_markup: { inline_keyboard: [[{ text: "Done", callback_data: "tok-1" }]] },
        },
      },
    ]);
    const [{ messageId } = { messageId: 0 }] = result;
    const pressed = { message_id: messageId, date: 1_796_630_400 };
    await client.sendCallback(client.makeCallbackQuery("tok-1", { message: pressed }));
    await expect.poll(() => taken.length, { timeout: 15_000 }).toBe(2);
    await Promise.all(working);
    const history = await client.getUpdatesHistory();
    expect(JSON.stringify(history)).toContain("Done: <b>milk &amp; eggs</b>");
    await client.sendCommand(client.makeCommand("/tasks today"));
    await expect.poll(() => taken.length, { timeout: 15_000 }).toBe(3);
    expect(taken).toMatchObject([
      { kind: "message", text: "buy milk & eggs", actor: { id: "telegram:71" } },
      { kind: "action", token: "tok-1", message: { messageId: String(messageId) } },
      { kind: "command", name: "tasks", args: "today" },
    ]);
  });
});
