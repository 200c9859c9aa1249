/** Brings the words of a language into the letters by which they are compared, wherever they stand in its tables. */
import { fold } from "../tokens.ts";

export interface Folding {
  letters: ReadonlyMap<string, string>;
  /** The same letters as they are typed in haste ("für" as "fur"); such forms are known beside the right ones. */
  hasty: ReadonlyMap<string, string>;
  /** Words whose hasty form is another word. */
  never: ReadonlySet<string>;
}

/** `value` with all strings folded: lists, sets and keys also know the hasty forms, patterns as alternatives. */
export function foldWords<T>(value: T, folding: Folding): T {
  return folded(value, folding) as T;
}

function folded(value: unknown, folding: Folding): unknown {
  if (typeof value === "string") return fold(value, folding.letters);
  if (Array.isArray(value)) return value.flatMap((item) => listed(item, folding));
  if (value instanceof Set) return new Set([...value].flatMap((item) => listed(item, folding)));
  if (value instanceof Map) {
    return new Map(
      [...value].flatMap(([key, item]) =>
        listed(key, folding).map((form) => [form, wordsOf(item, folding)]),
      ),
    );
  }
  if (typeof value !== "object" || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      name === "patterns" ? patterns(item, folding) : folded(item, folding),
    ]),
  );
}

/** The words that a word opens into: one form of each. */
function wordsOf(item: unknown, { letters }: Folding): unknown {
  if (!Array.isArray(item)) return item;
  return item.map((word) => (typeof word === "string" ? fold(word, letters) : word));
}

function listed(item: unknown, folding: Folding): unknown[] {
  return typeof item === "string" ? forms(item, folding) : [folded(item, folding)];
}

/** The right form first, then the hasty one where it is another and no word of its own. */
function forms(phrase: string, { letters, hasty, never }: Folding): string[] {
  const right = fold(phrase, letters);
  const quick = fold(phrase, hasty);
  const mistakable = phrase.split(" ").some((word) => never.has(word));
  return right === phrase || quick === right || mistakable ? [right] : [right, quick];
}

const WORD = /[^\s()|?{}<>/]+/g;

function patterns(sources: unknown, folding: Folding): unknown {
  if (!Array.isArray(sources)) return sources;
  return sources.map((source) =>
    String(source).replace(WORD, (word) => forms(word, folding).join("/")),
  );
}
