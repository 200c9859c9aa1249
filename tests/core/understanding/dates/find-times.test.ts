import { describe, expect, test } from "vitest";
import { findTimes } from "../../../../src/core/understanding/dates/find-times.ts";
import type { TimeContext } from "../../../../src/core/understanding/dates/time-finding.ts";

/** Wednesday 18 November 2026, 10:10 in Berlin. */
const CONTEXT: TimeContext = {
  now: Date.UTC(2026, 10, 18, 9, 10),
  zone: "Europe/Berlin",
  locale: "en",
  dayStart: "08:00",
};
const find = (text: string, more: Partial<TimeContext> = {}) =>
  findTimes(text, { ...CONTEXT, ...more });
/** The only finding, as `local` or `local..end`. */
function only(text: string, more: Partial<TimeContext> = {}): string {
  const found = find(text, more);
  expect(
    found.map((one) => one.when.text),
    text,
  ).toHaveLength(1);
  const { when } = found[0] as (typeof found)[0];
  const short = (local: string) => local.slice(0, 16);
  return when.end ? `${short(when.local)}..${short(when.end)}` : short(when.local);
}

describe("one day", () => {
  test.each([
    ["today", "2026-11-18"],
    ["the day after tomorrow", "2026-11-20"],
    ["call Zoe on Sunday", "2026-11-22"],
    ["this coming Monday", "2026-11-23"],
    ["next Thursday", "2026-11-26"],
    ["Tuesday next week", "2026-11-24"],
    ["Saturday of the following week", "2026-11-28"],
    ["next week Friday", "2026-11-27"],
    ["a week from Saturday", "2026-11-28"],
    ["Monday week", "2026-11-30"],
    ["in 10 days", "2026-11-28"],
    ["in a fortnight", "2026-12-02"],
    ["in three working days", "2026-11-23"],
    ["4 business days before Christmas", "2026-12-21"],
    ["two Mondays from now", "2026-11-30"],
    ["in 2 Fridays", "2026-11-27"],
    ["December 3rd", "2026-12-03"],
    ["the third of December", "2026-12-03"],
    ["9 Nov", "2027-11-09"],
    ["Sunday, 6 December", "2026-12-06"],
    ["Jan 5, 2028", "2028-01-05"],
    ["2027-02-07", "2027-02-07"],
    ["29 February", "2028-02-29"],
    ["on the 30th", "2026-11-30"],
    ["on the 3rd", "2026-12-03"],
    ["the 12th of next month", "2026-12-12"],
    ["the first Monday in March", "2027-03-01"],
    ["the second to last Tuesday of January", "2027-01-19"],
    ["last day of November", "2026-11-30"],
    ["Saturday the 21st", "2026-11-21"],
    ["Thanksgiving", "2026-11-26"],
    ["Easter Monday", "2027-03-29"],
    ["New Year's Eve", "2026-12-31"],
    ["three days after Christmas", "2026-12-28"],
    ["twenty second of June", "2027-06-22"],
  ])("%s", (text, expected) => {
    expect(only(text)).toBe(expected);
  });

  test("numbers alone follow the reader's region, and where none is known, both are offered", () => {
    expect(only("7/12", { locale: "en-GB" })).toBe("2026-12-07");
    expect(only("7/12", { locale: "en-US" })).toBe("2027-07-12");
    expect(only("25/12", { locale: "en-US" })).toBe("2026-12-25");
    const [open] = find("7/12", { zone: "UTC" });
    expect(open).toMatchObject({ problem: "which-day" });
    expect(
      [open?.when.local, ...(open?.alternatives ?? []).map((when) => when.local)].sort(),
    ).toEqual(["2026-12-07", "2027-07-12"]);
  });
});

describe("times of day", () => {
  test.each([
    ["at 16:45", "2026-11-18T16:45"],
    ["at 9:05", "2026-11-18T21:05"],
    ["at 3", "2026-11-18T15:00"],
    ["5:50 pm", "2026-11-18T17:50"],
    ["6:20a", "2026-11-19T06:20"],
    ["at 0930", "2026-11-19T09:30"],
    ["17h15", "2026-11-18T17:15"],
    ["noon", "2026-11-18T12:00"],
    ["midnight", "2026-11-19T00:00"],
    ["quarter to four", "2026-11-18T15:45"],
    ["half past six", "2026-11-18T18:30"],
    ["half two", "2026-11-18T14:30"],
    ["ten past five pm", "2026-11-18T17:10"],
    ["25 minutes to 8 pm", "2026-11-18T19:35"],
    ["seven forty-five pm", "2026-11-18T19:45"],
    ["at 4 o'clock", "2026-11-18T16:00"],
    ["tomorrow at 7", "2026-11-19T07:00"],
    ["tomorrow at 5", "2026-11-19T17:00"],
    ["nine this evening", "2026-11-18T21:00"],
    ["tonight at 11", "2026-11-18T23:00"],
    ["tonight at 1am", "2026-11-19T01:00"],
    ["at 6 in the morning on Friday", "2026-11-20T06:00"],
    ["Friday at 12", "2026-11-20T12:00"],
    ["at 8:15 p.m. on December 1st", "2026-12-01T20:15"],
    ["12/1 at 7pm", "2027-01-12T19:00"],
    ["Mon Dec 7 14:20 2026", "2026-12-07T14:20"],
  ])("%s", (text, expected) => {
    expect(only(text)).toBe(expected);
  });

  test("an open hour keeps its other half as an alternative", () => {
    const [found] = find("dinner with Kim at 7");
    expect(found?.when).toMatchObject({ local: "2026-11-18T19:00:00", timeOnly: true });
    expect(found?.alternatives.map((when) => when.local)).toEqual(["2026-11-18T07:00:00"]);
  });

  test("the day that starts late moves open hours", () => {
    expect(only("tomorrow at 7", { dayStart: "11:00" })).toBe("2026-11-19T19:00");
    expect(only("tomorrow in the morning", { dayStart: "06:30" })).toBe(
      "2026-11-19T06:30..2026-11-19T12:00",
    );
  });

  test("elapsed time is an instant, also over a change of the clock", () => {
    const beforeGap = Date.UTC(2027, 2, 28, 0, 30);
    const [found] = findTimes("in 2 hours", { ...CONTEXT, now: beforeGap });
    expect(found?.when).toMatchObject({
      instant: beforeGap + 7_200_000,
      local: "2027-03-28T04:30:00",
    });
  });

  test("a zone in the words is kept with its wall clock", () => {
    expect(find("3pm Lisbon time tomorrow")[0]?.when).toMatchObject({
      local: "2026-11-19T15:00:00",
      zone: "Europe/Lisbon",
    });
    expect(find("9:30 PST on Friday")[0]?.when).toMatchObject({
      local: "2026-11-20T09:30:00",
      zone: "America/Los_Angeles",
    });
    expect(find("18:00 UTC+4")[0]?.when.zone).toBe("Etc/GMT-4");
    expect(find("2026-12-01T08:00:00Z")[0]?.when).toMatchObject({
      local: "2026-12-01T08:00:00",
      zone: "UTC",
    });
  });
});

describe("stretches of time", () => {
  test.each([
    ["from 2 to 3:30 tomorrow", "2026-11-19T14:00..2026-11-19T15:30"],
    ["Friday 9-11", "2026-11-20T09:00..2026-11-20T11:00"],
    ["between 10 and noon on Monday", "2026-11-23T10:00..2026-11-23T12:00"],
    ["4 to 5pm", "2026-11-18T16:00..2026-11-18T17:00"],
    ["at 3pm for 45 minutes", "2026-11-18T15:00..2026-11-18T15:45"],
    ["Friday 6pm until Sunday noon", "2026-11-20T18:00..2026-11-22T12:00"],
    ["Monday to Wednesday", "2026-11-23..2026-11-26"],
    ["2nd to 5th March", "2027-03-02..2027-03-06"],
    ["May 3 - 7", "2027-05-03..2027-05-08"],
    ["this weekend", "2026-11-21..2026-11-23"],
    ["next week", "2026-11-23..2026-11-30"],
    ["in August", "2027-08-01..2027-09-01"],
    ["June of next year", "2027-06-01..2027-07-01"],
    ["Q1 2027", "2027-01-01..2027-04-01"],
    ["the first week of February", "2027-02-01..2027-02-08"],
    ["week of December 9", "2026-12-07..2026-12-14"],
    ["the next 3 days", "2026-11-19..2026-11-22"],
    ["tomorrow afternoon", "2026-11-19T12:00..2026-11-19T16:00"],
    ["Friday late evening", "2026-11-20T21:00..2026-11-21T00:00"],
    ["end of next week", "2026-11-27..2026-11-30"],
  ])("%s", (text, expected) => {
    expect(only(text)).toBe(expected);
  });

  test.each([
    ["for 20 minutes", 1200],
    ["for 1h30", 5400],
    ["two and a half hours", 9000],
    ["a 15-min call", 900],
    ["half an hour", 1800],
    ["for 3 days", 259_200],
  ])("%s is a length", (text, seconds) => {
    expect(find(text)[0]?.duration).toBe(seconds);
  });

  test("deadlines are marked", () => {
    expect(find("by Friday")[0]?.when).toMatchObject({
      local: "2026-11-20",
      deadline: true,
      dateOnly: true,
    });
    expect(find("before noon tomorrow")[0]?.when).toMatchObject({
      local: "2026-11-19T12:00:00",
      deadline: true,
    });
    expect(find("by EOD Thursday")[0]?.when).toMatchObject({
      local: "2026-11-19T23:59:00",
      deadline: true,
    });
  });
});

describe("doubts", () => {
  test.each([
    ["31 February", "impossible-date"],
    ["on June 31st at 9", "impossible-date"],
    ["the 30th of February", "impossible-date"],
    ["Monday the 20th", "weekday-mismatch"],
    ["Tuesday, 3 December 2026", "weekday-mismatch"],
    ["today at 9am", "in-the-past"],
    ["5 May 2020", "in-the-past"],
    ["yesterday", "in-the-past"],
    ["on Wednesday", "which-day"],
    ["Friday, tomorrow", "unread-time-words"],
    ["5 school days before Christmas", "unread-time-words"],
  ])("%s: %s", (text, problem) => {
    expect(find(text)[0]?.problem).toBe(problem);
  });

  test("a clock time that is over means the next day; with a day said it is a question with that answer", () => {
    expect(only("at 10am")).toBe("2026-11-19T10:00");
    const [said] = find("today at 10am");
    expect(said?.alternatives[0]?.local).toBe("2026-11-19T10:00:00");
  });

  test("an impossible date offers the days around it", () => {
    expect(find("Feb 30")[0]?.alternatives.map((when) => when.local)).toEqual(["2027-03-01"]);
    expect(find("Feb 30")[0]?.when.local).toBe("2027-02-28");
  });
});

describe("what is no time", () => {
  test.each([
    "call 555 0199 about invoice 2291",
    "may I ask what this is for",
    "version 4.2 is out",
    "there are 20 people in the room",
    "a second opinion",
    "buy 3 kg of flour",
    "good morning",
    "march on",
    "the ratio is 16:9",
    "lunch with the new team",
    "divide 90 by 12",
    "section 3/4.5",
    "he sat in the sun",
    "",
    "🎉",
  ])("%j", (text) => {
    expect(find(text).filter((one) => one.duration === undefined)).toEqual([]);
  });
});

test("spans cover the words of the time and nothing else", () => {
  const text = "Remind Ann tomorrow at 5pm to bring 2 keys";
  const [found] = find(text);
  expect(text.slice(...(found?.span ?? [0, 0]))).toBe("tomorrow at 5pm");
  const inside = "let the plumber in tomorrow";
  expect(inside.slice(...(find(inside)[0]?.span ?? [0, 0]))).toBe("tomorrow");
});
