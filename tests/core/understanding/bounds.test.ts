import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { INTENTS } from "../../../src/core/understanding/interpretation.ts";
import { understand } from "../../../src/core/understanding/understand.ts";
import { EVIL_TEXTS, LENGTH } from "./evil-texts.ts";
import { contextOf } from "./support.ts";

/** The promise is 50 ms; other work on the machine must not fail the test. */
const PATIENT_MS = 2_500;

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

function elapsed(text: string): number {
  const before = performance.now();
  understand(text, contextOf());
  return performance.now() - before;
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

  test.each(EVIL_TEXTS)("%#: 10,000 characters end in time", (text) => {
    elapsed(text);
    const best = Math.min(elapsed(text), elapsed(text), elapsed(text));
    expect(best).toBeLessThan(PATIENT_MS);
  });
});
