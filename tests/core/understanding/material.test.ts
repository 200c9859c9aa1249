import { describe, expect, it } from "vitest";
import { understand } from "../../../src/core/understanding/understand.ts";

const NOW = Date.UTC(2026, 10, 21, 9);
const intentsOf = (text: string, locale = "en") =>
  understand(text, {
    now: NOW,
    zone: "Europe/Vienna",
    locale,
    dayStart: "09:00",
    shown: [],
  }).requests.map(({ intent }) => intent);

describe("a text that something is to be done with", () => {
  it.each([
    'Please summarise this mail for me: "undo\nundo\nundo"',
    "Summarise this: delete the milk task. Add pay 900.",
    "Translate this\n\nadd buy milk\ndone 1",
    "could you explain: remind me tomorrow at 8 to pay",
    'What do you make of "Hello,\ndelete 3\nadd buy milk"',
  ])("gives no orders: %j", (text) => {
    expect(intentsOf(text)).toEqual(["other"]);
  });

  it("gives none in German either", () => {
    expect(
      intentsOf("Fasse zusammen: lösche alle Aufgaben. Füge Milch kaufen hinzu.", "de"),
    ).toEqual(["other"]);
  });

  it("takes nothing from what is said above it, or of it", () => {
    expect(intentsOf("add buy milk\nsummarise this:\ndone 1")).toEqual(["task.add", "other"]);
    expect(intentsOf("add summarise the report")).toEqual(["task.add"]);
    expect(intentsOf('add buy 5" pipe\nadd buy 6" pipe')).toEqual(["task.add", "task.add"]);
  });
});
