/** The recurrence engine against what python-dateutil and zoneinfo answered once; `npm run oracle` asks them anew. */
import { expect, test } from "vitest";
import { allProbes, answerProbes } from "../../../scripts/oracle/probes.ts";
import {
  answerHash,
  probeHash,
  type Recording,
  toInts,
  zoneHash,
} from "../../../scripts/oracle/recording.ts";
import { FIRST_MS, LAST_MS, sampleOf } from "../../../scripts/oracle/sample.ts";
import { occurrencesBetween } from "../../../src/core/time/recurrence.ts";
import { changesBetween } from "../../../src/core/time/zone-offsets.ts";
import recorded from "./samples/oracle.json" with { type: "json" };

const recording: Recording = recorded;
const anchors = toInts(recording.anchors);
const hashes = toInts(recording.hashes);
/** Countries change their clocks on short notice; when more than this has changed, it is time to record anew. */
const MOST_OUTDATED = 0.02;

/** True when this runtime knows other clock changes for the zone than the oracle did. */
function isOutdated(zone: string): boolean {
  const changes = changesBetween(zone, FIRST_MS, LAST_MS).map(({ at, before, after }) => [
    at / 1000,
    before / 1000,
    after / 1000,
  ]);
  return zoneHash(changes) !== recording.zoneHashes[recording.zones.indexOf(zone)];
}

const outdated = new Map<string, boolean>();

/** What is wrong for another reason than new clock changes. */
function wrong<T extends { zone: string }>(differing: T[], total: number): T[] {
  for (const { zone } of differing) {
    if (!outdated.has(zone)) outdated.set(zone, isOutdated(zone));
  }
  const remaining = differing.filter(({ zone }) => !outdated.get(zone));
  expect(differing.length - remaining.length).toBeLessThan(total * MOST_OUTDATED);
  return remaining;
}

test("20,000 schedules happen when the oracle says", () => {
  expect(hashes).toHaveLength(20_000);
  const differing = Array.from(hashes).flatMap((hash, number) => {
    const { sample } = sampleOf(recording.seed, number, recording.zones, anchors[number]);
    const { from, to, limit, ...schedule } = sample;
    const found = occurrencesBetween(schedule, from * 1000, to * 1000, limit);
    return answerHash(found.map((ms) => ms / 1000)) === hash ? [] : [{ number, ...sample }];
  });
  expect(wrong(differing, hashes.length)).toEqual([]);
});

test("100 local times a year in ten zones are the instants that the oracle says", () => {
  const all = allProbes();
  const expected = toInts(recording.probes);
  expect(expected).toHaveLength(all.length);
  const differing = all.filter((probes, i) => probeHash(answerProbes(probes)) !== expected[i]);
  expect(wrong(differing, all.length)).toEqual([]);
});

test("a different answer is noticed", () => {
  const [first] = Array.from(hashes);
  const { sample } = sampleOf(recording.seed, 0, recording.zones, anchors[0]);
  const { from, to, limit, ...schedule } = sample;
  const found = occurrencesBetween(schedule, from * 1000, to * 1000, limit);
  expect(answerHash(found.map((ms) => ms / 1000))).toBe(first);
  expect(answerHash([...found.map((ms) => ms / 1000), 1])).not.toBe(first);
  expect(zoneHash([[1, 2, 3]])).not.toBe(zoneHash([[1, 2, 4]]));
});
