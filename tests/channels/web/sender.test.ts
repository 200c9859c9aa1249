import { describe, expect, it } from "vitest";
import { createWebSender } from "../../../src/channels/web/sender.ts";
import { type Reply, say } from "../../../src/core/chat/reply.ts";

const address = { channel: "web", accountId: "web", conversationId: "web", kind: "dm" } as const;
const message = (reply: Reply, repeat = false) => {
  return { idempotencyKey: "k1", address, reply, notify: false, repeat };
};

const grow = () => undefined;

describe("sending to the page", () => {
  it("puts the whole reply into the feed as it is, also the second time", async () => {
    const put: unknown[] = [];
    const sender = createWebSender({ put: (entry) => `e${put.push(entry)}`, grow });
    const long = say("word ".repeat(50_000));
    expect(sender.parts(message(long))).toBe(1);
    expect(await sender.send(message(long), 0)).toEqual({ outcome: "sent", messageId: "e1" });
    await sender.send({ ...message(long, true), edits: "e1" }, 0);
    expect(put).toEqual([
      { key: "k1", reply: long },
      { key: "k1", reply: long, edits: "e1" },
    ]);
  });

  it("is tried again when the feed cannot be written", async () => {
    const sender = createWebSender({ put: () => Promise.reject(new Error("full")), grow });
    expect(await sender.send(message(say("a")), 0)).toMatchObject({ outcome: "retry" });
  });
});
