import type { PlanContext } from "../capabilities/capability.ts";
import type { Inbound } from "../chat/inbound.ts";
import type { OpenStep, PlannedStep } from "../chat/plan-inbound.ts";
import type { FailureKind, ModelRequest, ModelResult } from "../ports/language-model.ts";
import type { PrepareContext } from "../tools/tool.ts";
import { replyFrom } from "./answer/answer.ts";
import { buildPrompt } from "./context/prompt.ts";
import type { Mind, Moment } from "./mind.ts";
import { tellFailure } from "./outage.ts";
import { isTainted, type Passage, passage } from "./passage.ts";

/** What a turn lends to the mind. */
export interface Thinking {
  mind: Mind;
  moment: Moment;
  correlationId: string;
  context: PlanContext;
  /** What stands beside the words and was written by others. */
  foreign: Passage[];
  step: PrepareContext["step"];
}

export interface Thought {
  steps: PlannedStep[];
  /** What failed, or null when the model answered. */
  trouble: FailureKind | null;
}

/** Longest answer in plain text, in tokens. */
const PROSE_TOKENS = 400;

/**
 * Makes steps of what understanding left open. Each answer of the model is stored before it is used, so that a
 * turn that is taken up again does not pay for it twice.
 */
export async function think(open: OpenStep, thinking: Thinking): Promise<Thought> {
  const { mind, moment, context } = thinking;
  const prompt = buildPrompt(
    {
      words: passage("person", open.words),
      foreign: thinking.foreign,
      recollection: mind.recall(moment),
      items: [],
    },
    context,
  );
  const { system, messages, passages, shortened } = prompt;
  const answer = await ask("mind", thinking, {
    system,
    messages,
    maxTokens: PROSE_TOKENS,
    temperature: 0,
  });
  if (answer.kind === "fail") return failed(open, answer.failure, mind);
  const reply =
    answer.kind === "text" ? replyFrom(answer, { tainted: isTainted(passages), shortened }) : null;
  if (!reply) return { steps: open.fallback, trouble: null };
  return { steps: [{ kind: "say", outcome: { reply } }], trouble: null };
}

/** What stands beside a message and was not written by the person. */
export function foreignOf(inbound: Inbound): Passage[] {
  if (inbound.kind !== "message") return [];
  return (inbound.foreign ?? []).map(({ text }) => passage("foreign", text, true));
}

function ask(
  name: string,
  { mind, step, correlationId }: Thinking,
  request: ModelRequest,
): Promise<ModelResult> {
  return step(name, () => mind.model.generate(request, { correlationId }).result, { slow: true });
}

/** Understanding goes on alone, and says why when that is news. */
function failed({ fallback }: OpenStep, kind: FailureKind, { outage }: Mind): Thought {
  const told = tellFailure(kind, outage.told());
  const last = fallback.at(-1);
  if (!told || !last || last.kind === "call" || last.kind === "press")
    return { steps: fallback, trouble: kind };
  const { reply } = last.outcome;
  const outcome = { ...last.outcome, reply: { ...reply, blocks: [...reply.blocks, told] } };
  return { steps: [...fallback.slice(0, -1), { ...last, outcome }], trouble: kind };
}
