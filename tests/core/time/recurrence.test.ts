import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  nextOccurrence,
  occurrencesBetween,
  type Schedule,
  validateRule,
} from "../../../src/core/time/recurrence.ts";
import { DAY_MS, instantToWall, wallToInstant } from "../../../src/core/time/zones.ts";
import { randomPhrase } from "../understanding/recurrence/random-rule.ts";

const schedule = (rrule: string, more: Partial<Schedule> = {}): Schedule => ({
  start: "2026-11-02T09:00",
  zone: "Europe/Berlin",
  rrule,
  ...more,
});
/** The first occurrences from the start on, on the schedule's own clock. */
const first = (s: Schedule, n: number) =>
  occurrencesBetween(
    s,
    wallToInstant("2026-11-01", s.zone),
    wallToInstant("2080-01-01", s.zone),
    n,
  ).map((ms) => instantToWall(ms, s.zone).slice(0, 16));
const next = (s: Schedule, after: string) => {
  const ms = nextOccurrence(s, wallToInstant(after, s.zone));
  return ms === null ? null : instantToWall(ms, s.zone).slice(0, 16);
};

describe("occurrences", () => {
  test.each<[string, Schedule, string[]]>([
    [
      "every other week in phase",
      schedule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR"),
      ["2026-11-02T09:00", "2026-11-06T09:00", "2026-11-16T09:00"],
    ],
    [
      "the day comes from the start",
      schedule("FREQ=MONTHLY", { start: "2026-11-30T07:15" }),
      ["2026-11-30T07:15", "2026-12-30T07:15", "2027-01-30T07:15", "2027-03-30T07:15"],
    ],
    [
      "leap days",
      schedule("FREQ=YEARLY", { start: "2028-02-29" }),
      ["2028-02-29T00:00", "2032-02-29T00:00"],
    ],
    [
      "last working day",
      schedule("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
      ["2026-11-30T09:00", "2026-12-31T09:00", "2027-01-29T09:00"],
    ],
    [
      "several times a day",
      schedule("FREQ=DAILY;COUNT=2", { times: ["21:00", "09:00"] }),
      ["2026-11-02T09:00", "2026-11-02T21:00", "2026-11-03T09:00", "2026-11-03T21:00"],
    ],
    [
      "a time before the start's own is not taken",
      schedule("FREQ=DAILY;COUNT=1", { start: "2026-11-02T10:00", times: ["09:00", "21:00"] }),
      ["2026-11-02T21:00"],
    ],
    [
      "UNTIL as a date holds that whole day",
      schedule("FREQ=DAILY;UNTIL=20261103"),
      ["2026-11-02T09:00", "2026-11-03T09:00"],
    ],
    [
      "UNTIL in UTC is an instant",
      schedule("FREQ=DAILY;UNTIL=20261103T075959Z"),
      ["2026-11-02T09:00"],
    ],
    [
      "left-out days and moments",
      schedule("FREQ=DAILY;COUNT=4", { exdates: ["2026-11-03", "2026-11-04T09:00"] }),
      ["2026-11-02T09:00", "2026-11-05T09:00"],
    ],
    [
      "added days and moments",
      schedule("FREQ=WEEKLY;COUNT=1", { rdates: ["2026-11-04", "2026-11-03T18:00"] }),
      ["2026-11-02T09:00", "2026-11-03T18:00", "2026-11-04T09:00"],
    ],
    [
      "working hours",
      schedule("FREQ=HOURLY;INTERVAL=4;BYHOUR=9,13,17;BYDAY=FR"),
      ["2026-11-06T09:00", "2026-11-06T13:00", "2026-11-06T17:00", "2026-11-13T09:00"],
    ],
  ])("%s", (_name, s, expected) => {
    expect(
      first(s, expected.length + (s.rrule.includes("COUNT") || s.rrule.includes("UNTIL") ? 5 : 0)),
    ).toEqual(expected);
  });

  test("a time that the clock change skips is moved, never dropped, and a doubled one comes once", () => {
    const berlin = schedule("FREQ=DAILY", { start: "2027-03-27T02:30" });
    expect(first(berlin, 3)).toEqual(["2027-03-27T02:30", "2027-03-28T03:30", "2027-03-29T02:30"]);
    const autumn = schedule("FREQ=DAILY", { start: "2027-10-30T02:30" });
    const found = occurrencesBetween(
      autumn,
      wallToInstant("2027-10-30", "Europe/Berlin"),
      wallToInstant("2027-11-02", "Europe/Berlin"),
      9,
    );
    expect(found.map((ms) => new Date(ms).toISOString().slice(5, 16))).toEqual([
      "10-30T00:30",
      "10-31T00:30",
      "11-01T01:30",
    ]);
  });

  test("a moved time stays in order with the times after it", () => {
    const s = schedule("FREQ=DAILY", { start: "2027-03-28", times: ["02:45", "03:15"] });
    expect(first(s, 3)).toEqual(["2027-03-28T03:15", "2027-03-28T03:45", "2027-03-29T02:45"]);
  });

  test("hours are real hours over a change", () => {
    const s = schedule("FREQ=HOURLY", { start: "2027-10-31T01:00" });
    const found = occurrencesBetween(
      s,
      wallToInstant("2027-10-31", s.zone),
      Number.MAX_SAFE_INTEGER,
      4,
    );
    expect(found.map((ms, i) => (i > 0 ? (ms - (found[i - 1] ?? 0)) / 3_600_000 : 0))).toEqual([
      0, 1, 1, 1,
    ]);
  });

  test("next is strictly after", () => {
    const s = schedule("FREQ=WEEKLY;BYDAY=MO");
    expect(next(s, "2026-11-02T08:59")).toBe("2026-11-02T09:00");
    expect(next(s, "2026-11-02T09:00")).toBe("2026-11-09T09:00");
    expect(next(s, "2041-05-05T00:00")).toBe("2041-05-06T09:00");
    expect(next(schedule("FREQ=DAILY;COUNT=2"), "2026-11-03T09:00")).toBeNull();
  });

  test("for any rule, stepping with next is the list, ascending and without repeats", () => {
    fc.assert(
      fc.property(
        randomPhrase,
        fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Tokyo"),
        (phrase, zone) => {
          const s: Schedule = { start: "2027-01-15T10:30", zone, ...phrase };
          const from = wallToInstant("2027-01-01", zone);
          const list = occurrencesBetween(s, from, from + 400 * DAY_MS, 12);
          let at = from - 1;
          for (const ms of list) {
            expect(ms).toBeGreaterThan(at);
            expect(nextOccurrence(s, at)).toBe(ms);
            at = ms;
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("edges", () => {
  test.each<[string, Schedule, string, string | null]>([
    [
      "a set begins with its week, also when the schedule starts in the middle",
      schedule("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2", { start: "2026-11-05T09:00" }),
      "2026-11-01",
      "2026-11-11T09:00",
    ],
    [
      "numbered and plain weekdays are both taken",
      schedule("FREQ=MONTHLY;BYDAY=1MO,SA"),
      "2026-12-05T09:00",
      "2026-12-07T09:00",
    ],
    [
      "the first week of a year can begin in the year before",
      schedule("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO"),
      "2030-12-01",
      "2030-12-30T09:00",
    ],
    [
      "week 53 only in years that have one",
      schedule("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO"),
      "2027-01-01",
      "2032-12-27T09:00",
    ],
    [
      "29 February on a Sunday, past 2100",
      schedule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU"),
      "2088-03-01",
      "2128-02-29T09:00",
    ],
    [
      "a leap day that the interval never meets",
      schedule("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29"),
      "2026-11-01",
      null,
    ],
    [
      "the hour that a gap swallows",
      schedule("FREQ=HOURLY;BYHOUR=3", { start: "2015-09-26T20:45", zone: "Pacific/Chatham" }),
      "2015-09-26T20:45",
      "2015-09-27T03:45",
    ],
    [
      "an hour that an overlap brings back after it was over",
      schedule("FREQ=HOURLY;BYHOUR=1", { start: "2011-10-30T02:00", zone: "Antarctica/Troll" }),
      "2011-10-30T02:00",
      "2011-10-30T01:00",
    ],
    [
      "ten years of a count",
      schedule("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=2609", { start: "2016-11-01T09:00" }),
      "2026-10-29T09:00",
      "2026-10-30T09:00",
    ],
    [
      "and its end",
      schedule("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=2608", { start: "2016-11-01T09:00" }),
      "2026-10-29T09:00",
      null,
    ],
  ])("%s", (_name, s, after, expected) => {
    expect(next(s, after)).toBe(expected);
  });

  test("a moment added on a left-out day stays, one that is itself left out goes", () => {
    const left = { exdates: ["2026-11-03", "2026-11-05T18:00"] };
    const added = { rdates: ["2026-11-03T18:00", "2026-11-03", "2026-11-05T18:00"] };
    expect(first(schedule("FREQ=DAILY;COUNT=2", { ...left, ...added }), 9)).toEqual([
      "2026-11-02T09:00",
      "2026-11-03T18:00",
    ]);
  });

  test("two times that a gap makes one do not use up a place in the list", () => {
    const times = ["02:30", "03:30"];
    const s = schedule("FREQ=WEEKLY;BYDAY=SU", { start: "2027-03-28", times });
    expect(first(s, 3)).toEqual(["2027-03-28T03:30", "2027-04-04T02:30", "2027-04-04T03:30"]);
  });
});

describe("validateRule", () => {
  test.each([
    "FREQ=DAILY",
    "freq=weekly;byday=mo,we",
    "FREQ=MINUTELY;INTERVAL=5",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=HOURLY;BYMINUTE=0,30",
    "FREQ=MONTHLY;BYDAY=5FR",
  ])("keeps %s", (rrule) => {
    expect(validateRule(rrule)).toEqual({ ok: true });
  });

  test.each([
    ["FREQ=MINUTELY", "too-frequent"],
    ["FREQ=SECONDLY;INTERVAL=299", "too-frequent"],
    ["FREQ=HOURLY;BYMINUTE=0,2", "too-frequent"],
    ["FREQ=HOURLY;BYMINUTE=58,1", "too-frequent"],
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "impossible"],
    ["FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4,6,9,11", "impossible"],
    ["FREQ=YEARLY;BYMONTH=6;BYYEARDAY=1", "impossible"],
    ["", "malformed"],
    ["every day", "malformed"],
    ["FREQ=FORTNIGHTLY", "malformed"],
    ["FREQ=DAILY;INTERVAL=0", "malformed"],
    ["FREQ=DAILY;COUNT=2;UNTIL=20270101", "malformed"],
    ["FREQ=DAILY;FREQ=DAILY", "malformed"],
    ["FREQ=DAILY;BYMONTH=13", "malformed"],
    ["FREQ=DAILY;DTSTART=20260101", "unsupported"],
    ["FREQ=YEARLY;BYEASTER=0", "unsupported"],
    ["FREQ=WEEKLY;BYDAY=2MO", "unsupported"],
    ["FREQ=DAILY;COUNT=1000000000", "unsupported"],
    ["FREQ=DAILY;INTERVAL=1000000000", "unsupported"],
    ["FREQ=HOURLY;BYHOUR=9;COUNT=501", "unsupported"],
    ["FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6", "impossible"],
    ["FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "impossible"],
    ["FREQ=HOURLY;INTERVAL=24;BYHOUR=0;BYSETPOS=2", "impossible"],
  ])("refuses %j as %s", (rrule, reason) => {
    expect(validateRule(rrule)).toEqual({ ok: false, reason });
  });

  test("any text gets a verdict", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(validateRule(text).ok).toBe(false);
        expect(validateRule(`FREQ=DAILY;${text}`)).toBeDefined();
      }),
    );
  });
});
