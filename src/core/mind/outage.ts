import { type Block, note } from "../chat/reply.ts";
import type { FailureKind } from "../ports/language-model.ts";

/** What is said of a model that did not answer; what understanding found without it stands above. */
const SENTENCES: Record<Exclude<FailureKind, "bad-output">, string> = {
  quota:
    "The language model has used up its quota until midnight UTC. What I understand without it goes on.",
  budget:
    "Today's budget for the language model is spent. What I understand without it goes on; /usage tells more.",
  timeout: "The language model did not answer in time.",
  overloaded: "The language model is busy at the moment.",
  refused: "The language model refused the request.",
  unreachable: "The language model cannot be reached at the moment.",
};

/**
 * One sentence about a failure, unless the person knows of it; none when the model answered with something that
 * cannot be used, since the next message may fare better.
 */
export function tellFailure(kind: FailureKind, told: FailureKind | null): Block | null {
  return kind === "bad-output" || kind === told ? null : note(SENTENCES[kind]);
}
