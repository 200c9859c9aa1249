import type { TokenStore } from "../../src/core/ports/token-store.ts";

/** Counts tokens in memory. */
export function createMemoryTokens(): TokenStore & { days: Map<string, number> } {
  const days = new Map<string, number>();
  const used = (day: string) => days.get(day) ?? 0;
  return {
    days,
    async take(day, tokens, limit) {
      if (used(day) + tokens > limit) return false;
      days.set(day, used(day) + tokens);
      return true;
    },
    async adjust(day, tokens) {
      days.set(day, used(day) + tokens);
    },
    async used(day) {
      return used(day);
    },
  };
}
