import type { Clock } from "../../../core/ports/clock.ts";
import type { LanguageModel, ModelFailure } from "../../../core/ports/language-model.ts";
import type { Log } from "../../../core/ports/log.ts";
import type { Provider } from "../provider.ts";
import type { Budget } from "./budgets.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import { DEADLINES, type Deadlines } from "./deadline.ts";
import { createDeltas } from "./deltas.ts";
import { startRun } from "./run.ts";

export interface FamilyOptions {
  /** In the order in which they are asked. */
  providers: Provider[];
  clock: Clock;
  log: Log;
  /** In [0, 1); spreads retries. */
  random(): number;
  deadlines?: Deadlines;
  /** Between two attempts at a busy model, before chance is added; in ms. */
  pauseMs?: number;
}

/** The models of a deployment; what is known of their state is shared by all users of this isolate. */
export interface ModelFamily {
  /** "workers-ai @cf/..., then openai gpt-..."; null without any. */
  name: string | null;
  /** The port for one user, who pays from these budgets. */
  model(budgets: Budget[]): LanguageModel;
  /** Models that are left alone at the moment, and why. */
  trouble(): { model: string; reason: ModelFailure["reason"] }[];
}

const PAUSE_MS = 250;

/** Puts the providers behind one port: order and fallback, deadlines, one second try, breakers, budgets, log. */
export function createModelFamily(options: FamilyOptions): ModelFamily {
  const { providers, clock, log } = options;
  const members = providers.map((provider) => ({
    provider,
    name: nameOf(provider),
    breaker: createCircuitBreaker(),
  }));
  const world = {
    ...options,
    members,
    deadlines: options.deadlines ?? DEADLINES,
    pauseMs: options.pauseMs ?? PAUSE_MS,
  };
  const name = members.map((member) => member.name).join(", then ") || null;
  return {
    name,
    model: (budgets) => ({
      name: name ?? "none",
      generate(request, options) {
        const deltas = createDeltas();
        const result = startRun(world, { request, options, budgets, onText: deltas.push })
          .catch((error) => {
            // Nothing here is meant to throw; if it does, the turn still goes on without a model.
            const what = error instanceof Error ? error.message.slice(0, 200) : "unknown";
            log.error("model.bug", { correlationId: options.correlationId, what });
            return NOTHING_CAME;
          })
          .finally(deltas.end);
        return { deltas: deltas.iterable, result };
      },
    }),
    trouble() {
      return members.flatMap(({ breaker, name }) => {
        const failure = breaker.closedFor(clock.now());
        return failure ? [{ model: name, reason: failure.reason }] : [];
      });
    },
  };
}

const NOTHING_CAME = {
  kind: "fail",
  failure: "bad-output",
  reason: "not-a-model-answer",
  usage: { inputTokens: 0, outputTokens: 0, estimated: false },
  attempts: 0,
  model: null,
  repairs: [] as string[],
} as const;

function nameOf({ id, model }: Provider): string {
  return `${id} ${model}`;
}
