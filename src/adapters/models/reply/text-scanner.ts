import { jsonEnd } from "./json-text.ts";

/** Opening of anything that is not for the person's eyes, or may turn out so. */
const SUSPECTS = /[<{[`]/;
const TOKEN = /^<\|[^|<>]{0,40}\|>/;
const HEADER = /^<\|start_header_id\|>[\s\w]{0,20}<\|end_header_id\|>/;
const HEADER_PART = /^<\|start_header_id\|>[\s\w]{0,20}(?:<\|?[a-z_]{0,13}\|?)?$/;
const THINK = /^<(think|thinking|reasoning)>/i;
const THINK_END = /^<\/(?:think|thinking|reasoning)>/i;
const CALL_TAGS = [
  "<tool_call>",
  "</tool_call>",
  "<function=",
  "</function>",
  "[TOOL_REQUEST]",
  "[END_TOOL_REQUEST]",
];
/** What a tag of ours may begin with, while it is not all there. */
const TAGS = [
  ...CALL_TAGS,
  "<think>",
  "<thinking>",
  "<reasoning>",
  "</think>",
  "</thinking>",
  "</reasoning>",
];
const CALL_KEYS = /^(?:name|tool|function|type|parameters|arguments|args|tool_calls)$/;

type Verdict =
  /** Part of the text. */
  | "plain"
  /** More is needed, or it looks like a call: nothing from here on is shown before the end. */
  | "wait"
  /** So many characters are not for the person. */
  | { drop: number /** Blanks after it go too. */; blanks?: true };

/**
 * Cleans text as it comes: thoughts and special tokens go, and whatever may be a call is held back until the end
 * (`finish`), when it is known whether it was one. The pieces joined are the clean text, however it was cut into
 * chunks.
 */
export function createTextScanner() {
  let held = "";
  let said = false;
  /** Blanks at the end are shown only when something follows. */
  let blanks = "";
  let skipBlanks = false;

  function release(text: string): string {
    const wanted = skipBlanks ? text.trimStart() : text;
    if (wanted !== "") skipBlanks = false;
    const all = blanks + wanted;
    const shown = all.trimEnd();
    if (shown === "") {
      blanks = said ? all : "";
      return "";
    }
    blanks = all.slice(shown.length);
    const first = !said;
    said = true;
    return first ? shown.trimStart() : shown;
  }

  function advance(last: boolean): string {
    let out = "";
    for (;;) {
      const at = held.search(SUSPECTS);
      if (at < 0) {
        out += release(held);
        held = "";
        return out;
      }
      out += release(held.slice(0, at));
      held = held.slice(at);
      const verdict = judge(held, last);
      if (verdict === "wait") return out;
      if (verdict === "plain") {
        out += release(held.slice(0, 1));
        held = held.slice(1);
        continue;
      }
      held = held.slice(verdict.drop);
      skipBlanks = verdict.blanks === true;
    }
  }

  return {
    /** What can be shown now. */
    feed(chunk: string): string {
      held += chunk;
      return advance(false);
    },
    /** What is held back. */
    pending: () => held,
    /** The rest, when it was no call. */
    finish(): string {
      return advance(true);
    },
  };
}

/** The whole text, cleaned. */
export function cleanText(text: string): string {
  const scanner = createTextScanner();
  return scanner.feed(text) + scanner.finish();
}

/** `text` begins with a suspect. */
function judge(text: string, last: boolean): Verdict {
  if (text.startsWith("<")) return judgeTag(text, last);
  if (last) return callTag(text);
  if (text.startsWith("`")) return judgeFence(text);
  return mayBeCall(text) ? "wait" : "plain";
}

function judgeTag(text: string, last: boolean): Verdict {
  const header = HEADER.exec(text);
  if (header) return { drop: header[0].length, blanks: true };
  if (!last && HEADER_PART.test(text)) return "wait";
  const token = TOKEN.exec(text);
  // A header that never ends takes the role after it along.
  if (token?.[0] === "<|start_header_id|>")
    return { drop: (/^<\|start_header_id\|>\s*[a-z]{0,12}/.exec(text)?.[0] ?? token[0]).length };
  if (token) return { drop: token[0].length };
  if (THINK.test(text)) return thought(text, last);
  const end = THINK_END.exec(text);
  if (end) return { drop: end[0].length, blanks: true };
  if (last) return callTag(text);
  if (/^<\|?[\w|]{0,40}$/.test(text) && (text.length === 1 || text[1] === "|")) return "wait";
  if (CALL_TAGS.some((tag) => text.startsWith(tag))) return "wait";
  return TAGS.some((tag) => tag.startsWith(text.toLowerCase())) ? "wait" : "plain";
}

/** A thought that never ends is all thought. */
function thought(text: string, last: boolean): Verdict {
  const close = /<\/(?:think|thinking|reasoning)>/i.exec(text);
  if (close) return { drop: close.index + close[0].length, blanks: true };
  return last ? { drop: text.length } : "wait";
}

/** Tags of a call that nobody could read are still no text. */
function callTag(text: string): Verdict {
  const tag = CALL_TAGS.find((one) => text.startsWith(one));
  if (tag === undefined) return "plain";
  return {
    drop: tag === "<function=" ? (/^<function=[\w.-]*>?/.exec(text)?.[0].length ?? 0) : tag.length,
  };
}

function judgeFence(text: string): Verdict {
  if (/^`{1,2}$/.test(text)) return "wait";
  const fence = /^```[\w-]*\s*/.exec(text);
  if (!fence) return "plain";
  const inside = text.slice(fence[0].length);
  return inside === "" || mayBeCall(inside) ? "wait" : "plain";
}

/** So far it may be a call: JSON whose first key calls have, a list of such, or `[name(`. */
function mayBeCall(text: string): boolean {
  if (text.startsWith("[")) {
    const inner = text.slice(1).trimStart();
    if (inner === "" || "[TOOL_REQUEST]".startsWith(text)) return true;
    if (text.startsWith("[TOOL_REQUEST]") || text.startsWith("[END_TOOL_REQUEST]")) return true;
    if (inner.startsWith("{")) return mayBeCall(inner);
    return /^[A-Za-z_][\w.]*(?:\(|$)/.test(inner);
  }
  if (!text.startsWith("{")) return false;
  const key = /^\{\s*(?:$|(["'])([\w]*)(\1)?)/.exec(text);
  if (!key) return false;
  if (key[3] !== undefined) return CALL_KEYS.test(key[2] ?? "") && !isOtherData(text);
  return true;
}

/** Whole, and with none of what a call has besides its name. */
function isOtherData(text: string): boolean {
  const end = jsonEnd(text, 0);
  if (end === null) return false;
  return !/"(?:tool|function|parameters|arguments|args|type)"/.test(text.slice(0, end));
}
