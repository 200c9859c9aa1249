import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTelegramSender } from "../../../src/channels/telegram/send.ts";
import type { Address } from "../../../src/core/chat/inbound.ts";
import { paragraph, type Reply, say } from "../../../src/core/chat/reply.ts";
import type { OutgoingMessage } from "../../../src/core/ports/reply-sender.ts";
import { recordingLog } from "../../contracts/channel-doubles.ts";
import { type BotApi, startBotApi } from "../../counterparts/telegram/bot-api.ts";

const CHAT = 7_100_200_301;
const GROUP = -1_002_003_004_005;
const address: Address = {
  channel: "telegram",
  accountId: "4242424242",
  conversationId: String(CHAT),
  kind: "dm",
  recipientId: String(CHAT),
};

let api: BotApi;
let log: ReturnType<typeof recordingLog>;
let sender: ReturnType<typeof createTelegramSender>;

beforeEach(async () => {
  api = await startBotApi();
  log = recordingLog();
  sender = createTelegramSender({ token: api.token, apiRoot: `${api.url}/`, log });
});
afterEach(() => api.close());

const outgoing = (reply: Reply, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  idempotencyKey: "k1",
  address,
  reply,
  notify: false,
  repeat: false,
  ...more,
});
const send = (reply: Reply, more: Partial<OutgoingMessage> = {}, part = 0) =>
  sender.send(outgoing(reply, more), part);
const texts = (chat = CHAT) => api.sent(chat).map(({ text }) => text);
const refuse = (code: number, description: string) =>
  ({ kind: "refuse", code, description }) as const;

describe("where a message goes", () => {
  it("goes into its topic, and into the chat when that is gone", async () => {
    api.openTopic(CHAT, 12);
    await send(say("in"), { address: { ...address, threadId: "12" } });
    await send(say("out"), { address: { ...address, threadId: "13" } });
    expect(api.sent(CHAT)).toMatchObject([{ text: "in", threadId: 12 }, { text: "out" }]);
    expect(log.lines).toMatchObject([{ fields: { remedy: "no thread", key: "k1" } }]);
  });

  it("never answers in front of a group", async () => {
    const group: Address = {
      ...address,
      kind: "group",
      conversationId: String(GROUP),
      threadId: "5",
    };
    expect(await send(say("yours"), { address: group })).toMatchObject({ outcome: "sent" });
    await sender.typing?.(group);
    expect(texts()).toEqual(["yours"]);
    expect(api.calls.map(({ chatId }) => chatId)).toEqual([CHAT, CHAT]);
  });

  it("shows no link preview", async () => {
    await send(say("https://example.org"));
    expect(api.calls[0]?.payload).toMatchObject({ link_preview_options: { is_disabled: true } });
  });
});

describe("an edit", () => {
  const long = { blocks: [paragraph("word ".repeat(1500))], buttons: [[button("Go")]] };

  it("takes the first part in place, sends the others, and has its buttons last", async () => {
    await send({ ...say("old"), buttons: [[button("Old")]] });
    const message = outgoing(long, { edits: "1" });
    expect(sender.parts(message)).toBe(2);
    expect(await sender.send(message, 0)).toEqual({ outcome: "sent", messageId: "1" });
    expect(await sender.send(message, 1)).toEqual({ outcome: "sent", messageId: "2" });
    expect(api.sent(CHAT)).toMatchObject([
      { messageId: 1, edits: 1, buttons: [] },
      { messageId: 2, edits: 0, buttons: [[{ label: "Go" }]] },
    ]);
  });

  it.each([
    "Bad Request: message to edit not found",
    "Bad Request: message can't be edited",
    "Bad Request: MESSAGE_ID_INVALID",
  ])("becomes a new message after %j, marked if it may be a repeat", async (description) => {
    api.fail(refuse(400, description), { method: "editMessageText" });
    const receipt = await send(say("new"), { edits: "9", repeat: true });
    expect(receipt).toEqual({ outcome: "sent", messageId: "1" });
    expect(texts()).toEqual(["(possibly sent twice)\nnew"]);
  });

  it("that may only be an edit sends nothing where it cannot be", async () => {
    api.fail(refuse(400, "Bad Request: message can't be edited"), { method: "editMessageText" });
    const receipt = await send(say("new"), { edits: "9", editOnly: true });
    expect(receipt).toMatchObject({ outcome: "rejected" });
    expect(texts()).toEqual([]);
  });

  it("in place is never marked", async () => {
    await send(say("old"));
    await send(say("new"), { edits: "1", repeat: true });
    expect(texts()).toEqual(["new"]);
  });
});

describe("a refusal", () => {
  it("of the markup has the same words sent without it", async () => {
    api.fail(refuse(400, 'Bad Request: can\'t parse entities: Unsupported start tag "x"'));
    expect(await send(say("1 < 2"))).toMatchObject({ outcome: "sent" });
    expect(texts()).toEqual(["1 < 2"]);
    expect(api.calls[1]?.payload).not.toHaveProperty("parse_mode");
    expect(log.lines).toMatchObject([{ fields: { remedy: "plain text" } }]);
  });

  it("that a remedy does not cure ends in a dead letter", async () => {
    api.fail(refuse(400, "Bad Request: can't parse entities: x"), { times: 5 });
    expect(await send(say("a"))).toEqual({ outcome: "rejected", reason: "plain text" });
    expect(api.calls).toHaveLength(2);
  });

  it.each([
    [403, "Forbidden: bot was blocked by the user", "blocked"],
    [403, "Forbidden: bot can't initiate conversation with a user", "blocked"],
    [403, "Forbidden: user is deactivated", "chat-gone"],
    [400, "Bad Request: chat not found", "chat-gone"],
    [403, "Forbidden: bot was kicked from the group chat", "chat-gone"],
  ])("%s %j says that nobody is there", async (code, description, why) => {
    api.fail(refuse(code, description));
    expect(await send(say("a"))).toEqual({ outcome: "unreachable", reason: why });
  });

  it("of the token is for the operator to mend, not for the message to die of", async () => {
    const token = "4242424242:AAF-another_token";
    const other = createTelegramSender({ token, apiRoot: api.url, log });
    expect(await other.send(outgoing(say("a")), 0)).toEqual({
      outcome: "retry",
      reason: "token refused",
      afterMs: 60_000,
    });
  });

  it("that nobody knows is reported without the words of the message", async () => {
    api.fail(refuse(400, 'Bad Request: cannot stand "secret plan" here'));
    expect(await send(say("secret plan"))).toEqual({
      outcome: "rejected",
      reason: "400 Bad Request: cannot stand … here",
    });
  });
});

describe("no answer", () => {
  it.each([504, 520, 524])("is what a %s page means: it may have arrived", async (status) => {
    api.fail({ kind: "page", status });
    expect(await send(say("a"))).toEqual({ outcome: "unknown", reason: `status ${status}` });
  });

  it.each([403, 500, 502, 503, 521, 530])(
    "a %s page is a refusal before anything",
    async (status) => {
      api.fail({ kind: "page", status });
      expect(await send(say("a"))).toEqual({ outcome: "retry", reason: `status ${status}` });
    },
  );

  it("in an outage puts one message into doubt, not all that follow", async () => {
    await api.stop();
    expect(await send(say("a"))).toEqual({ outcome: "unknown", reason: "no answer" });
    expect(await send(say("b"))).toEqual({ outcome: "retry", reason: "no connection" });
    expect(await send(say("c"))).toEqual({ outcome: "retry", reason: "no connection" });
    await api.resume();
    expect(await send(say("b"))).toMatchObject({ outcome: "sent" });
    expect(await send(say("c"))).toMatchObject({ outcome: "sent" });
    expect(texts()).toEqual(["b", "c"]);
    expect(api.callsOf("getMe")).toHaveLength(1);
  });

  it("in an outage is not counted against a message in doubt, whoever comes to send it", async () => {
    await api.stop();
    const repeat = outgoing(say("a"), { repeat: true, unanswered: true });
    expect(await sender.send(repeat, 0)).toEqual({ outcome: "retry", reason: "no connection" });
  });

  it("comes within the time given, remedies included", async () => {
    const timeoutMs = 700;
    const hasty = createTelegramSender({ token: api.token, apiRoot: api.url, log, timeoutMs });
    api.fail({ kind: "refuse", code: 400, description: "Bad Request: message to edit not found" });
    api.fail({ kind: "accept-then-hang" });
    const started = performance.now();
    const receipt = await hasty.send(outgoing(say("a"), { edits: "5" }), 0);
    expect(receipt).toMatchObject({ outcome: "unknown" });
    expect(performance.now() - started).toBeGreaterThan(timeoutMs - 50);
    expect(performance.now() - started).toBeLessThan(5 * timeoutMs);
  });

  it("to a typing sign is of no interest", async () => {
    await api.stop();
    await expect(sender.typing?.(address)).resolves.toBeUndefined();
  });
});

function button(label: string) {
  return { label, token: label, tone: "plain" } as const;
}
