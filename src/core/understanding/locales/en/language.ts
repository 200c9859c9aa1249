import type { Language } from "../language.ts";
import { ENGLISH_DATE_WORDS } from "./date-words.ts";
import { english } from "./english.ts";
import { intentModel } from "./intent-model.gen.ts";
import { ENGLISH_RECURRENCE_WORDS } from "./recurrence-words.ts";
import { ENGLISH } from "./rule-words.ts";

export const ENGLISH_LANGUAGE: Language = {
  locale: english,
  dates: ENGLISH_DATE_WORDS,
  recurrence: ENGLISH_RECURRENCE_WORDS,
  rules: ENGLISH,
  model: intentModel,
};
