import type { Hono } from "hono/tiny";
import type { ChannelName, Inbound } from "../core/chat/inbound.ts";
import type { ReplySender } from "../core/ports/reply-sender.ts";

/** What became of something that came in. */
export type Accepted =
  /** The inbox row is durable (or was already there): the platform may get its 2xx. */
  | { status: "stored" | "duplicate" }
  /** Not a user of this deployment. Nothing of it was stored; the refusal, if one is due, is on its way. */
  | { status: "stranger" }
  /** Could not be stored: the platform gets a 503 and delivers again. */
  | { status: "unavailable" };

/** The way in. Never throws. */
export interface Intake {
  accept(inbound: Inbound, waitUntil: (work: Promise<unknown>) => void): Promise<Accepted>;
}

/** What a channel can do, as data; each entry is proved by the contract suite. */
export interface ChannelCapabilities {
  /** A message can be sent at any time; otherwise all there is to say goes into the response. */
  push: boolean;
  /** Sending again under the same key changes nothing, so a repeat carries no mark. */
  idempotentSend: boolean;
  /** A sent message can be edited in place. */
  edit: boolean;
  /**
   * Longest text of one message, in UTF-16 units after rendering; longer replies are split. Infinity: a
   * reply is always one message.
   */
  maxText: number;
  /** Infinity where nothing is cut or moved to another row. */
  buttons: { perRow: number; max: number; labelLength: number };
  /** Instants are shown in the reader's own zone by the client. */
  nativeTime: boolean;
  typing: boolean;
  /** An answer can be seen while it is written. */
  streams: boolean;
}

/** What the Worker mounts of a channel. */
export interface ChannelEntrance {
  name: ChannelName;
  capabilities: ChannelCapabilities;
  /** The channel's HTTP endpoints, with absolute paths. */
  routes: Hono;
}

/**
 * How people reach Adjutant over one platform: the way in and the way out. The web's way out is made by the
 * user's object over its own feed, since only there is the conversation at hand; the others come in one piece.
 */
export interface Channel extends ChannelEntrance {
  sender: ReplySender;
}
