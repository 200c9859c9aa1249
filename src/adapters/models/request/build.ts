import { estimateTokens, MESSAGE_TOKENS, SAFETY } from "../../../core/model/estimate-tokens.ts";
import type { ModelMessage, ModelRequest } from "../../../core/ports/language-model.ts";
import type { Profile, WireMessage, WireRequest } from "../provider.ts";
import { jsonSchemaOf, wireName } from "../tool-shape.ts";
import { signatures, wireTools } from "./encode-tools.ts";
import { fitting, historyTokens, newestHalf } from "./history.ts";

/** Longest prompt, in tokens: an eighth of the model's window, and within what small servers have by default. */
export const MAX_INPUT_TOKENS = 3000;
/** Longest answer, in tokens. */
const MAX_OUTPUT_TOKENS = 512;

/** How one attempt differs from the request as it was made. */
export interface Variation {
  tools: Profile["tools"] | "none";
  json: Profile["json"];
  stream: boolean;
  temperature: number;
  maxTokens: number;
  /** Only half of the history: the server said that the prompt is too long. */
  shrunk?: true;
  /** What was wrong with the last answer, for the model. */
  remark?: string;
}

/** The first attempt's. */
export function asRequested(request: ModelRequest, profile: Profile, stream: boolean): Variation {
  return {
    tools: profile.tools,
    json: profile.json,
    // JSON mode does not stream.
    stream: stream && !request.json,
    temperature: request.temperature,
    maxTokens: Math.min(request.maxTokens, MAX_OUTPUT_TOKENS),
  };
}

export interface BuiltRequest {
  body: WireRequest;
  /** Our estimate, without safety. */
  inputTokens: number;
}

/** What goes over the wire; null when even the person's last message does not fit. */
export function build(request: ModelRequest, variation: Variation): BuiltRequest | null {
  const { maxTokens, temperature, stream } = variation;
  const system = systemText(request, variation);
  const native = variation.tools === "native" && offers(request) ? wireTools(request.tools) : null;
  const fixed =
    estimateTokens(system) + MESSAGE_TOKENS + estimateTokens(native ? JSON.stringify(native) : "");
  const room = MAX_INPUT_TOKENS / SAFETY - fixed;
  const all = fitting(request.messages, room);
  const history = all && variation.shrunk ? newestHalf(all) : all;
  if (!history || history.length === 0) return null;
  const messages = [
    { role: "system" as const, content: system },
    ...toWire(history, native !== null),
    ...(variation.remark === undefined
      ? []
      : [{ role: "user" as const, content: variation.remark }]),
  ];
  return {
    inputTokens: fixed + historyTokens(history),
    body: {
      messages: joined(messages),
      max_tokens: maxTokens,
      temperature,
      ...(stream && { stream }),
      ...(native && { tools: native }),
      ...responseFormat(request, variation),
    },
  };
}

function systemText(request: ModelRequest, { tools }: Variation): string {
  const parts = [request.system];
  if (tools === "prompt" && offers(request)) parts.push(signatures(request.tools));
  if (request.json) {
    const schema = JSON.stringify(jsonSchemaOf(request.json));
    parts.push(`Answer with one JSON value only, of this JSON Schema: ${schema}`);
  }
  return parts.join("\n\n");
}

function offers(
  request: ModelRequest,
): request is ModelRequest & Required<Pick<ModelRequest, "tools">> {
  return request.tools !== undefined && request.tools.length > 0;
}

function responseFormat({ json }: ModelRequest, variation: Variation): Partial<WireRequest> {
  if (!json || variation.json === "words") return {};
  const schema = jsonSchemaOf(json);
  const json_schema = variation.json === "bare" ? schema : { name: "answer", schema };
  return { response_format: { type: "json_schema", json_schema } };
}

function toWire(history: ModelMessage[], native: boolean): WireMessage[] {
  return history.map((message, index): WireMessage => {
    if (message.role === "call")
      return native ? nativeCall(message, callId(index)) : saidCall(message);
    if (message.role === "result")
      return native
        ? { role: "tool", content: message.text, tool_call_id: callId(index - 1) }
        : { role: "user", content: `Result of ${wireName(message.tool)}:\n${message.text}` };
    return { role: message.role, content: message.text };
  });
}

type Call = Extract<ModelMessage, { role: "call" }>;

function saidCall({ tool, args }: Call): WireMessage {
  return { role: "assistant", content: JSON.stringify({ tool: wireName(tool), args }) };
}

/** The text stays empty: templates drop it beside a call. */
function nativeCall({ tool, args }: Call, id: string): WireMessage {
  const call = { name: wireName(tool), arguments: JSON.stringify(args) };
  return { role: "assistant", content: "", tool_calls: [{ id, type: "function", function: call }] };
}

/** Our own: those of servers repeat, or are cut to nine characters. */
function callId(index: number): string {
  return `call${String(index).padStart(5, "0")}`;
}

/** Some templates refuse two messages of one side in a row. */
function joined(messages: WireMessage[]): WireMessage[] {
  const result: WireMessage[] = [];
  for (const message of messages) {
    const last = result.at(-1);
    if (
      last?.role === message.role &&
      !last.tool_calls &&
      !message.tool_calls &&
      last.role !== "tool"
    )
      last.content += `\n\n${message.content}`;
    else result.push({ ...message });
  }
  return result;
}
