import type { WireCall } from "../wire/answer-parts.ts";
import { type Fields, fieldsOf, textOf } from "../wire/fields.ts";
import { jsonEnd, lenientJson } from "./json-text.ts";
import { pythonCall } from "./python-call.ts";

export interface FoundCalls {
  calls: WireCall[];
  /** Written the way we asked for, with nothing around it. */
  protocol: boolean;
}

/** Where a call may begin. */
const STARTS = /[{[]|<function=|<tool_call>|```|[A-Za-z_][\w.]*\.call\(/g;
/** A lead-in is over where a sentence, a colon or a line ends. */
const LEAD_IN = /(?:[.:!]|\n)\s*$/;
/** Beginnings that are tried; a real call is at the first or second. */
const MAX_TRIES = 50;
const BETWEEN = /^[\s;,]*/;
const NAME_KEYS = ["tool", "name"];
const ARGS_KEYS = ["args", "arguments", "parameters", "input"];
const THOUGHT = /<(think|thinking|reasoning)>[\s\S]*?(?:<\/\1>|$)/gi;
const TOKENS = /<\|[^|<>]{0,40}\|>/g;

/**
 * Calls that a model wrote as text: bare or fenced JSON, several of them, `<function=..>`, `<tool_call>`,
 * `[TOOL_REQUEST]`, Python. Only a text that is nothing but calls after at most a lead-in counts: a call quoted
 * inside a sentence is part of that sentence.
 */
export function findCalls(text: string, isOffered: (name: string) => boolean): FoundCalls | null {
  const plain = text.replaceAll(THOUGHT, "").replaceAll(TOKENS, "\n").trim();
  const starts = [...plain.matchAll(STARTS)].slice(0, MAX_TRIES);
  for (const match of starts) {
    const before = plain.slice(0, match.index);
    if (before.trim() !== "" && !LEAD_IN.test(before)) continue;
    const calls = callsToTheEnd(plain.slice(match.index), isOffered);
    if (!calls) continue;
    const only = fieldsOf(before === "" && calls.length === 1 ? lenientJson(plain) : null);
    return { calls, protocol: "tool" in only && "args" in only };
  }
  return null;
}

/** One call after the other and nothing else; null when there is anything else. */
function callsToTheEnd(text: string, isOffered: (name: string) => boolean): WireCall[] | null {
  const calls: WireCall[] = [];
  let rest = text;
  while (rest !== "") {
    const found = callAtStart(rest, isOffered);
    if (!found) return null;
    calls.push(...found.calls);
    rest = rest.slice(found.length).replace(BETWEEN, "");
  }
  return calls.length > 0 ? calls : null;
}

interface AtStart {
  calls: WireCall[];
  length: number;
}

const FORMS = [
  { open: /^```[\w-]*\s*/, close: /^\s*```/ },
  { open: /^<tool_call>\s*/, close: /^\s*(?:<\/tool_call>)?/ },
  { open: /^\[TOOL_REQUEST\]\s*/, close: /^\s*(?:\[END_TOOL_REQUEST\])?/ },
] as const;
const TAGGED = /^<function=([\w.-]+)>\s*/;

function callAtStart(text: string, isOffered: (name: string) => boolean): AtStart | null {
  for (const { open, close } of FORMS) {
    const start = open.exec(text)?.[0].length;
    if (start !== undefined) return wrapped(text, start, close, isOffered);
  }
  const tagged = TAGGED.exec(text);
  if (tagged) return taggedCall(text, tagged[0].length, tagged[1] as string);
  return jsonCalls(text, isOffered) ?? pythonCall(text);
}

function wrapped(
  text: string,
  start: number,
  close: RegExp,
  isOffered: (name: string) => boolean,
): AtStart | null {
  let at = start;
  const calls: WireCall[] = [];
  for (;;) {
    const inner = jsonCalls(text.slice(at), isOffered) ?? pythonCall(text.slice(at));
    if (!inner) break;
    calls.push(...inner.calls);
    at += inner.length;
    at += BETWEEN.exec(text.slice(at))?.[0].length ?? 0;
  }
  const end = close.exec(text.slice(at));
  if (calls.length === 0 || !end) return null;
  return { calls, length: at + end[0].length };
}

function taggedCall(text: string, start: number, name: string): AtStart | null {
  const end = text[start] === "{" ? jsonEnd(text, start) : null;
  if (end === null) return null;
  const args = lenientJson(text.slice(start, end));
  if (args === undefined) return null;
  const close = /^\s*(?:<\/function>)?/.exec(text.slice(end))?.[0].length ?? 0;
  return { calls: [{ name, args }], length: end + close };
}

function jsonCalls(text: string, isOffered: (name: string) => boolean): AtStart | null {
  if (!/^[{[]/.test(text)) return null;
  const length = jsonEnd(text, 0);
  if (length === null) return null;
  const value = lenientJson(text.slice(0, length));
  const calls = (Array.isArray(value) ? value : [value]).map((one) => callOf(one, isOffered));
  const real = calls.filter((call) => call !== null);
  return real.length > 0 && real.length === calls.length ? { calls: real, length } : null;
}

/** The call that a JSON object is. */
function callOf(value: unknown, isOffered: (name: string) => boolean): WireCall | null {
  const fields = fieldsOf(value);
  const inner = fieldsOf(fields["function"]);
  if (typeof inner["name"] === "string") return callOf({ ...inner, type: "function" }, isOffered);
  const [listed] = Array.isArray(fields["tool_calls"]) ? fields["tool_calls"] : [];
  if (listed !== undefined) return callOf(listed, isOffered);
  const nameKey = NAME_KEYS.find((key) => typeof fields[key] === "string") ?? "function";
  const name = textOf(fields[nameKey]);
  if (name === undefined) return null;
  const argsKey = ARGS_KEYS.find((key) => key in fields);
  if (argsKey !== undefined) return { name, args: fields[argsKey] };
  // Arguments beside the name, or a name alone.
  const known = isOffered(name) || fields["type"] === "function" || nameKey !== "name";
  return known || looksLikeToolName(fields, name) ? { name, args: without(fields, nameKey) } : null;
}

/** `{"name":"analysis","location":"x"}`: a call to something that does not exist; "name": "John" is data. */
function looksLikeToolName(fields: Fields, name: string): boolean {
  return Object.keys(fields).length > 1 && /^[a-z][a-z0-9_.]*$/.test(name);
}

function without(fields: Fields, nameKey: string): Fields {
  const { [nameKey]: _name, type: _type, ...rest } = fields;
  return rest;
}
