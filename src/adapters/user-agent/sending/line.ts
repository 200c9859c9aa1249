import type { Clock } from "../../../core/ports/clock.ts";
import type { SendLane, SendSlots, SlotLease } from "../../../core/ports/send-slots.ts";
import type { StateStore } from "../state-store.ts";

/** A slot that is older was for a message that did not come. */
const SLOT_LIFE_MS = 2_000;
/** Waits that long are written down, since the object may sleep meanwhile. */
export const SLEEP_MS = 5_000;
/** Should the answer of the giver be lost with the object that asked. */
export const BACKUP_MS = 1_000;
/** What seems to be further ahead is from before the clock was set back. */
const FAR_MS = 60_000;

/**
 * Who got nothing asks again after so long at the earliest, each time longer. Where all stand still for a moment,
 * the turns of many are over when they hear of them; asking at once, all of them would do nothing else any more.
 */
const REST_MS = { first: 40, most: 640 };

type Place = Pick<SlotLease, "comeBackAt" | "turn">;

/** What one account has given this object for one lane, and what it was told to wait for. */
export interface Line {
  /** Rows are looked at anew: forgets what was missing. */
  begin(): void;
  /** Uses a slot that is due, or one that need not be asked for. */
  take(now: number): boolean;
  /** A message to this chat waits for a slot. */
  miss(chat: string): void;
  /** Asks for what is missing, unless that is under way or it is not our turn. */
  ask(now: number): void;
  isAsking(): boolean;
  /** UTC milliseconds before which nothing can go, as far as it is known; null when something may. */
  turnAt(now: number): number | null;
  /** UTC milliseconds of the next slot or of our turn; null when nothing is missing. */
  nextAt(now: number): number | null;
}

/** `answered` is called when an answer of the giver has come. */
export function createLine(
  { lane, key, slots, clock }: { lane: SendLane; key: string; slots: SendSlots; clock: Clock },
  state: StateStore,
  answered: () => void,
): Line {
  const missing = new Set<string>();
  let granted: number[] = [];
  let asking = false;
  /** How many of those missing the giver knows of. */
  let known = 0;
  let restMs = REST_MS.first;
  let place: Place = state.get<Place>(key) ?? { comeBackAt: null, turn: null };

  async function lease(now: number, count: number): Promise<void> {
    asking = true;
    try {
      const joined = Math.max(0, count - known);
      const turn = place.turn === null ? {} : { turn: place.turn, joined };
      const { slots: more, ...next } = await slots.lease({ lane, count, ...turn });
      granted.push(...more);
      known = next.turn === null ? 0 : count - more.length;
      const rested = rest(more.length > 0, next);
      const before = place.turn;
      place = rested;
      if (before !== rested.turn) keep(before, now);
    } finally {
      asking = false;
      answered();
    }
  }

  function rest(gotSome: boolean, next: Place): Place {
    restMs = gotSome ? REST_MS.first : Math.min(2 * restMs, REST_MS.most);
    if (next.comeBackAt === null) return next;
    return { ...next, comeBackAt: Math.max(next.comeBackAt, clock.now() + restMs) };
  }

  /** The turn is what counts: whoever wakes up without the rest asks when it is. */
  function keep(before: number | null, now: number): void {
    const sleeps = (place.comeBackAt ?? 0) > now + SLEEP_MS;
    if (sleeps) state.set(key, place);
    else if (before !== null && state.get(key) !== null) state.set(key, null);
  }

  return {
    begin: () => missing.clear(),

    take(now) {
      granted = granted.filter((at) => at > now - SLOT_LIFE_MS && at < now + FAR_MS);
      if ((granted[0] ?? Number.POSITIVE_INFINITY) <= now) {
        granted.shift();
        return true;
      }
      const isWaiting = place.turn !== null || asking || granted.length > 0;
      return !isWaiting && slots.tryNow();
    },

    miss: (chat) => missing.add(chat),

    ask(now) {
      const count = missing.size - granted.length;
      if (count > 0 && !asking && !isAhead(place.comeBackAt, now)) void lease(now, count);
    },

    isAsking: () => asking,

    turnAt(now) {
      if (granted.length > 0) return null;
      if (asking) return now + BACKUP_MS;
      return isAhead(place.comeBackAt, now) ? place.comeBackAt : null;
    },

    nextAt(now) {
      if (missing.size === 0) return null;
      const times = [granted[0] ?? null, place.comeBackAt].filter((at) => isAhead(at, now));
      return times.length === 0 ? null : Math.min(...(times as number[]));
    },
  };
}

export const isAhead = (at: number | null, now: number): boolean =>
  at !== null && at > now && at < now + FAR_MS;
