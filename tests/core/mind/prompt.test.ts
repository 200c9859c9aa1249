import { describe, expect, it } from "vitest";
import { buildPrompt } from "../../../src/core/mind/context/prompt.ts";
import { passage } from "../../../src/core/mind/passage.ts";
import { estimateTokens } from "../../../src/core/model/estimate-tokens.ts";
import { SATURDAY_TEN } from "../../support/desk.ts";

const profile = {
  zone: "Europe/Vienna",
  zoneKnown: true,
  locale: "en",
  dayStart: "09:00",
  confirm: "when-unsure",
} as const;
const moment = { now: SATURDAY_TEN, profile };
const long = "a long story about many things ".repeat(400);

function build(words: string, facts: string[] = [], said: string[] = []) {
  return buildPrompt(
    {
      words: passage("person", words),
      foreign: [],
      items: [],
      recollection: {
        facts: facts.map((text) => passage("fact", text)),
        messages: said.map((text, at) => passage(at % 2 === 0 ? "said" : "answered", text)),
        summary: passage("summary", long, true),
      },
    },
    moment,
  );
}

describe("a prompt", () => {
  it("states the time of the person beside their words, and nothing that changes before them", () => {
    const { system, messages } = build("hello there");
    expect(messages.at(-1)).toEqual({
      role: "user",
      text: "[now: Sat 21 Nov 2026 10:00 Europe/Vienna]\nhello there",
    });
    expect(system).not.toMatch(/\b(?:2026|10:00)\b/);
  });

  it("stays within its hard limit whatever is said and remembered", () => {
    const many = Array.from({ length: 60 }, (_, at) => `${at} ${long}`);
    const { system, messages, shortened } = build(long, many, many);
    const cost = messages.reduce(
      (sum, one) => sum + estimateTokens("text" in one ? one.text : ""),
      0,
    );
    expect(estimateTokens(system) + cost).toBeLessThan(2500);
    expect(messages.length).toBeLessThanOrEqual(7);
    expect(shortened).toBe(true);
  });

  it("keeps the facts that the words are about before others", () => {
    const others = Array.from({ length: 40 }, (_, at) => `number ${at} is nothing of any interest`);
    const { system } = build("which seat on the plane?", ["likes an aisle seat", ...others]);
    expect(system).toContain("aisle seat");
    expect(system).not.toContain("number 3 is");
  });

  it("knows of each part where it came from", () => {
    const { passages } = build("hello", ["is called Ann"], ["hi", "Hello."]);
    expect(passages.map(({ from, untrusted }) => [from, untrusted])).toEqual([
      ["person", false],
      ["fact", false],
      ["summary", true],
      ["said", false],
      ["answered", false],
    ]);
  });
});
