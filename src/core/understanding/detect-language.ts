/** Which language a message is in: by the small words that it holds, then by the person's preference. */
import type { UnderstandingContext } from "./interpretation.ts";
import { type Locale, primaryTag } from "./locale.ts";
import { onceFor } from "./locales/once.ts";
import { tokenize } from "./tokens.ts";

/** More words tell no more. */
const MOST_WORDS = 80;
const MOST_CHARACTERS = 1000;
/** What the preference weighs beside a word: it decides between equals. */
const PREFERENCE = 0.5;

export interface LikelyLanguage<L> {
  language: L;
  /** How many words of the text belong to the language. */
  words: number;
}

/** The languages from the likeliest on. */
export function likelyLanguages<L extends { locale: Locale }>(
  text: string,
  languages: readonly L[],
  { locale: preference }: Pick<UnderstandingContext, "locale">,
): LikelyLanguage<L>[] {
  const preferred = primaryTag(preference);
  const weight = ({ language, words }: LikelyLanguage<L>) =>
    words + (language.locale.tag === preferred ? PREFERENCE : 0);
  return languages
    .map((language) => ({ language, words: countWords(text, language.locale) }))
    .sort((a, b) => weight(b) - weight(a));
}

/** Fewer more of one language than of the next is no more than a word that both have, or a name. */
const CLEAR = 2;

/** The language (BCP 47) that a text is clearly in; null for a word or two, and for a mixture. */
export function clearLanguage(
  text: string,
  languages: readonly { locale: Locale }[],
): string | null {
  const [first, second] = likelyLanguages(text, languages, { locale: "" });
  if (!first) return null;
  return first.words - (second?.words ?? 0) >= CLEAR ? first.language.locale.tag : null;
}

function countWords(text: string, locale: Locale): number {
  const known = smallWords(locale);
  return tokenize(text.slice(0, MOST_CHARACTERS), locale.spelling)
    .slice(0, MOST_WORDS)
    .filter((token) => known.has(token.norm)).length;
}

/** Words of a language that have a role in its sentences; what a sentence is about may be in any language. */
const smallWords = onceFor((locale: Locale): ReadonlySet<string> => {
  const { time, answers } = locale;
  const phrases = [...answers.yes, ...answers.no, ...locale.leading, ...locale.trailing];
  return new Set([
    ...locale.frameWords,
    ...locale.openers,
    ...locale.copulas,
    ...locale.possessives,
    ...locale.taskVerbs,
    ...time.fillers,
    ...time.telling,
    ...time.units.keys(),
    ...time.quantities.keys(),
    ...phrases.flatMap((phrase) => phrase.split(" ")),
  ]);
});

/** Whether the text holds a word of one language that the other does not have. */
export function isTold(text: string, locale: Locale, from: Locale): boolean {
  const [own, others] = [smallWords(locale), smallWords(from)];
  return tokenize(text.slice(0, MOST_CHARACTERS), locale.spelling).some(
    ({ norm }) => own.has(norm) && !others.has(norm),
  );
}

/** A word that surely speaks of a time in a language that the text was not read in; null when there is none. */
export function foreignTimeWord(
  text: string,
  read: Locale,
  languages: readonly { locale: Locale }[],
): string | null {
  const own = smallWords(read);
  const readable = text.slice(0, MOST_CHARACTERS);
  for (const { locale } of languages) {
    if (locale === read) continue;
    const found = tokenize(readable, locale.spelling).find(
      ({ norm }) => locale.time.telling.has(norm) && !own.has(norm),
    );
    if (found) return readable.slice(found.start, found.end);
  }
  return null;
}
