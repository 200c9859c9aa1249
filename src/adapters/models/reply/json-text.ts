/** Strings whole, so that what they say does not count; a quote that never closes is its own piece. */
const STRUCTURE = /"(?:[^"\\]|\\[\s\S])*"|["{}[\]]/g;

/** Index after the JSON object or array that begins at `start`, or null when it never ends. */
export function jsonEnd(text: string, start: number): number | null {
  let depth = 0;
  STRUCTURE.lastIndex = start;
  for (let match = STRUCTURE.exec(text); match; match = STRUCTURE.exec(text)) {
    const [piece] = match;
    if (piece === '"') return null;
    if (piece === "{" || piece === "[") depth++;
    else if (piece === "}" || piece === "]") depth--;
    if (depth === 0) return match.index + 1;
  }
  return null;
}

const STRING = /"(?:[^"\\]|\\[\s\S])*"/g;
const WORDS: Record<string, string> = { True: "true", False: "false", None: "null" };

/**
 * JSON as models write it: trailing commas, Python's words, line breaks in strings, single quotes. Never closes
 * what is open: a cut value stays undefined.
 */
export function lenientJson(text: string): unknown {
  const strict = parsed(text);
  if (strict !== undefined) return strict;
  const outside = (part: string) =>
    part
      .replaceAll(/\b(?:True|False|None)\b/g, (word) => WORDS[word] ?? word)
      .replaceAll(/,(\s*[}\]])/g, "$1");
  const repaired = mapParts(text, outside, (string) => string.replaceAll(/[\n\r\t]/g, escaped));
  return parsed(repaired) ?? parsed(outside(singleQuoted(text)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function mapParts(
  text: string,
  outside: (part: string) => string,
  inside: (part: string) => string,
): string {
  let result = "";
  let last = 0;
  for (const match of text.matchAll(STRING)) {
    result += outside(text.slice(last, match.index)) + inside(match[0]);
    last = match.index + match[0].length;
  }
  return result + outside(text.slice(last));
}

function escaped(char: string): string {
  return char === "\n" ? "\\n" : char === "\r" ? "\\r" : "\\t";
}

/** Only where no double quote is in the way: anything else would be guessing. */
function singleQuoted(text: string): string {
  if (text.includes('"')) return text;
  return text.replaceAll(/'((?:[^'\\]|\\.)*)'/g, (_, inner: string) => JSON.stringify(inner));
}
