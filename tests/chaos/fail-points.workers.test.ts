/// <reference types="vite/types/importMeta.d.ts" />
import { expect, it } from "vitest";
import { createBench } from "./support/bench.ts";
import { isClean, judge, repeatedEffects } from "./support/judge.ts";
import { MUTANTS } from "./support/mutants.ts";
import { SCENARIOS, type Scenario } from "./support/scenarios.ts";
import { crashesOf, play } from "./support/stage.ts";

const bench = createBench();
const { rig, plant } = bench;
const START = Date.now();
const totals = { crashes: 0, repeats: 0, points: new Set<string>() };

/** The run without a crash, which must be clean by itself. */
async function referenceOf(scenario: Scenario) {
  plant();
  const reference = await play(scenario, bench, null, START);
  expect(isClean(judge(reference, reference))).toBe(true);
  return reference;
}

it.each(SCENARIOS)(
  "survives a crash at every point of: $name",
  async (scenario) => {
    const reference = await referenceOf(scenario);
    const crashes = crashesOf(reference.visited);
    for (const crash of crashes) {
      const run = await play(scenario, bench, crash, START);
      const verdict = judge(run, reference);
      const point = reference.visited[crash.index];
      // A step whose answer was not yet durable is done again; no other is.
      const mayRepeat =
        crash.moment === "at once" && /^(?:step|turn|outbox:leased)/.test(`${point}`);
      expect(repeatedEffects(run, reference).length).toBeLessThanOrEqual(mayRepeat ? 1 : 0);
      expect({ crash, point, crashes: rig.crashes(), unarmed: rig.unarmed(), ...verdict }).toEqual({
        crash,
        point,
        crashes: 1,
        unarmed: [],
        lost: [],
        doubled: [],
        illegal: [],
        reordered: scenario.anyOrder ? expect.any(Array) : [],
        repeated: expect.any(Number),
      });
      totals.repeats += verdict.repeated;
      totals.points.add(point ?? "");
    }
    totals.crashes += crashes.length;
  },
  60_000,
);

it("has been at every fail point that there is", () => {
  const sources = import.meta.glob<string>("../../src/adapters/user-agent/**/*.ts", {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const named = Object.values(sources).flatMap((source) =>
    [...source.matchAll(/failPoint\(["`]([^"`$]+)/g)].map(([, name]) => name ?? ""),
  );
  const { crashes, repeats, points } = totals;
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => ![...points].some((point) => point.startsWith(name)))).toEqual([]);
  console.info(`${crashes} crashes at ${points.size} points, ${repeats} marked repeats`);
});

it.each(MUTANTS)(
  "turns red with a planted bug: $name",
  async ({ scenario, plant: bug }) => {
    const reference = await referenceOf(scenario);
    plant(bug);
    const red: string[] = [];
    for (const crash of crashesOf(reference.visited)) {
      const run = await play(scenario, bench, crash, START).catch(() => null);
      if (run === null || !isClean(judge(run, reference)))
        red.push(`${reference.visited[crash.index]} ${crash.moment}`);
      if (red.length > 0) break;
    }
    expect(red).not.toEqual([]);
  },
  30_000,
);
