import { expect, test } from "vitest";
import { createSlackSender } from "../../../src/channels/slack/send.ts";
import { say } from "../../../src/core/chat/reply.ts";
import {
  blockActions,
  directMessage,
  envelope,
  interaction,
  signedForm,
  signedJson,
  slashForm,
} from "../../counterparts/slack/requests.ts";
import { channelRig, logTo, outgoing } from "./rig.ts";

test("Bolt sorts two hundred requests at once inside workerd", async () => {
  const rig = channelRig();
  const requests = Array.from({ length: 200 }, (_, i) => {
    if (i % 3 === 0) return signedJson(envelope(directMessage(`message ${i}`)));
    if (i % 3 === 1) return signedForm(slashForm(`tasks ${i}`));
    return interaction(blockActions({ token: `t${i}`, ts: `17.${i}` }));
  });
  const responses = await Promise.all(requests.map((request) => rig.deliver(request)));
  expect(responses.filter(({ status }) => status !== 200)).toEqual([]);
  expect(rig.accepted).toHaveLength(200);
  expect(new Set(rig.accepted.map(({ kind }) => kind))).toEqual(
    new Set(["message", "command", "action"]),
  );
});

test("a send inside workerd ends in a receipt whatever the network does", async () => {
  const sender = (apiUrl: string) =>
    createSlackSender({
      botToken: "xoxb-1",
      apiUrl,
      log: logTo([]),
      allowLoopbackResponseUrl: true,
      timeoutMs: 2000,
    });
  // Everything outside this machine is answered with 599 here.
  const blocked = await sender("https://slack.example/api/").send(outgoing(say("hi")), 0);
  expect(blocked).toEqual({ outcome: "retry", reason: "http_599" });
  const refused = await sender("http://127.0.0.1:9/api/").send(outgoing(say("hi")), 0);
  expect(["unknown", "retry"]).toContain(refused.outcome);
});
