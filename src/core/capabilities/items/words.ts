/** How titles are compared and found: letters and digits only, without case and compatibility forms. */

/** Words of one title that are indexed; more would let one long title fill the index. */
const MAX_WORDS = 24;
const MAX_WORD_LENGTH = 40;

/** Words that say nothing about which item is meant. */
const FILLERS = new Set([
  ...["a", "an", "the", "my", "our", "that", "this", "one", "ones", "task", "tasks"],
  ...["reminder", "reminders", "item", "about", "to", "for", "of", "and", "please"],
]);

/** Two titles with the same key are the same title to a person. At most 200 characters. */
export function titleKey(title: string): string {
  const words = wordsOf(title, 100);
  const key = words.length > 0 ? words.join(" ") : title.normalize("NFKC");
  return key.slice(0, 200);
}

/** Words of a title in order, without repeats, at most `limit`. */
export function wordsOf(title: string, limit: number = MAX_WORDS): string[] {
  const found =
    title
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return [...new Set(found.map((word) => word.slice(0, MAX_WORD_LENGTH)))].slice(0, limit);
}

/** The words to search for in what a person calls an item; fillers count only when there is nothing else. */
export function searchWords(words: string): string[] {
  const all = wordsOf(words);
  const telling = all.filter((word) => !FILLERS.has(word));
  return telling.length > 0 ? telling : all;
}

/** The same words without the ending of a plural, for whoever calls "standup" their "standups"; null where none has one. */
export function singularWords(words: readonly string[]): string[] | null {
  const singular = words.map((word) => (/^\p{L}{3,}[^s]s$/u.test(word) ? word.slice(0, -1) : word));
  return singular.some((word, index) => word !== words[index]) ? singular : null;
}
