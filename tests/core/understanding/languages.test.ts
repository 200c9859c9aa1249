import { describe, expect, test } from "vitest";
import type { UnderstandingContext } from "../../../src/core/understanding/interpretation.ts";
import { LANGUAGES } from "../../../src/core/understanding/locales/languages.ts";
import { understand } from "../../../src/core/understanding/understand.ts";
import { contextOf } from "./support.ts";

const read = (text: string, more: Partial<UnderstandingContext>) =>
  understand(text, contextOf(more));

describe("the language of a message", () => {
  test.each([
    ["Erinnere mich morgen um 9 an die Miete", "en", "de"],
    ["remind me tomorrow at 9 to pay the rent", "de", "en"],
    ["remind me tomorrow at 9 to pay the rent", "de-AT", "en"],
    ["was steht heute an", "en-GB", "de"],
    ["what is on today", "de", "en"],
    ["ok", "de", "de"],
    ["ok", "en", "en"],
    ["2", "de-CH", "de"],
    ["Yoga", "en", "en"],
    ["nein", "en", "de"],
    ["Meeting mit John morgen um 5", "en", "de"],
    ["Meeting mit John morgen um 5", "de", "de"],
    ["Meeting with Jürgen tomorrow at 5", "de", "en"],
    ["Erinnere mich morgen um 9 an das Weekly mit dem Sales Team", "en", "de"],
    ["add Brot und Butter to my list", "de", "en"],
    ["bonjour", "fr", "en"],
  ])("%s, preferring %s, is read in %s", (text, locale, expected) => {
    expect(read(text, { locale }).locale).toBe(expected);
  });

  test("a time in another language than the rest is asked about, never made part of a name", () => {
    for (const text of ["add Milch morgen to my list", "Setz Milch tomorrow auf die Liste"]) {
      const [request] = read(text, { locale: "en" }).requests;
      expect(request?.ambiguities, text).not.toEqual([]);
    }
  });

  test("an open question is answered in either", () => {
    const pending = {
      request: {
        intent: "reminder.add" as const,
        score: 1,
        slots: { title: "John" },
        ambiguities: [{ reason: "missing-time" as const, readings: [] }],
        text: "",
      },
      reason: "missing-time" as const,
    };
    for (const text of ["tomorrow at 9", "morgen um 9"]) {
      const [request] = read(text, { locale: "de", pending }).requests;
      expect(request?.slots.when?.local, text).toBe("2026-11-19T09:00:00");
      expect(request?.slots.title).toBe("John");
    }
  });
});

test("every language brings all its parts", () => {
  expect(LANGUAGES.length).toBeGreaterThan(1);
  for (const { locale, dates, recurrence, rules } of LANGUAGES) {
    expect(locale.tag).toMatch(/^[a-z]{2}$/);
    expect(new Set(locale.frames.map(({ intent }) => intent)).size).toBeGreaterThan(15);
    for (const words of [dates, recurrence]) expect(words.particles).toBeTypeOf("object");
    expect(new Set(dates.weekdays.values()).size).toBe(7);
    expect(new Set(dates.months.values()).size).toBe(12);
    expect(rules.count(3)).toContain("3");
  }
});
