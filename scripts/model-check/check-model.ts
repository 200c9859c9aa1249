import {
  createOpenAiProvider,
  listModels,
  type OpenAiOptions,
} from "../../src/adapters/models/openai/openai-provider.ts";
import { createModelFamily } from "../../src/adapters/models/routing/model-family.ts";
import type {
  FailureReason,
  ModelRequest,
  ModelResult,
} from "../../src/core/ports/language-model.ts";
import { ANSWER, CALL, CODE_WORD, CONTEXT, JSON_ANSWER, SMALL_TALK } from "./questions.ts";

const LIST_MS = 10_000;
/** A local model may have to be loaded first. */
const DEADLINES = { firstByteMs: 60_000, wholeMs: 120_000, totalMs: 120_000 };
const quiet = { info() {}, warn() {}, error() {} };

const MEANING: Partial<Record<FailureReason, string>> = {
  network: "nobody answers at that address",
  auth: "OPENAI_API_KEY is missing or wrong",
  "no-such-model": "no such model, or the address is not the one that ends in /v1",
  "not-allowed": "this account may not use the model",
  "daily-quota": "the quota is used up",
  rate: "too many requests",
  capacity: "the model is busy",
  "bad-request": "the server refuses the request",
  "too-long": "the server refuses a prompt of this length",
  "not-a-model-answer": "what answers there is no model server",
};

interface Asked {
  result: ModelResult;
  pieces: string[];
  firstMs: number;
  ms: number;
}

/** Prints one line per ability; tells whether the model can be used at all. */
export async function checkModel(
  options: OpenAiOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const line = (what: string, verdict: string) => say(`  ${what.padEnd(15)}${verdict}`);
  line("listed", await listing(options));
  const plain = await ask(options, ANSWER);
  if (plain.result.kind !== "text") {
    line("answers", `no: ${why(plain.result)}`);
    return false;
  }
  line("answers", `yes, in ${plain.ms} ms`);
  line("usage", plain.result.usage.estimated ? "no usable numbers; ours are used" : "reported");
  line("streams", streaming(await ask(options, ANSWER, true)));
  for (const tools of ["prompt", "native"] as const) {
    const mark = tools === options.tools ? " (in use)" : "";
    line(`calls, ${tools}`, calling(await ask({ ...options, tools }, CALL)) + mark);
  }
  line("small talk", restraint(await ask(options, SMALL_TALK)));
  line("JSON", json(await ask(options, JSON_ANSWER)));
  line("context", context(await ask(options, CONTEXT)));
  return true;
}

async function listing(options: OpenAiOptions): Promise<string> {
  try {
    const models = await listModels(options, AbortSignal.timeout(LIST_MS));
    if (!models) return "the server does not list its models";
    return models.includes(options.model) ? "yes" : `no; it has ${some(models)}`;
  } catch {
    return "the server cannot be reached";
  }
}

function some(models: string[]): string {
  const first = models.slice(0, 5).join(", ");
  return models.length > 5 ? `${first} and ${models.length - 5} more` : first || "none";
}

/** Each question anew, so that one failure does not close the way for the next. */
async function ask(options: OpenAiOptions, request: ModelRequest, stream = false): Promise<Asked> {
  const family = createModelFamily({
    providers: [createOpenAiProvider(options)],
    clock: { now: () => Date.now() },
    log: quiet,
    random: Math.random,
    deadlines: DEADLINES,
  });
  const startedAt = Date.now();
  const run = family.model([]).generate(request, { correlationId: "model-check", stream });
  const pieces: string[] = [];
  let firstMs = 0;
  for await (const piece of run.deltas) {
    if (pieces.length === 0) firstMs = Date.now() - startedAt;
    pieces.push(piece);
  }
  return { result: await run.result, pieces, firstMs, ms: Date.now() - startedAt };
}

function why(result: ModelResult): string {
  if (result.kind !== "fail") return `it gave a ${result.kind}`;
  return MEANING[result.reason] ?? result.reason;
}

function streaming({ result, pieces, firstMs }: Asked): string {
  if (result.kind !== "text") return `no: ${why(result)}`;
  return pieces.length > 1 ? `yes, first text after ${firstMs} ms` : "in one piece";
}

function calling({ result }: Asked): string {
  if (result.kind !== "call") return `no: ${why(result)}`;
  const repairs = result.repairs.length > 0 ? `, put right: ${result.repairs.join(", ")}` : "";
  const given = "text" in result.call.args ? "yes" : "yes, but without the argument";
  return given + repairs;
}

function restraint({ result }: Asked): string {
  return result.kind === "text" ? "answered in text" : `not answered in text: ${why(result)}`;
}

function json({ result }: Asked): string {
  return result.kind === "json" ? "yes" : `no: ${why(result)}`;
}

function context({ result }: Asked): string {
  if (result.kind !== "text") return `no: ${why(result)}`;
  return result.text.toUpperCase().includes(CODE_WORD)
    ? "a long prompt is read from its beginning"
    : "the beginning of a long prompt is lost; give the server a window of at least 4096 tokens";
}
