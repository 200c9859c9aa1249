import type { FactStore } from "../../../core/capabilities/memory/fact.ts";
import type { Decision } from "../../../core/tools/tool.ts";
import { decisionKept } from "../../../core/wording/catalogue/memory.ts";
import { type Reader, t } from "../../../core/wording/words.ts";

/** The oldest give way. */
const KEPT = 20;
/** Sorts behind the facts that were told (`fact...`), so that lists and prompts begin with those. */
export const DECISION = "pick";

/**
 * Keeps what a person chose by a button among what is remembered of them, in the language in which it was asked,
 * where they can see and forget it. The same question has one answer: the newest. Inside the turn's transaction.
 */
export function keepDecision(
  { question, answer }: Decision,
  { facts, id, at, to }: { facts: FactStore; id: string; at: number; to: Reader },
): void {
  const earlier = facts.list({ after: DECISION, limit: 2 * KEPT });
  const same = earlier.filter(({ text }) => text.endsWith(`: ${question}`));
  const rest = earlier.filter((one) => !same.includes(one));
  for (const one of [...same, ...rest.slice(0, Math.max(0, rest.length - KEPT + 1))])
    facts.remove(one.id);
  facts.put(id, { text: t(to, decisionKept, { answer, question }), createdAt: at });
}
