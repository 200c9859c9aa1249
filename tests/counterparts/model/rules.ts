/** What real servers refuse, so that our requests are tested too. Nothing here knows Adjutant. */

type Json = Record<string, unknown>;

const fields = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Fields that every one of the servers takes. */
const OPENAI_FIELDS = [
  "model",
  "messages",
  "stream",
  "stream_options",
  "max_tokens",
  "max_completion_tokens",
  "temperature",
  "seed",
  "tools",
  "response_format",
];
const BINDING_FIELDS = OPENAI_FIELDS.filter(
  (name) => name !== "model" && name !== "stream_options",
);
/** The window of the model on Workers AI. */
const WINDOW = 24_000;

/** Why a server would answer 400, first reason first; undefined when it would not. */
export function objection(body: unknown, wire: "openai" | "binding"): string | undefined {
  const request = fields(body);
  return (
    unknownField(request, wire) ??
    limits(request) ??
    messagesProblem(list(request["messages"])) ??
    toolsProblem(request["tools"]) ??
    formatProblem(request)
  );
}

function unknownField(request: Json, wire: "openai" | "binding"): string | undefined {
  const known = wire === "openai" ? OPENAI_FIELDS : BINDING_FIELDS;
  const stranger = Object.keys(request).find((name) => !known.includes(name));
  if (stranger !== undefined) return `unexpected field ${stranger}`;
  if (wire === "openai" && typeof request["model"] !== "string") return "model is required";
  if (request["stream_options"] && request["stream"] !== true)
    return "stream_options without stream";
  return undefined;
}

function limits(request: Json): string | undefined {
  const limit = request["max_tokens"] ?? request["max_completion_tokens"];
  if (typeof limit !== "number" || limit < 1) return "max_tokens is absent";
  const { temperature = 1 } = request;
  if (typeof temperature !== "number" || temperature < 0 || temperature > 2)
    return "bad temperature";
  return JSON.stringify(request).length / 3 > WINDOW
    ? "maximum context length exceeded"
    : undefined;
}

function messagesProblem(messages: unknown[]): string | undefined {
  const all = messages.map(fields);
  if (all.length === 0) return "messages are empty";
  const system = all.findIndex(({ role }) => role === "system");
  if (all.some(({ role }, index) => role === "system" && index > 0) || system > 0)
    return "the system message must be the first";
  const rest = all.filter(({ role }) => role !== "system");
  if (rest[0]?.["role"] !== "user") return "the first message must be the user's";
  for (const [index, message] of rest.entries()) {
    const problem = messageProblem(message, rest[index - 1], rest[index + 1]);
    if (problem) return problem;
  }
  return undefined;
}

function messageProblem(message: Json, before: Json | undefined, after: Json | undefined) {
  const { role, content, tool_calls } = message;
  if (typeof content !== "string") return "content must be a string, not null";
  if (!["user", "assistant", "tool"].includes(String(role))) return `unknown role ${role}`;
  if (role !== "tool" && tool_calls === undefined && role === before?.["role"])
    return "roles must alternate";
  if (role === "tool") return toolProblem(message, before);
  if (tool_calls === undefined) return content === "" ? "content is empty" : undefined;
  if (list(tool_calls).length !== 1) return "this model only supports single tool-calls at once";
  if (after?.["role"] !== "tool") return "a tool call without its result";
  const args = fields(fields(list(tool_calls)[0])["function"])["arguments"];
  return typeof args === "string" && isObject(args) ? undefined : "arguments must be a JSON object";
}

function toolProblem(message: Json, before: Json | undefined): string | undefined {
  const [call] = list(before?.["tool_calls"]).map(fields);
  if (!call) return "a tool message must follow a tool call";
  return call["id"] === message["tool_call_id"] ? undefined : "tool_call_id does not match";
}

function isObject(text: string): boolean {
  try {
    return Object.keys(fields(JSON.parse(text))).length >= 0 && text.startsWith("{");
  } catch {
    return false;
  }
}

function toolsProblem(tools: unknown): string | undefined {
  if (tools === undefined) return undefined;
  if (list(tools).length === 0) return "tools are empty";
  for (const tool of list(tools).map(fields)) {
    const inner = fields(tool["function"]);
    if (tool["type"] !== "function" || !/^[\w-]{1,64}$/.test(String(inner["name"])))
      return "a tool needs a name of letters, digits, _ and -";
    if (typeof inner["description"] !== "string") return "8001: Invalid input: description";
    const properties = fields(fields(inner["parameters"])["properties"]);
    for (const property of Object.values(properties).map(fields))
      if (typeof property["type"] !== "string" || typeof property["description"] !== "string")
        return "8001: Invalid input: every property needs one type and a description";
  }
  return undefined;
}

function formatProblem(request: Json): string | undefined {
  if (request["response_format"] === undefined) return undefined;
  if (request["stream"] === true) return "JSON mode does not stream";
  const format = fields(request["response_format"]);
  const schema = fields(format["json_schema"]);
  if (format["type"] !== "json_schema") return "unknown response_format";
  return schema["schema"] || schema["type"] ? undefined : "json_schema is no schema";
}
