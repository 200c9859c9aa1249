import type * as z from "zod/mini";

/**
 * A language model as the core sees it. It proposes one of a few offered calls, or writes text; whatever goes
 * wrong is a value. No exception, no vendor's type and no wire format crosses this border.
 */
export interface LanguageModel {
  /** For the operator: which models are asked, in which order. */
  readonly name: string;
  /** Starts at once. The tokens it may cost are reserved before anything leaves the house. */
  generate(request: ModelRequest, options: ModelOptions): ModelRun;
}

/** A tool as it is offered for one request. */
export interface OfferedTool {
  /** `capability.verb`; adapters spell it as their wire allows. */
  name: string;
  /** One sentence. */
  description: string;
  /** What the arguments are checked and coerced against. Works best flat, with strings. */
  input: z.ZodMiniType;
}

/** One message of the history, oldest first. */
export type ModelMessage =
  | { role: "user" | "assistant"; text: string }
  /** A call that was made, with the arguments as they were checked. */
  | { role: "call"; tool: string; args: Record<string, unknown> }
  /** What came of the call just before. */
  | { role: "result"; tool: string; text: string };

export interface ModelRequest {
  /** Static first: what changes (the time, the person's words) belongs into the last message. */
  system: string;
  messages: ModelMessage[];
  /** None, or at most four; an answer in plain text is always allowed too. */
  tools?: OfferedTool[];
  /** The answer is to be a JSON value of this shape; not together with tools. */
  json?: z.ZodMiniType;
  /** Longest answer, in tokens. */
  maxTokens: number;
  /** 0 to 2; 0 for calls. */
  temperature: number;
}

/** What an `AbortSignal` is, as far as the core needs to know. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

export interface ModelOptions {
  correlationId: string;
  /** Text is wanted as it comes. */
  stream?: boolean;
  /** The person pressed Stop. */
  signal?: StopSignal;
}

export interface ModelRun {
  /**
   * Pieces of text as they come: free of special tokens, thoughts and anything that may be a call. Joined
   * they are the beginning of the final text; when the result is a call they are at most its lead-in. Where tools
   * were offered the answer may have been asked for once more, and the result is then another text altogether.
   * Ends with the result, may be left unread, never throws. One reader.
   */
  deltas: AsyncIterable<string>;
  /** Never rejects. */
  result: Promise<ModelResult>;
}

export type ModelResult = ModelAnswer & {
  /** What all attempts cost together. */
  usage: ModelUsage;
  /** Requests that were sent. */
  attempts: number;
  /** Which model answered, or the last that did not; null when none was asked. */
  model: string | null;
  /** What had to be put right to read the answer, by name; for the log. */
  repairs: string[];
};

export type ModelAnswer =
  | {
      kind: "text";
      text: string;
      /** `length`: the limit was reached; `cut`: the connection or the deadline; `stopped`: by the person. */
      ended: "complete" | "length" | "cut" | "stopped";
    }
  /** Only calls that were offered, whole and of the right shape. `others`: more of them, none the same. */
  | { kind: "call"; call: ProposedCall; others: ProposedCall[] }
  | { kind: "json"; value: unknown }
  | ({ kind: "fail" } & ModelFailure);

/** A proposal; whether it is done is decided by code. */
export interface ProposedCall {
  tool: string;
  /** Coerced: valid for the tool's schema once `missing` is filled. Store and replay these. */
  args: Record<string, unknown>;
  /** Required arguments that were not given; to be asked for. */
  missing: string[];
  /** `text`: it was found inside text that was not meant to be one, so it deserves less trust. */
  source: "protocol" | "native" | "text";
}

export interface ModelFailure {
  failure: FailureKind;
  /** For the log and the operator: a name, no text of anyone. */
  reason: FailureReason;
  /** Not before this many milliseconds. */
  retryAfterMs?: number;
}

export type FailureKind =
  | "timeout"
  | "quota"
  | "overloaded"
  | "refused"
  | "bad-output"
  | "unreachable"
  | "budget";

export type FailureReason =
  // timeout
  | "first-byte"
  | "total"
  // quota, overloaded
  | "daily-quota"
  | "capacity"
  | "rate"
  | "server-error"
  | "circuit-open"
  // refused: wrong settings, a wrong request, or an answer that may not be given
  | "auth"
  | "no-such-model"
  | "not-allowed"
  | "bad-request"
  | "too-long"
  | "filtered"
  // bad output
  | "empty"
  | "cut"
  | "cut-call"
  | "unknown-tool"
  | "bad-arguments"
  | "bad-json"
  | "not-a-model-answer"
  // unreachable
  | "network"
  | "none"
  // budget
  | "user-budget"
  | "deployment-budget";

export interface ModelUsage {
  inputTokens: number;
  outputTokens: number;
  /** The server gave no numbers, or impossible ones; these are ours. */
  estimated: boolean;
}
