/** Tables of words as locale files write them. */
import type { WordTable } from "./date-words.ts";

/** A table from entries whose words are joined by "|". */
export const table = <T>(entries: readonly (readonly [string, T])[]): WordTable<T> =>
  new Map(
    entries.flatMap(([words, value]) => words.split("|").map((word) => [word, value] as const)),
  );
