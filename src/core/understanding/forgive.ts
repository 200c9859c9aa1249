import type { Locale } from "./locale.ts";
import { onceFor } from "./locales/once.ts";
import type { Token } from "./tokens.ts";

/** Slips are forgiven near the start only, where the command words stand. */
const FORGIVEN_TOKENS = 7;

/** Replaces a command word with one typing slip by the word that was meant, for matching only. */
export function forgive(tokens: readonly Token[], locale: Locale): Token[] {
  return spelledOut(tokens, locale).map((token, index) => {
    if (index >= FORGIVEN_TOKENS || token.norm.length < 5 || locale.notSlips.has(token.norm))
      return token;
    const alike = byFirstLetter(locale.forgiving).get(token.norm[0] ?? "") ?? [];
    if (alike.includes(token.norm)) return token;
    const meant = alike.find((word) => oneSlipApart(token.norm, word));
    return meant ? { ...token, norm: meant } : token;
  });
}

const byFirstLetter = onceFor((words: readonly string[]): ReadonlyMap<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const word of words) {
    const letter = word[0] ?? "";
    found.set(letter, [...(found.get(letter) ?? []), word]);
  }
  return found;
});

/** "remind me 2 call mum": a digit in the place of a word, in front of a word for something to do. */
function spelledOut(
  tokens: readonly Token[],
  { shorthands = [], taskVerbs }: Locale,
): readonly Token[] {
  if (shorthands.length === 0) return tokens;
  return tokens.map((token, index) => {
    const short = shorthands.find(({ written }) => written === token.norm);
    const before = tokens[index - 1]?.norm ?? "";
    const next = tokens[index + 1]?.norm ?? "";
    const meant = short?.after.has(before) && taskVerbs.has(next);
    return short && meant ? { ...token, norm: short.means } : token;
  });
}

/** One letter added, missing, replaced, or two neighbours swapped. The first letter must be right. */
export function oneSlipApart(typed: string, word: string): boolean {
  if (typed[0] !== word[0] || Math.abs(typed.length - word.length) > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  if (typed.slice(at) === word.slice(at)) return false;
  const swapped =
    typed[at] === word[at + 1] &&
    typed[at + 1] === word[at] &&
    typed.slice(at + 2) === word.slice(at + 2);
  return (
    swapped ||
    typed.slice(at + 1) === word.slice(at + 1) ||
    typed.slice(at) === word.slice(at + 1) ||
    typed.slice(at + 1) === word.slice(at)
  );
}
