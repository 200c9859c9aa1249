import { describe, expect, it } from "vitest";
import type { TokenStore } from "../../src/core/ports/token-store.ts";

const DAY = "2026-11-21";

/** What every token store promises; `open` gives an empty one for as long as `body` runs. */
export function tokenStoreContract(
  name: string,
  open: (body: (store: TokenStore) => Promise<void>) => Promise<void>,
): void {
  describe(`token store: ${name}`, () => {
    it("takes up to the limit and refuses the rest, whole", () =>
      open(async (store) => {
        expect(await store.take(DAY, 60, 100)).toBe(true);
        expect(await store.take(DAY, 41, 100)).toBe(false);
        expect(await store.used(DAY)).toBe(60);
        expect(await store.take(DAY, 40, 100)).toBe(true);
        expect(await store.take(DAY, 1, 100)).toBe(false);
      }));

    it("gives nobody the last tokens twice", () =>
      open(async (store) => {
        const takes = Array.from({ length: 10 }, () => store.take(DAY, 30, 100));
        expect((await Promise.all(takes)).filter(Boolean)).toHaveLength(3);
        expect(await store.used(DAY)).toBe(90);
      }));

    it("corrects a reservation both ways, also of yesterday", () =>
      open(async (store) => {
        await store.take(DAY, 60, 100);
        await store.adjust(DAY, -25);
        expect(await store.used(DAY)).toBe(35);
        await store.take("2026-11-22", 10, 100);
        await store.adjust(DAY, 5);
        expect(await store.used(DAY)).toBe(40);
        expect(await store.used("2026-11-22")).toBe(10);
      }));

    it("refuses more than a whole day holds, and knows nothing of other days", () =>
      open(async (store) => {
        expect(await store.take(DAY, 101, 100)).toBe(false);
        expect(await store.used(DAY)).toBe(0);
      }));
  });
}
