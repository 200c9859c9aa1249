import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_WORK, readTimes } from "../../../../src/core/understanding/dates/find-times.ts";

const CONTEXT = {
  now: Date.UTC(2026, 10, 18, 9, 10),
  zone: "Europe/Berlin",
  locale: "en",
  dayStart: "08:00",
};
const LENGTH = 10_000;
/** No single expression looks at more words than this, however it is built. */
const ONE_EXPRESSION = 10_000;

const WORDS =
  "the a at on in of from to next last this day days after before week month monday fri march 3rd first second 12 5 2027 : . - / , am half quarter past two twenty and until for weekday tomorrow noon q3 end closest christmas easter weekend years ago now between tonight morning 650.650 1/1 12:30 monday. sat may until until".split(
    " ",
  );
/** A few pieces over and over, which is what makes a grammar run wild. */
const repeated = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: "grapheme", maxLength: 6 })), {
    minLength: 1,
    maxLength: 6,
  })
  .chain((words) => fc.constantFrom(`${words.join(" ")} `, words.join("")))
  .map((piece) => (piece === "" ? " " : piece))
  .map((piece) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH));
const mixed = fc
  .array(fc.constantFrom(...WORDS), { minLength: 500, maxLength: 2000 })
  .map((words) => words.join(" ").slice(0, LENGTH));

test("no text of 10,000 characters costs more than the bound", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.oneof(repeated, mixed), (text) => {
      expect(readTimes(text, CONTEXT).work).toBeLessThan(MAX_WORK + ONE_EXPRESSION);
    }),
    { numRuns: 120 },
  );
});

test("below the bound, twice the text is about twice the work", () => {
  const cost = (text: string) => readTimes(text, CONTEXT).work;
  for (const piece of [
    "the day after ",
    "next next next ",
    "on the on the ",
    "1/1/",
    "1 2 3 ",
    "may ",
  ]) {
    const [once, twice] = [cost(piece.repeat(20)), cost(piece.repeat(40))];
    expect(twice, piece).toBeLessThan(2.6 * once + 200);
  }
});

test("of a text that was not read to its end, nothing is sure", () => {
  const { findings } = readTimes(`tomorrow at 5 ${"next to last first ".repeat(500)}`, CONTEXT);
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.filter((one) => one.problem === undefined)).toEqual([]);
});
