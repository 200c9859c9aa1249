import { SEND_TIMEOUT_MS } from "../../../core/ports/reply-sender.ts";
import type { SendLane } from "../../../core/ports/send-slots.ts";

/** Attempts of all objects of one isolate over one channel; what a crash can repeat. */
const MOST = 32;
/** Enough to learn that the platform answers again. */
const LEAST = 4;
/** Notices leave so much of it to the answers that somebody is waiting for. */
const NOTICES = 0.75;
/** An attempt that has waited so long in vain says that there are too many. */
const SLOW_MS = SEND_TIMEOUT_MS / 2;
/** Whoever began one and is gone by then will not end it. */
const FORGOTTEN_MS = SEND_TIMEOUT_MS + 5_000;
/** So long after an answer the platform is taken to be there. */
const TRUST_MS = 2_000;

/** All times are UTC milliseconds. */
export interface Crowd {
  /** A message of this lane has to wait. */
  isFull(lane: SendLane, now: number): boolean;
  /** One more is on its way; returns its place among them. */
  enter(now: number): number;
  /** `answered`: the platform said something, be it a refusal. */
  leave(place: number, answered: boolean, now: number): void;
  /** The last that was heard of the platform is an answer, and not old. */
  isTrusted(now: number): boolean;
}

const crowds = new Map<string, Crowd>();

/** The one of a channel, shared by all objects that run in one isolate. */
export function crowdOf(channel: string): Crowd {
  const known = crowds.get(channel);
  if (known) return known;
  const crowd = createCrowd();
  crowds.set(channel, crowd);
  return crowd;
}

/**
 * Bounds how many messages are on their way at once. Objects in one isolate share a thread: with thousands of
 * calls open nothing is read any more, all of them run out of time, and their repeats make it worse. The bound is
 * found as TCP finds its window (RFC 5681, additive increase and multiplicative decrease).
 */
export function createCrowd(): Crowd {
  /** When each of them was begun. */
  const begun = new Map<number, number>();
  let lastPlace = 0;
  let limit = MOST;
  let answeredAt = Number.NEGATIVE_INFINITY;

  function dropForgotten(now: number): void {
    for (const [place, at] of begun) {
      // Ahead of now only after the clock was set back.
      if (at <= now - FORGOTTEN_MS || at > now) begun.delete(place);
    }
  }

  function isFull(lane: SendLane, now: number): boolean {
    const most = lane === "reply" ? limit : limit * NOTICES;
    if (begun.size < most) return false;
    dropForgotten(now);
    return begun.size >= most;
  }

  return {
    isFull,

    enter(now) {
      lastPlace += 1;
      begun.set(lastPlace, now);
      return lastPlace;
    },

    leave(place, answered, now) {
      const at = begun.get(place) ?? now;
      begun.delete(place);
      if (answered) limit = Math.min(MOST, limit + 1);
      else if (now - at >= SLOW_MS) limit = Math.max(LEAST, Math.floor(limit / 2));
      answeredAt = answered ? now : Number.NEGATIVE_INFINITY;
    },

    isTrusted: (now) => answeredAt <= now && now < answeredAt + TRUST_MS,
  };
}
