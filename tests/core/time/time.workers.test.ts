import { expect, test } from "vitest";
import { answerHash, toInts } from "../../../scripts/oracle/recording.ts";
import { sampleOf } from "../../../scripts/oracle/sample.ts";
import { nextOccurrence, occurrencesBetween } from "../../../src/core/time/recurrence.ts";
import { zoneOfCountry } from "../../../src/core/time/zone-countries.ts";
import { canonicalZone, instantToWall, wallToInstant } from "../../../src/core/time/zones.ts";
import recording from "./samples/oracle.json" with { type: "json" };

/** All of them run in Node; this many show that workerd's engine and zone data do the same. */
const SAMPLES = 2000;

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

test("the Worker's runtime agrees with the oracle, but where countries have changed their clocks since", () => {
  const anchors = toInts(recording.anchors);
  const right = Array.from(toInts(recording.hashes).subarray(0, SAMPLES)).filter((hash, number) => {
    const { sample } = sampleOf(recording.seed, number, recording.zones, anchors[number]);
    const { from, to, limit, ...schedule } = sample;
    const found = occurrencesBetween(schedule, from * 1000, to * 1000, limit);
    return answerHash(found.map((ms) => ms / 1000)) === hash;
  });
  expect(right.length).toBeGreaterThan(SAMPLES * 0.98);
});

test("the Worker's runtime knows the zones of countries", () => {
  expect(zoneOfCountry("Zimbabwe", "en")).toBe("Africa/Harare");
  expect(zoneOfCountry("Australia", "en")).toBeNull();
});
