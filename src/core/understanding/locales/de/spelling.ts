/** How German is written, with the spellings of those who have no umlauts at hand. */
import { type Folding, foldWords } from "../fold-words.ts";

const WRITTEN_OUT: ReadonlyMap<string, string> = new Map([
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
  ["ß", "ss"],
]);

const FOLDING: Folding = {
  letters: WRITTEN_OUT,
  hasty: new Map([
    ["ä", "a"],
    ["ö", "o"],
    ["ü", "u"],
    ["ß", "ss"],
  ]),
  // Without their dots these are other words: "hätte" and "hatte".
  never: new Set("hätte hättest könnte könntest möchte müsste würde würdest wäre schön".split(" ")),
};

export const letters = WRITTEN_OUT;

/** German words as the tables are compared: in written-out letters, with the hasty spellings beside them. */
export function german<T>(value: T): T {
  return foldWords(value, FOLDING);
}

/** A set from words apart by spaces. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ""));
}
