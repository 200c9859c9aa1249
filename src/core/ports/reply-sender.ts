import type { Address } from "../chat/inbound.ts";
import type { Block, Reply } from "../chat/reply.ts";

/** One reply on its way out. */
export interface OutgoingMessage {
  /** Constant over retries. */
  idempotencyKey: string;
  address: Address;
  reply: Reply;
  /** The platform's id of a message to edit in place; when it cannot be edited, a new one is sent. */
  edits?: string;
  /** When it cannot be edited, nothing is sent; the receipt is then `rejected` or `unreachable`. */
  editOnly?: true;
  /** True for something the person is not waiting for (a reminder); false for an answer. */
  notify: boolean;
  /** An earlier attempt may have arrived: the text starts with a mark that says so. */
  repeat: boolean;
  /** The language (BCP 47) of its reader, for what the channel itself has to say. */
  locale?: string;
  /** UTC milliseconds; no attempt was made before. */
  since?: number;
  /** An earlier attempt got no answer: the platform may be out of reach, so something harmless is asked first. */
  unanswered?: true;
}

/** What became of one attempt, in the terms the outbox decides on. */
export type Receipt =
  | { outcome: "sent"; messageId?: string }
  /** Surely not delivered. `afterMs`: not before; a rate limit does not count as a try. */
  | { outcome: "retry"; reason: string; afterMs?: number; rateLimited?: boolean }
  /** The answer is missing: it may have been delivered. */
  | { outcome: "unknown"; reason: string }
  /** Nobody is there: everything for this address waits until they come back. */
  | { outcome: "unreachable"; reason: "blocked" | "chat-gone" | "uninstalled" }
  /** Will never work; a dead letter. */
  | { outcome: "rejected"; reason: string };

/** Reason of a `retry`: something harmless was asked first and got no answer either. */
export const NO_CONNECTION = "no connection";

/** The outbound half of a channel. No method throws. */
export interface ReplySender {
  /** How many messages of the platform the reply becomes (at least 1). Pure. */
  parts(message: OutgoingMessage): number;
  /** Sends one of them, within `SEND_TIMEOUT_MS`. */
  send(message: OutgoingMessage, part: number): Promise<Receipt>;
  /** Shows that an answer is under way; failures are of no interest. */
  typing?(address: Address): Promise<void>;
  /** Null where this answer cannot be shown before it is whole. */
  stream?(place: StreamPlace): AnswerStream | null;
}

/**
 * Shows an answer while it is being written. What is shown is no message: it may vanish at any moment, and the
 * message itself follows over the outbox. No method throws.
 */
export interface AnswerStream {
  /** Shows that somebody is at it and, where the platform has it, a way to stop that. */
  open(): Promise<Receipt>;
  /** The answer as far as it goes, in place of what was shown. Anything but `sent`: no more of it is taken. */
  show(blocks: Block[]): Promise<Receipt>;
  /** Nothing more comes; the message is next. */
  close(): Promise<void>;
}

/** Which answer it is. */
export interface StreamPlace {
  address: Address;
  /** Number of its turn: greater than 0, and the same when the turn is taken up again. */
  turn: number;
  /** The idempotency key of its message. */
  key: string;
  /** The platform's id of the message that is answered. */
  answers?: string;
  /** A message that an earlier incarnation of the turn has left behind. */
  kept?: string;
  /** Resolves when this id survives a crash: the answer will take the place of that message. */
  keep(messageId: string): Promise<void>;
}

/** Longer than any honest answer of the platforms takes; short enough to free the slot. */
export const SEND_TIMEOUT_MS = 10_000;
