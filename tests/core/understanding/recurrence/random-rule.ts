/** Random rules of the kinds that people say, as canonical text. */
import fc from "fast-check";
import {
  emptyRule,
  formatRule,
  type Rule,
  WEEKDAY_CODES,
} from "../../../../src/core/time/rule-parts.ts";

export interface RandomPhrase {
  rrule: string;
  times: string[];
  exdates: string[];
}

const interval = fc.integer({ min: 1, max: 12 });
const days = fc.subarray([...WEEKDAY_CODES], { minLength: 1 });
const months = fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], {
  minLength: 1,
  maxLength: 11,
});
const monthDay = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: -5, max: -1 }));
const nth = fc.constantFrom(1, 2, 3, 4, 5, -1, -2, -3);

function rule(freq: Rule["freq"], part: Partial<Rule>): Rule {
  return { ...emptyRule(freq), ...part };
}

const daily = fc.record({ interval }).map((part) => rule("DAILY", part));
const fine = fc
  .tuple(fc.constantFrom("HOURLY" as const, "MINUTELY" as const), fc.integer({ min: 1, max: 50 }))
  .map(([freq, n]) => rule(freq, { interval: n }));
const weekly = fc
  .record({ interval, days, months: fc.oneof(fc.constant<number[]>([]), months) })
  .map((part) =>
    rule("WEEKLY", {
      interval: part.interval,
      byDay: part.days.map((day) => ({ day })),
      byMonth: part.interval === 1 ? part.months : [],
    }),
  );
const monthlyByDate = fc
  .record({ interval, dates: fc.uniqueArray(monthDay, { minLength: 1, maxLength: 3 }) })
  .map((part) => rule("MONTHLY", { interval: part.interval, byMonthDay: part.dates }));
const monthlyByDay = fc
  .record({
    interval,
    day: fc.constantFrom(...WEEKDAY_CODES),
    ns: fc.uniqueArray(nth, { minLength: 1, maxLength: 2 }),
  })
  .map((part) =>
    rule("MONTHLY", { interval: part.interval, byDay: part.ns.map((n) => ({ day: part.day, n })) }),
  );
const monthlyBySet = fc
  .record({ interval, n: nth, weekend: fc.boolean() })
  .map(({ interval: i, n, weekend }) =>
    rule("MONTHLY", {
      interval: i,
      byDay: (weekend ? WEEKDAY_CODES.slice(5) : WEEKDAY_CODES.slice(0, 5)).map((day) => ({ day })),
      bySetPos: [n],
    }),
  );
const yearlyByDate = fc
  .record({
    interval,
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map((part) =>
    rule("YEARLY", { interval: part.interval, byMonth: [part.month], byMonthDay: [part.day] }),
  );
const yearlyByDay = fc
  .record({
    interval,
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.constantFrom(...WEEKDAY_CODES),
    n: nth,
  })
  .map((part) =>
    rule("YEARLY", {
      interval: part.interval,
      byMonth: [part.month],
      byDay: [{ day: part.day, n: part.n }],
    }),
  );

const end = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.integer({ min: 2, max: 40 }).map((count) => ({ count })),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([m, d]) => ({ until: `2028${String(m).padStart(2, "0")}${String(d).padStart(2, "0")}` })),
);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
const exdate = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([m, d]) => `2027-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`);

/** A rule with times of day and left-out dates; hourly and finer rules have none. */
export const randomPhrase: fc.Arbitrary<RandomPhrase> = fc
  .tuple(
    fc.oneof(
      daily,
      fine,
      weekly,
      monthlyByDate,
      monthlyByDay,
      monthlyBySet,
      yearlyByDate,
      yearlyByDay,
    ),
    end,
    fc.uniqueArray(time, { maxLength: 3 }),
    fc.uniqueArray(exdate, { maxLength: 2 }),
  )
  .map(([base, limit, times, exdates]) => {
    const sparse = base.freq === "HOURLY" || base.freq === "MINUTELY";
    return {
      rrule: formatRule({ ...base, ...(sparse ? {} : limit) }),
      times: sparse ? [] : [...times].sort(),
      exdates: sparse ? [] : [...exdates].sort(),
    };
  });
