import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalZone } from "../../../src/core/time/zones.ts";
import { createUnderstand } from "../../../src/core/understanding/create-understand.ts";
import { findTimes } from "../../../src/core/understanding/dates/find-times.ts";
import { createClassifier } from "../../../src/core/understanding/intent/model.ts";
import { INTENTS } from "../../../src/core/understanding/interpretation.ts";
import { LANGUAGES } from "../../../src/core/understanding/locales/languages.ts";
import { findRecurrence } from "../../../src/core/understanding/recurrence/find-recurrence.ts";
import { understand } from "../../../src/core/understanding/understand.ts";
import { EVIL_TEXTS, LENGTH } from "./evil-texts.ts";
import { contextOf } from "./support.ts";

/** How often each character of a short text may be looked at for times and for what is meant; the longest texts are cut less. */
const MOST_READINGS = 40;

const WORDS =
  "remind me to add task and tomorrow at 5 every monday delete 2 , . : \n - not it the list done 🎉 't".split(
    " ",
  );
const commandLike = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 3000 })
  .map((words) => words.join(" ").slice(0, LENGTH));
const anything = fc.oneof(
  commandLike,
  fc.string({ unit: "binary", maxLength: LENGTH }),
  fc.string({ unit: "grapheme", maxLength: 2000 }),
);

/** Characters that the readers of times and the trained part are given for one text. */
function workOf(text: string): number {
  let characters = 0;
  const count = <R>(read: (words: string, ...rest: never[]) => R) =>
    ((words: string, ...rest: never[]) => {
      characters += words.length;
      return read(words, ...rest);
    }) as typeof read;
  const reading = createUnderstand(
    LANGUAGES.map(({ locale, model }) => ({
      locale,
      classify: model && count(createClassifier(model, locale)),
    })),
    { findTimes: count(findTimes), findRecurrence: count(findRecurrence), canonicalZone },
  );
  reading(text, contextOf());
  return characters;
}

describe("any input", () => {
  test("gives at least one request with a known intent and never throws", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { requests } = understand(text, contextOf());
        expect(requests.length).toBeGreaterThan(0);
        for (const request of requests) expect(INTENTS).toContain(request.intent);
      }),
      { numRuns: 60 },
    );
  });

  test.each(EVIL_TEXTS)("%#: 10,000 characters are read a few times, not more", (text) => {
    expect(workOf(text)).toBeLessThan(10 * LENGTH);
  });

  test("the work grows with the length and not faster", () => {
    fc.assert(
      fc.property(commandLike, (text) => {
        expect(workOf(text)).toBeLessThan(MOST_READINGS * Math.max(text.length, 200));
      }),
      { numRuns: 30 },
    );
  });
});
