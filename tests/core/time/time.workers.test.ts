import { expect, test } from "vitest";
import { nextOccurrence } from "../../../src/core/time/recurrence.ts";
import { canonicalZone, instantToWall, wallToInstant } from "../../../src/core/time/zones.ts";

test("the runtime knows the zones, their changes and the recurrence library", () => {
  expect(canonicalZone("Ho Chi Minh City")).toBe("Asia/Ho_Chi_Minh");
  expect(canonicalZone("kathmandu")).not.toBeNull();
  const gap = wallToInstant("2027-03-14T02:30", "America/New_York");
  expect(instantToWall(gap, "America/New_York")).toBe("2027-03-14T03:30:00");
  const schedule = {
    start: "2026-11-02T09:00",
    zone: "Asia/Kolkata",
    rrule: "FREQ=MONTHLY;BYDAY=-1FR",
  };
  const next = nextOccurrence(schedule, Date.UTC(2026, 10, 20));
  expect(next && new Date(next).toISOString()).toBe("2026-11-27T03:30:00.000Z");
});
