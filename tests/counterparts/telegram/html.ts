/**
 * How the Bot API reads `parse_mode: "HTML"`: which documents it refuses and what is left as text. Written
 * after the parser in tdlib/td (MessageEntity.cpp, parse_html); offsets are UTF-16 units, where the real one
 * reports bytes.
 */

export interface Entity {
  tag: string;
  /** UTF-16 units into the text. */
  offset: number;
  length: number;
  attributes: Record<string, string>;
}

export type ParsedHtml =
  | { ok: true; text: string; entities: Entity[] }
  | { ok: false; problem: string };

const TAGS = new Set(
  "a b strong i em s strike del u ins tg-spoiler tg-emoji tg-time span pre code blockquote".split(
    " ",
  ),
);
const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };
const ATTRIBUTE = /^\s+([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]+)(?=[\s>])))?/;
const TIME_FORMAT = /^(?:r|w?[dD]?[tT]?)$/;

/** Parses one text; never throws. */
export function parseHtml(source: string): ParsedHtml {
  const state: State = { text: "", open: [], entities: [] };
  for (let at = 0; at < source.length; ) {
    const step = readStep(source.slice(at), state);
    if (typeof step === "string") {
      const offset = Buffer.byteLength(source.slice(0, at));
      return { ok: false, problem: `${step} at byte offset ${offset}` };
    }
    at += step;
  }
  const left = state.open.at(-1);
  if (left)
    return { ok: false, problem: `Can't find end tag corresponding to start tag "${left.tag}"` };
  return { ok: true, text: state.text, entities: state.entities };
}

interface State {
  text: string;
  open: Entity[];
  entities: Entity[];
}

/** Reads a character or a tag: how much of the source it took, or what is wrong with it. */
function readStep(rest: string, state: State): number | string {
  if (rest.startsWith("</")) return readEndTag(rest, state);
  if (rest.startsWith("<")) {
    const start = readStartTag(rest);
    if ("problem" in start) return start.problem;
    const { tag, attributes } = start;
    state.open.push({ tag, attributes, offset: state.text.length, length: 0 });
    return start.length;
  }
  const { char, length } = rest.startsWith("&")
    ? decodeEntity(rest)
    : { char: rest.charAt(0), length: 1 };
  state.text += char;
  return length;
}

function readEndTag(rest: string, state: State): number | string {
  const end = /^<\/([^\s>]*)\s*>/.exec(rest);
  const started = state.open.pop();
  if (!started) return "Unexpected end tag";
  if (!end) return "Unclosed end tag";
  const name = (end[1] ?? "").toLowerCase();
  if (name !== "" && name !== started.tag)
    return `Unmatched end tag, expected "</${started.tag}>", found "</${name}>"`;
  const entity = { ...started, length: state.text.length - started.offset };
  const problem = problemOf(entity);
  if (problem) return problem;
  if (entity.length > 0) state.entities.push(entity);
  return end[0].length;
}

function readStartTag(
  rest: string,
): { tag: string; attributes: Record<string, string>; length: number } | { problem: string } {
  const name = /^<([^\s>]*)/.exec(rest)?.[1] ?? "";
  let at = 1 + name.length;
  if (at >= rest.length) return { problem: "Unclosed start tag" };
  const tag = name.toLowerCase();
  if (!TAGS.has(tag)) return { problem: `Unsupported start tag "${tag}"` };
  const attributes: Record<string, string> = {};
  for (;;) {
    const end = /^\s*>/.exec(rest.slice(at));
    if (end) return { tag, attributes, length: at + end[0].length };
    const found = ATTRIBUTE.exec(rest.slice(at));
    if (!found?.[1]) return { problem: `Unclosed start tag "${tag}"` };
    attributes[found[1]] = decode(found[2] ?? found[3] ?? found[4] ?? "");
    at += found[0].length;
  }
}

function problemOf({ tag, attributes, length }: Entity): string | undefined {
  if (tag === "span" && attributes["class"] !== "tg-spoiler")
    return 'Tag "span" must have class "tg-spoiler"';
  if (tag === "tg-emoji" && length > 0 && !/^\d+$/.test(attributes["emoji-id"] ?? ""))
    return "Invalid custom emoji identifier specified";
  if (tag === "tg-time" && length > 0 && !TIME_FORMAT.test(attributes["format"] ?? ""))
    return "Invalid date format specified";
  return undefined;
}

function decode(value: string): string {
  return value.replace(/&(?:#x?[0-9a-f]+|[a-z]+);?/gi, (found) => decodeEntity(found).char);
}

/** What is no known entity stays as it is. */
function decodeEntity(rest: string): { char: string; length: number } {
  const found = /^&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));?/i.exec(rest);
  if (found?.[3] !== undefined) {
    const char = NAMED[found[3]];
    return char === undefined ? { char: "&", length: 1 } : { char, length: found[0].length };
  }
  const code = found?.[1] ? Number.parseInt(found[1], 16) : Number(found?.[2] ?? 0);
  if (!found || code === 0 || code >= 0x10ffff) return { char: "&", length: 1 };
  return { char: String.fromCodePoint(code), length: found[0].length };
}

/** What the server does to a parsed text before it looks at its length (TDLib, clean_input_string; trimming). */
export function cleanText(text: string): string {
  return text
    .replace(/[\r\u2028-\u202e]/g, "")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .trim();
}

/** Nothing that can be seen is in it (TDLib, is_empty_string). */
export function isEmptyText(text: string): boolean {
  return !/[^\s\u180e\u200b-\u200f\u202e\u2800\ufeff\ufffc]/u.test(text);
}
