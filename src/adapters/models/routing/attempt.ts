import type {
  ModelAnswer,
  ModelFailure,
  ModelRequest,
  ModelUsage,
} from "../../../core/ports/language-model.ts";
import type { Provider, Sent } from "../provider.ts";
import { type HowEnded, type Interpreted, interpret } from "../reply/interpret.ts";
import { cleanText, createTextScanner } from "../reply/text-scanner.ts";
import type { BuiltRequest } from "../request/build.ts";
import type { Heard } from "../wire/answer-parts.ts";
import { type Complaint, complaintIn, failureOf } from "../wire/failures.ts";
import { hearStream } from "../wire/hear-stream.ts";
import { hearWhole } from "../wire/hear-whole.ts";
import { NO_USAGE, usageFor } from "./usage.ts";

/** Why an attempt was ended from our side. */
export type AbortReason = "stopped" | "first-byte" | "total";

export interface AttemptInput {
  provider: Provider;
  request: ModelRequest;
  built: BuiltRequest;
  /** Its reason is an `AbortReason`. */
  signal: AbortSignal;
  /** The first sign of life, and every later one. */
  onEvent(): void;
  /** Clean text to show. */
  onText(piece: string): void;
}

export interface Attempted extends Interpreted {
  usage: ModelUsage;
  /**
   * Something was shown that is to stay, so that nothing may be tried again. What is shown beside tools may become a
   * card any moment, so it is none of that.
   */
  shown: boolean;
}

/** Beside tools, talk about them is often no answer (`tool-talk`); from there on the end is waited for. */
const OF_TOOLS = /\b(?:functions?|tools?)\b/i;

/** One request to one model, and what its answer is. Never throws, and ends when the signal says so. */
export async function attempt(input: AttemptInput): Promise<Attempted> {
  const { provider, built, signal } = input;
  const sending = provider.send(built.body, signal);
  const sent = await Promise.race([sending, abortOf(signal)]);
  if (sent === "aborted") void sending.then(discard);
  if (sent === "aborted" || (signal.aborted && sent.kind === "failed")) return ended(input);
  if (sent.kind === "failed") return refused(sent, input);
  if (sent.kind === "whole") return whole(sent.value, input);
  return streamed(sent.body, input);
}

function abortOf(signal: AbortSignal): Promise<"aborted"> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve("aborted");
    signal.addEventListener("abort", () => resolve("aborted"), { once: true });
  });
}

/** An answer that came too late. */
function discard(sent: Sent): void {
  if (sent.kind === "stream") void sent.body.cancel().catch(() => undefined);
}

/** Before anything came. The prompt was read, so it is paid for. */
function ended({ signal, built }: AttemptInput): Attempted {
  const usage = { inputTokens: built.inputTokens, outputTokens: 0, estimated: true };
  return { answer: abortedAnswer(signal, ""), usage, shown: false, repairs: [] };
}

/** What an answer that we ended is, with the text that was seen of it. */
export function abortedAnswer(signal: AbortSignal, text: string): ModelAnswer {
  const reason = signal.reason as AbortReason;
  if (reason === "stopped") return { kind: "text", text, ended: "stopped" };
  if (text !== "") return { kind: "text", text, ended: "cut" };
  return { kind: "fail", failure: "timeout", reason };
}

function failed(failure: ModelFailure): Attempted {
  return { answer: { kind: "fail", ...failure }, usage: NO_USAGE, shown: false, repairs: [] };
}

/** A server that refuses its own model's call has at least said what it was. */
function refused(
  sent: Extract<Sent, { kind: "failed" }>,
  { request, built }: AttemptInput,
): Attempted {
  if (sent.generation === undefined) return failed(sent.failure);
  const heard = {
    text: sent.generation,
    calls: [],
    finish: undefined,
    usage: undefined,
    broken: 0,
  };
  const { answer, repairs } = interpret(heard, "complete", request);
  if (answer.kind !== "call") return failed(sent.failure);
  const usage = usageFor(heard, built.inputTokens);
  return { answer, repairs: [...repairs, "failed-generation"], usage, shown: false };
}

function whole(value: unknown, input: AttemptInput): Attempted {
  const { request, built, onEvent, onText } = input;
  onEvent();
  const complaint = complaintIn(value);
  if (complaint) return failed(failureOf(complaint));
  const heard = hearWhole(value);
  if (!heard) return failed({ failure: "bad-output", reason: "not-a-model-answer" });
  const interpreted = interpret(heard, "complete", request);
  const { answer } = interpreted;
  const shown = built.body.stream === true && answer.kind === "text";
  if (shown) onText(answer.text);
  return { ...interpreted, usage: usageFor(heard, built.inputTokens), shown };
}

async function streamed(
  body: ReadableStream<Uint8Array>,
  { request, built, signal, onEvent, onText }: AttemptInput,
): Promise<Attempted> {
  const scanner = createTextScanner();
  const beside = (request.tools?.length ?? 0) > 0;
  let said = "";
  let shown = false;
  const show = (piece: string) => {
    said += piece;
    if (piece === "" || (beside && OF_TOOLS.test(said))) return;
    shown = true;
    onText(piece);
  };
  const ears = { signal, onEvent, onText: (piece: string) => show(scanner.feed(piece)) };
  const { ended, complaint, ...heard } = await hearStream(body, ears);
  const usage = usageFor(heard, built.inputTokens);
  const interpreted = signal.aborted
    ? { answer: abortedAnswer(signal, shownText(heard, shown)), repairs: [] }
    : conclusion(heard, ended, { complaint, shown: shown && !beside, request });
  if (interpreted.answer.kind === "text" && interpreted.answer.ended === "complete")
    show(scanner.finish());
  return { ...interpreted, usage, shown: shown && !beside };
}

/** What was held back may have been the beginning of a call. */
function shownText(heard: Heard, shown: boolean): string {
  if (!shown) return "";
  const scanner = createTextScanner();
  return scanner.feed(heard.text);
}

function conclusion(
  heard: Heard,
  ended: HowEnded,
  {
    complaint,
    shown,
    request,
  }: { complaint: Complaint | undefined; shown: boolean; request: ModelRequest },
): Interpreted {
  if (complaint && !shown)
    return { answer: { kind: "fail", ...failureOf(complaint) }, repairs: [] };
  if (complaint) {
    const text = cleanText(shownText(heard, shown));
    return { answer: { kind: "text", text, ended: "cut" }, repairs: [] };
  }
  const interpreted = interpret(heard, ended, request);
  // What was seen stays an answer, or half of one; a call behind it that nobody can take, or half a call, is gone.
  if (shown && interpreted.answer.kind === "fail") {
    const how = ended === "complete" ? "complete" : "cut";
    return {
      ...interpreted,
      answer: { kind: "text", text: shownText(heard, shown), ended: how },
    };
  }
  return interpreted;
}
