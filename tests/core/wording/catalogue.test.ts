import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spansText } from "../../../src/core/chat/reply.ts";
import { understand } from "../../../src/core/understanding/understand.ts";
import * as help from "../../../src/core/wording/catalogue/help.ts";
import { LANGUAGES, type Language, type Text } from "../../../src/core/wording/catalogue/text.ts";
import { rich } from "../../../src/core/wording/words.ts";
import { ENTRIES, forms, gapsOf, PARTS } from "../../support/catalogue.ts";
import { SATURDAY_TEN } from "../../support/desk.ts";

const FOLDER = new URL("../../../src/core/wording/catalogue/", import.meta.url);

describe("the catalogue", () => {
  test("is looked at as a whole here", () => {
    const files = readdirSync(FOLDER).map((file) => file.replace(/\.ts$/, ""));
    expect(files.filter((file) => file !== "text").toSorted()).toEqual(
      Object.keys(PARTS).toSorted(),
    );
    expect(ENTRIES.length).toBeGreaterThan(500);
  });

  test.each(LANGUAGES)("has every text in %s, with the gaps of the English one", (language) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const { key, text } of ENTRIES) {
      const own = text[language];
      for (const form of forms(own)) expect(form, key).toMatch(/\S/);
      const isPlural = typeof own !== "string";
      expect(isPlural, key).toBe(typeof text.en !== "string");
      if (isPlural) expect(Object.keys(own).toSorted(), key).toEqual(categories.toSorted());
      expect([...gapsIn(own)].toSorted(), key).toEqual([...gapsIn(text.en)].toSorted());
    }
  });

  test("says each text in its language, whatever fills the gaps, and fills every gap", () => {
    const value = fc.oneof(fc.string(), fc.constantFrom("{title}", "{", "}", "$&"), fc.nat());
    fc.assert(
      fc.property(
        fc.constantFrom(...ENTRIES),
        fc.constantFrom(...LANGUAGES),
        fc.func(value),
        fc.nat(1000),
        ({ text }, language, fill, count) => {
          const values: Values = { ...valuesFor(text, fill), count };
          const said = spansText(say(text, language, values));
          const wanted = forms(text[language]).map((form) =>
            // One point closes a sentence, also behind what ends with one.
            form.replace(/\{(\w+)\}(\.?)/g, (_gap, name: string, point: string) => {
              const value = String(values[name]);
              return value.endsWith(".") ? value : value + point;
            }),
          );
          expect(wanted).toContain(said);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("keeps what it says short and calm", () => {
    for (const { key, text } of ENTRIES)
      for (const language of LANGUAGES)
        for (const form of forms(text[language])) expect(form, key).not.toContain("!");
  });
});

/** By its number alone an item may be either; its row decides. */
const MEANT: Record<string, string> = { "reminder.update": "task.update" };

/** Sentences that help offers must do what they are offered for, in the language in which they are offered. */
describe.each(LANGUAGES)("what help suggests in %s", (language) => {
  const read = (words: string) =>
    understand(words, {
      now: SATURDAY_TEN,
      zone: "Europe/Vienna",
      locale: language,
      dayStart: "09:00",
      shown: [],
    });

  test.each(PHRASES())("%s is understood", (intent, text) => {
    const { requests, locale } = read(text[language] as string);
    expect(requests.map((request) => request.intent)).toEqual([MEANT[intent] ?? intent]);
    expect(requests[0]?.ambiguities).toEqual([]);
    expect(requests[0]?.score).toBeGreaterThan(0.5);
    expect(["undo", locale]).toContain(intent === "undo" ? "undo" : language);
  });

  test.each(Object.entries(help).filter(([name]) => /^examples|^suggestions/.test(name)))(
    "%s are all understood",
    (_name, text) => {
      const lines = (text as Text)[language] as string;
      for (const line of lines.split("\n").filter((each) => !each.startsWith("/"))) {
        const { requests } = read(line);
        expect(requests.length, line).toBeGreaterThan(0);
        for (const request of requests) {
          expect(request.intent, line).not.toBe("other");
          expect(request.ambiguities, line).toEqual([]);
        }
      }
    },
  );
});

/** "task.add" of `sayTaskAdd`. */
function PHRASES(): [string, Text][] {
  return Object.entries(help)
    .filter(([name]) => name.startsWith("say"))
    .map(([name, text]) => {
      const words = name
        .slice(3)
        .replace(/([A-Z])/g, ".$1")
        .toLowerCase()
        .slice(1);
      return [words, text as Text];
    });
}

type Values = Record<string, string | number>;

function gapsIn(wording: Text["en"]): Set<string> {
  const gaps = new Set(forms(wording).flatMap(gapsOf));
  // A form for one thing need not say the number.
  gaps.delete("count");
  return gaps;
}

function valuesFor(text: Text, fill: (name: string) => string | number) {
  const names = new Set(LANGUAGES.flatMap((each) => forms(text[each]).flatMap(gapsOf)));
  return Object.fromEntries([...names].map((name) => [name, fill(name)]));
}

function say(text: Text, language: Language, values: Values) {
  const anyGaps = rich as (to: object, text: Text, values: object) => ReturnType<typeof rich>;
  return anyGaps({ profile: { locale: language } }, text, values);
}
