/** What can go wrong between a caller and Slack. */
export const FAULTS = [
  /** 429 with `Retry-After`. */
  "rate-limited",
  /** 500, nothing stored. */
  "server-error",
  /** The connection is cut before the request is read. */
  "reset-before",
  /** The message is stored, then the connection is cut without an answer. */
  "reset-after",
  /** Neither stored nor answered. */
  "hang",
  /** Stored, never answered. */
  "accept-then-hang",
  /** The app was removed from the workspace. */
  "account_inactive",
  "channel_not_found",
] as const;
export type Fault = (typeof FAULTS)[number];

/** Probability of each fault per call, 0 to 1; what is left out never happens. */
export type FaultRates = Partial<Record<Fault, number>>;

export interface FaultMenu {
  /** The fault of this call, if it is to have one. */
  pick(method: string): Fault | undefined;
  /** The next `times` calls (of `method`, if given) fail so, before any chance is taken. */
  next(fault: Fault, times?: number, method?: string): void;
  setRates(rates: FaultRates): void;
}

/** Same seed, same calls: same faults. Chance is only taken for calls that write. */
export function createFaultMenu(rates: FaultRates = {}, seed = 1): FaultMenu {
  const random = mulberry32(seed);
  const planned: { fault: Fault; method?: string }[] = [];
  let current = rates;
  return {
    pick(method) {
      const index = planned.findIndex(
        (plan) => plan.method === undefined || plan.method === method,
      );
      if (index >= 0) return planned.splice(index, 1)[0]?.fault;
      if (!method.startsWith("chat.") && method !== "views.publish" && method !== "respond") {
        return undefined;
      }
      let draw = random();
      for (const fault of FAULTS) {
        draw -= current[fault] ?? 0;
        if (draw < 0) return fault;
      }
      return undefined;
    },
    next(fault, times = 1, method) {
      for (let i = 0; i < times; i++) planned.push({ fault, ...(method && { method }) });
    },
    setRates(next) {
      current = next;
    },
  };
}

/** Tommy Ettinger's mulberry32: 32 bits of state are plenty for a fault menu. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
