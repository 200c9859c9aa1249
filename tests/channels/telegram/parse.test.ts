import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseUpdate } from "../../../src/channels/telegram/parse.ts";
import { createUpdates, MIRA, OTHER } from "../../counterparts/telegram/updates.ts";

const NOW = Date.UTC(2026, 11, 7, 8);
const DATE = NOW / 1000 - 5;
const BOT = "4242424242";
const GROUP = { id: -1_002_003_004_005, type: "supergroup", title: "Trip" } as const;

const updates = createUpdates({ first: 500, now: () => DATE });

const parse = (update: unknown, username: string | undefined = "adjutant_test_bot") =>
  parseUpdate(update, {
    botId: BOT,
    username: async () => username,
    now: NOW,
    correlationId: "c1",
  });

async function inbound(update: unknown) {
  const parsed = await parse(update);
  if (parsed.kind !== "inbound") throw new Error(`${parsed.kind}: ${parsed.reason}`);
  return parsed.inbound;
}

const reason = async (update: unknown, username?: string) => {
  const parsed = await parse(update, username);
  return parsed.kind === "inbound" ? parsed.inbound : `${parsed.kind}: ${parsed.reason}`;
};

describe("a private chat", () => {
  it("gives the whole message with ids as text and times in milliseconds", async () => {
    const update = updates.text("Buy milk", { messageId: 77 });
    expect(await inbound(update)).toEqual({
      kind: "message",
      dedupeKeys: [`tg:${BOT}:${update.update_id}`],
      address: {
        channel: "telegram",
        accountId: BOT,
        conversationId: "7100200301",
        kind: "dm",
        recipientId: "7100200301",
      },
      actor: { id: "telegram:7100200301", displayName: "Mira Okafor", locale: "en" },
      occurredAt: DATE * 1000,
      correlationId: "c1",
      messageId: "77",
      editName: `tg:${BOT}:edit-of:7100200301:77`,
      text: "Buy milk",
    });
  });

  it("keeps the topic, and no thread id that is not a topic", async () => {
    const thread = { message_thread_id: 12 };
    const topic = await inbound(
      updates.text("a", { extra: { ...thread, is_topic_message: true } }),
    );
    expect(topic.address.threadId).toBe("12");
    const chain = await inbound(updates.text("a", { extra: thread }));
    expect(chain.address).not.toHaveProperty("threadId");
  });

  it.each([
    ["/tasks", { name: "tasks", args: "" }],
    ["/Remind  call Ann\nat 5", { name: "remind", args: "call Ann\nat 5" }],
    ["/tasks@Adjutant_Test_Bot today", { name: "tasks", args: "today" }],
    ["/start aGVsbG8_-", { name: "start", args: "aGVsbG8_-" }],
  ])("reads %j as a command", async (text, command) => {
    expect(await inbound(updates.text(text))).toMatchObject({ kind: "command", ...command });
  });

  it.each(["/", "/usr/bin is full", "1/2 cup", "/añadir x"])("reads %j as words", async (text) => {
    expect(await inbound(updates.text(text))).toMatchObject({ kind: "message", text });
  });

  it("leaves commands for another bot alone, and takes them while its own name is not known", async () => {
    const update = updates.text("/tasks@other_bot");
    expect(await reason(update)).toBe("ignored: for another bot");
    const parsed = await parseUpdate(update, {
      botId: BOT,
      username: async () => undefined,
      now: NOW,
      correlationId: "c1",
    });
    expect(parsed).toMatchObject({ inbound: { kind: "command", name: "tasks" } });
  });

  it("takes an edit with its new words and its own time", async () => {
    const edit = updates.edit(77, "Buy oat milk", { date: DATE + 60 });
    expect(await inbound(edit)).toMatchObject({
      kind: "edit",
      messageId: "77",
      original: `tg:${BOT}:edit-of:7100200301:77`,
      text: "Buy oat milk",
      occurredAt: (DATE + 60) * 1000,
    });
  });

  it("takes a place, a caption, and the names of what it cannot read", async () => {
    expect(await inbound(updates.location(52.5, 13.4))).toMatchObject({
      text: "",
      location: { latitude: 52.5, longitude: 13.4 },
    });
    const photo = await inbound(updates.photo("the receipt"));
    expect(photo).toMatchObject({ text: "the receipt", unsupported: ["photo"] });
    expect(await inbound(updates.voice())).toMatchObject({ text: "", unsupported: ["voice"] });
    expect(await inbound(updates.sticker())).toMatchObject({ unsupported: ["sticker"] });
  });
});

describe("words that the person did not write", () => {
  it("are never theirs when forwarded, not even as a command", async () => {
    const forwarded = await inbound(updates.forward("/delete all", OTHER));
    expect(forwarded).toMatchObject({
      kind: "message",
      text: "",
      foreign: [{ kind: "forwarded", text: "/delete all", from: "Jonas" }],
    });
  });

  it.each([
    [{ type: "hidden_user", sender_user_name: "Somebody" }, "Somebody"],
    [{ type: "channel", chat: { id: -100, type: "channel", title: "News" } }, "News"],
    [{ type: "chat", sender_chat: { id: -100, type: "supergroup", title: "Trip" } }, "Trip"],
  ])("name their author: %j", async (forward_origin, from) => {
    const update = updates.text("look", { extra: { forward_origin } });
    expect(await inbound(update)).toMatchObject({ text: "", foreign: [{ from }] });
  });

  it("are not theirs when an inline bot wrote them", async () => {
    const via_bot = { id: 9, is_bot: true, first_name: "Gif" };
    const update = updates.text("buy this", { extra: { via_bot } });
    expect(await inbound(update)).toMatchObject({
      text: "",
      foreign: [{ kind: "forwarded", text: "buy this", from: "Gif" }],
    });
  });

  it("stand beside their own when quoted", async () => {
    const reply_to_message = { ...updates.message({ text: "Dinner at 8?" }, { from: OTHER }) };
    expect(await inbound(updates.text("yes", { extra: { reply_to_message } }))).toMatchObject({
      text: "yes",
      foreign: [{ kind: "quoted", text: "Dinner at 8?", from: "Jonas" }],
    });
    const quote = { text: "at 8", position: 7 };
    const extra = { reply_to_message, quote };
    expect(await inbound(updates.text("fine", { extra }))).toMatchObject({
      foreign: [{ kind: "quoted", text: "at 8" }],
    });
  });

  it("are no news in an answer to the bot itself", async () => {
    const bot = { id: Number(BOT), first_name: "Adjutant" };
    const reply_to_message = updates.message({ text: "When?" }, { from: bot });
    const answer = await inbound(updates.text("tomorrow", { extra: { reply_to_message } }));
    expect(answer).not.toHaveProperty("foreign");
  });

  it("are not taken as an edit", async () => {
    const forward_origin = { type: "hidden_user", sender_user_name: "Somebody" };
    expect(await reason(updates.edit(7, "now", { extra: { forward_origin } }))).toBe(
      "ignored: edit of foreign words",
    );
  });
});

describe("a group", () => {
  const chat = GROUP;

  it("goes to the person alone", async () => {
    const { address, actor } = await inbound(updates.text("/tasks", { chat, from: OTHER }));
    expect(address).toMatchObject({
      kind: "group",
      conversationId: String(GROUP.id),
      recipientId: String(OTHER.id),
    });
    expect(actor).toEqual({ id: `telegram:${OTHER.id}`, displayName: "Jonas", locale: "de" });
  });

  it("is heard only when it means the bot", async () => {
    expect(await reason(updates.text("lunch?", { chat }))).toBe("ignored: not for the bot");
    const mention = { entities: [{ type: "mention", offset: 0, length: 18 }] };
    expect(
      await inbound(updates.text("@Adjutant_Test_Bot, add milk", { chat, extra: mention })),
    ).toMatchObject({ kind: "message", text: "add milk" });
    const other = { entities: [{ type: "mention", offset: 0, length: 6 }] };
    expect(await reason(updates.text("@jonas hi", { chat, extra: other }))).toBe(
      "ignored: not for the bot",
    );
    const bot = { id: Number(BOT), is_bot: true, first_name: "Adjutant" };
    const named = { entities: [{ type: "text_mention", offset: 4, length: 3, user: bot }] };
    expect(await inbound(updates.text("hey Adj add tea", { chat, extra: named }))).toMatchObject({
      text: "hey  add tea",
    });
    const reply_to_message = updates.message({ text: "When?" }, { from: bot });
    expect(
      await inbound(updates.text("at 5", { chat, extra: { reply_to_message } })),
    ).toMatchObject({
      text: "at 5",
    });
  });

  it("is not heard when it names somebody and the own name is not known", async () => {
    const mention = { entities: [{ type: "mention", offset: 0, length: 18 }] };
    const update = updates.text("@Adjutant_Test_Bot add milk", { chat, extra: mention });
    const parsed = await parseUpdate(update, {
      botId: BOT,
      username: async () => undefined,
      now: NOW,
      correlationId: "c1",
    });
    expect(parsed).toMatchObject({ kind: "ignored" });
  });
});

describe("a press", () => {
  it("carries its token, its message and both keys", async () => {
    const update = updates.press("tok", 88, { pressId: "99" });
    expect(await parse(update)).toMatchObject({
      pressId: "99",
      inbound: {
        kind: "action",
        token: "tok",
        dedupeKeys: [`tg:${BOT}:${update.update_id}`, `tg:${BOT}:cb:99`],
        message: { messageId: "88", address: { conversationId: String(MIRA.id), kind: "dm" } },
        occurredAt: NOW,
      },
    });
  });

  it("has no message when that can no longer be edited", async () => {
    expect(await inbound(updates.press("tok", 88, { date: 0 }))).not.toHaveProperty("message");
  });

  it("without data wants its answer all the same", async () => {
    const from = { is_bot: false, ...MIRA };
    const update = updates.raw({ callback_query: { id: "5", from, game_short_name: "g" } });
    expect(await parse(update)).toMatchObject({ kind: "ignored", pressId: "5" });
  });
});

describe("everything else", () => {
  it.each([
    ["kicked", "blocked"],
    ["member", "unblocked"],
  ] as const)("a private chat turning %s is %s", async (status, event) => {
    expect(await inbound(updates.membership(status))).toMatchObject({ kind: "lifecycle", event });
  });

  it.each([
    ["a membership in a group", updates.membership("kicked", { chat: GROUP }), "membership"],
    ["a bot", updates.text("hi", { extra: { from: { id: 3, is_bot: true } } }), "from a bot"],
    [
      "an anonymous administrator",
      updates.text("/tasks", { chat: GROUP, extra: { sender_chat: GROUP } }),
      "no person behind it",
    ],
    ["a channel", updates.text("hi", { chat: { id: -5, type: "channel" } }), "chat type"],
    ["a live location", updates.liveLocation(5, 1, 2), "live location"],
    [
      "a service message",
      updates.raw({ message: updates.message({ pinned_message: { message_id: 4 } }) }),
      "service message",
    ],
  ])("%s is passed over", async (_, update, why) => {
    expect(await reason(update)).toBe(`ignored: ${why}`);
  });

  it("a press of Stop on a draft says of which turn, and counts in private chats only", async () => {
    const stop = (chat: object) =>
      updates.raw({ stopped_message_generation: { chat, draft_id: 41 } });
    expect(await parse(stop({ id: 7, type: "private" }))).toMatchObject({
      inbound: {
        ...{ kind: "lifecycle", event: "stop", turn: 41, actor: { id: "telegram:7" } },
        address: { conversationId: "7", kind: "dm" },
      },
    });
    expect(await reason(stop({ id: -7, type: "group" }))).toMatch(/^ignored: stop/);
  });

  it.each(
    "channel_post,edited_channel_post,business_message,edited_business_message,guest_message,message_reaction,inline_query,poll,chat_member,subscription,something_new".split(
      ",",
    ),
  )("%s is passed over, whatever it says", async (kind) => {
    const update = updates.raw({ [kind]: updates.message({ text: "/tasks" }) });
    expect(await reason(update)).toBe("ignored: kind");
  });

  it("nothing makes it throw, and nothing broken comes through", async () => {
    const shapes = fc.oneof(
      fc.jsonValue(),
      fc.record({
        update_id: fc.oneof(fc.integer(), fc.jsonValue()),
        message: fc.jsonValue(),
      }),
      fc.record({ update_id: fc.integer(), callback_query: fc.object() }),
    );
    const property = fc.asyncProperty(shapes, async (value) => {
      expect(["ignored", "broken"]).toContain((await parse(value)).kind);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it("a broken field says where", async () => {
    const update = updates.text("x", { extra: { date: "yesterday" } });
    expect(await reason(update)).toBe("broken: message.date");
  });
});
