import { describe, expect, it } from "vitest";
import type { Arrival } from "./arrival.ts";
import { readMessage } from "./arrival.ts";
import { type Deed, MOSTLY_REMINDERS, OF_ALL_KINDS, planDay } from "./day.ts";
import { judge } from "./judge.ts";

const DEEDS: Deed[] = [
  { person: 0, kind: "add", text: "add buy tea", expected: ["Added task buy tea"] },
  { person: 0, kind: "add", text: "add buy jam", expected: ["Added task buy jam"] },
];
const said = (line: string, at: number, more: Partial<Arrival> = {}): Arrival => ({
  ...readMessage(line),
  ...{ at, edit: false, answered: true },
  ...more,
});
const TEA = said("Added task 1: “buy tea”.", 1_000);
const JAM = said("Added task 2: “buy jam”.", 2_000);
const AGAIN = { ...JAM, at: 9_000 };
const CLEAN = {
  ...{ asked: 2, lost: [], cut: 0, repeated: 0, unmarked: [], illegal: [], misnumbered: [] },
  farthest: 0,
};

it.each<[string, Arrival[], number[], object]>([
  ["a clean day", [TEA, JAM], [1_500], {}],
  ["a message that never came", [TEA], [], { lost: [expect.stringContaining("jam")] }],
  [
    "a marked repeat after a kill that cut off the answer",
    [TEA, JAM, { ...AGAIN, marked: true }],
    [2_100],
    { repeated: 1, farthest: 100 },
  ],
  [
    "a marked repeat after a broken connection",
    [TEA, { ...JAM, answered: false }, { ...AGAIN, marked: true }],
    [],
    { cut: 1, repeated: 1 },
  ],
  [
    "a repeat without the mark",
    [TEA, JAM, AGAIN],
    [2_100],
    { repeated: 1, unmarked: [expect.stringContaining(JAM.key)], farthest: 100 },
  ],
  [
    "a repeat without a reason",
    [TEA, JAM, { ...AGAIN, marked: true }],
    [8_000],
    { repeated: 1, illegal: [expect.stringContaining(`${JAM.key} (first -6000 ms after a kill`)] },
  ],
  ["an edit that was made twice", [TEA, JAM, { ...AGAIN, edit: true }], [], {}],
  [
    "a task that was added twice",
    [TEA, said("Added task 3: “buy jam”.", 2_000)],
    [],
    { misnumbered: ["3: add buy jam"] },
  ],
])("judges %s", (_, arrivals, kills, found) => {
  expect(judge(DEEDS, arrivals, { kills, until: 0 })).toEqual({ ...CLEAN, ...found });
});

describe("a series", () => {
  const MINUTE = 60_000;
  const DEED: Deed = {
    ...{ person: 0, kind: "series", text: "every 5 minutes", expected: ["Set reminder call jo"] },
    series: { title: "call jo", everyMs: 5 * MINUTE },
  };
  const at = (minute: number) => `<tg-time unix="${minute * 60}">x</tg-time>`;
  const set = said(`Set reminder 1: “call jo”, every 5 minutes, next ${at(10)}`, 0);
  const up = (minute: number, next: number, note = "") =>
    said(`Reminder: “call jo”\n${note}Repeats; next ${at(next)}`, minute * MINUTE);

  it.each<[string, Arrival[], object]>([
    ["that came up each time", [up(10, 15), up(15, 20), up(20, 25)], {}],
    ["that missed one", [up(10, 15), up(20, 25)], { lost: 1 }],
    ["that never came up", [], { lost: 3 }],
    ["whose last one is missing", [up(10, 15), up(15, 20)], { lost: 1 }],
    ["that stood still and says so", [up(10, 15), up(21, 25, "Late by 6 minutes\n")], {}],
    ["that came up twice", [up(10, 15), up(10, 15), up(15, 20), up(20, 25)], { unmarked: 1 }],
  ])("%s", (_, arrivals, found) => {
    const course = { kills: [], until: 25 * MINUTE };
    const { lost, unmarked } = judge([DEED], [set, ...arrivals], course);
    expect({ lost: lost.length, unmarked: unmarked.length }).toEqual({
      lost: 0,
      unmarked: 0,
      ...found,
    });
  });
});

it.each([OF_ALL_KINDS, MOSTLY_REMINDERS])("plans the same day for the same seed", (mix) => {
  const shares = [3, 1, 1];
  const day = planDay(7, 300, shares, mix);
  expect(planDay(7, 300, shares, mix)).toEqual(day);
  expect(planDay(8, 300, shares, mix)).not.toEqual(day);
  expect(new Set(day.map(({ text }) => text.split(" ").at(-1))).size).toBe(300);
});
