import { expect, it } from "vitest";
import { type Deed, planDay } from "./day.ts";
import { judge } from "./judge.ts";
import type { Arrival } from "./platforms.ts";

const DEEDS: Deed[] = [
  { person: 0, kind: "add", text: "add buy tea", expected: [/^Added task (\d+): “buy tea”/] },
  { person: 0, kind: "add", text: "add buy jam", expected: [/^Added task (\d+): “buy jam”/] },
];
const said = (line: string, at: number, more: Partial<Arrival> = {}): Arrival => ({
  ...{ line, at, marked: false, edit: false, answered: true },
  ...more,
});
const TEA = said("Added task 1: “buy tea”.", 1_000);
const JAM = said("Added task 2: “buy jam”.", 2_000);
const AGAIN = { ...JAM, at: 9_000 };
const CLEAN = { asked: 2, lost: [], repeated: 0, unmarked: [], illegal: [], misnumbered: [] };

it.each<[string, Arrival[], number[], object]>([
  ["a clean day", [TEA, JAM], [1_500], {}],
  ["a message that never came", [TEA], [], { lost: [expect.stringContaining("jam")] }],
  [
    "a marked repeat after a kill that cut off the answer",
    [TEA, JAM, { ...AGAIN, marked: true }],
    [2_100],
    { repeated: 1 },
  ],
  [
    "a marked repeat after a broken connection",
    [TEA, { ...JAM, answered: false }, { ...AGAIN, marked: true }],
    [],
    { repeated: 1 },
  ],
  ["a repeat without the mark", [TEA, JAM, AGAIN], [2_100], { repeated: 1, unmarked: [JAM.line] }],
  [
    "a repeat without a reason",
    [TEA, JAM, { ...AGAIN, marked: true }],
    [8_000],
    { repeated: 1, illegal: [`${JAM.line} (-6000 ms after a kill)`] },
  ],
  ["an edit that was made twice", [TEA, JAM, { ...AGAIN, edit: true }], [], {}],
  [
    "a task that was added twice",
    [TEA, said("Added task 3: “buy jam”.", 2_000)],
    [],
    { misnumbered: ["3: add buy jam"] },
  ],
])("judges %s", (_, arrivals, kills, found) => {
  expect(judge(DEEDS, arrivals, kills)).toEqual({ ...CLEAN, ...found });
});

it("plans the same day for the same seed, and every wish in words of its own", () => {
  const day = planDay(7, 300, 8);
  expect(planDay(7, 300, 8)).toEqual(day);
  expect(planDay(8, 300, 8)).not.toEqual(day);
  expect(new Set(day.map(({ text }) => text.split(" ").at(-1))).size).toBe(300);
});
