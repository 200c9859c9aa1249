import type { ConversationState } from "../ports/conversation.ts";
import type { ButtonAction, Outcome } from "../tools/tool.ts";
import type { PendingQuestion } from "../understanding/interpretation.ts";
import { pressMust } from "../wording/catalogue/chat.ts";
import { sentence } from "../wording/draft.ts";
import { type Reader, t } from "../wording/words.ts";

/** A question older than this is not answered by chance. */
const QUESTION_OPEN_MS = 15 * 60_000;
const YES = new Set([
  "yes",
  "y",
  "yes please",
  "ok",
  "okay",
  "confirm",
  "sure",
  "do it",
  "ja",
  "ja bitte",
  "gern",
]);
const NO = new Set([
  "no",
  "n",
  "cancel",
  "stop",
  "never mind",
  "nevermind",
  "no thanks",
  "nein",
  "nein danke",
]);

export type TypedAnswer =
  | { kind: "action"; action: ButtonAction }
  | { kind: "say"; outcome: Outcome }
  /** Not one of the choices: understanding may read it as the missing piece. */
  | { kind: "open"; pending: PendingQuestion | undefined };

/**
 * Reads a message as the answer to our open question: the words of a button, or yes and no. An act for
 * which `mustPress` holds is never started by a typed word.
 */
export function typedAnswer(
  words: string,
  state: ConversationState,
  now: number,
  mustPress: (tool: string) => boolean,
  to: Reader,
): TypedAnswer | null {
  if (state.askedAt === undefined || now - state.askedAt > QUESTION_OPEN_MS) return null;
  const said = words
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/u, "");
  const choices = state.choices ?? [];
  const chosen =
    choices.find((choice) => choice.label.toLowerCase() === said) ??
    (YES.has(said) ? choices.find((choice) => isYes(choice.action)) : undefined) ??
    (NO.has(said) ? choices.find((choice) => choice.action.kind === "dismiss") : undefined);
  if (!chosen) return { kind: "open", pending: state.pending };
  if (needsPress(chosen.action, mustPress)) {
    return { kind: "say", outcome: sentence(t(to, pressMust)) };
  }
  return { kind: "action", action: chosen.action };
}

/** Outside and destructive acts, and whatever words of others had a part in: there "yes" may answer them. */
function needsPress(action: ButtonAction, mustPress: (tool: string) => boolean): boolean {
  if (action.kind !== "tool" || !action.confirmed) return false;
  const { tool, also = [] } = action;
  return action.tainted === true || [tool, ...also.map((call) => call.tool)].some(mustPress);
}

function isYes(action: ButtonAction): boolean {
  return action.kind === "tool" && action.confirmed === true;
}
