/// <reference types="vite/types/importMeta.d.ts" />
import { expect, it } from "vitest";
import { createBench } from "./support/bench.ts";
import { referenceOf } from "./support/crash-suite.ts";
import { isClean, judge } from "./support/judge.ts";
import { MUTANTS } from "./support/mutants.ts";
import { SCENARIOS } from "./support/scenarios.ts";
import { crashesOf, play } from "./support/stage.ts";

const bench = createBench();

it("passes every fail point that there is", async () => {
  const sources = import.meta.glob<string>("../../src/adapters/user-agent/**/*.ts", {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const named = Object.values(sources).flatMap((source) =>
    [...source.matchAll(/failPoint\(["`]([^"`$]+)/g)].map(([, name]) => name ?? ""),
  );
  const points = new Set<string>();
  let crashes = 0;
  for (const scenario of SCENARIOS) {
    const { visited } = await referenceOf(scenario, bench);
    for (const { index } of crashesOf(visited)) points.add(visited[index] ?? "");
    crashes += crashesOf(visited).length;
  }
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => ![...points].some((point) => point.startsWith(name)))).toEqual([]);
  console.info(`${crashes} crashes at ${points.size} points`);
}, 60_000);

it.each(MUTANTS)(
  "turns red with a planted bug: $name",
  async ({ scenario, plant: bug }) => {
    const reference = await referenceOf(scenario, bench);
    bench.plant(bug);
    const red: string[] = [];
    for (const crash of crashesOf(reference.visited)) {
      const run = await play(scenario, bench, crash).catch(() => null);
      if (run === null || !isClean(judge(run, reference)))
        red.push(`${reference.visited[crash.index]} ${crash.moment}`);
      if (red.length > 0) break;
    }
    expect(red).not.toEqual([]);
  },
  30_000,
);
