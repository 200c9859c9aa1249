import { estimateTokens } from "../../../core/model/estimate-tokens.ts";
import type { ModelUsage } from "../../../core/ports/language-model.ts";
import type { Heard } from "../wire/answer-parts.ts";

export const NO_USAGE: ModelUsage = { inputTokens: 0, outputTokens: 0, estimated: false };

/** Less of the prompt than this share of our estimate, and the server has cut it in silence or counts wrong. */
const CREDIBLE = 0.7;

/** What an answer cost: the server's numbers if they can be true, else ours. */
export function usageFor(heard: Heard, inputEstimate: number): ModelUsage {
  const { usage } = heard;
  const credible = usage !== undefined && usage.input >= CREDIBLE * inputEstimate;
  if (credible) return { inputTokens: usage.input, outputTokens: usage.output, estimated: false };
  const output =
    heard.text + heard.calls.map(({ name, args }) => name + JSON.stringify(args)).join("");
  return {
    inputTokens: Math.max(inputEstimate, usage?.input ?? 0),
    outputTokens: Math.max(estimateTokens(output), usage?.output ?? 0),
    estimated: true,
  };
}

export function plus(one: ModelUsage, other: ModelUsage): ModelUsage {
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    estimated: one.estimated || other.estimated,
  };
}
