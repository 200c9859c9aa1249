/** The reader of messages as the rest of Adjutant uses it: all locales and the finders of times, put together. */
import { canonicalZone } from "../time/zones.ts";
import { createUnderstand } from "./create-understand.ts";
import { findTimes } from "./dates/find-times.ts";
import { createClassifier } from "./intent/model.ts";
import type { Understand } from "./interpretation.ts";
import { LANGUAGES } from "./locales/languages.ts";
import { findRecurrence } from "./recurrence/find-recurrence.ts";

/** Made with the first message, so that a start does not wait for it. */
let reader: Understand | undefined;

export const understand: Understand = (text, context) => {
  reader ??= createUnderstand(
    LANGUAGES.map(({ locale, model }) => ({
      locale,
      classify: model && createClassifier(model, locale),
    })),
    { findTimes, findRecurrence, canonicalZone },
  );
  return reader(text, context);
};
