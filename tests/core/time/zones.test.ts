import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  canonicalZone,
  instantToWall,
  isZone,
  wallToInstant,
  weekdayOf,
} from "../../../src/core/time/zones.ts";

const utc = (local: string, zone: string) => new Date(wallToInstant(local, zone)).toISOString();
const anyZone = fc.constantFrom(
  "America/New_York",
  "Europe/Berlin",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "America/Sao_Paulo",
  "Pacific/Apia",
  "Asia/Tehran",
  "UTC",
  "+05:45",
);
const anyInstant = fc
  .integer({ min: Date.UTC(1975, 0, 1) / 1000, max: Date.UTC(2090, 0, 1) / 1000 })
  .map((s) => s * 1000);

describe("wall clocks and instants", () => {
  test.each([
    [
      "2027-03-14T02:30",
      "America/New_York",
      "2027-03-14T07:30:00.000Z",
      "a skipped time moves forward by the gap",
    ],
    [
      "2026-11-01T01:30",
      "America/New_York",
      "2026-11-01T05:30:00.000Z",
      "a doubled time means the first",
    ],
    ["2027-03-28T02:00", "Europe/Berlin", "2027-03-28T01:00:00.000Z", "the first moment of a gap"],
    [
      "2027-10-31T03:00",
      "Europe/Berlin",
      "2027-10-31T02:00:00.000Z",
      "the first moment after an overlap",
    ],
    ["2011-12-30T12:00", "Pacific/Apia", "2011-12-30T22:00:00.000Z", "a day that was left out"],
    [
      "2026-10-04T02:15",
      "Australia/Lord_Howe",
      "2026-10-03T15:45:00.000Z",
      "a gap of half an hour",
    ],
    ["2026-12-08", "Asia/Kolkata", "2026-12-07T18:30:00.000Z", "a date alone is its midnight"],
  ])("%s in %s is %s: %s", (local, zone, instant) => {
    expect(utc(local, zone)).toBe(instant);
  });

  test("what a clock shows leads back to an instant at which it shows that", () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (ms, zone) => {
        const wall = instantToWall(ms, zone);
        const back = wallToInstant(wall, zone);
        expect(instantToWall(back, zone)).toBe(wall);
        // Of a doubled time the first one comes back.
        expect(back).toBeLessThanOrEqual(ms);
        expect(ms - back).toBeLessThanOrEqual(3_600_000);
      }),
      { numRuns: 2000 },
    );
  });

  test("agrees with Intl about any instant", () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (ms, zone) => {
        const shown = new Intl.DateTimeFormat("sv-SE", {
          dateStyle: "short",
          timeStyle: "medium",
          timeZone: zone,
        }).format(ms);
        expect(instantToWall(ms, zone).replace("T", " ")).toBe(shown);
      }),
      { numRuns: 300 },
    );
  });

  test.each(["2026-02-29", "2026-13-01", "2026-1-1", "2026-01-01T24:00", "", "now"])(
    "%j is no local time",
    (local) => {
      expect(() => wallToInstant(local, "UTC")).toThrow(RangeError);
    },
  );

  test("an unknown zone is an error, not UTC", () => {
    expect(() => wallToInstant("2026-01-01", "Mars/Olympus")).toThrow(RangeError);
  });
});

describe("local dates", () => {
  test("weekdays are ISO numbers", () => {
    expect(["2026-11-16", "2026-11-21T23:59", "2026-11-22", "2024-02-29"].map(weekdayOf)).toEqual([
      1, 6, 7, 4,
    ]);
  });

  test("days and months are added on the calendar", () => {
    expect(addDays("2026-12-30", 3)).toBe("2027-01-02");
    expect(addDays("2026-03-01T09:15", -1)).toBe("2026-02-28T09:15");
    expect(addMonths("2027-01-31", 1)).toBe("2027-02-28");
    expect(addMonths("2028-02-29", -12)).toBe("2027-02-28");
    expect(addMonths("2026-11-30T08:00:00", 3)).toBe("2027-02-28T08:00:00");
  });
});

describe("names of zones", () => {
  test.each([
    ["Lisbon", "Europe/Lisbon"],
    ["europe/vienna", "Europe/Vienna"],
    ["San Francisco", "America/Los_Angeles"],
    ["NYC", "America/New_York"],
    ["Munich", "Europe/Berlin"],
    ["Seoul time", "Asia/Seoul"],
    ["Pacific time zone", "America/Los_Angeles"],
    ["CEST", "Europe/Berlin"],
    ["utc", "UTC"],
    ["UTC+2", "Etc/GMT-2"],
    ["GMT-03:30", "-03:30"],
    ["buenos aires", "America/Argentina/Buenos_Aires"],
  ])("%s is %s", (words, zone) => {
    expect(canonicalZone(words)).toBe(zone);
    expect(isZone(canonicalZone(words) ?? "")).toBe(true);
  });

  test.each(["", "tea time", "UTC+15", "+99:00", "a".repeat(5000)])("%j names no zone", (words) => {
    expect(canonicalZone(words)).toBeNull();
  });
});
