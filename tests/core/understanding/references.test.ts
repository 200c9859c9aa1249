import { expect, test } from "vitest";
import { english } from "../../../src/core/understanding/locales/en/english.ts";
import { kindOfTarget } from "../../../src/core/understanding/references.ts";
import { contextOf } from "./support.ts";

const REMINDER = { kind: "reminder", id: "r1", number: 4, title: "call the plumber" } as const;
const TASK = { kind: "task", id: "t1", number: 2, title: "buy paint" } as const;

test.each([
  ["a settled item", { kind: "item", item: REMINDER }, "reminder"],
  ["what was talked about last", { kind: "focus" }, "task"],
  ["a number", { kind: "number", numbers: [4] }, "reminder"],
  ["a number that nothing shown has", { kind: "number", numbers: [9] }, null],
  ["the last one", { kind: "position", positions: [-1] }, "task"],
  ["a title", { kind: "title", words: "the plumber" }, "reminder"],
  ["numbers of different kinds", { kind: "number", numbers: [2, 4] }, null],
  ["all", { kind: "all" }, null],
] as const)("the kind of %s", (_name, target, kind) => {
  const context = contextOf({ shown: [REMINDER, TASK], focus: TASK });
  expect(kindOfTarget(target as Parameters<typeof kindOfTarget>[0], context, english)).toBe(kind);
});
