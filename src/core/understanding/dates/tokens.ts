/** Words, numbers and signs of a text with their places. One pass, no backtracking, linear in the text. */

export interface Token {
  /** Lower case; curly quotes straightened; for a number its digits. */
  text: string;
  start: number;
  /** Exclusive. */
  end: number;
  /** White space (or the start of the text) comes before it. */
  spaced: boolean;
  /** Written in capitals throughout. */
  capital: boolean;
  /** Set for a run of digits. */
  value?: number;
}

/** Longer texts are cut: nobody says a time after so many words, and it bounds the work. */
const MAX_TOKENS = 4000;
const PIECE = /(\s+)|(\d+)|(\p{L}+(?:'\p{L}+)*)|(.)/gsu;

/** Cuts a text into tokens. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let spaced = true;
  for (const match of text.replace(/[’‘]/g, "'").matchAll(PIECE)) {
    if (match[1] !== undefined) {
      spaced = true;
      continue;
    }
    const start = match.index;
    const [raw] = match;
    const lower = raw.toLowerCase();
    const capital = raw !== lower && raw === raw.toUpperCase();
    const token: Token = { text: lower, start, end: start + raw.length, spaced, capital };
    // Longer runs of digits are no part of a time, and would not be exact numbers.
    if (match[2] !== undefined && match[2].length <= 8) token.value = Number(match[2]);
    tokens.push(token);
    if (tokens.length >= MAX_TOKENS) break;
    spaced = false;
  }
  return tokens;
}
