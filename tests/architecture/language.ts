/** Finds words of a language in code: they belong to the folder of that language. */
import { withoutComments } from "./source.ts";

/** Written the same in every language: zones, notations of times and of rules. */
const FORMAL = new Set([
  "utc",
  "gmt",
  "FREQ",
  "INTERVAL",
  "MONTHLY",
  "YEARLY",
  "America",
  "Argentina",
  "Sao_Paulo",
  "Bogota",
  "Lima",
  "Santiago",
  "Mexico",
  "US",
  "Pacific",
  "Honolulu",
]);

const READ = String.raw`(?:\bword(?:At)?\((?:[^()]|\([^()]*\))*\)|\.norm\b|\b(?:text|norm|after|before|phrase|joined|typed|lower)\b)`;
const LITERAL = String.raw`"([^"\n]*\p{L}[^"\n]*)"`;
/** What is said compared with a word, from either side, or looked for in it. */
const SAID: readonly RegExp[] = [
  new RegExp(String.raw`${READ}(?:\s*\?\?\s*"")?\)*\s*[!=]==?\s*${LITERAL}`, "gu"),
  new RegExp(String.raw`${LITERAL}\s*[!=]==?\s*${READ}`, "gu"),
  new RegExp(
    String.raw`${READ}(?:\s*\?\?\s*"")?\)*\.(?:includes|startsWith|endsWith|replace|replaceAll|indexOf|split)\(\s*${LITERAL}`,
    "gu",
  ),
];
const PATTERN =
  /(?<=[(,=:[!&|?{};>]\s*|return\s+)\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/[a-z]*/g;

/** One line per word of a language that the source holds. */
export function languageViolations(file: string, source: string): string[] {
  const code = withoutComments(source);
  const compared = SAID.flatMap((rule) => [...code.matchAll(rule)].map((match) => match[1] ?? ""));
  const patterns = [...code.matchAll(PATTERN)].flatMap((match) => lettersOf(match[1] ?? ""));
  return [...compared.filter(isWord), ...patterns].map((word) => `${file}: holds "${word}"`);
}

/** A lone letter is a notation ("9h", "2026-12-08T09"). */
function isWord(literal: string): boolean {
  return !/^\p{L}$/u.test(literal) && !FORMAL.has(literal);
}

/** Runs of letters in a regular expression, without its own notation. */
function lettersOf(pattern: string): string[] {
  const plain = pattern
    .replace(/\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\./g, " ")
    .replace(/\[[^\]]*\]/g, " ")
    .replace(/\(\?(?:[:=!]|<[=!]|<\w+>)/g, " ");
  return (plain.match(/\p{L}[\p{L}_]+/gu) ?? []).filter(isWord);
}
