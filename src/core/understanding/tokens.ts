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

/** How the words of a language are written: what a word is compared by, and what opens into several. */
export interface Spelling {
  /** Letters that are also written in another way ("ä" is "ae"); words are compared by the second. */
  letters: ReadonlyMap<string, string>;
  /** Contractions: the written form to its words. */
  contractions: ReadonlyMap<string, readonly string[]>;
  /** Endings that are words of their own: "'s". */
  endings: readonly string[];
}

/** A word in the letters by which it is compared; lower case stays to the caller. */
export function fold(word: string, letters: ReadonlyMap<string, string>): string {
  if (letters.size === 0 || PLAIN.test(word)) return word;
  let out = "";
  for (const letter of word) out += letters.get(letter) ?? letter;
  return out;
}

/** No language folds plain letters. */
const PLAIN = /^[\x20-\x7e]*$/;
/** The same for the first 128 characters, which are nearly all. */
const PLAIN_WORD = Array.from({ length: 128 }, (_, code) => /\w/.test(String.fromCharCode(code)));
const INNER = new Set(["'", "’", "ʼ", ":", ".", "/", "-", "@", "&"]);
const DIGIT = /\d/;

/** What was split last in each way of writing: one message is looked at from many sides. */
const latest = new WeakMap<Spelling, { text: string; tokens: readonly Token[] }>();

/** Splits `text` into words; punctuation, spaces and pictures are between tokens and never in one. */
export function tokenize(text: string, spelling: Spelling): readonly Token[] {
  const before = latest.get(spelling);
  if (before?.text === text) return before.tokens;
  const tokens = split(text, spelling);
  latest.set(spelling, { text, tokens });
  return tokens;
}

function split(text: string, spelling: Spelling): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (!isWordAt(text, at)) {
      at += charLength(text, at);
      continue;
    }
    const end = wordEnd(text, at);
    pushWord(tokens, text.slice(at, end), at, spelling);
    at = end;
  }
  return tokens;
}

function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < PLAIN_WORD.length) return PLAIN_WORD[code] === true;
  // In its place, since V8 works such classes out where the expression is made: no work of a start.
  return /[\p{L}\p{N}\p{M}_]/u.test(text.slice(at, at + charLength(text, at)));
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

function pushWord(tokens: Token[], word: string, start: number, spelling: Spelling): void {
  const straight = word.toLowerCase().replaceAll("’", "'").replaceAll("ʼ", "'");
  const norm = fold(straight, spelling.letters);
  const end = start + word.length;
  const opened = spelling.contractions.get(norm);
  if (opened) {
    for (const part of opened) tokens.push({ norm: part, start, end });
    return;
  }
  const ending = spelling.endings.find((one) => norm.endsWith(one) && norm.length > one.length);
  if (ending !== undefined) {
    const cut = end - ending.length;
    tokens.push({ norm: norm.slice(0, -ending.length), start, end: cut });
    tokens.push({ norm: ending, start: cut, end });
    return;
  }
  tokens.push({ norm, start, end });
}

/** Words in a form that can be compared: lower case, single spaces, no punctuation. */
export function normalWords(text: string, spelling: Spelling): string {
  return tokenize(text, spelling)
    .map((token) => token.norm)
    .join(" ");
}

/** Where a phrase is recognised first. */
type Side = "front" | "back";
type Index = Record<Side, ReadonlyMap<string, readonly (readonly string[])[]>>;

const NONE: readonly (readonly string[])[] = [];
const indexes = new WeakMap<readonly string[], Index>();

/** Those of `phrases` that begin (or end) with `word`, each as its words. */
export function phrasesWith(
  phrases: readonly string[],
  side: Side,
  word: string,
): readonly (readonly string[])[] {
  let index = indexes.get(phrases);
  if (!index) {
    const split = phrases.map((phrase) => phrase.split(" "));
    index = {
      front: grouped(split, (words) => words[0]),
      back: grouped(split, (words) => words.at(-1)),
    };
    indexes.set(phrases, index);
  }
  return index[side].get(word) ?? NONE;
}

function grouped(
  phrases: readonly string[][],
  by: (words: readonly string[]) => string | undefined,
): Map<string, string[][]> {
  const groups = new Map<string, string[][]>();
  for (const words of phrases) {
    const key = by(words) ?? "";
    const group = groups.get(key);
    if (group) group.push(words);
    else groups.set(key, [words]);
  }
  return groups;
}
