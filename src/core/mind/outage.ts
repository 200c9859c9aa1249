import { type Block, note } from "../chat/reply.ts";
import type { FailureKind } from "../ports/language-model.ts";
import { modelTroubles } from "../wording/catalogue/account.ts";
import { type Reader, t } from "../wording/words.ts";

/**
 * One sentence about a failure, unless the person knows of it; none when the model answered with something that
 * cannot be used, since the next message may fare better.
 */
export function tellFailure(kind: FailureKind, told: FailureKind | null, to: Reader): Block | null {
  return kind === "bad-output" || kind === told ? null : note(t(to, modelTroubles[kind]));
}
