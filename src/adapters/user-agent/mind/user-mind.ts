import type { Fact, FactStore } from "../../../core/capabilities/memory/fact.ts";
import { plainText } from "../../../core/chat/reply.ts";
import type { Mind, Recollection } from "../../../core/mind/mind.ts";
import { type Passage, passage } from "../../../core/mind/passage.ts";
import type { Clock } from "../../../core/ports/clock.ts";
import type { FailureKind, LanguageModel } from "../../../core/ports/language-model.ts";
import type { TaintMarks } from "../../../core/tools/policy/taint.ts";
import type { ConversationStore, SaidEntry } from "../conversation-store.ts";
import type { StateStore } from "../state-store.ts";

const OUTAGE = "mind:outage";
/** More than a prompt holds; what is left out is in the summary. */
const MESSAGES = 8;
const FACTS = 50;

export interface UserMindDeps {
  model: LanguageModel;
  clock: Clock;
  store: ConversationStore;
  facts: Pick<FactStore, "list">;
  marks: Pick<TaintMarks, "has">;
  state: StateStore;
}

/** The mind of one user, over what their object keeps. */
export function createUserMind(deps: UserMindDeps): Mind {
  const { model, clock, store, facts, marks, state } = deps;
  return {
    model,
    clock,
    recall: (moment): Recollection => ({
      messages: store.before(moment, MESSAGES).flatMap(asPassage),
      facts: facts
        .list({ limit: FACTS })
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

function asPassage({ role, text, reply }: SaidEntry): Passage[] {
  if (role === "user") return text ? [passage("said", text)] : [];
  return reply ? [passage("answered", plainText(reply), reply.untrusted === true)] : [];
}
