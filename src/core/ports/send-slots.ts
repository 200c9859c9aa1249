/** Answers to what a person has just said go before what they are not waiting for. */
export type SendLane = "reply" | "notice";

export interface SlotRequest {
  lane: SendLane;
  /** Chats that a message is ready to go to, at least 1. */
  count: number;
  /** The place in the line that an earlier answer gave. */
  turn?: number;
  /** How many of `count` have joined since that answer. */
  joined?: number;
}

export interface SlotLease {
  /** Instants at which to send (UTC ms), ascending, some of them a moment ahead; a slot not used then is gone. */
  slots: number[];
  /** For the rest: ask again then (UTC ms), with `turn`. Null when every message got its slot. */
  comeBackAt: number | null;
  /** The place in the line, for the next request; null when nothing is left. */
  turn: number | null;
}

/**
 * Keeps the rate that a platform allows one bot over all its users. One per account of ours with the
 * platform. No method throws; when the giver cannot be reached, messages go without it.
 */
export interface SendSlots {
  /** True: the account is calm and one message may go at once, unasked. It is counted. */
  tryNow(): boolean;
  lease(request: SlotRequest): Promise<SlotLease>;
  /** The platform answered 429: nothing before `until` (UTC ms), in this chat alone or in the whole account. */
  limited(until: number, scope: "chat" | "account"): void;
}

/** What a platform asks of those who send over it. */
export interface SendPace {
  /** Messages a second over all chats of one account. */
  perSecond: number;
  /** Milliseconds between two messages to one chat. */
  chatGapMs: number;
  /** The same for a group. */
  groupGapMs: number;
  /** Milliseconds between two looks at an answer on its way. */
  streamGapMs: number;
  /** Such a look counts as a message of the account. */
  streamCounts: boolean;
  /** Whom a 429 of the platform holds: the chat alone, or all that goes out over the account. */
  refuses: "chat" | "account";
}
