import type { Address } from "../chat/inbound.ts";
import type { Reply } from "../chat/reply.ts";

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

/** The outbound half of a channel. No method throws. */
export interface ReplySender {
  /** How many messages of the platform the reply becomes (at least 1). Pure. */
  parts(message: OutgoingMessage): number;
  /** Sends one of them, within `SEND_TIMEOUT_MS`. */
  send(message: OutgoingMessage, part: number): Promise<Receipt>;
  /** Shows that an answer is under way; failures are of no interest. */
  typing?(address: Address): Promise<void>;
}

/** Longer than any honest answer of the platforms takes; short enough to free the slot. */
export const SEND_TIMEOUT_MS = 10_000;
