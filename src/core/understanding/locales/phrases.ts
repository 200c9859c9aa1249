/** Phrases as locales list them, looked up by the word that they begin or end with. */
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
