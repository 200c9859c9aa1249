import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createSlackProfiles } from "../../../src/channels/slack/profiles.ts";
import { createSlackSender } from "../../../src/channels/slack/send.ts";
import { say } from "../../../src/core/chat/reply.ts";
import { type EmulatedSlack, startEmulatedSlack } from "../../counterparts/slack/emulated.ts";
import { type ChannelRig, channelRig, logTo, outgoing } from "./rig.ts";

let slack: EmulatedSlack;
let server: Server;
let rig: ChannelRig;
const delivered: { body: string; status: number }[] = [];

beforeAll(async () => {
  server = createServer(async (incoming, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const headers = Object.entries(incoming.headers).map(([k, v]) => [k, String(v)]);
    const body = Buffer.concat(chunks).toString("utf8");
    const { status } = await rig.deliver({ headers: Object.fromEntries(headers), body });
    delivered.push({ body, status });
    answer.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  slack = await startEmulatedSlack(`http://127.0.0.1:${port}/slack/events`);
  const { signingSecret, botUserId } = slack;
  rig = channelRig({ signingSecret, botUserId });
});
afterAll(async () => {
  await slack.close();
  await new Promise((resolve) => server.close(resolve));
});

test("a direct message comes in, the reply goes out, and its echo is left alone", async () => {
  const opened = await slack.asPerson("conversations.open", { users: slack.botUserId });
  const { id } = opened["channel"] as { id: string };
  await slack.asPerson("chat.postMessage", { channel: id, text: "remind me &amp; &lt;you&gt;" });
  await vi.waitFor(() => expect(rig.accepted).toHaveLength(1));
  const [inbound] = rig.accepted;
  expect(inbound).toMatchObject({
    kind: "message",
    text: "remind me & <you>",
    address: { conversationId: id, kind: "dm", recipientId: slack.userId },
  });

  const sender = createSlackSender({ ...slack, log: logTo([]), allowLoopbackResponseUrl: true });
  const address = inbound?.address ?? outgoing(say("")).address;
  const receipt = await sender.send(outgoing(say("Set."), { address }), 0);
  expect(receipt.outcome).toBe("sent");
  const history = await slack.asPerson("conversations.history", { channel: id });
  const texts = (history["messages"] as { text: string; user: string }[]).map((m) => m.text);
  expect(texts).toContain("Set.");
  const ts = receipt.outcome === "sent" ? (receipt.messageId ?? "") : "";
  const edit = outgoing(say("Moved."), { address, edits: ts });
  expect(await sender.send(edit, 0)).toEqual({ outcome: "sent", messageId: ts });

  // The edit is the last thing that happens: once it is here, the echo of the reply is, too.
  await vi.waitFor(() => expect(delivered.at(-1)?.body).toContain("Moved."));
  expect(delivered.filter(({ body }) => body.includes("Set."))).not.toEqual([]);
  expect(delivered.filter(({ status }) => status !== 200)).toEqual([]);
  expect(rig.accepted).toHaveLength(1);
});

test("it knows who writes", async () => {
  const profiles = createSlackProfiles({ ...slack, clock: { now: () => 0 } });
  expect((await profiles.profile(slack.userId)).displayName).toBe("admin");
  expect(await profiles.profile("U0NOBODY")).toEqual({});
});
