import fc from "fast-check";
import { expect, test } from "vitest";
import { describeRule } from "../../../../src/core/time/describe-rule.ts";
import { formatRule, parseRule } from "../../../../src/core/time/rule-parts.ts";
import { findRecurrence } from "../../../../src/core/understanding/recurrence/find-recurrence.ts";
import { randomPhrase } from "./random-rule.ts";

const CONTEXT = {
  now: Date.UTC(2026, 10, 18, 9, 10),
  zone: "Europe/Berlin",
  dayStart: "08:00",
};

/** Order of lists and parts that mean the same are no difference. */
function canonical(rrule: string): string {
  const parsed = parseRule(rrule);
  if (!parsed.ok) return `unreadable: ${rrule}`;
  const { rule } = parsed;
  const plain =
    rule.freq === "DAILY" && rule.interval === 7
      ? { ...rule, freq: "WEEKLY" as const, interval: 1 }
      : rule;
  const all = plain.freq === "WEEKLY" && plain.interval === 1 && plain.byDay.length === 7;
  const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
  const byDay = all
    ? []
    : [...plain.byDay].sort((a, b) => `${a.n ?? ""}${a.day}`.localeCompare(`${b.n ?? ""}${b.day}`));
  return formatRule({
    ...plain,
    freq: all ? "DAILY" : plain.freq,
    byDay,
    byMonthDay: sorted(plain.byMonthDay),
    byMonth: sorted(plain.byMonth),
  });
}

test.each(["en", "de"])(
  "what a rule is called in %s means that rule when typed back",
  { timeout: 60_000 },
  (locale) => {
    fc.assert(
      fc.property(randomPhrase, (phrase) => {
        const sentence = describeRule(phrase, locale);
        const found = findRecurrence(sentence, { ...CONTEXT, locale });
        expect(found?.problem, sentence).toBeUndefined();
        expect(canonical(found?.recurrence.rrule ?? ""), sentence).toBe(canonical(phrase.rrule));
        expect(found?.recurrence.times, sentence).toEqual(phrase.times);
        expect(found?.recurrence.exdates ?? [], sentence).toEqual(phrase.exdates);
        expect(describeRule(found?.recurrence ?? { rrule: "" }, locale), sentence).toBe(sentence);
      }),
      { numRuns: 200 },
    );
  },
);
