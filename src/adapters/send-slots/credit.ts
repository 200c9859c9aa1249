/** The share of the rate that messages may take unasked in calm times. */
const UNASKED = 0.3;
/** What went unasked is reported this often, so that the giver's other slots make room for it. */
const REPORT_EVERY_MS = 500;

/** No two objects are so far apart. */
const SET_BACK_MS = 60_000;

/** All in UTC milliseconds. */
export interface Credit {
  /** True when a message may go unasked; it is counted then. */
  spend(now: number): boolean;
  isToBeReported(now: number): boolean;
  /** How many went unasked since this was called last. */
  takeSpent(now: number): number;
  /** Until then nothing goes unasked. */
  busy(until: number): void;
  /** Until then the giver is not asked: it cannot be reached. */
  pause(until: number): void;
  isPaused(now: number): boolean;
}

const credits = new Map<string, Credit>();

/**
 * What an account may send without asking its giver, so that an answer in calm times pays no way there. Shared by
 * all objects that run in one isolate: a few together know sooner that times are not calm.
 */
export function creditOf(account: string, perSecond: number): Credit {
  const known = credits.get(account);
  if (known) return known;
  const credit = createCredit(perSecond * UNASKED);
  credits.set(account, credit);
  return credit;
}

/** `perSecond` is both the refill and the most that is kept. */
export function createCredit(perSecond: number): Credit {
  let tokens = perSecond;
  let filledAt = 0;
  let spent = 0;
  let reportedAt = 0;
  let busyUntil = 0;
  let pausedUntil = 0;
  /** Far ahead after the clock was set back; then it does not count. */
  const isPaused = (now: number) => now < pausedUntil && pausedUntil < now + SET_BACK_MS;
  return {
    spend(now) {
      // Objects do not agree on the time: what one has counted must not count again for another. A clock that was
      // set back starts anew.
      const passed = now - filledAt;
      tokens = Math.min(perSecond, tokens + (Math.max(0, passed) * perSecond) / 1000);
      if (passed > 0 || passed < -SET_BACK_MS) filledAt = now;
      if (now < busyUntil || tokens < 1) return false;
      tokens -= 1;
      spent += 1;
      return true;
    },
    isToBeReported: (now) => !isPaused(now) && Math.abs(now - reportedAt) >= REPORT_EVERY_MS,
    takeSpent(now) {
      const taken = spent;
      spent = 0;
      reportedAt = now;
      return taken;
    },
    busy(until) {
      busyUntil = Math.max(busyUntil, until);
    },
    pause(until) {
      pausedUntil = until;
    },
    isPaused,
  };
}
