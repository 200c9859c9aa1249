import { createCrashRig } from "./crash-rig.ts";
import { type OnStart, onStart } from "./inside.ts";
import { createOutside, createProbe } from "./probe.ts";
import { createWorld } from "./world.ts";

/** A world whose objects have the probe and the fail points; further listeners come last. */
export function createBench(...more: OnStart[]) {
  const outside = createOutside();
  const rig = createCrashRig();
  const world = createWorld(rig.isGoingDown);
  // By the world's clock, on which no alarm fires by itself.
  const start = Date.now();
  const probe: OnStart = (inside) =>
    inside.parts.capabilities.unshift(createProbe(inside, outside));
  const plant = (...listeners: OnStart[]) => onStart(rig.onStart, probe, ...listeners);
  plant(...more);
  return { world, outside, rig, plant, start };
}
