/**
 * Text into words. One pass over the characters, no backtracking, so any input costs linear time.
 */

/** A word as matched (`norm`) and where it stands in the text. Contractions give two tokens with one span. */
export interface Token {
  /** Lower case, straight apostrophes, contractions opened ("what's" is "what" + "is"). */
  norm: string;
  /** UTF-16 offsets in the text; the end is exclusive. */
  start: number;
  end: number;
}

/** Contractions of a language: the written form to its words. */
export type Contractions = ReadonlyMap<string, readonly string[]>;

const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}_]/u;
const INNER = new Set(["'", "’", "ʼ", ":", ".", "/", "-", "@", "&"]);
const DIGIT = /\d/;

/** Splits `text` into words; punctuation, spaces and pictures are between tokens and never in one. */
export function tokenize(text: string, contractions: Contractions): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (!isWordAt(text, at)) {
      at += charLength(text, at);
      continue;
    }
    const end = wordEnd(text, at);
    pushWord(tokens, text.slice(at, end), at, contractions);
    at = end;
  }
  return tokens;
}

function isWordAt(text: string, at: number): boolean {
  return LETTER_OR_DIGIT.test(text.slice(at, at + charLength(text, at)));
}

function charLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    if (isWordAt(text, at)) at += charLength(text, at);
    else if (joins(text, at)) at += 1;
    else break;
  }
  return at;
}

/** An apostrophe or hyphen joins letters; a colon, dot or slash joins digits only ("8:30", "5.6.2027"). */
function joins(text: string, at: number): boolean {
  const mark = text[at] ?? "";
  if (!INNER.has(mark) || at + 1 >= text.length || !isWordAt(text, at + 1)) return false;
  const before = text[at - 1] ?? "";
  const after = text[at + 1] ?? "";
  if (mark === ":" || mark === "/") return DIGIT.test(before) && DIGIT.test(after);
  if (mark === ".") return (DIGIT.test(before) && DIGIT.test(after)) || isInitialism(text, at);
  return true;
}

/** "p.m" and "a.m": a dot between single letters. */
function isInitialism(text: string, at: number): boolean {
  const single = (index: number) => index < 0 || index >= text.length || !isWordAt(text, index);
  return (
    /[a-zA-Z]/.test(text[at - 1] ?? "") &&
    single(at + 2) &&
    (single(at - 2) || DIGIT.test(text[at - 2] ?? ""))
  );
}

function pushWord(tokens: Token[], word: string, start: number, contractions: Contractions): void {
  const norm = word.toLowerCase().replaceAll("’", "'").replaceAll("ʼ", "'");
  const end = start + word.length;
  const opened = contractions.get(norm);
  if (opened) {
    for (const part of opened) tokens.push({ norm: part, start, end });
    return;
  }
  if (norm.endsWith("'s") && norm.length > 2) {
    tokens.push({ norm: norm.slice(0, -2), start, end: end - 2 });
    tokens.push({ norm: "'s", start: end - 2, end });
    return;
  }
  tokens.push({ norm, start, end });
}

/** Words in a form that can be compared: lower case, single spaces, no punctuation. */
export function normalWords(text: string, contractions: Contractions): string {
  return tokenize(text, contractions)
    .map((token) => token.norm)
    .join(" ");
}
