import type { ModelFailure } from "../../core/ports/language-model.ts";

/** One model behind one wire. Everything above it is shared; see `attempt.ts`. */
export interface Provider {
  /** As in MODEL_ORDER. */
  id: string;
  /** The vendor's name of the model. */
  model: string;
  /** What this model is better asked with. */
  profile: Profile;
  /**
   * One request. Never throws; ends soon after `signal` does. Failures that the answer's body says are told
   * here as well.
   */
  send(body: WireRequest, signal: AbortSignal): Promise<Sent>;
}

export interface Profile {
  /** `prompt`: signatures in the system text and one JSON line back; better with Llama, and cheaper. */
  tools: "prompt" | "native";
  /** How a JSON answer is asked for: OpenAI's envelope, the bare schema, or in words only. */
  json: "envelope" | "bare" | "words";
}

/** What goes over the wire, before the provider adds the model's name. Only fields that all servers know. */
export interface WireRequest {
  messages: WireMessage[];
  max_tokens: number;
  temperature: number;
  stream?: true;
  tools?: WireTool[];
  response_format?: { type: "json_schema"; json_schema: unknown };
}

export interface WireMessage {
  role: "system" | "user" | "assistant" | "tool";
  /** Never null: some servers refuse it. */
  content: string;
  /** Exactly one, or the key is left out: some templates print an empty list, others refuse a second. */
  tool_calls?: [{ id: string; type: "function"; function: { name: string; arguments: string } }];
  tool_call_id?: string;
}

export interface WireTool {
  type: "function";
  function: { name: string; description: string; parameters: unknown };
}

export type Sent =
  /** Server-sent events, in either shape. */
  | { kind: "stream"; body: ReadableStream<Uint8Array> }
  /** One JSON value, in either shape. */
  | { kind: "whole"; value: unknown }
  /** `generation`: what the model wrote and its own server refused. */
  | { kind: "failed"; failure: ModelFailure; generation?: string };
