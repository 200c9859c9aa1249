import { expect, it } from "vitest";
import { createBench } from "./bench.ts";
import { isClean, judge, repeatedEffects } from "./judge.ts";
import { SCENARIOS, type Scenario } from "./scenarios.ts";
import { crashesOf, play } from "./stage.ts";

/** The run without a crash, which must be clean by itself. */
export async function referenceOf(scenario: Scenario, bench: ReturnType<typeof createBench>) {
  bench.plant();
  const reference = await play(scenario, bench, null);
  expect(isClean(judge(reference, reference))).toBe(true);
  return reference;
}

/** Tests that crash the object at every fail point that the area's scenarios pass. */
export function describeCrashes(area: Scenario["area"]): void {
  const bench = createBench();
  const { rig } = bench;

  it.each(SCENARIOS.filter((scenario) => scenario.area === area))(
    "survives a crash at every point of: $name",
    async (scenario) => {
      const reference = await referenceOf(scenario, bench);
      const crashes = crashesOf(reference.visited);
      expect(crashes).not.toEqual([]);
      for (const crash of crashes) {
        const run = await play(scenario, bench, crash);
        const verdict = judge(run, reference);
        const point = reference.visited[crash.index];
        // A step whose answer was not yet durable is done again; no other is.
        const mayRepeat =
          crash.moment === "at once" && /^(?:step|turn|outbox:leased)/.test(`${point}`);
        expect(repeatedEffects(run, reference).length).toBeLessThanOrEqual(mayRepeat ? 1 : 0);
        const seen = { crash, point, crashes: rig.crashes(), unarmed: rig.unarmed(), ...verdict };
        expect(seen).toEqual({
          ...{ crash, point, crashes: 1, unarmed: [] },
          ...{ lost: [], doubled: [], illegal: [] },
          reordered: scenario.anyOrder ? expect.any(Array) : [],
          repeated: expect.any(Number),
        });
      }
    },
    60_000,
  );
}
