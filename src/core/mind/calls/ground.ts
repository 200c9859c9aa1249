/** Two words are the same with different endings when they share a beginning of this length. */
const STEM = 4;

/**
 * Whether a person said this: the words stand together in what they said, but for case, marks and endings. What
 * was not said is never acted on, whoever proposes it.
 */
export function isSaid(words: string, said: readonly string[]): boolean {
  const wanted = plainWords(words);
  if (wanted.length === 0) return false;
  return said.some((text) => standsIn(wanted, plainWords(text)));
}

/** The same, with words of theirs left out in between: "milk and eggs" of "milk and a dozen eggs". */
export function isSaidLoosely(words: string, said: readonly string[]): boolean {
  const wanted = plainWords(words);
  if (wanted.length === 0) return false;
  return said.some((text) => {
    let at = 0;
    for (const word of plainWords(text)) if (isSame(word, wanted[at] ?? "")) at++;
    return at >= wanted.length;
  });
}

function standsIn(wanted: readonly string[], said: readonly string[]): boolean {
  return said.some((_, from) => wanted.every((word, at) => isSame(word, said[from + at] ?? "")));
}

function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= STEM && /^\p{L}+$/u.test(long) && long.startsWith(short);
}

function plainWords(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []
  );
}
