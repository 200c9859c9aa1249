import { expect, it } from "vitest";
import { afterReceipt, type DeliveryState } from "../../../src/core/chat/delivery.ts";

const STATE: DeliveryState = {
  ...{ part: 0, parts: 1, tries: 1, unknowns: 0, ambiguous: false, createdAt: 0 },
};
const LOST = { outcome: "unknown", reason: "no answer" } as const;

it("does not give up after one lost answer that follows a long outage", () => {
  const decision = afterReceipt({ ...STATE, tries: 12 }, LOST, 1_000, 0);
  expect(decision).toMatchObject({ state: "pending", unknowns: 1, ambiguous: true });
});

it("gives up after six attempts without any definite answer", () => {
  expect(afterReceipt({ ...STATE, unknowns: 4 }, LOST, 1_000, 0).state).toBe("pending");
  expect(afterReceipt({ ...STATE, unknowns: 5 }, LOST, 1_000, 0).state).toBe("dead");
});
