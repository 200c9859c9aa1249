import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseWall } from "../../../../src/core/time/zones.ts";
import { findTimes } from "../../../../src/core/understanding/dates/find-times.ts";
import { findRecurrence } from "../../../../src/core/understanding/recurrence/find-recurrence.ts";

const CONTEXT = {
  now: Date.UTC(2026, 10, 18, 9, 10),
  zone: "Europe/Berlin",
  locale: "en",
  dayStart: "08:00",
};
const LENGTH = 10_000;
/** Twice the text may cost so much more; what grows with its square costs four times as much. */
const MOST_GROWTH = 3.5;
/** Less than this is lost in what the runtime does beside it. */
const NOISE_MS = 15;

const WORDS =
  "the a at on in of from to next last this day after before week month monday fri march 3rd first 12 5 : . - / am half quarter past two twenty every other except until for and weekday tomorrow noon 2027 q3 end".split(
    " ",
  );
const timeLike = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 60 })
  .map((words) => words.join(" "));
const anything = fc.oneof(
  timeLike,
  fc.string({ unit: "binary", maxLength: 500 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
);

/** The least processor time of several runs, in ms; other work on the machine does not count. */
function cost(run: () => unknown): number {
  const times = [0, 1, 2, 3].map(() => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

test("any text gives valid local times inside the text", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anything, (text) => {
      for (const { when, span, alternatives } of findTimes(text, CONTEXT)) {
        for (const one of [when, ...alternatives]) {
          expect(Number.isFinite(parseWall(one.local))).toBe(true);
          if (one.end !== undefined)
            expect(parseWall(one.end)).toBeGreaterThanOrEqual(parseWall(one.local));
        }
        expect(span[0]).toBeLessThan(span[1]);
        expect(span[1]).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 250 },
  );
});

test("any text gives a repetition with a span inside it, or none", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anything, (text) => {
      const found = findRecurrence(text, CONTEXT);
      if (!found) return;
      expect(found.span[0]).toBeLessThan(found.span[1]);
      expect(found.problem !== undefined || found.recurrence.rrule.startsWith("FREQ=")).toBe(true);
    }),
    { numRuns: 250 },
  );
});

describe("a text of twice the length costs about twice as much", () => {
  test.each([
    "tomorrow at 5 ",
    "1 2 3 4 5 ",
    "every monday ",
    "the day after ",
    "3 weeks after ",
    "from 5 to 6 between ",
    "next to last first second third ",
    "except monday and ",
    "every first and second and third ",
    "12:30:45.12/3-4 ",
    "half a quarter of an hour and ",
    "twenty two thousand and ",
    "a",
    "1",
    ":",
    " ",
  ])("%j over and over", (piece) => {
    const text = piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
    const half = cost(() => findRecurrence(text.slice(0, LENGTH / 2), CONTEXT));
    const whole = cost(() => findRecurrence(text, CONTEXT));
    expect(whole).toBeLessThan(MOST_GROWTH * half + NOISE_MS);
  });
});
