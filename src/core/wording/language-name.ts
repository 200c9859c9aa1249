import { LANGUAGES, type Language } from "./catalogue/text.ts";

/** How a language of the catalogue is called in another: "German", "Deutsch". */
export function languageName(language: Language, inLanguage: Language): string {
  return new Intl.DisplayNames(inLanguage, { type: "language" }).of(language) ?? language;
}

/** The language that is called so in one of our languages; null for none. */
export function languageNamed(said: string): Language | null {
  const name = said.trim().toLowerCase();
  const isCalledSo = (language: Language) =>
    LANGUAGES.some((reader) => languageName(language, reader).toLowerCase() === name);
  return LANGUAGES.find(isCalledSo) ?? null;
}
