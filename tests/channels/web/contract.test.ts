import { createConversationStore } from "../../../src/adapters/user-agent/conversation-store.ts";
import { createLive } from "../../../src/adapters/user-agent/live.ts";
import { createMemos } from "../../../src/adapters/user-agent/memos.ts";
import { createStateStore } from "../../../src/adapters/user-agent/state-store.ts";
import type { Channel } from "../../../src/channels/channel.ts";
import { createWebChannel } from "../../../src/channels/web/channel.ts";
import { liveProtocol } from "../../../src/channels/web/protocol.ts";
import { createWebSender } from "../../../src/channels/web/sender.ts";
import { plainText, type Reply, type Span } from "../../../src/core/chat/reply.ts";
import type { WebFeed } from "../../../src/core/ports/web-feed.ts";
import { testChannel } from "../../contracts/channel.ts";
import type { Event, Ports, Proof, Rig, Shown } from "../../contracts/channel-harness.ts";
import { createNodeDatabase } from "../../support/node-database.ts";
import { createLivePage } from "./support/live-page.ts";
import { memorySessions } from "./support/memory-sessions.ts";

const ORIGIN = "https://adjutant.example";

testChannel("web", {
  inbound: {
    events: ["message", "command", "press"],
    // A browser that is not signed in gets no connection, so nobody comes in as a stranger.
    verdicts: ["duplicate"],
    told: {
      refused: 401,
      unavailable: "unavailable",
      malformed: "bad_frame",
      unknown: "bad_frame",
      broken: "bad_frame",
      oversize: "bad_frame",
    },
  },
  outbound: { fates: ["not-stored"] },
  async open(ports) {
    const { live, page, feed, failNext, close } = openObject(ports);
    const sessions = memorySessions();
    const secret = await sessions.open("u1");
    const channel: Channel = {
      ...createWebChannel({
        local: false,
        sessions,
        openSocket: async () => new Response("switched"),
        closeSockets: async () => undefined,
        assets: { fetch: async () => new Response("file") },
        log: ports.log,
      }),
      sender: createWebSender(feed),
    };
    let frames = 0;
    const rig: Rig = {
      channel,
      address: { channel: "web", accountId: "web", conversationId: "web", kind: "dm" },
      secrets: [secret],
      delivery(event, proof) {
        frames += 1;
        const frame = frameOf(event, `f${frames}`);
        return async () => {
          const answered = await channel.routes.fetch(handshake(proof, secret));
          if (!answered.ok) return answered.status;
          return page.answerTo(() => live.frame(page.socket, frame));
        };
      },
      shown() {
        live.changed();
        return page.entries().flatMap(({ id, reply }) => (reply ? shownOf(id, reply) : []));
      },
      next: failNext,
      close,
    };
    return rig;
  },
});

/** The part of a user's object that pages see, over its own tables, with a page that has said hello. */
function openObject({ intake, log, clock, ids }: Ports) {
  const { db, sqlite } = createNodeDatabase();
  const memos = createMemos();
  const store = createConversationStore(db, createStateStore(db, memos.make()), memos.make());
  const profile = {
    zone: "Europe/Berlin",
    zoneKnown: true,
    locale: "en",
    dayStart: "09:00",
    confirm: "when-unsure" as const,
  };
  const page = createLivePage();
  const live = createLive(
    {
      store,
      capabilities: [],
      profile: () => profile,
      learnZone: () => undefined,
      userId: () => "u1",
    },
    { live: liveProtocol, clock, ids, log },
    () => [page.socket],
    (inbound) => {
      if (intake.take(inbound) === "unavailable") throw new Error("disk full");
    },
  );
  live.frame(page.socket, JSON.stringify({ kind: "hello", since: 0 }));

  let isFull = false;
  const feed: WebFeed = {
    grow: live.feed.grow,
    put(entry) {
      const failed = isFull;
      isFull = false;
      if (failed) throw new Error("disk full");
      return live.feed.put(entry);
    },
  };
  const failNext = () => {
    isFull = true;
  };
  return { live, page, feed, failNext, close: async () => sqlite.close() };
}

function handshake(proof: Proof, secret: string): Request {
  const headers = new Headers({ Upgrade: "websocket", Origin: ORIGIN });
  const cookie = { right: secret, wrong: `${secret}x`, none: null }[proof];
  if (cookie !== null) headers.set("Cookie", `__Host-adjutant=${cookie}`);
  return new Request(`${ORIGIN}/web/socket`, { headers });
}

/** A frame is whole when it comes, so there is none without a length. */
function frameOf(event: Event, clientId: string): string {
  switch (event.kind) {
    case "message":
      return JSON.stringify({ kind: "message", clientId, text: event.text });
    case "command": {
      const text = `/${event.name} ${event.args}`;
      return JSON.stringify({ kind: "message", clientId, text });
    }
    case "press":
      return JSON.stringify({ kind: "press", clientId, token: event.token, messageId: "m1" });
    case "unknown":
      return JSON.stringify({ kind: "wave", clientId });
    case "broken":
      return JSON.stringify({ kind: "message", clientId });
    case "malformed":
      return '{"kind":';
    case "oversize":
      return JSON.stringify({ kind: "message", clientId, text: "x".repeat(1_100_000) });
  }
}

function shownOf(messageId: string, reply: Reply): Shown[] {
  const spans = reply.blocks.flatMap(spansOf);
  const links = spans.flatMap((span) => (span.t === "link" ? [span.url] : []));
  const text = [plainText(reply), ...links].join("\n");
  const buttons = reply.buttons.map((row) => row.map(({ label, token }) => ({ label, token })));
  const instants = spans.flatMap((span) => (span.t === "instant" ? [span.at] : []));
  return text === "" ? [] : [{ messageId, text, buttons, instants }];
}

function spansOf(block: Reply["blocks"][number]): Span[] {
  switch (block.t) {
    case "heading":
      return [];
    case "list":
      return block.items.flatMap((item) => item.spans);
    case "fields":
      return block.fields.flatMap((field) => field.spans);
    default:
      return block.spans;
  }
}
