import type { Receipt } from "../ports/reply-sender.ts";

/** The outbox row as far as the decision needs it. */
export interface DeliveryState {
  /** Index of the part that was just tried. */
  part: number;
  parts: number;
  /** Attempts of this part, the one just made included. */
  tries: number;
  /** How many of those before had no definite answer. */
  unknowns: number;
  /**
   * An attempt of this part may have arrived although we never heard so. Never unset by a failure. Counts for
   * edits too: senders show no mark on a repeated edit, but on the new message that a failed edit becomes.
   */
  ambiguous: boolean;
  /** UTC milliseconds. */
  createdAt: number;
}

export type DeliveryDecision =
  | { state: "sent" }
  | {
      state: "pending";
      part: number;
      tries: number;
      unknowns: number;
      nextAt: number;
      ambiguous: boolean;
      wholeAddress: boolean;
      reason?: string;
    }
  /** Waits until the person is back. */
  | { state: "parked"; reason: string; ambiguous: boolean }
  | { state: "dead"; reason: string; ambiguous: boolean };

/** After a day an answer or reminder is of no use; then it is shown as a dead letter. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;
/** A platform that keeps accepting connections and never answers would otherwise get endless repeats. */
const MAX_UNKNOWN_TRIES = 6;
const MAX_BACKOFF_S = 300;
/** What is new is tried more often, so that little is waited for once an outage is over. */
const FRESH = { forMs: 3_600_000, maxBackoffS: 60 };

/**
 * What to do after an attempt. Sends are at-least-once: an unknown outcome is tried again, carrying the
 * sticky mark, and only a definite answer ends it. `random` in [0, 1) spreads retries.
 */
export function afterReceipt(
  state: DeliveryState,
  receipt: Receipt,
  now: number,
  random: number,
): DeliveryDecision {
  switch (receipt.outcome) {
    case "sent":
      return state.part + 1 < state.parts
        ? {
            state: "pending",
            part: state.part + 1,
            tries: 0,
            unknowns: 0,
            nextAt: now,
            ambiguous: false,
            wholeAddress: false,
          }
        : { state: "sent" };
    case "unreachable":
      return { state: "parked", reason: receipt.reason, ambiguous: state.ambiguous };
    case "rejected":
      return { state: "dead", reason: receipt.reason, ambiguous: state.ambiguous };
    case "retry":
      return again(state, receipt, now, random);
    case "unknown": {
      const unknowns = state.unknowns + 1;
      if (unknowns >= MAX_UNKNOWN_TRIES)
        return { state: "dead", reason: receipt.reason, ambiguous: true };
      return again({ ...state, unknowns, ambiguous: true }, receipt, now, random);
    }
  }
}

function again(
  state: DeliveryState,
  receipt: { reason: string; afterMs?: number; rateLimited?: boolean },
  now: number,
  random: number,
): DeliveryDecision {
  if (now - state.createdAt > GIVE_UP_AFTER_MS) {
    return { state: "dead", reason: receipt.reason, ambiguous: state.ambiguous };
  }
  const rateLimited = receipt.rateLimited === true;
  const most = now - state.createdAt < FRESH.forMs ? FRESH.maxBackoffS : MAX_BACKOFF_S;
  return {
    state: "pending",
    part: state.part,
    tries: rateLimited ? Math.max(0, state.tries - 1) : state.tries,
    unknowns: state.unknowns,
    nextAt:
      now + Math.max(receipt.afterMs ?? 0, rateLimited ? 0 : backoffMs(state.tries, random, most)),
    ambiguous: state.ambiguous,
    wholeAddress: rateLimited,
    reason: receipt.reason,
  };
}

/** 0.5 to 1 times min(`maxS`, 2^tries s): full speed at first, gentle later, never in step with others. */
export function backoffMs(tries: number, random: number, maxS = MAX_BACKOFF_S): number {
  return Math.round((0.5 + random / 2) * Math.min(maxS, 2 ** Math.min(tries, 10)) * 1000);
}
