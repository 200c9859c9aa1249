import fc from "fast-check";
import { expect, test } from "vitest";
import { quietUntil, readQuietHours } from "../../../src/core/time/quiet-hours.ts";
import { addDays, instantToWall, wallToInstant } from "../../../src/core/time/zones.ts";

const MINUTE = 60_000;
const NIGHT = { from: "22:00", to: "07:00" };

test.each([
  ["22-7", { from: "22:00", to: "07:00" }],
  ["22:30 - 6:45", { from: "22:30", to: "06:45" }],
  ["13 to 14", { from: "13:00", to: "14:00" }],
  ["22:00-24:00", { from: "22:00", to: "00:00" }],
  ["7-7", null],
  ["25-7", null],
  ["22:60-7", null],
  ["at night", null],
  ["", null],
])("%s reads as %j", (words, hours) => expect(readQuietHours(words)).toEqual(hours));

test.each([
  ["2026-11-20T21:59:59", null],
  ["2026-11-20T22:00:00", "2026-11-21T07:00:00"],
  ["2026-11-21T06:59:59", "2026-11-21T07:00:00"],
  ["2026-11-21T07:00:00", null],
  // The night of a change: an hour longer, an hour shorter, and the end is where the clock says so.
  ["2026-10-24T23:00:00", "2026-10-25T07:00:00"],
  ["2026-03-28T23:00:00", "2026-03-29T07:00:00"],
])("at %s in Vienna a night from 22 to 7 lasts until %s", (at, until) => {
  const found = quietUntil(wallToInstant(at, "Europe/Vienna"), NIGHT, "Europe/Vienna");
  expect(found && instantToWall(found, "Europe/Vienna")).toBe(until);
});

test("hours that a clock is set back into are over once they are over", () => {
  const hours = { from: "22:00", to: "02:30" };
  const firstEnd = wallToInstant("2026-10-25T02:30", "Europe/Vienna");
  expect(quietUntil(firstEnd - MINUTE, hours, "Europe/Vienna")).toBe(firstEnd);
  // 02:15 for the second time.
  expect(quietUntil(firstEnd + 45 * MINUTE, hours, "Europe/Vienna")).toBeNull();
});

const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
const zone = fc.constantFrom(
  ...["UTC", "Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"],
  ...["Pacific/Apia", "America/St_Johns", "Africa/Casablanca", "Asia/Tehran"],
);
const when = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2029, 0, 1) });

test("it is quiet exactly between a day's start and end, by a list of all nights around", () => {
  fc.assert(
    fc.property(clock, clock, zone, when, (from, to, place, at) => {
      fc.pre(from !== to);
      const today = instantToWall(at, place).slice(0, 10);
      const nights = [-3, -2, -1, 0, 1, 2].map((offset) => {
        const day = addDays(today, offset);
        const last = from < to ? day : addDays(day, 1);
        return [wallToInstant(`${day}T${from}`, place), wallToInstant(`${last}T${to}`, place)];
      });
      const inside = nights.find(([start = 0, end = 0]) => start <= at && at < end);
      const until = quietUntil(at, { from, to }, place);
      expect(until).toBe(inside?.[1] ?? null);
      if (until !== null) expect(until - at).toBeLessThanOrEqual(26 * 60 * MINUTE);
    }),
    { numRuns: 2000 },
  );
});
