/** The languages that Adjutant reads. A further one is a folder beside this file and a line in it. */
import { primaryTag } from "../locale.ts";
import { GERMAN_LANGUAGE } from "./de/language.ts";
import { ENGLISH_LANGUAGE } from "./en/language.ts";
import type { Language } from "./language.ts";

/** The first is the one for whoever has said nothing about it. */
export const LANGUAGES: readonly Language[] = [ENGLISH_LANGUAGE, GERMAN_LANGUAGE];

/** The language of a BCP 47 tag ("de-AT" is German); the first of all when it is none of ours. */
export function languageOf(tag: string): Language {
  const primary = primaryTag(tag);
  const known = LANGUAGES.find(({ tag }) => tag === primary);
  return known ?? (LANGUAGES[0] as Language);
}
