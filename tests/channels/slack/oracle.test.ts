import type { AddressInfo } from "node:net";
import { App, HTTPReceiver, LogLevel, verifySlackRequest } from "@slack/bolt";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createVerifier } from "../../../src/channels/slack/signature.ts";
import {
  blockActions,
  deliver,
  directMessage,
  envelope,
  interaction,
  signed,
  signedForm,
  signedJson,
  slashForm,
} from "../../counterparts/slack/requests.ts";
import { SLACK } from "../../counterparts/slack/workspace.ts";
import { channelRig } from "./rig.ts";

/** Bolt's own server, which speaks with Slack in production elsewhere, gets the same bytes as we do. */
const heard: unknown[] = [];
const receiver = new HTTPReceiver({
  signingSecret: SLACK.signingSecret,
  logLevel: LogLevel.ERROR,
  unhandledRequestTimeoutMillis: 50,
});
let url: string;

beforeAll(async () => {
  const { botToken, botUserId, botId } = SLACK;
  const app = new App({
    receiver,
    logLevel: LogLevel.ERROR,
    authorize: async () => ({ botToken, botUserId, botId }),
  });
  app.message(async ({ message }) => {
    if (message.subtype === undefined) heard.push([message.user, message.channel, message.text]);
  });
  app.command("/adjutant", async ({ command, ack }) => {
    heard.push([command.user_id, command.channel_id, command.text]);
    await ack();
  });
  app.action({ type: "block_actions" }, async ({ body, action, ack }) => {
    heard.push([body.user.id, body.channel?.id, "value" in action ? action.value : undefined]);
    await ack();
  });
  const server = await receiver.start(0);
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
});
afterAll(() => receiver.stop());

describe("the same bytes", () => {
  test.each([
    ["a message", signedJson(envelope(directMessage("caf\u00e9 + 2 = 3 \u{1F600}")))],
    ["a slash command", signedForm(slashForm("call Bob & Ann at 5pm + 10%"))],
    ["a button", interaction(blockActions({ token: "v1.a-b_c", ts: "17.5" }))],
  ])("of %s say the same to Bolt's server and to us", async (_, request) => {
    const rig = channelRig();
    heard.length = 0;
    const theirs = await deliver(url, request);
    const ours = await rig.deliver(request);
    expect([ours.status, theirs.status]).toEqual([200, 200]);
    const read = rig.accepted.map((inbound) => {
      const said = inbound.kind === "action" ? inbound.token : "text" in inbound && inbound.text;
      return [inbound.address.recipientId, inbound.address.conversationId, said];
    });
    expect(read).toEqual(heard);
  });

  test.each([
    ["no signature", { ...signedJson({}), headers: { "content-type": "application/json" } }],
    ["another secret", signedJson({}, { signingSecret: "x" })],
    ["too old", signedJson({}, { now: Date.now() - 400_000 })],
    ["not JSON", signed("{", "application/json")],
  ])("with %s are refused with the same status", async (_, request) => {
    const theirs = await deliver(url, request);
    expect((await channelRig().deliver(request)).status).toBe(theirs.status);
  });
});

test("signatures: what Bolt refuses we refuse, what it takes we take", async () => {
  const now = Date.now();
  const verify = createVerifier(SLACK.signingSecret, { now: () => now });
  const mutation = fc.oneof(
    fc.constant((value: string) => value),
    fc.nat(70).map((at) => (value: string) => value.slice(0, at) + value.slice(at + 1)),
    fc.nat(70).map((at) => (value: string) => `${value.slice(0, at)}f${value.slice(at + 1)}`),
    fc.constantFrom("", "v0", "v0=", "v1=ab", "v0=zz").map((fixed) => () => fixed),
    fc.constant((value: string) => value.toUpperCase()),
  );
  const property = fc.asyncProperty(
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc.integer({ min: -400, max: 0 }),
    mutation,
    async (body, age, mutate) => {
      const { headers } = signed(body, "application/json", { now: now + age * 1000 });
      const timestamp = headers["x-slack-request-timestamp"] ?? "";
      const signature = mutate(headers["x-slack-signature"] ?? "");
      const theirs = () => {
        verifySlackRequest({
          signingSecret: SLACK.signingSecret,
          body,
          headers: {
            "x-slack-request-timestamp": Number(timestamp),
            "x-slack-signature": signature,
          },
          nowMilliseconds: now,
        });
      };
      const bytes = new TextEncoder().encode(body);
      const sentAt = await verify({ timestamp, signature, body: bytes });
      if (sentAt === undefined) expect(theirs).toThrow();
      else expect(theirs).not.toThrow();
    },
  );
  await fc.assert(property, { numRuns: 300 });
});
