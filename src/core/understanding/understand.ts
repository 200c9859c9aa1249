/** The reader of messages as the rest of Adjutant uses it: all locales and the finders of times, put together. */
import { canonicalZone } from "../time/zones.ts";
import { createUnderstand } from "./create-understand.ts";
import { findTimes } from "./dates/find-times.ts";
import { createClassifier } from "./intent/model.ts";
import type { Understand } from "./interpretation.ts";
import { english } from "./locales/en/english.ts";
import { intentModel } from "./locales/en/intent-model.gen.ts";
import { findRecurrence } from "./recurrence/find-recurrence.ts";

export const understand: Understand = createUnderstand(
  english,
  { findTimes, findRecurrence, canonicalZone },
  createClassifier(intentModel, english),
);
