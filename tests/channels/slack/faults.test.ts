import { afterEach, expect, test, vi } from "vitest";
import { createSlackSender } from "../../../src/channels/slack/send.ts";
import { say } from "../../../src/core/chat/reply.ts";
import type { StoredMessage } from "../../counterparts/slack/state.ts";
import { type SlackApi, startSlackApi } from "../../counterparts/slack/web-api.ts";
import { SLACK } from "../../counterparts/slack/workspace.ts";
import { logTo, outgoing } from "./rig.ts";

const MESSAGES = 100;
const RATES = {
  ...{ "rate-limited": 0.08, "server-error": 0.08, "reset-before": 0.05, "reset-after": 0.08 },
  ...{ hang: 0.02, "accept-then-hang": 0.02, account_inactive: 0.02, channel_not_found: 0.02 },
};

afterEach(() => {
  vi.useRealTimers();
});

/** Sends each message until it is sent, one a second, as the outbox does: doubt is never forgotten. */
async function sendAll(api: SlackApi): Promise<Map<string, StoredMessage[]>> {
  const sender = createSlackSender({
    botToken: SLACK.botToken,
    apiUrl: api.apiUrl,
    log: logTo([]),
    allowLoopbackResponseUrl: false,
    ...{ timeoutMs: 900, settleMs: 0 },
  });
  vi.useFakeTimers({ toFake: ["Date"] });
  for (let i = 0; i < MESSAGES; i++) {
    vi.setSystemTime(Date.now() + 1_000);
    const since = Date.now();
    let repeat = false;
    for (let tries = 0; tries < 50; tries++) {
      const state = { idempotencyKey: `key_${i}`, since, repeat };
      const message = outgoing(say(`Reminder ${i}.`), state);
      const { outcome } = await sender.send(message, 0);
      if (outcome === "sent") break;
      repeat ||= outcome === "unknown";
    }
  }
  return Map.groupBy(api.posted(SLACK.userId), ({ metadata }) => JSON.stringify(metadata));
}

const marked = ({ text }: StoredMessage) => text.startsWith("(possibly sent twice)");

test("through every fault each message arrives once, and none is in doubt", async () => {
  const api = await startSlackApi({ faults: RATES, seed: 7 });
  try {
    const arrived = await sendAll(api);
    expect(arrived.size).toBe(MESSAGES);
    const copies = [...arrived.values()].flat();
    expect(copies).toHaveLength(MESSAGES);
    expect(copies.filter(marked)).toEqual([]);
    expect(new Set(api.calls.map(({ fault }) => fault)).size).toBeGreaterThan(5);
  } finally {
    await api.close();
  }
}, 30_000);

test("where the history cannot be read either, nothing is lost and each second copy says so", async () => {
  const api = await startSlackApi({ faults: RATES, seed: 8 });
  api.faults.next("server-error", 1000, "conversations.history");
  try {
    const arrived = await sendAll(api);
    expect(arrived.size).toBe(MESSAGES);
    const repeats = [...arrived.values()].flatMap((copies) => copies.slice(1));
    expect(repeats.length).toBeGreaterThan(0);
    expect(repeats.filter((copy) => !marked(copy))).toEqual([]);
  } finally {
    await api.close();
  }
}, 30_000);

test("in an outage one message is in doubt, and it does not use up its tries", async () => {
  const api = await startSlackApi({});
  try {
    const options = { botToken: SLACK.botToken, apiUrl: api.apiUrl, log: logTo([]) };
    const fresh = () => createSlackSender({ ...options, allowLoopbackResponseUrl: false });
    const sender = fresh();
    const none = { outcome: "retry", reason: "no connection" };
    api.setDown(true);
    expect(await sender.send(outgoing(say("a")), 0)).toMatchObject({ outcome: "unknown" });
    expect(await sender.send(outgoing(say("b")), 0)).toEqual(none);
    // Another one, since the first may be gone by the time of the repeat.
    const again = outgoing(say("a"), { repeat: true, unanswered: true });
    expect(await fresh().send(again, 0)).toEqual(none);
    api.setDown(false);
    expect(await sender.send(outgoing(say("b")), 0)).toMatchObject({ outcome: "sent" });
    expect(api.posted(SLACK.userId).map(({ text }) => text)).toEqual(["b"]);
  } finally {
    await api.close();
  }
});
