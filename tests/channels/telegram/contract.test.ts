import { createTelegramChannel } from "../../../src/channels/telegram/channel.ts";
import { testChannel } from "../../contracts/channel.ts";
import {
  byRequest,
  type Event,
  type Fate,
  type Proof,
  type Rig,
} from "../../contracts/channel-harness.ts";
import { type BotApi, startBotApi } from "../../counterparts/telegram/bot-api.ts";
import type { Fault } from "../../counterparts/telegram/faults.ts";
import { MIRA, webhookRequest } from "../../counterparts/telegram/updates.ts";

const URL = "https://adjutant.example/telegram/webhook";
const SECRET = "telegram-test-secret_0123456789";

const FAULTS: Partial<Record<Fate, Fault>> = {
  "rate-limited": { kind: "rate-limit", retryAfter: 7 },
  "server-error": { kind: "server-error" },
  "proxy-error": { kind: "page" },
  redirect: { kind: "redirect", location: "https://example.org/" },
  "connection-reset": { kind: "reset" },
  hang: { kind: "hang" },
  "answer-lost": { kind: "answer-lost" },
  garbage: { kind: "garbage" },
  blocked: { kind: "blocked" },
  "chat-gone": { kind: "chat-gone" },
  invalid: { kind: "refuse", code: 400, description: "Bad Request: BUTTON_DATA_INVALID" },
};

testChannel("telegram", {
  inbound: {
    events: ["message", "command", "press"],
    verdicts: ["duplicate", "stranger"],
    // Anything but a 2xx would come again and hold up what is behind it.
    told: {
      refused: 401,
      unavailable: 503,
      malformed: 200,
      unknown: 200,
      broken: 200,
      oversize: 413,
    },
  },
  outbound: {
    fates: [...(Object.keys(FAULTS) as Fate[]), "connection-refused"],
  },
  async open(ports) {
    const api = await startBotApi();
    const channel = createTelegramChannel({
      ...ports,
      token: api.token,
      secret: SECRET,
      apiRoot: api.url,
      timeoutMs: 2_000,
    });
    const rig: Rig = {
      channel,
      address: {
        channel: "telegram",
        accountId: "4242424242",
        conversationId: String(MIRA.id),
        kind: "dm",
      },
      secrets: [api.token, api.token.slice(api.token.indexOf(":") + 1), SECRET],
      delivery: byRequest(channel, (event, proof) => requestOf(api, event, proof)),
      shown: () =>
        api.sent(MIRA.id).map(({ messageId, text, buttons, entities }) => ({
          messageId: String(messageId),
          text,
          buttons,
          instants: entities
            .filter(({ tag }) => tag === "tg-time")
            .map(({ attributes }) => Number(attributes["unix"]) * 1000),
        })),
      async next(fate) {
        const fault = FAULTS[fate];
        if (fault) api.fail(fault);
        else await api.stop();
      },
      close: api.close,
    };
    return rig;
  },
});

function requestOf({ updates }: BotApi, event: Event, proof: Proof): Request {
  const secret = { right: SECRET, wrong: `${SECRET}x`, none: undefined }[proof];
  switch (event.kind) {
    case "message":
      return webhookRequest(URL, updates.text(event.text), secret);
    case "command":
      return webhookRequest(URL, updates.text(`/${event.name} ${event.args}`), secret);
    case "press":
      return webhookRequest(URL, updates.press(event.token, 17), secret);
    case "unknown":
      return webhookRequest(URL, updates.raw({ poll: { id: "1" } }), secret);
    case "broken":
      return webhookRequest(URL, updates.raw({ message: { text: "no chat" } }), secret);
    case "malformed":
      return bodyRequest('{"update_id":1,', secret);
    case "oversize": {
      const body = `{"update_id":1,"x":"${"y".repeat(1_100_000)}"}`;
      return bodyRequest(event.chunked ? new Blob([body]).stream() : body, secret);
    }
  }
}

function bodyRequest(body: string | ReadableStream, secret?: string): Request {
  const headers = { "x-telegram-bot-api-secret-token": secret ?? "" };
  return new Request(URL, { method: "POST", headers, body, duplex: "half" } as RequestInit);
}
