import { SAFETY } from "../../../core/model/estimate-tokens.ts";
import type { FailureReason, ModelUsage } from "../../../core/ports/language-model.ts";
import type { Log } from "../../../core/ports/log.ts";
import type { TokenStore } from "../../../core/ports/token-store.ts";

export interface Budget {
  of: "user" | "deployment";
  store: TokenStore;
  /** Tokens per UTC day, input and output together. */
  tokensPerDay: number;
}

export interface Reservation {
  /** Replaces what was reserved by what it was. */
  settle(usage: ModelUsage): Promise<void>;
}

/** Tokens that a request may cost at most. */
export function worstCase(inputTokens: number, maxTokens: number): number {
  return Math.ceil(inputTokens * SAFETY) + maxTokens;
}

/** Reserves in every budget or in none; the reason tells which one is used up. */
export async function reserve(
  budgets: Budget[],
  tokens: number,
  now: number,
  log: Log,
): Promise<Reservation | { spent: FailureReason }> {
  const day = utcDay(now);
  const taken: Budget[] = [];
  const adjust = (by: number) =>
    Promise.all(
      taken.map(({ store, of }) =>
        store.adjust(day, by).catch((error) => unavailable(of, error, log)),
      ),
    );
  for (const budget of budgets) {
    const granted = await take(budget, day, tokens, log);
    if (granted === "no") {
      await adjust(-tokens);
      return { spent: `${budget.of}-budget` };
    }
    if (granted === "yes") taken.push(budget);
  }
  return {
    async settle({ inputTokens, outputTokens }) {
      await adjust(inputTokens + outputTokens - tokens);
    },
  };
}

/** A store that does not answer must not silence everybody; the other one still counts. */
async function take({ store, of, tokensPerDay }: Budget, day: string, tokens: number, log: Log) {
  try {
    return (await store.take(day, tokens, tokensPerDay)) ? "yes" : "no";
  } catch (error) {
    unavailable(of, error, log);
    return "unknown";
  }
}

function unavailable(of: Budget["of"], error: unknown, log: Log): void {
  const what = error instanceof Error ? error.message.slice(0, 200) : "unknown";
  log.error("model.budget_unavailable", { of, what });
}

/** `YYYY-MM-DD`. */
export function utcDay(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
