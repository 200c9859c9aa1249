import type { ModelAnswer, ModelRequest } from "../../../core/ports/language-model.ts";
import type { Variation } from "../request/build.ts";

/** Waiting longer than this is not worth it: another model, or none, answers sooner. */
const MAX_WAIT_MS = 2_000;

/** The temperature at which a model that said nothing says something. */
const LIVELIER = 0.3;

export interface SecondTry {
  variation: Variation;
  /** Wait this long first; random when not given. */
  afterMs?: number;
}

/**
 * How to ask the same model once more after this failure, or null when that is pointless. Only for answers of
 * which nothing was shown.
 */
export function secondTry(
  answer: Extract<ModelAnswer, { kind: "fail" }>,
  variation: Variation,
  request: ModelRequest,
  { remark, toolTalk }: { remark?: string | undefined; toolTalk: boolean },
): SecondTry | null {
  const again = { ...variation, ...(remark !== undefined && { remark }) };
  switch (answer.reason) {
    case "capacity":
    case "rate":
    case "server-error":
      return (answer.retryAfterMs ?? 0) > MAX_WAIT_MS
        ? null
        : { variation, ...(answer.retryAfterMs !== undefined && { afterMs: answer.retryAfterMs }) };
    case "network":
      return { variation };
    case "cut":
      return { variation, afterMs: 0 };
    case "not-a-model-answer":
    case "empty":
      return {
        variation: {
          ...variation,
          stream: false,
          temperature: Math.max(LIVELIER, variation.temperature),
        },
        afterMs: 0,
      };
    case "cut-call":
      return {
        variation: { ...again, stream: false, maxTokens: variation.maxTokens * 2 },
        afterMs: 0,
      };
    case "unknown-tool":
      return { variation: { ...again, ...(toolTalk && { tools: "none" as const }) }, afterMs: 0 };
    case "bad-arguments":
      return { variation: { ...again, tools: "prompt" }, afterMs: 0 };
    case "bad-json":
      return { variation: { ...again, json: "words" }, afterMs: 0 };
    case "bad-request":
      return withLess(variation, request);
    case "too-long":
      return shorter(variation, request);
    default:
      return null;
  }
}

/** Signatures are a fraction of what function calling costs. */
function shorter(variation: Variation, request: ModelRequest): SecondTry | null {
  const isNative = variation.tools === "native" && (request.tools?.length ?? 0) > 0;
  if (request.messages.length < 2 && !isNative) return null;
  return { variation: { ...variation, tools: "prompt", shrunk: true }, afterMs: 0 };
}

/** What servers refuse is what not all of them know. */
function withLess(variation: Variation, request: ModelRequest): SecondTry | null {
  if (request.tools?.length && variation.tools === "native")
    return { variation: { ...variation, tools: "prompt" }, afterMs: 0 };
  if (request.json && variation.json !== "words")
    return { variation: { ...variation, json: "words" }, afterMs: 0 };
  return null;
}
