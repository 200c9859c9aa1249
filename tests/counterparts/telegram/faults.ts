/** What can go wrong with one call, in the order of how far the call gets. */
export type Fault =
  /** The connection is cut before the request is read: nothing happened. */
  | { kind: "reset" }
  /** The request is read and never answered: nothing happened. */
  | { kind: "hang" }
  | { kind: "rate-limit" /** Seconds. */; retryAfter?: number }
  /** A document of the Bot API with that status. */
  | { kind: "server-error"; status?: number }
  /** A page of a proxy instead of a document; status 502 unless given. */
  | { kind: "page"; status?: number }
  | { kind: "redirect"; location?: string }
  | { kind: "blocked" }
  | { kind: "deactivated" }
  | { kind: "chat-gone" }
  | { kind: "refuse"; code: number; description: string }
  /** It happened, and the connection is cut before the answer. */
  | { kind: "answer-lost" }
  /** It happened, and the answer never comes. */
  | { kind: "accept-then-hang" }
  /** It happened, and the answer is half a document. */
  | { kind: "garbage" };

export type FaultKind = Fault["kind"];

export interface FaultRule {
  fault: Fault;
  /** Only this method; any when absent. */
  method?: string;
  /** Only this chat; any when absent. */
  chatId?: number;
  /** How many calls it hits; 1 when absent. */
  times?: number;
}

/** Chances from 0 to 1 of each kind for each call that sends or edits. */
export type FaultChances = Partial<Record<FaultKind, number>>;

interface Call {
  method: string;
  chatId?: number | undefined;
}

/** Picks the fault of a call: planned ones first, then by chance. The same seed gives the same sequence. */
export function createFaults(chances: FaultChances = {}, seed = 1) {
  const random = seededRandom(seed);
  const planned: (FaultRule & { times: number })[] = [];
  let current = chances;
  return {
    plan(rule: FaultRule) {
      planned.push({ ...rule, times: rule.times ?? 1 });
    },
    setChances(next: FaultChances) {
      current = next;
    },
    clear() {
      planned.length = 0;
      current = {};
    },
    next({ method, chatId }: Call): Fault | undefined {
      const rule = planned.find(
        (each) =>
          each.times > 0 &&
          (each.method ?? method) === method &&
          (each.chatId ?? chatId) === chatId,
      );
      if (rule) {
        rule.times -= 1;
        return rule.fault;
      }
      return /^(?:send|edit)Message/.test(method) ? byChance(current, random()) : undefined;
    },
  };
}

function byChance(chances: FaultChances, roll: number): Fault | undefined {
  let sum = 0;
  for (const [kind, chance] of Object.entries(chances)) {
    sum += chance;
    if (roll < sum) return { kind, ...(kind === "refuse" && REFUSAL) } as Fault;
  }
  return undefined;
}

const REFUSAL = { code: 400, description: "Bad Request: BUTTON_DATA_INVALID" };

/** A refusal as the Bot API words it; undefined for faults that are no answer. */
export function answerOf(fault: Fault): { code: number; description: string } | undefined {
  switch (fault.kind) {
    case "rate-limit":
      return { code: 429, description: `Too Many Requests: retry after ${fault.retryAfter ?? 1}` };
    case "server-error":
      return { code: fault.status ?? 500, description: "Internal Server Error" };
    case "blocked":
      return { code: 403, description: "Forbidden: bot was blocked by the user" };
    case "deactivated":
      return { code: 403, description: "Forbidden: user is deactivated" };
    case "chat-gone":
      return { code: 400, description: "Bad Request: chat not found" };
    case "refuse":
      return { code: fault.code, description: fault.description };
    default:
      return undefined;
  }
}

/** mulberry32: 32 bits of state are plenty for a test. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
