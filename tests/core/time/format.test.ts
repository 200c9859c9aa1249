import { describe, expect, test } from "vitest";
import { describeRule } from "../../../src/core/time/describe-rule.ts";
import {
  formatDuration,
  formatInstant,
  relativeDay,
  zoneLabel,
} from "../../../src/core/time/format.ts";

const NOW = Date.UTC(2026, 10, 18, 9, 10);
const at = (iso: string) => Date.parse(iso);

describe("formatInstant", () => {
  test("is read in the reader's zone, with the year when it is another one there", () => {
    const newYear = at("2026-12-31T23:30:00Z");
    expect(formatInstant(newYear, "America/New_York", "datetime", NOW)).toBe("Thu 31 Dec, 18:30");
    expect(formatInstant(newYear, "Asia/Tokyo", "datetime", NOW)).toBe("Fri 1 Jan 2027, 08:30");
    expect(formatInstant(newYear, "Asia/Tokyo", "date", NOW)).toBe("Fri 1 Jan 2027");
    expect(formatInstant(newYear, "Asia/Tokyo", "time", NOW)).toBe("08:30");
  });

  test("follows other languages", () => {
    expect(formatInstant(at("2026-12-08T08:00:00Z"), "Europe/Berlin", "date", NOW, "de")).toContain(
      "Dez",
    );
  });
});

test("days near today have names", () => {
  const day = (iso: string) => relativeDay(at(iso), "Europe/Berlin", NOW);
  expect(day("2026-11-18T22:59:00Z")).toBe("today");
  expect(day("2026-11-18T23:01:00Z")).toBe("tomorrow");
  expect(day("2026-11-17T00:00:00Z")).toBe("yesterday");
  expect(day("2026-11-20T12:00:00Z")).toBe("Fri 20 Nov");
});

test("durations show the two largest units", () => {
  const shown = [0, 45, 60, 5400, 86_400, 90_061, 1_209_600, 172_800].map((s) => formatDuration(s));
  expect(shown).toEqual([
    "0 min",
    "45 s",
    "1 min",
    "1 h 30 min",
    "1 day",
    "1 day 1 h",
    "2 weeks",
    "2 days",
  ]);
});

test("zones are called by their city or offset", () => {
  expect(
    ["America/New_York", "Etc/GMT-2", "Etc/GMT+5", "UTC", "Etc/UTC", "+05:30"].map(zoneLabel),
  ).toEqual(["New York", "UTC+2", "UTC-5", "UTC", "UTC", "UTC+05:30"]);
});

describe("describeRule", () => {
  test.each([
    [
      { rrule: "FREQ=MONTHLY;BYDAY=2TU", times: ["09:00"] },
      "every 2nd Tuesday of the month at 09:00",
    ],
    [{ rrule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", times: ["08:30"] }, "every weekday at 08:30"],
    [{ rrule: "FREQ=WEEKLY", start: "2026-11-21T07:45" }, "every Saturday at 07:45"],
    [{ rrule: "FREQ=MONTHLY", start: "2026-11-22" }, "every 22nd day of the month"],
    [{ rrule: "FREQ=YEARLY", start: "2026-12-24" }, "every year on 24 December"],
    [
      { rrule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,WE;COUNT=4" },
      "every 2 weeks on Wednesday and Saturday 4 times",
    ],
    [
      { rrule: "FREQ=DAILY;UNTIL=20270301", times: ["09:00", "21:00"] },
      "every day at 09:00 and 21:00 until 1 March 2027",
    ],
    [
      { rrule: "FREQ=DAILY", exdates: ["2026-12-24", "2026-12-25"] },
      "every day except 24 December 2026 and 25 December 2026",
    ],
    [{ rrule: "FREQ=MONTHLY;BYMONTHDAY=-1;INTERVAL=3" }, "every 3 months on the last day"],
    [{ rrule: "FREQ=MONTHLY;BYMONTHDAY=-2" }, "every 2nd to last day of the month"],
    [{ rrule: "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH" }, "every year on the 4th Thursday of November"],
    [{ rrule: "FREQ=HOURLY;INTERVAL=6" }, "every 6 hours"],
  ])("%j is %s", (phrase, expected) => {
    expect(describeRule(phrase)).toBe(expected);
  });

  test.each([
    [
      { rrule: "FREQ=MONTHLY;BYDAY=2TU", times: ["09:00"] },
      "jeden 2. Dienstag im Monat um 09:00 Uhr",
    ],
    [{ rrule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" }, "jeden Werktag"],
    [
      { rrule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,WE;COUNT=4" },
      "alle 2 Wochen mittwochs und samstags 4 Mal",
    ],
    [{ rrule: "FREQ=MONTHLY;BYMONTHDAY=1,15" }, "am 1. und 15. jedes Monats"],
    [{ rrule: "FREQ=YEARLY", start: "2026-12-24" }, "jedes Jahr am 24. Dezember"],
    [
      { rrule: "FREQ=DAILY;UNTIL=20270301", exdates: ["2026-12-24"] },
      "jeden Tag bis 1. März 2027 außer am 24. Dezember 2026",
    ],
  ])("%j is %s in German", (phrase, expected) => {
    expect(describeRule(phrase, "de-AT")).toBe(expected);
  });

  test("a rule without words of its own is shown as it is, never as something simpler", () => {
    expect(describeRule({ rrule: "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13" })).toContain(
      "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    );
  });
});
