import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSlackSender, type SlackSenderOptions } from "../../../src/channels/slack/send.ts";
import type { Address } from "../../../src/core/chat/inbound.ts";
import { note, paragraph, type Reply, say } from "../../../src/core/chat/reply.ts";
import { buttonsOf, type SlackApi, startSlackApi } from "../../counterparts/slack/web-api.ts";
import { SLACK } from "../../counterparts/slack/workspace.ts";
import { type LogLine, logTo, outgoing } from "./rig.ts";

let api: SlackApi;
let logs: LogLine[];
beforeEach(async () => {
  api = await startSlackApi();
  logs = [];
});
afterEach(() => api.close());

const sender = (over: Partial<SlackSenderOptions> = {}) =>
  createSlackSender({
    botToken: SLACK.botToken,
    apiUrl: api.apiUrl,
    log: logTo(logs),
    allowLoopbackResponseUrl: true,
    ...over,
  });

const inGroup = (over: Partial<Address> = {}): Address => ({
  channel: "slack",
  accountId: SLACK.teamId,
  conversationId: SLACK.channelId,
  kind: "group",
  recipientId: SLACK.userId,
  ...over,
});

const withButton: Reply = {
  blocks: [paragraph("Added: Buy milk.")],
  buttons: [[{ label: "Undo", token: "tok-undo", tone: "plain" }]],
};
const long: Reply = {
  blocks: Array.from({ length: 60 }, (_, i) => paragraph(`Line ${i}`)),
  buttons: withButton.buttons,
};

describe("where a reply goes", () => {
  test("a direct chat gets a message that unfurls nothing and can be found again", async () => {
    const receipt = await sender().send(outgoing(withButton), 0);
    const [message] = api.posted(SLACK.userId);
    expect(receipt).toEqual({ outcome: "sent", messageId: message?.ts });
    expect(message).toMatchObject({
      text: "Added: Buy milk.",
      metadata: { event_type: "adjutant_reply", event_payload: { key: "out_1", part: 0 } },
    });
    expect(buttonsOf(message ?? { blocks: [] })).toMatchObject([{ value: "tok-undo" }]);
    expect(api.calls[0]?.args).toMatchObject({ unfurl_links: "false", unfurl_media: "false" });
  });

  test("a long reply is several messages, each sent by itself, the buttons under the last", async () => {
    const message = outgoing(long);
    expect(sender().parts(message)).toBe(2);
    for (const part of [0, 1]) await sender().send(message, part);
    const posted = api.posted(SLACK.userId);
    expect(posted.map((m) => buttonsOf(m).length)).toEqual([0, 1]);
    expect(posted.map((m) => m.text).join("\n")).toBe(
      long.blocks.map((_, i) => `Line ${i}`).join("\n"),
    );
  });

  test("an edit changes the message in place; a vanished one is sent anew", async () => {
    await sender().send(outgoing(withButton), 0);
    const [first] = api.posted(SLACK.userId);
    const edits = first?.ts ?? "";
    expect(await sender().send(outgoing(say("Undone."), { edits }), 0)).toMatchObject({
      outcome: "sent",
      messageId: edits,
    });
    expect(api.posted(SLACK.userId)).toMatchObject([{ text: "Undone.", edits: 1 }]);
    const anew = await sender().send(outgoing(say("Again."), { edits: "1.000001" }), 0);
    expect(anew.outcome).toBe("sent");
    expect(api.posted(SLACK.userId).map((m) => m.text)).toEqual(["Undone.", "Again."]);
  });

  test("what may only be an edit is one, or nothing; a person is found by their direct chat", async () => {
    await sender().send(outgoing(withButton), 0);
    const edits = api.posted(SLACK.userId)[0]?.ts ?? "";
    const { address } = outgoing(withButton);
    const person = { ...address, conversationId: SLACK.userId };
    const only = { edits, editOnly: true } as const;
    await sender().send(outgoing(say("Done."), { ...only, address: person }), 0);
    const gone = { edits: "1.000001", editOnly: true } as const;
    expect(await sender().send(outgoing(say("Gone."), gone), 0)).toMatchObject({
      outcome: "rejected",
    });
    expect(api.posted(SLACK.userId)).toMatchObject([{ text: "Done.", edits: 1 }]);
  });

  test("in a group only the person who asked sees the answer", async () => {
    await sender().send(outgoing(withButton, { address: inGroup({ threadId: "17.1" }) }), 0);
    expect(api.posted(SLACK.channelId)).toMatchObject([
      { ephemeralFor: SLACK.userId, threadTs: "17.1" },
    ]);
  });

  test("a response_url is used five times, then the ordinary ways", async () => {
    const address = inGroup({ responseUrl: api.responseUrl() });
    const one = sender();
    for (let i = 0; i < 6; i++) {
      expect((await one.send(outgoing(withButton, { address }), 0)).outcome).toBe("sent");
    }
    const used = api.calls.map((call) => call.method);
    expect(used).toEqual([...Array(5).fill("respond"), "chat.postEphemeral"]);
    expect(api.posted(SLACK.channelId)).toHaveLength(6);
  });

  test("a used or old response_url is left for the ordinary ways", async () => {
    const address = inGroup({ responseUrl: api.responseUrl() });
    for (let i = 0; i < 5; i++) await sender().send(outgoing(withButton, { address }), 0);
    expect((await sender().send(outgoing(withButton, { address }), 0)).outcome).toBe("sent");
    expect(api.calls.at(-1)?.method).toBe("chat.postEphemeral");
  });

  test("a button on a message for one person's eyes replaces it through its response_url", async () => {
    const address = inGroup({ responseUrl: api.responseUrl() });
    await sender().send(outgoing(withButton, { address }), 0);
    await sender().send(outgoing(say("Undone."), { address, edits: "17.1" }), 0);
    expect(api.posted(SLACK.channelId)).toMatchObject([{ text: "Undone.", edits: 1 }]);
  });

  test("a response_url that is not Slack's is never called", async () => {
    const strict = sender({ allowLoopbackResponseUrl: false });
    await strict.send(
      outgoing(withButton, { address: inGroup({ responseUrl: api.responseUrl() }) }),
      0,
    );
    expect(api.calls.map((call) => call.method)).toEqual(["chat.postEphemeral"]);
  });

  test("where the bot may not post, the answer goes to the person's own chat", async () => {
    api.faults.next("channel_not_found", 1, "chat.postEphemeral");
    expect((await sender().send(outgoing(withButton, { address: inGroup() }), 0)).outcome).toBe(
      "sent",
    );
    expect(api.posted(SLACK.userId)).toHaveLength(1);
  });

  test("a slash command in a direct chat of two people is answered through its response_url", async () => {
    api.faults.next("channel_not_found", 1, "chat.postMessage");
    const responseUrl = api.responseUrl("D0OTHER");
    const address = inGroup({ kind: "dm", conversationId: "D0OTHER", responseUrl });
    expect((await sender().send(outgoing(withButton, { address }), 0)).outcome).toBe("sent");
    expect(api.posted("D0OTHER")).toMatchObject([{ ephemeralFor: SLACK.userId }]);
  });

  test("the Home tab is published as a view, whole", async () => {
    const address = inGroup({ kind: "home", conversationId: SLACK.userId });
    const message = outgoing(long, { address });
    expect(sender().parts(message)).toBe(1);
    expect(await sender().send(message, 0)).toEqual({ outcome: "sent" });
    expect(api.home(SLACK.userId)?.["blocks"]).toHaveLength(61);
  });
});

describe("what became of it", () => {
  test.each([
    ["rate-limited", { outcome: "retry", reason: "ratelimited", afterMs: 1000, rateLimited: true }],
    ["server-error", { outcome: "retry", reason: "http_500" }],
    ["reset-before", { outcome: "unknown" }],
    ["reset-after", { outcome: "unknown" }],
    ["hang", { outcome: "unknown", reason: "timeout" }],
    ["accept-then-hang", { outcome: "unknown", reason: "timeout" }],
    ["account_inactive", { outcome: "unreachable", reason: "uninstalled" }],
    ["channel_not_found", { outcome: "unreachable", reason: "chat-gone" }],
  ] as const)("%s", async (fault, receipt) => {
    api.faults.next(fault);
    expect(await sender({ timeoutMs: 200 }).send(outgoing(withButton), 0)).toMatchObject(receipt);
  });

  test("a wrong token parks everything for the workspace", async () => {
    const receipt = await sender({ botToken: "xoxb-wrong" }).send(outgoing(withButton), 0);
    expect(receipt).toEqual({ outcome: "unreachable", reason: "uninstalled" });
    expect(JSON.stringify(logs)).not.toContain("xoxb");
  });

  test.each([
    [
      { ok: false, error: "internal_error" },
      { outcome: "unknown", reason: "internal_error" },
    ],
    [{ ok: false, error: "not_a_code_we_know" }, { outcome: "rejected" }],
    [{ ok: false, error: "invalid_arguments" }, { outcome: "rejected" }],
    [
      { ok: false, error: "user_not_found" },
      { outcome: "unreachable", reason: "chat-gone" },
    ],
    ["<html>", { outcome: "unknown" }],
  ] as const)("the answer %j", async (body, receipt) => {
    const answering = sender({ fetch: async () => Response.json(body) });
    expect(await answering.send(outgoing(withButton), 0)).toMatchObject(receipt);
  });

  test("refused blocks are sent once more as text", async () => {
    const bodies: URLSearchParams[] = [];
    const answering = sender({
      fetch: async (_, init) => {
        const body = init?.body as URLSearchParams;
        bodies.push(body);
        const bad = body.has("blocks");
        return Response.json(
          bad ? { ok: false, error: "invalid_blocks" } : { ok: true, ts: "1.1" },
        );
      },
    });
    const receipt = await answering.send(outgoing(withButton), 0);
    expect(receipt).toEqual({ outcome: "sent", messageId: "1.1" });
    expect(bodies[1]?.get("text")).toBe("Added: Buy milk.");
    expect(logs).toMatchObject([{ event: "slack.blocks_refused" }]);
  });
});

describe("after an answer was lost", () => {
  const repeat = outgoing(withButton, { repeat: true });

  test("a message that did arrive is found and not sent again", async () => {
    api.faults.next("reset-after");
    expect((await sender().send(outgoing(withButton), 0)).outcome).toBe("unknown");
    const receipt = await sender().send(repeat, 0);
    expect(api.posted(SLACK.userId)).toHaveLength(1);
    expect(receipt).toEqual({ outcome: "sent", messageId: api.posted(SLACK.userId)[0]?.ts });
  });

  test("one that did not arrive is sent as if nothing had been", async () => {
    await sender().send(outgoing(say("Another.")), 0);
    await sender().send({ ...repeat, idempotencyKey: "out_2" }, 0);
    expect(api.posted(SLACK.userId).map((m) => m.text)).toEqual(["Another.", "Added: Buy milk."]);
  });

  test("another part of the same reply is not taken for it", async () => {
    await sender().send(outgoing(long), 0);
    await sender().send(outgoing(long, { repeat: true }), 1);
    expect(api.posted(SLACK.userId)).toHaveLength(2);
  });

  test("in a thread the thread is read", async () => {
    const address = { ...repeat.address, threadId: "17.1" };
    await sender().send(outgoing(withButton, { address }), 0);
    await sender().send({ ...repeat, address }, 0);
    expect(api.posted(SLACK.userId)).toHaveLength(1);
    expect(api.calls.at(-1)?.method).toBe("conversations.replies");
  });

  test("a reminder to a person's id is looked for in their direct chat", async () => {
    const address = { ...repeat.address, conversationId: SLACK.userId };
    await sender().send(outgoing(withButton, { address }), 0);
    await sender().send({ ...repeat, address }, 0);
    expect(api.posted(SLACK.userId)).toHaveLength(1);
  });

  test("when the history cannot be read, the message says that it may be a repeat", async () => {
    api.faults.next("server-error", 1, "conversations.history");
    await sender().send(repeat, 0);
    expect(api.posted(SLACK.userId)[0]?.text).toMatch(/^\(possibly sent twice\)/);
    expect(api.posted(SLACK.userId)[0]?.blocks[0]).toMatchObject({ type: "context" });
  });

  test("when so much was said since that the history does not reach back, the message says so", async () => {
    const since = Date.now();
    const many = Array.from({ length: 20 }, (_, n) => ({ idempotencyKey: `more_${n}` }));
    for (const other of many) await sender().send({ ...outgoing(say("More.")), ...other }, 0);
    await sender().send({ ...repeat, since }, 0);
    expect(api.posted(SLACK.userId).at(-1)?.text).toMatch(/^\(possibly sent twice\)/);
    // All of that is older than the first attempt.
    await sender().send({ ...repeat, since: since + 3_600_000, idempotencyKey: "later" }, 0);
    expect(api.posted(SLACK.userId).at(-1)?.text).not.toMatch(/^\(possibly sent twice\)/);
  });

  test("what only one person sees is in no history, so a repeat says so", async () => {
    await sender().send({ ...repeat, address: inGroup() }, 0);
    expect(api.posted(SLACK.channelId)[0]?.text).toMatch(/^\(possibly sent twice\)/);
  });
});

test("a reply without any text still has something to show", async () => {
  const empty: Reply = { blocks: [paragraph(" "), note("")], buttons: [] };
  expect((await sender().send(outgoing(empty), 0)).outcome).toBe("sent");
});
