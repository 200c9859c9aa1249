/** Just enough reading of TypeScript: comments, strings and imports. No parser is at hand. */

export interface Import {
  /** What is imported; undefined when it is computed at run time. */
  specifier: string | undefined;
  /** What stands between `import`/`export` and `from`; empty for the other forms. */
  clause: string;
  kind: "import" | "export" | "call";
}

const STATIC = /(?<![.\w$])(import|export)\b([^;'"()]*?)\bfrom\s*["']([^"']+)["']/g;
const SIDE_EFFECT = /(?<![.\w$])import\s*["']([^"']+)["']/g;
const CALL = /(?<![.\w$])(?:import|require)\s*\(\s*(?:["'`]([^"'`$]+)["'`])?/g;

/** Static imports, re-exports, side effects, dynamic imports, `require` and inline `import("x").T`. */
export function importsOf(text: string): Import[] {
  const code = withoutComments(text);
  const found: Import[] = [];
  for (const [, kind, clause, specifier] of code.matchAll(STATIC)) {
    found.push({ specifier, clause: clause?.trim() ?? "", kind: kind as "import" | "export" });
  }
  for (const [, specifier] of code.matchAll(SIDE_EFFECT)) {
    found.push({ specifier, clause: "", kind: "import" });
  }
  for (const [, specifier] of code.matchAll(CALL)) {
    found.push({ specifier, clause: "", kind: "call" });
  }
  return found;
}

export function withoutComments(text: string): string {
  return blank(text, ["comment"]);
}

export function withoutStrings(text: string): string {
  return blank(text, ["comment", "string", "regex"]);
}

const TOKENS: [kind: string, pattern: RegExp][] = [
  ["comment", /\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ["string", /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/y],
  // Kept whole, with what is between ${ and }: calls in there count as well.
  ["template", /`(?:\\[\s\S]|[^`\\])*`/y],
  ["word", /[\w$]+/y],
  ["space", /\s+/y],
];
const REGEX = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;
/** After one of these a slash starts a regular expression, after anything else it divides. */
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};>]|\breturn)$/;

/** Replaces tokens of these kinds by blanks. */
function blank(text: string, kinds: string[]): string {
  let result = "";
  let before = "";
  for (let at = 0; at < text.length; ) {
    const { kind, token } = tokenAt(text, at, before);
    if (kinds.includes(kind)) result += kind === "string" ? '""' : " ";
    else result += token;
    if (kind !== "space" && kind !== "comment") before = token;
    at += token.length;
  }
  return result;
}

function tokenAt(text: string, at: number, before: string): { kind: string; token: string } {
  for (const [kind, pattern] of TOKENS) {
    pattern.lastIndex = at;
    const token = pattern.exec(text)?.[0];
    if (token) return { kind, token };
  }
  REGEX.lastIndex = at;
  const regex = BEFORE_REGEX.test(before) ? REGEX.exec(text)?.[0] : undefined;
  if (regex) return { kind: "regex", token: regex };
  return { kind: "other", token: text.charAt(at) };
}
