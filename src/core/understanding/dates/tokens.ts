import { fold } from "../tokens.ts";
import type { DateWords } from "./date-words.ts";

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
  /** Starts with a capital letter. */
  upper: boolean;
  /** Set for a run of digits. */
  value?: number;
}

/** Longer texts are cut: nobody says a time after so many words, and it bounds the work. */
const MAX_TOKENS = 4000;
const PIECE = /(\s+)|(\d+)|(\p{L}+(?:'\p{L}+)*)|(.)/gsu;

/** Cuts a text into tokens. Words that are written as one and read as two share their place. */
export function tokenize(
  text: string,
  { letters, compounds }: Pick<DateWords, "letters" | "compounds">,
): Token[] {
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
    const upper = raw[0] !== lower[0];
    const end = start + raw.length;
    const folded = fold(lower, letters);
    const [first = folded, ...more] = compounds.get(folded) ?? [];
    const token: Token = { text: first, start, end, spaced, capital, upper };
    // Longer runs of digits are no part of a time, and would not be exact numbers.
    if (match[2] !== undefined && match[2].length <= 8) token.value = Number(match[2]);
    tokens.push(token);
    for (const word of more) tokens.push({ text: word, start, end, spaced: true, capital, upper });
    if (tokens.length >= MAX_TOKENS) break;
    spaced = false;
  }
  return tokens;
}
