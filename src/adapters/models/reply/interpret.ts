import type {
  FailureReason,
  ModelAnswer,
  ModelRequest,
  OfferedTool,
  ProposedCall,
} from "../../../core/ports/language-model.ts";
import { offered } from "../tool-shape.ts";
import type { Heard, WireCall } from "../wire/answer-parts.ts";
import { coerceArguments } from "./coerce.ts";
import { findCalls } from "./find-calls.ts";
import { jsonEnd, lenientJson } from "./json-text.ts";
import { cleanText, createTextScanner } from "./text-scanner.ts";

export interface Interpreted {
  answer: ModelAnswer;
  repairs: string[];
  /** For a second try: what was wrong, in words for the model. */
  remark?: string;
}

/** The stream ended without saying so. */
export type HowEnded = "complete" | "cut" | "long";

/** Talk about the tools instead of an answer. */
const TOOL_TALK =
  /\b(?:functions?|tools?)\b[^.]{0,60}\b(?:insufficient|not (?:able|sufficient|suitable)|cannot|do(?:es)? not)\b/i;
const SHORT = 300;
const LENGTH = /^(?:length|max_tokens)$/;

/** Makes of what was heard the one thing that it is: calls, JSON, text, or an answer that cannot be used. */
export function interpret(heard: Heard, ended: HowEnded, request: ModelRequest): Interpreted {
  const repairs = heard.broken > 0 ? ["broken-events"] : [];
  if (heard.finish === "content_filter" && heard.text === "")
    return { answer: { kind: "fail", failure: "refused", reason: "filtered" }, repairs };
  if (request.json) return { ...readJson(heard.text, ended, request.json), repairs };
  const tools = request.tools ?? [];
  const cut = ended === "cut" || LENGTH.test(heard.finish ?? "");
  if (heard.calls.length > 0) return readCalls(heard.calls, "native", { tools, cut, repairs });
  const found = findCalls(heard.text, (name) => offered(tools, name) !== undefined);
  if (!found) return readText(heard, ended, { tools, cut, repairs });
  const source = found.protocol ? "protocol" : "text";
  if (!found.protocol) repairs.push("call-in-text");
  // A whole call in a text that went on was not all that was meant.
  return readCalls(found.calls, source, { tools, cut: ended === "cut", repairs });
}

interface Circumstances {
  tools: OfferedTool[];
  cut: boolean;
  repairs: string[];
}

function readCalls(
  calls: WireCall[],
  source: ProposedCall["source"],
  { tools, cut, repairs }: Circumstances,
): Interpreted {
  if (cut) return bad("cut-call", repairs, "Your last answer broke off. Be brief.");
  const proposed: ProposedCall[] = [];
  for (const { name, args } of calls) {
    const tool = offered(tools, name);
    if (!tool) return bad("unknown-tool", repairs, noSuchTool(tools));
    const coerced = coerceArguments(args, tool);
    if ("unreadable" in coerced) {
      const reason = coerced.unreadable === "cut" ? "cut-call" : "bad-arguments";
      return bad(reason, repairs, "The args of your last answer were no JSON object.");
    }
    repairs.push(...coerced.repairs);
    const { wrong, missing } = coerced;
    if (wrong.length > 0)
      return bad("bad-arguments", repairs, `These args do not fit: ${wrong.join(", ")}.`);
    proposed.push({ tool: tool.name, args: coerced.args, missing, source });
  }
  const [call, ...others] = distinct(proposed);
  if (!call) return bad("empty", repairs);
  return { answer: { kind: "call", call, others }, repairs };
}

function noSuchTool(tools: OfferedTool[]): string {
  if (tools.length === 0) return "There are no tools here. Answer in plain text.";
  return `There is no such tool. Use ${tools.map(({ name }) => name).join(", ")}, or answer in plain text.`;
}

function distinct(calls: ProposedCall[]): ProposedCall[] {
  const seen = new Set<string>();
  return calls.filter(({ tool, args }) => {
    const key = JSON.stringify([tool, Object.entries(args).sort()]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function readText(
  heard: Heard,
  ended: HowEnded,
  { tools, cut, repairs }: Circumstances,
): Interpreted {
  const leak = leakOf(heard.text);
  if (leak === "cut") return bad("cut-call", repairs, "Your last answer broke off. Be brief.");
  if (leak === "unreadable")
    return bad("bad-arguments", repairs, "Your last answer was no valid JSON.");
  const text = cleanText(heard.text);
  if (text === "") return bad(ended === "cut" ? "cut" : "empty", repairs);
  if (text !== heard.text.trim()) repairs.push("cleaned");
  if (tools.length > 0 && text.length < SHORT && TOOL_TALK.test(text))
    return bad("unknown-tool", [...repairs, "tool-talk"], noSuchTool([]));
  const length = ended === "long" || cut;
  const how = ended === "cut" ? "cut" : length ? "length" : "complete";
  return { answer: { kind: "text", text, ended: how }, repairs };
}

/** A call that breaks off, or an answer that begins like one and cannot be read. */
function leakOf(text: string): "cut" | "unreadable" | null {
  const scanner = createTextScanner();
  const shown = scanner.feed(text);
  const held = scanner.pending();
  const start = held.search(/[{[]/);
  // A lonely bracket at the end of a text is just that.
  if (held.trim().length < 3 || (start < 0 && !/^<(?:function=|tool_call>)/.test(held)))
    return null;
  if (start < 0 || jsonEnd(held, start) === null) return "cut";
  return shown === "" && /^\s*(?:[{<]|\[TOOL|```\w*\s*\{\s*"(?:tool|name)")/.test(held)
    ? "unreadable"
    : null;
}

function readJson(
  text: string,
  ended: HowEnded,
  schema: NonNullable<ModelRequest["json"]>,
): Pick<Interpreted, "answer" | "remark"> {
  const clean = cleanText(text);
  const start = clean.search(/[{[]/);
  const end = start < 0 ? null : jsonEnd(clean, start);
  const value = lenientJson(end === null ? clean : clean.slice(start, end));
  const parsed = schema.safeParse(value);
  if (ended !== "cut" && value !== undefined && parsed.success)
    return { answer: { kind: "json", value: parsed.data } };
  const { answer, remark } = bad("bad-json", [], "Your last answer was not of that JSON Schema.");
  return { answer, ...(remark !== undefined && { remark }) };
}

function bad(reason: FailureReason, repairs: string[], remark?: string): Interpreted {
  const answer = { kind: "fail", failure: "bad-output", reason } as const;
  return { answer, repairs, ...(remark !== undefined && { remark }) };
}
