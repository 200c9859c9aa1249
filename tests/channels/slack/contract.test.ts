import { createSlackChannel } from "../../../src/channels/slack/channel.ts";
import { testChannel } from "../../contracts/channel.ts";
import { NOW } from "../../contracts/channel-doubles.ts";
import {
  byRequest,
  type Event,
  type Fate,
  type Proof,
  type Shown,
} from "../../contracts/channel-harness.ts";
import { readMessage } from "../../counterparts/slack/reading.ts";
import {
  blockActions,
  directMessage,
  envelope,
  interaction,
  type SlackRequest,
  signed,
  signedForm,
  signedJson,
  slashForm,
} from "../../counterparts/slack/requests.ts";
import type { StoredMessage } from "../../counterparts/slack/state.ts";
import { startSlackApi } from "../../counterparts/slack/web-api.ts";
import { SLACK } from "../../counterparts/slack/workspace.ts";
import { outgoing } from "./rig.ts";

const ENDPOINT = "https://adjutant.example/slack/events";
const amp = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function posted(event: Event, signingSecret: string): SlackRequest {
  const options = { now: NOW, signingSecret };
  switch (event.kind) {
    case "message":
      return signedJson(envelope(directMessage(amp(event.text))), options);
    case "command":
      return signedForm(slashForm(`${event.name} ${event.args}`), options);
    case "press":
      return interaction(blockActions({ token: event.token, ts: "17.5" }), options);
    case "unknown":
      return signedJson(envelope({ type: "emoji_changed", subtype: "add" }), options);
    case "broken":
      return signedJson(envelope({ type: "message", channel: "D0ANNA" }), options);
    case "malformed":
      return signed("{", "application/json", options);
    case "oversize":
      return signedJson(envelope(directMessage("x".repeat(1_100_000))), options);
  }
}

function request(event: Event, proof: Proof): Request {
  const { headers, body } = posted(event, proof === "wrong" ? "another" : SLACK.signingSecret);
  const sent = new Headers(headers);
  if (proof === "none") sent.delete("x-slack-signature");
  const chunked = event.kind === "oversize" && event.chunked;
  if (!chunked) sent.set("content-length", String(new TextEncoder().encode(body).length));
  const stream = new Blob([body]).stream();
  const init = chunked ? { body: stream, duplex: "half" } : { body };
  return new Request(ENDPOINT, { method: "POST", headers: sent, ...init } as RequestInit);
}

/** Answers that the stand-in does not give: what stands between us and Slack does. */
const ANSWERS: Partial<Record<Fate, () => Response>> = {
  "proxy-error": () => new Response("<html>Bad gateway</html>", { status: 502 }),
  redirect: () => new Response(null, { status: 302, headers: { location: "https://x.example" } }),
  garbage: () => new Response("<html>", { status: 200 }),
  invalid: () => Response.json({ ok: false, error: "invalid_arguments" }),
};
const FAULTS = {
  "rate-limited": "rate-limited",
  "server-error": "server-error",
  "connection-reset": "reset-before",
  hang: "hang",
  "answer-lost": "reset-after",
  "chat-gone": "channel_not_found",
  uninstalled: "account_inactive",
} as const;

const read = new WeakMap<object, Shown>();

/** Read once per version: long conversations are looked at again and again. */
function shown(message: StoredMessage): Shown {
  const known = read.get(message.blocks);
  const fresh = known ?? { messageId: message.ts, ...readMessage(message) };
  if (!known) read.set(message.blocks, fresh);
  return fresh;
}

testChannel("Slack", {
  inbound: {
    events: ["message", "command", "press"],
    verdicts: ["duplicate", "stranger"],
    told: {
      refused: 401,
      unavailable: 503,
      malformed: 400,
      unknown: 200,
      broken: 200,
      oversize: 413,
    },
  },
  outbound: {
    fates: [
      ...(Object.keys(FAULTS) as (keyof typeof FAULTS)[]),
      ...(Object.keys(ANSWERS) as Fate[]),
      "connection-refused",
    ],
  },
  async open(ports) {
    const api = await startSlackApi({ retryAfter: 7 });
    // Reading back finds what arrived; a mark is for when it cannot.
    api.faults.next("server-error", 100, "conversations.history");
    let next: Fate | undefined;
    const channel = createSlackChannel({
      ...ports,
      signingSecret: SLACK.signingSecret,
      botToken: SLACK.botToken,
      apiUrl: api.apiUrl,
      allowLoopbackResponseUrl: true,
      commandNames: ["tasks"],
      timeoutMs: 2500,
      fetch: async (input, init) => {
        const fate = next;
        next = undefined;
        if (fate === "connection-refused") return fetch("http://127.0.0.1:9/", init);
        return (fate && ANSWERS[fate]?.()) ?? fetch(input, init);
      },
    });
    return {
      channel,
      address: outgoing({ blocks: [], buttons: [] }).address,
      secrets: [SLACK.botToken, SLACK.signingSecret],
      delivery: byRequest(channel, request),
      shown: () => api.posted(SLACK.userId).map(shown),
      next(fate) {
        if (fate in FAULTS) api.faults.next(FAULTS[fate as keyof typeof FAULTS]);
        else next = fate;
      },
      close: () => api.close(),
    };
  },
});
