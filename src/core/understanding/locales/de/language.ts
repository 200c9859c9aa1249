import type { Language } from "../language.ts";
import { GERMAN_DATE_WORDS } from "./date-words.ts";
import { german } from "./german.ts";
import { GERMAN_RECURRENCE_WORDS } from "./recurrence-words.ts";
import { GERMAN } from "./rule-words.ts";

export const GERMAN_LANGUAGE: Language = {
  locale: german,
  dates: GERMAN_DATE_WORDS,
  recurrence: GERMAN_RECURRENCE_WORDS,
  rules: GERMAN,
  model: null,
};
