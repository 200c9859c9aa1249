import { createApiChannel } from "../../../src/channels/api/channel.ts";
import { createChat } from "../../../src/channels/api/chat.ts";
import { say } from "../../../src/core/chat/reply.ts";
import { testChannel } from "../../contracts/channel.ts";
import type { Event, Proof, Rig } from "../../contracts/channel-harness.ts";

const ENDPOINT = "https://adjutant.example/api/chat";
const TOKEN = "adj_0123456789abcdefghij";

testChannel("API", {
  inbound: {
    events: ["message", "command"],
    // A program without a token is refused, so nobody comes in as a stranger.
    verdicts: ["duplicate"],
    told: {
      refused: "401 unauthorized",
      unavailable: "503 unavailable",
      malformed: "400 invalid_json",
      unknown: "400 invalid_request",
      broken: "400 invalid_request",
      oversize: "413 too_large",
    },
  },
  async open({ intake, log, clock, ids }) {
    const chat = createChat({
      async ask(_, inbound) {
        if (intake.take(inbound) === "unavailable") throw new Error("the object is away");
        return { status: "done", result: { reply: say("w1"), toolCalls: [] } };
      },
      clock,
      ids,
    });
    const tokens = {
      userOf: async (bearer: string) => (bearer === TOKEN ? { userId: "u1", tokenId: "t1" } : null),
    };
    const channel = createApiChannel({ tokens, chat, log, clock, ids });
    let keys = 0;
    const rig: Rig = {
      channel,
      address: { channel: "api", accountId: "t1", conversationId: "c1", kind: "dm" },
      secrets: [TOKEN, `${TOKEN}x`],
      delivery(event, proof) {
        keys += 1;
        const request = requestOf(event, proof, `order-${keys}`);
        return async () => answerOf(await channel.routes.fetch(request.clone()));
      },
      close: async () => undefined,
    };
    return rig;
  },
});

/** The status, and of a failure the code that programs go by. */
async function answerOf(response: Response): Promise<number | string> {
  const body = (await response.json()) as { error?: { code: string } };
  return body.error ? `${response.status} ${body.error.code}` : response.status;
}

function requestOf(event: Event, proof: Proof, key: string): Request {
  const body = bodyOf(event);
  const headers = new Headers({ "Content-Type": "application/json", "Idempotency-Key": key });
  const token = { right: TOKEN, wrong: `${TOKEN}x`, none: null }[proof];
  if (token !== null) headers.set("Authorization", `Bearer ${token}`);
  const chunked = event.kind === "oversize" && event.chunked;
  if (!chunked) headers.set("Content-Length", String(new TextEncoder().encode(body).length));
  const sent = chunked ? new Blob([body]).stream() : body;
  const init = { method: "POST", headers, body: sent, duplex: "half" };
  return new Request(ENDPOINT, init as RequestInit);
}

function bodyOf(event: Event): string {
  switch (event.kind) {
    case "message":
      return JSON.stringify({ message: event.text });
    case "command":
      return JSON.stringify({ message: `/${event.name} ${event.args}` });
    case "press":
      throw new Error("a program has no buttons");
    case "unknown":
      return JSON.stringify({ press: "t1" });
    case "broken":
      return JSON.stringify({ message: 5 });
    case "malformed":
      return '{"message":';
    case "oversize":
      return JSON.stringify({ message: "x".repeat(1_100_000) });
  }
}
