import type { WireCall } from "../wire/answer-parts.ts";
import { jsonEnd, lenientJson } from "./json-text.ts";

const HEAD = /^([A-Za-z_][\w.]*)\(/;
const ARGUMENT = /^\s*([A-Za-z_]\w*)\s*=\s*/;
const BARE = /^[^\s,()"'[\]{}]+/;

/** `[f(a="x", n=5), g()]` or `f.call(a="x")` at the start of the text; null for anything else. */
export function pythonCall(text: string): { calls: WireCall[]; length: number } | null {
  const listed = text.startsWith("[");
  const calls: WireCall[] = [];
  let at = listed ? 1 : 0;
  for (;;) {
    at += blanks(text, at);
    const one = oneCall(text.slice(at), listed);
    if (!one) return null;
    calls.push(one.call);
    at += one.length;
    at += blanks(text, at);
    if (!listed) return { calls, length: at };
    if (text[at] === "]") return { calls, length: at + 1 };
    if (text[at] !== ",") return null;
    at++;
  }
}

/** Outside a list only the form `name.call(...)` counts; `word(...)` is how people write too. */
function oneCall(text: string, listed: boolean): { call: WireCall; length: number } | null {
  const head = HEAD.exec(text);
  const name = head?.[1];
  if (!head || name === undefined || (!listed && !name.endsWith(".call"))) return null;
  const args: Record<string, unknown> = {};
  let at = head[0].length;
  for (;;) {
    at += blanks(text, at);
    if (text[at] === ")")
      return { call: { name: name.replace(/\.call$/, ""), args }, length: at + 1 };
    const key = ARGUMENT.exec(text.slice(at));
    if (!key) return null;
    at += key[0].length;
    const value = literal(text.slice(at));
    if (!value) return null;
    args[key[1] as string] = value.value;
    at += value.length;
    at += blanks(text, at);
    if (text[at] === ",") at++;
  }
}

function literal(text: string): { value: unknown; length: number } | null {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/s.exec(text)?.[0];
  const length =
    quoted?.length ?? (/^[{[]/.test(text) ? jsonEnd(text, 0) : BARE.exec(text)?.[0].length);
  if (!length) return null;
  const value = lenientJson(text.slice(0, length));
  return value === undefined ? null : { value, length };
}

function blanks(text: string, at: number): number {
  return /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
}
