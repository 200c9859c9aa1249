import type { Usage } from "../../../core/capabilities/usage/usage.ts";
import type { Clock } from "../../../core/ports/clock.ts";
import type { TokenStore } from "../../../core/ports/token-store.ts";
import type { ModelDeps } from "../agent-deps.ts";
import type { StateStore } from "../state-store.ts";

const KEY = "tokens";
/** A reservation of yesterday is settled after midnight at the latest. */
const KEPT_DAYS = 2;

/** Tokens of one person, in their own object: single-threaded, so that taking is atomic. */
export function createUserTokens(state: StateStore): TokenStore {
  const days = () => state.get<Record<string, number>>(KEY) ?? {};
  const add = (day: string, tokens: number) => {
    const next = { ...days(), [day]: (days()[day] ?? 0) + tokens };
    const newest = Object.keys(next).sort().slice(-KEPT_DAYS);
    state.set(KEY, Object.fromEntries(newest.map((key) => [key, next[key]])));
  };
  return {
    async take(day, tokens, limit) {
      if ((days()[day] ?? 0) + tokens > limit) return false;
      add(day, tokens);
      return true;
    },
    async adjust(day, tokens) {
      add(day, tokens);
    },
    async used(day) {
      return days()[day] ?? 0;
    },
  };
}

/** What a person is told of it. */
export function usageOf(model: ModelDeps, tokens: TokenStore, clock: Clock): Usage {
  const limit = model.tokensPerDay;
  return {
    model: model.of(tokens).name,
    async today() {
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      return { used: await tokens.used(day), limit };
    },
  };
}
