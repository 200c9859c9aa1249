/** The work that a rule can cause, in steps: each looks at one day, period or instant and costs about the same. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  FREQUENCIES,
  isSubDaily,
  parseRule,
  WEEKDAY_CODES,
} from "../../../src/core/time/rule-parts.ts";
import { walkCalendar } from "../../../src/core/time/walk/calendar-walk.ts";
import { walkClock } from "../../../src/core/time/walk/clock-walk.ts";

const NOW = Date.UTC(2026, 10, 21);
/** A fifth of a microsecond each for days, less than one for instants: a few milliseconds in all. */
const MOST_DAYS = 21_500;
const MOST_INSTANTS = 20_001;

/** Steps and visits until the first occurrence from now on, for a schedule that began in 1970. */
function work(rrule: string): { steps: number; visits: number; fine: boolean } | null {
  const parsed = parseRule(rrule);
  if (!parsed.ok) return null;
  const { rule } = parsed;
  const fine = isSubDaily(rule.freq);
  let visits = 0;
  const steps = (fine ? walkClock : walkCalendar)({
    rule,
    start: Date.UTC(1970, 0, 1, 8),
    zone: "UTC",
    times: [],
    fromWall: NOW,
    fromInstant: NOW,
    visit: (_, instant) => {
      visits++;
      return instant < NOW;
    },
  });
  return { steps, visits, fine };
}

function expectBounded(rrule: string): void {
  const done = work(rrule);
  if (!done) return;
  expect(done.steps, rrule).toBeLessThanOrEqual(done.fine ? MOST_INSTANTS : MOST_DAYS);
  expect(done.visits, rrule).toBeLessThanOrEqual(1);
}

const every = (end: number) => Array.from({ length: end }, (_, i) => i).join();

describe("the work of a rule is bounded", () => {
  test.each([
    "FREQ=SECONDLY",
    "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
    "FREQ=SECONDLY;BYSETPOS=2",
    "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=30",
    "FREQ=HOURLY;BYHOUR=9;BYDAY=MO;COUNT=500",
    "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
    "FREQ=DAILY;INTERVAL=2;COUNT=10000",
    "FREQ=WEEKLY;BYMONTHDAY=1,2,3;BYDAY=MO,TU,WE,TH;BYSETPOS=4",
    "FREQ=WEEKLY;INTERVAL=10000;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=MONTHLY;INTERVAL=2;BYMONTH=2",
    "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6",
    `FREQ=YEARLY;BYSETPOS=-1;BYHOUR=${every(24)};BYMINUTE=${every(60)};BYSECOND=${every(60)}`,
  ])("%s", (rrule) => {
    expect(work(rrule)).not.toBeNull();
    expectBounded(rrule);
  });

  test("whatever is written", () => {
    const list = (name: string, min: number, max: number) =>
      fc
        .uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 8 })
        .map((values) => `${name}=${values.join()}`);
    const whole = (name: string, max: number) =>
      fc.integer({ min: 1, max }).map((n) => `${name}=${n}`);
    const day = fc.oneof(
      fc.constantFrom(...WEEKDAY_CODES),
      fc
        .tuple(fc.integer({ min: -53, max: 53 }), fc.constantFrom(...WEEKDAY_CODES))
        .map(([n, code]) => `${n}${code}`),
    );
    const parts = [
      fc.oneof(whole("INTERVAL", 60), whole("INTERVAL", 10_000)),
      fc.oneof(whole("COUNT", 500), whole("COUNT", 10_000)),
      list("BYMONTH", 1, 12),
      list("BYMONTHDAY", -31, 31),
      list("BYYEARDAY", -366, 366),
      list("BYWEEKNO", -53, 53),
      list("BYSETPOS", -366, 366),
      fc.uniqueArray(day, { minLength: 1, maxLength: 7 }).map((days) => `BYDAY=${days.join()}`),
      list("BYHOUR", 0, 23),
      list("BYMINUTE", 0, 59),
      list("BYSECOND", 0, 60),
      fc.constantFrom(...WEEKDAY_CODES).map((code) => `WKST=${code}`),
    ].map((part) => fc.option(part, { freq: 3, nil: "" }));
    const rule = fc
      .tuple(fc.constantFrom(...FREQUENCIES), ...parts)
      .map(([freq, ...rest]) => [`FREQ=${freq}`, ...rest.filter((part) => part !== "")].join(";"));
    let legal = 0;
    fc.assert(
      fc.property(rule, (rrule) => {
        if (parseRule(rrule).ok) legal++;
        expectBounded(rrule);
      }),
      { numRuns: 3000 },
    );
    expect(legal).toBeGreaterThan(500);
  });
});
