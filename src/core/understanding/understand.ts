/** The reader of messages as the rest of Adjutant uses it: all locales and the finders of times, put together. */
import { canonicalZone } from "../time/zones.ts";
import { createUnderstand } from "./create-understand.ts";
import { findTimes } from "./dates/find-times.ts";
import { createClassifier } from "./intent/model.ts";
import type { Understand } from "./interpretation.ts";
import { LANGUAGES } from "./locales/languages.ts";
import { findRecurrence } from "./recurrence/find-recurrence.ts";

export const understand: Understand = createUnderstand(
  LANGUAGES.map(({ locale, model }) => ({
    locale,
    classify: model && createClassifier(model, locale),
  })),
  { findTimes, findRecurrence, canonicalZone },
);
