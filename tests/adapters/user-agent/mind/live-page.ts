import { plainText } from "../../../../src/core/chat/reply.ts";
import type { LiveEvent, LiveFrame } from "../../../../src/core/ports/live-protocol.ts";
import { afterChange, emptyFeed, stopOf } from "../../../../web/src/live/feed.ts";
import { rowsOf } from "../../../../web/src/live/rows.ts";
import type { PersonInWorld } from "../../../chaos/support/world.ts";

/** A page of a person: the real reducer over a real socket to their object. */
export function createLivePage(anna: PersonInWorld) {
  let feed = emptyFeed();
  let socket: WebSocket | null = null;
  let sent = 0;
  const events: LiveEvent[] = [];
  /** Every text that was seen of answers on their way, the same only once in a row. */
  const seen: string[] = [];

  function hear(event: LiveEvent): void {
    events.push(event);
    feed = afterChange(feed, { kind: "event", event });
    const growing = feed.growing === null ? "" : textOf(feed.growing.blocks);
    if (growing !== "" && growing !== seen.at(-1)) seen.push(growing);
  }

  const send = (frame: LiveFrame) => socket?.send(JSON.stringify(frame));

  return {
    events,
    seen,
    feed: () => feed,
    /** What stands in the conversation, answers on their way included. */
    rows: () =>
      rowsOf(feed, () => "day").map(({ role, text, reply }) => {
        return `${role === "user" ? "> " : ""}${reply ? plainText(reply) : text}`;
      }),
    async connect(): Promise<void> {
      const headers = { upgrade: "websocket", "x-adjutant-user": await anna.userId() };
      const response = await (await anna.stub()).fetch("http://object/socket", { headers });
      const { webSocket } = response;
      if (!webSocket) throw new Error("no socket");
      socket = webSocket;
      webSocket.addEventListener("message", ({ data }) => {
        if (webSocket === socket) hear(JSON.parse(String(data)));
      });
      webSocket.addEventListener("error", () => undefined);
      webSocket.accept();
      send({ kind: "hello", since: feed.rev });
    },
    drop(): void {
      const old = socket;
      socket = null;
      old?.close(1000);
    },
    say(text: string): void {
      send({ kind: "message", clientId: `m${++sent}`, text });
    },
    /** Presses Stop; false when there is nothing to stop. */
    stop(clientId = `s${++sent}`): boolean {
      const frame = stopOf(feed, clientId);
      if (frame !== null) send(frame);
      return frame !== null;
    },
  };
}

const textOf = (blocks: Parameters<typeof plainText>[0]["blocks"]): string =>
  plainText({ blocks, buttons: [] });
