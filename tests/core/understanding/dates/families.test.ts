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

/** The readings that may be acted on, as `local`, `local..end` or seconds. */
function sure(text: string): string[] {
  return findTimes(text, CONTEXT)
    .filter((one) => one.problem !== "unread-time-words")
    .map(({ when, duration }) => {
      if (duration !== undefined) return `${duration} s`;
      const short = (local: string) => local.slice(0, 16).replace("T00:00", "");
      return when.end ? `${short(when.local)}..${short(when.end)}` : short(when.local);
    });
}

describe("stretches of hours", () => {
  test.each([
    ["can we meet between 2 and 4pm tomorrow", "2026-11-19T14:00..2026-11-19T16:00"],
    ["from 6 to 7 am next Monday", "2026-11-23T06:00..2026-11-23T07:00"],
    ["11 to 1pm tomorrow", "2026-11-19T11:00..2026-11-19T13:00"],
    ["Thursday 10-3.", "2026-11-19T10:00..2026-11-19T15:00"],
    ["the 25th between 0900-1100", "2026-11-25T09:00..2026-11-25T11:00"],
    ["from 10pm tonight to 6am tomorrow", "2026-11-18T22:00..2026-11-19T06:00"],
    ["between now and 5pm", "2026-11-18T10:10..2026-11-18T17:00"],
    ["from now until Friday", "2026-11-18T10:10..2026-11-21"],
  ])("%s", (text, expected) => {
    expect(sure(text)).toEqual([expected]);
  });
});

describe("stretches of days and longer", () => {
  test.each([
    ["this week from Thursday to Saturday", "2026-11-19..2026-11-22"],
    ["Tuesday to Thursday next week", "2026-11-24..2026-11-27"],
    ["from November 1 until now", "2026-11-01..2026-11-18"],
    ["from 28 December to 3 January", "2026-12-28..2027-01-04"],
    ["from October to January", "2026-10-01..2027-02-01"],
    ["between the start of December and the end of January", "2026-12-01..2027-02-01"],
    ["the first 3 days of March", "2027-03-01..2027-03-04"],
    ["the last two weeks of January 2027", "2027-01-18..2027-02-01"],
    ["the last three months of 2027", "2027-10-01..2028-01-01"],
    ["the first half of 2027", "2027-01-01..2027-07-01"],
    ["week 3 of January", "2027-01-18..2027-01-25"],
    ["later this week", "2026-11-19..2026-11-23"],
    ["the weekend of 5 December", "2026-12-05..2026-12-07"],
    ["in the 1980s", "1980-01-01..1990-01-01"],
    ["in the nineties", "1990-01-01..2000-01-01"],
    ["during the 19th century", "1800-01-01..1900-01-01"],
    ["in the next two decades", "2030-01-01..2050-01-01"],
    ["in nineteen ninety four", "1994-01-01..1995-01-01"],
    ["before March", "2027-03-01"],
    ["since October", "2026-10-01..2026-11-01"],
    ["upcoming weekend", "2026-11-21..2026-11-23"],
    ["summer of '69", "1969-06-21..1969-09-23"],
  ])("%s", (text, expected) => {
    expect(sure(text)).toEqual([expected]);
  });

  test("of a stretch of months, the last one is told apart", () => {
    expect(findTimes("from May to July", CONTEXT)[0]).toMatchObject({
      when: { local: "2027-05-01", end: "2027-08-01" },
      lastPart: "2027-07-01",
    });
  });
});

describe("lengths", () => {
  test.each([
    ["three quarters of an hour", 2700],
    ["an hour and a quarter", 4500],
    ["an hour and 20 minutes", 4800],
    ["a ½ hour", 1800],
    ["1h30m", 5400],
    ["two weekends", 4 * 86_400],
    ["24h", 86_400],
  ])("%s", (text, seconds) => {
    expect(sure(text)).toEqual([`${seconds} s`]);
  });
});

describe("days by other days", () => {
  test.each([
    ["in two days from today", "2026-11-20"],
    ["the Friday after Thanksgiving", "2026-11-27"],
    ["the Monday before Christmas", "2026-12-21"],
    ["the second Friday after Easter", "2027-04-09"],
    ["the closest Friday to December 2", "2026-12-04"],
    ["the second closest Monday to December 2", "2026-12-07"],
    ["Christmas in 2 years", "2028-12-25"],
    ["Halloween 11 months from now", "2027-10-31"],
    ["the last business day of the month", "2026-11-30"],
    ["last day of the year", "2026-12-31"],
    ["the 5th of the month", "2026-12-05"],
    ["5th at 3pm", "2026-12-05T15:00"],
    ["25th November Wednesday", "2026-11-25"],
    ["Oct. 4", "2027-10-04"],
    ["9-2027-March", "2027-03-09"],
  ])("%s", (text, expected) => {
    expect(sure(text)).toEqual([expected]);
  });
});

describe("hours and the halves of the day", () => {
  test.each([
    ["at 10:00", "2026-11-19T10:00"],
    ["10:05", "2026-11-19T10:05"],
    ["at 10:30", "2026-11-18T10:30"],
    ["tonight 10:30", "2026-11-18T22:30"],
    ["12:30", "2026-11-18T12:30"],
    ["20 to 4 pm", "2026-11-18T15:40"],
    ["ten to six in the evening", "2026-11-18T17:50"],
    ["8.30 tomorrow", "2026-11-19T08:30"],
    ["half-past six", "2026-11-18T18:30"],
    ["11 at night", "2026-11-18T23:00"],
    ["see you Sat at 8", "2026-11-21T08:00"],
    ["tonight 8", "2026-11-18T20:00"],
    ["tomorrow at 730ish", "2026-11-19T07:30"],
  ])("%s", (text, expected) => {
    expect(sure(text)).toEqual([expected]);
  });

  test("an hour that has just passed is tomorrow's, and late this evening is asked about", () => {
    const [found] = findTimes("at 10", CONTEXT);
    expect(found).toMatchObject({
      when: { local: "2026-11-19T10:00:00" },
      problem: "am-or-pm",
      alternatives: [{ local: "2026-11-18T22:00:00" }],
    });
  });

  test("a time in a week or month leaves the day open", () => {
    expect(findTimes("next week at 5pm", CONTEXT)[0]?.problem).toBe("which-day");
  });
});

describe("feasts", () => {
  test.each([
    ["Tax Day 2028", "2028-04-18"],
    ["August bank holiday", "2027-08-30"],
    ["Mothering Sunday 2027", "2027-03-07"],
    ["first Sunday of Advent", "2026-11-29"],
    ["Election Day 2028", "2028-11-07"],
    ["King's Day 2025", "2025-04-26"],
    ["Victoria Day 2027", "2027-05-24"],
    ["Lent 2027", "2027-02-10..2027-03-28"],
    ["Orthodox Easter 2027", "2027-05-02"],
    ["Hanukkah 2026", "2026-12-04..2026-12-12"],
    ["Passover 2027", "2027-04-21..2027-04-30"],
    ["Rosh Hashanah 2027", "2027-10-01..2027-10-04"],
    ["Purim 2027", "2027-03-22"],
    ["Eid al-Adha 2027", "2027-05-16"],
    ["Ramadan 2027", "2027-02-08..2027-03-10"],
    ["Chinese New Year 2027", "2027-02-06"],
    ["Chinese New Year 2028", "2028-01-26"],
    ["Diwali 2024", "2024-10-31"],
    ["Holi 2020", "2020-03-10"],
    ["Maha Shivaratri 2021", "2021-03-11"],
    ["Vaisakhi 2019", "2019-04-14"],
    ["Mid-Autumn Festival 2026", "2026-09-25"],
    ["Nowruz 2027", "2027-03-21"],
    ["Super Tuesday 2024", "2024-03-05"],
  ])("%s", (text, expected) => {
    expect(sure(text)).toEqual([expected]);
  });

  test("a feast that cannot be reckoned is no day, nor is a part of its name", () => {
    expect(sure("Super Tuesday 2044")).toEqual([]);
  });

  test("a day that begins at sunset is asked about", () => {
    expect(findTimes("Yom Kippur 2027", CONTEXT)[0]).toMatchObject({
      when: { local: "2027-10-10" },
      alternatives: [{ local: "2027-10-11" }],
      problem: "which-day",
    });
  });
});

describe("words that were not understood make a question of what was", () => {
  test.each([
    "the week before Christmas",
    "the Thursday of Sorrows",
    "Saturday 2018",
    "on the 5th of never",
    "less than 3 days after tomorrow",
    "next two week",
    "this time tomorrow",
    "5 to 6 April 22",
    "before lunch tomorrow",
    "the 4th of July weekend",
    "Friday fortnight",
    "half an hour after lunch",
    "December 3rd or 4th",
    "the evening before Christmas",
    "not this week but next",
  ])("%s", (text) => {
    expect(sure(text)).toEqual([]);
  });
});

describe("numbers and words that are no times", () => {
  test.each([
    "a room for 1 adult",
    "my cup is in the sun room",
    "version 3.11.2",
    "call 650 555 0101",
    "phone 0171-123-4567 now and then",
    "at 650.650.6500",
    "it costs 14.50",
    "the 4th one",
    "4p",
    "seat 14A",
    "room 1130",
    "at 20 degrees",
    "between 5 and 10 people",
    "up to 20 people",
    "by 3 percent",
    "24/7 support",
    "1/2 cup of sugar",
    "3/4 of the way",
    "at the moment of truth",
    "sun cream",
    "win the second half",
    "the fall of Rome",
    "June Carter sang",
    "any minute now",
    "10.0.0.1",
  ])("%s", (text) => {
    expect(sure(text)).toEqual([]);
  });
});
