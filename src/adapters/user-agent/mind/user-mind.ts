import type { Fact, FactStore } from "../../../core/capabilities/memory/fact.ts";
import type { Mind, Recollection } from "../../../core/mind/mind.ts";
import { passage } from "../../../core/mind/passage.ts";
import type { Clock } from "../../../core/ports/clock.ts";
import type { FailureKind, LanguageModel } from "../../../core/ports/language-model.ts";
import type { TaintMarks } from "../../../core/tools/policy/taint.ts";
import type { ConversationStore } from "../conversation-store.ts";
import type { StateStore } from "../state-store.ts";
import { DECISION } from "./decisions.ts";
import { asPassage, MESSAGES } from "./said.ts";
import type { Summaries } from "./summaries.ts";

const OUTAGE = "mind:outage";
const FACTS = 50;

export interface UserMindDeps {
  model: LanguageModel;
  clock: Clock;
  store: ConversationStore;
  facts: Pick<FactStore, "list">;
  marks: Pick<TaintMarks, "has">;
  state: StateStore;
  summaries: Summaries;
}

/** The mind of one user, over what their object keeps. */
export function createUserMind(deps: UserMindDeps): Mind {
  const { model, clock, store, facts, marks, state, summaries } = deps;
  return {
    model,
    clock,
    recall: (moment): Recollection => ({
      ...summaryOf(moment.channel, summaries),
      messages: store.before(moment, MESSAGES).flatMap(asPassage),
      facts: [...facts.list({ limit: FACTS }), ...facts.list({ after: DECISION, limit: FACTS })]
        .filter(({ id }, at, all) => all.findIndex((one) => one.id === id) === at)
        .map(({ id, text }: Fact) => passage("fact", text, marks.has("fact", id))),
    }),
    isForeign: ({ kind, id }) => marks.has(kind, id),
    outage: {
      told: () => state.get<FailureKind>(OUTAGE),
      tell(kind) {
        if (state.get(OUTAGE) !== kind) state.set(OUTAGE, kind);
      },
    },
  };
}

function summaryOf(channel: string, summaries: Summaries): Pick<Recollection, "summary"> {
  const text = summaries.of(channel);
  return text === undefined ? {} : { summary: passage("summary", text) };
}
