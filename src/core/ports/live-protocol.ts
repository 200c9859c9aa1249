import type { Block, Reply } from "../chat/reply.ts";

/** One message of the web conversation. `rev` grows with every insert and edit of the whole feed. */
export interface FeedEntry {
  id: string;
  rev: number;
  role: "user" | "assistant";
  /** UTC milliseconds of the first version. */
  at: number;
  /** What the person typed (role user). */
  text?: string;
  /** The id that the page gave its own message, so that it can recognise it. */
  clientId?: string;
  /** What we said (role assistant). */
  reply?: Reply;
}

/** An answer that is being written: the whole of it so far. Its message comes as an entry with the same id. */
export interface GrowingEntry {
  id: string;
  /** UTC milliseconds of its beginning. */
  at: number;
  blocks: Block[];
  /** No more of it comes before the message does, so there is nothing to stop. */
  ended: boolean;
}

/** A read-only view beside the conversation (agenda, open tasks). */
export interface Panel {
  id: string;
  title: string;
  reply: Reply;
}

/** A frame from the page, parsed. */
export type LiveFrame =
  /** First frame of a connection: everything after `since` is wanted (0: the latest page of it). */
  | { kind: "hello"; since: number; timeZone?: string; locale?: string }
  | { kind: "message"; clientId: string; text: string }
  | { kind: "press"; clientId: string; token: string; messageId: string }
  /** No more of the answer with this id is wanted. */
  | { kind: "stop"; clientId: string; messageId: string }
  | { kind: "bad"; clientId?: string; problem: string };

/** What the object that holds the sockets tells the page. */
export type LiveEvent =
  | {
      kind: "ready";
      rev: number;
      zone: string;
      /** BCP 47: in which the page speaks too. */
      language?: string;
      name?: string;
      suggestions: string[];
    }
  | { kind: "entries"; entries: FeedEntry[] }
  /** Not part of the feed: has no revision, and is gone with the connection. */
  | { kind: "growing"; entry: GrowingEntry }
  | { kind: "panels"; panels: Panel[] }
  /** The frame with this client id is durable. */
  | { kind: "accepted"; clientId: string }
  | { kind: "problem"; clientId?: string; code: string; message: string };

/** Wire format of the live connection; implemented by the web channel. */
export interface LiveProtocol {
  /** Never throws; anything unreadable is `bad`. */
  parse(raw: string): LiveFrame;
  encode(event: LiveEvent): string;
}
