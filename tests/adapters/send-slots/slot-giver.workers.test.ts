import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import type { GiverRequest, SlotGiverObject } from "../../../src/adapters/send-slots/slot-giver.ts";

const giver = () => env.SLOT_GIVER.get(env.SLOT_GIVER.idFromName("telegram:1"));
const inside = <T>(look: (giver: SlotGiverObject) => T): Promise<T> =>
  runInDurableObject(giver(), (instance) => look(instance as unknown as SlotGiverObject));
const REQUEST: GiverRequest = { lane: "reply", count: 10, perSecond: 10, spent: 0 };

it("gives nothing twice after a crash, and waits out a limit that it was told of", async () => {
  const before = await inside((object) => object.lease(REQUEST).slots);
  expect(new Set(before).size).toBe(10);
  await inside((object) => object.limited(Date.now() + 30_000, "account", REQUEST.perSecond));
  await runInDurableObject(giver(), (_, state) => state.abort("planned crash")).catch(() => {});
  const after = await inside((object) => object.lease(REQUEST).slots);
  expect(Math.min(...after)).toBeGreaterThan(Math.max(...before));
  expect(Math.min(...after)).toBeGreaterThan(Date.now() + 25_000);
});
