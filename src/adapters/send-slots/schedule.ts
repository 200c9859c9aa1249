import type { SlotLease, SlotRequest } from "../../core/ports/send-slots.ts";

/** What the giver needs to know of a request beside it. */
export interface Asked extends SlotRequest {
  /** Messages that went unasked since the last request of the same place. */
  spent: number;
}

/**
 * Slots for notices are fixed only so far ahead: after a moment in which everything stood still, only so many go
 * out at once. (Those who hold one cannot tell that it is over: on workerd a timer that comes late finds the time
 * at which it was due.) Where slots pass unused although somebody waits, those who wait come in groups, and slots
 * are fixed further ahead, by what was unused; slot by slot that is taken back.
 */
const HORIZON_MS = { least: 100, most: 1_500, decay: 0.005 };
/** Replies need not wait behind slots that are fixed: so many a second go at once, as a share of the rate. */
const AT_ONCE = 1 / 7;
/** Who waits in the line comes a little before the slot, so that the way here costs none. */
const EARLY_MS = 80;
/**
 * Who waits longer looks in, after half of the wait that is left: the line may have moved up, since some of those
 * before never came. More often, a thousand who wait would do nothing else.
 */
const LOOK_IN_MS = { least: 15_000, most: 45_000 };
/** With so many of a second's messages refused, it is not the single chats that are over a limit. */
const REFUSALS = { least: 4, share: 0.25 };
const WINDOW_MS = 1_000;

export interface Schedule {
  lease(asked: Asked, now: number): SlotLease;
  /** Nothing before `until`; a single chat's limit holds the account only when several come together. */
  limited(until: number, scope: "chat" | "account", now: number): void;
  /** UTC milliseconds of the first slot that nobody has. */
  next(): number;
}

/**
 * One slot every `gapMs`, from `start` (UTC ms) on. Replies get the next free ones. Notices stand in a line:
 * a place in it is an instant of the line's own time, which `drift` turns into ours, so that the whole line
 * moves back when replies go first, and up when some of those in it never come.
 */
export function createSchedule(gapMs: number, start: number): Schedule {
  let next = start;
  /** Where the line ends, and what its time is ahead of ours. */
  let lineEnd = start;
  let drift = 0;
  /** In the line's time: the last of those whose turn has come and who were told to come back. */
  let called = start;
  let refusals: number[] = [];
  let horizon = HORIZON_MS.least;
  const early = createReserve(gapMs);
  /** Nothing goes sooner, also no reply: what an earlier giver has given, or what the platform has said. */
  let notBefore = start;
  let seen = Number.NEGATIVE_INFINITY;

  /** Slots that nobody came for are over; the line moves up by them. A clock that was set back takes all along. */
  function passTo(now: number): void {
    const setBack = Math.max(0, seen - now);
    next -= setBack;
    notBefore -= setBack;
    drift -= setBack;
    seen = now;
    if (next < now) {
      if (lineEnd + drift > now) horizon = Math.min(horizon + now - next, HORIZON_MS.most);
      drift -= Math.min(now - next, Math.max(0, lineEnd + drift - now));
      next = now;
    }
    lineEnd = Math.max(lineEnd, next - drift);
  }

  /** The next free slots, as far as `until`. */
  function give(count: number, until = Number.POSITIVE_INFINITY): number[] {
    const slots: number[] = [];
    for (; slots.length < count && next <= until; next += gapMs) slots.push(Math.ceil(next));
    return slots;
  }

  /** Whoever is in the line waits so much longer. */
  function goFirst(count: number): number[] {
    const waiting = lineEnd + drift > next;
    const slots = give(count);
    if (waiting) drift += slots.length * gapMs;
    else lineEnd = Math.max(lineEnd, next - drift);
    return slots;
  }

  function notices({ count, turn: given, joined = 0 }: Asked, now: number): SlotLease {
    const turn = given ?? lineEnd;
    // The line is as long as there are messages: who asks again has a place in it.
    lineEnd = Math.max(lineEnd, turn) + (given === undefined ? count : joined) * gapMs;
    const isTurn = turn + drift <= now + horizon;
    const slots = isTurn ? give(count, now + horizon) : [];
    horizon -= slots.length * HORIZON_MS.decay * (horizon - HORIZON_MS.least);
    if (slots.length === count) return { slots, comeBackAt: null, turn: null };
    // Where the turn of many has come at once, they come back one after the other.
    if (isTurn) called = Math.max(called + gapMs, next - drift);
    const rest = isTurn ? called : turn;
    const at = Math.max(rest + drift - EARLY_MS, now + gapMs);
    const lookIn = Math.min(Math.max((at - now) / 2, LOOK_IN_MS.least), LOOK_IN_MS.most);
    const comeBackAt = Math.ceil(Math.min(at, now + lookIn));
    return { slots, comeBackAt, turn: rest };
  }

  return {
    next: () => next,

    lease(asked, now) {
      passTo(now);
      // They went at once; what comes now makes up for it.
      goFirst(asked.spent);
      if (asked.lane === "notice") return notices(asked, now);
      return { slots: early(goFirst(asked.count), now, notBefore), comeBackAt: null, turn: null };
    },

    limited(until, scope, now) {
      passTo(now);
      refusals = [...refusals.filter((at) => at > now - WINDOW_MS), now];
      const many = Math.max(REFUSALS.least, (REFUSALS.share * WINDOW_MS) / gapMs);
      const whole = scope === "account" || refusals.length >= many;
      const from = next;
      next = whole ? Math.max(next, until) : next + gapMs;
      if (whole) notBefore = Math.max(notBefore, until);
      if (lineEnd + drift > from) drift += next - from;
      if (whole) refusals = [];
    },
  };
}

/** Of the slots that replies got, so many are now that there is room for beside what is fixed. */
function createReserve(gapMs: number) {
  /** Of the last second. */
  let used: number[] = [];
  return (slots: number[], now: number, notBefore: number): number[] => {
    used = used.filter((at) => at > now - 1_000 && at <= now);
    const free =
      now < notBefore ? 0 : Math.max(0, Math.floor((1_000 / gapMs) * AT_ONCE) - used.length);
    const early = slots.slice(0, free).map((slot) => Math.min(slot, now));
    used.push(...early);
    return [...early, ...slots.slice(free)];
  };
}
