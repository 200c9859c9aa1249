import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Interpretation } from "../../../../src/core/understanding/interpretation.ts";
import { understand } from "../../../../src/core/understanding/understand.ts";
import {
  acts,
  contextOf,
  isExact,
  isTestPhrase,
  outcome,
  type Phrase,
  parsePhrases,
} from "./phrases.ts";

const phrases = parsePhrases(readFileSync(path.join(import.meta.dirname, "phrases.txt"), "utf8"));
const unseen = phrases.filter(isTestPhrase);
const FEWEST = 600;
const FEWEST_NEGATIVE = 120;
const LEAST_EXACT = 0.9;

const reads = new Map<string, Interpretation>();
/** Each sentence is read once. */
function read(phrase: Phrase): Interpretation {
  const key = `${phrase.context}|${phrase.text}`;
  const found = reads.get(key) ?? understand(phrase.text, contextOf(phrase));
  reads.set(key, found);
  return found;
}
const mustNotAct = ({ intent }: Phrase) => intent === "-" || intent === "?";

describe("German sentences", () => {
  test("are many, in two halves, and many of them want nothing", () => {
    expect(phrases.length).toBeGreaterThan(FEWEST);
    expect(new Set(phrases.map(({ text, context }) => `${text}|${context}`)).size).toBe(
      phrases.length,
    );
    expect(unseen.length / phrases.length).toBeCloseTo(0.5, 1);
    expect(phrases.filter(({ intent }) => intent === "-").length).toBeGreaterThan(FEWEST_NEGATIVE);
  });

  test("of the half that nothing was tried on are read exactly", () => {
    const wrong = unseen.filter((phrase) => !isExact(phrase, read(phrase)));
    const share = 1 - wrong.length / unseen.length;
    console.log(`German: ${(share * 100).toFixed(1)} % of ${unseen.length} unseen sentences exact`);
    expect(share, wrong.map(({ text }) => text).join("\n")).toBeGreaterThanOrEqual(LEAST_EXACT);
  });

  test("never act where nothing was asked for or something is open", () => {
    const wrong = phrases.filter((phrase) => mustNotAct(phrase) && acts(read(phrase)));
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });

  test("never do anything else than what was asked", () => {
    const wrong = phrases.filter((phrase) => {
      const found = read(phrase);
      return acts(found) && outcome(found).intent !== phrase.intent;
    });
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });

  test.each([
    [
      "without umlauts",
      (text: string) => text.replace(/[äöüÄÖÜß]/g, (letter) => PLAIN[letter] ?? ""),
    ],
    ["in small letters", (text: string) => text.toLowerCase()],
    ["with a courtesy", (text: string) => `Hallo, ${text} bitte`],
  ])("mean the same %s", (_, change) => {
    const some = phrases.filter(({ context }, index) => index % 4 === 0 && context === "");
    const wrong = some.filter((phrase) => {
      const [found, varied] = [phrase, { ...phrase, text: change(phrase.text) }].map((one) =>
        outcome(read(one)),
      );
      return found?.intent !== varied?.intent || found?.time !== varied?.time;
    });
    expect(wrong.length / some.length, wrong.map(({ text }) => text).join("\n")).toBeLessThan(0.03);
  });
});

const PLAIN: Record<string, string> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  Ä: "Ae",
  Ö: "Oe",
  Ü: "Ue",
  ß: "ss",
};
