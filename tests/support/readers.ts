/** Readers of two languages, for texts that are said without a turn. */
export const ENGLISH = { profile: { locale: "en" } };
export const GERMAN = { profile: { locale: "de" } };
