import { describe, expect, test } from "vitest";
import { findRecurrence } from "../../../../src/core/understanding/recurrence/find-recurrence.ts";
import { understand } from "../../../../src/core/understanding/understand.ts";

/** Wednesday 18 November 2026, 10:10 in Berlin. */
const CONTEXT = {
  now: Date.UTC(2026, 10, 18, 9, 10),
  zone: "Europe/Berlin",
  locale: "en",
  dayStart: "08:00",
};
const find = (text: string) => findRecurrence(text, CONTEXT);

describe("rules", () => {
  test.each([
    ["water the ferns every 5 days", "FREQ=DAILY;INTERVAL=5"],
    ["each day", "FREQ=DAILY"],
    ["every other Thursday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"],
    ["on weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"],
    ["every mon wed fri", "FREQ=WEEKLY;BYDAY=MO,WE,FR"],
    ["Tuesdays and Sundays", "FREQ=WEEKLY;BYDAY=TU,SU"],
    ["every Tuesday through Thursday", "FREQ=WEEKLY;BYDAY=TU,WE,TH"],
    ["weekly on Saturdays", "FREQ=WEEKLY;BYDAY=SA"],
    ["every three weeks on Monday", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO"],
    ["fortnightly", "FREQ=WEEKLY;INTERVAL=2"],
    ["every weekday except Friday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"],
    ["on the 7th of every month", "FREQ=MONTHLY;BYMONTHDAY=7"],
    ["the 1st and 15th of each month", "FREQ=MONTHLY;BYMONTHDAY=1,15"],
    ["monthly on the last day", "FREQ=MONTHLY;BYMONTHDAY=-1"],
    ["every 3rd Friday of the month", "FREQ=MONTHLY;BYDAY=3FR"],
    ["the last Monday of every other month", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1MO"],
    ["every last weekday of the month", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"],
    ["every quarter", "FREQ=MONTHLY;INTERVAL=3"],
    ["every 9th of May", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9"],
    ["every year on the second Sunday of May", "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU"],
    ["every Halloween", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=31"],
    ["every Sunday in July and August", "FREQ=WEEKLY;BYMONTH=7,8;BYDAY=SU"],
    ["every 2 hours", "FREQ=HOURLY;INTERVAL=2"],
    ["once a week", "FREQ=WEEKLY"],
    ["every Monday for 6 weeks", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261229"],
    ["every day until January 10", "FREQ=DAILY;UNTIL=20270110"],
    ["every Friday 8 times", "FREQ=WEEKLY;BYDAY=FR;COUNT=8"],
    ["every day this week", "FREQ=DAILY;UNTIL=20261122"],
  ])("%s", (text, rrule) => {
    expect(find(text)?.problem).toBeUndefined();
    expect(find(text)?.recurrence.rrule).toBe(rrule);
  });
});

describe("what else the words can mean", () => {
  test.each([
    ["every second Tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "FREQ=MONTHLY;BYDAY=2TU"],
    ["every second Friday at 9", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "FREQ=MONTHLY;BYDAY=2FR"],
  ])("%s", (text, rrule, other) => {
    expect(find(text)).toMatchObject({ recurrence: { rrule }, problem: "which-day" });
    expect(find(text)?.other).toEqual({ rrule: other });
  });

  test("only where there is something else", () => {
    expect(find("every other Tuesday")?.other).toBeUndefined();
    expect(find("every 2nd Tuesday of the month")?.other).toBeUndefined();
  });
});

describe("what never ends, never comes or comes too often", () => {
  test.each([
    ["every day forever", "FREQ=DAILY", "every day forever"],
    ["from now on every Monday", "FREQ=WEEKLY;BYDAY=MO", "from now on every Monday"],
    ["every 30 February", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "every 30 February"],
    ["every year on 31 June", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=31", "every year on 31 June"],
    ["every second to blink", "FREQ=SECONDLY", "every second"],
  ])("%s", (text, rrule, said) => {
    expect(find(text)?.recurrence).toMatchObject({ rrule, text: said });
    expect(find(text)?.problem).toBeUndefined();
  });
});

test.each([
  ["3 days after I finish it", 3],
  ["2 weeks after I finish it", 14],
  ["every 5 days after it's done", 5],
])("%s", (text, days) => {
  expect(find(text)?.recurrence.afterCompletion).toEqual({ days });
});

test("after something else is done is no rhythm", () => {
  expect(find("2 weeks after I finish the course")).toBeNull();
});

describe("times of day", () => {
  test.each([
    ["every Monday and Thursday at 7:30", ["07:30"]],
    ["twice a day at 9 and 21", ["09:00", "21:00"]],
    ["every day at 8 and 10 pm", ["20:00", "22:00"]],
    ["every day at 9 and 5", ["09:00", "17:00"]],
    ["every evening at 7", ["19:00"]],
    ["every morning", ["08:00"]],
    ["at noon every Friday", ["12:00"]],
    ["half past eight every weekday", ["08:30"]],
    ["every week", []],
  ])("%s", (text, times) => {
    expect(find(text)?.problem).toBeUndefined();
    expect(find(text)?.recurrence.times).toEqual(times);
  });

  test("an hour at which some rise and others dine is asked about", () => {
    expect(find("half past six every weekday")).toMatchObject({
      recurrence: { times: ["18:30"] },
      problem: "am-or-pm",
      other: { times: ["06:30"] },
    });
    expect(find("every evening at half past six")?.problem).toBeUndefined();
    expect(find("every weekday at 06:30")?.problem).toBeUndefined();
  });
});

describe("bounds", () => {
  test("starts are kept apart from the rule", () => {
    expect(find("every other Monday starting next month")?.recurrence).toMatchObject({
      rrule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
      start: "2026-12-01",
    });
    expect(find("from 3 May to 9 June every day")?.recurrence).toMatchObject({
      rrule: "FREQ=DAILY;UNTIL=20270609",
      start: "2027-05-03",
    });
  });

  test("single days are left out by date", () => {
    expect(find("every day at 9 except Dec 23 and 24 December")?.recurrence).toMatchObject({
      rrule: "FREQ=DAILY",
      exdates: ["2026-12-23", "2026-12-24"],
      times: ["09:00"],
    });
  });

  test.each([
    ["take the iron pills for 10 days", "every day", "take the iron pills", "COUNT=10"],
    ["meditate, 12 times.", "every morning at 7", "meditate", "COUNT=12"],
    ["walk the dog until Friday", "every day at 6pm", "walk the dog", "UNTIL=20261120"],
  ])("behind what is to be done: %s", (end, rule, title, bound) => {
    const text = `remind me ${rule} to ${end}`;
    const { slots } = understand(text, { ...CONTEXT, shown: [] }).requests[0] ?? {};
    expect(slots).toMatchObject({ title, recurrence: { rrule: `FREQ=DAILY;${bound}` } });
  });

  test("what may belong to the thing as well is asked, or left with it", () => {
    expect(find("every Monday to rent a car for two weeks")?.problem).toBeDefined();
    expect(find("every day to do squats 5 times")?.recurrence.rrule).toBe("FREQ=DAILY");
    expect(find("every day to wait until mom calls")?.tail).toBeUndefined();
  });

  test("days after completion", () => {
    expect(
      find("descale the kettle every 3 weeks after I finish it")?.recurrence.afterCompletion,
    ).toEqual({ days: 21 });
    expect(find("every 2 months after I finish it")?.problem).toBe("unread-recurrence-words");
  });
});

describe("questions instead of guesses", () => {
  test.each([
    ["twice a day", "missing-time"],
    ["three times a week", "which-day"],
    ["every second Tuesday", "which-day"],
    ["every 2nd Tuesday", "which-day"],
    ["Mon-Fri at 9", "which-day"],
    ["every year on my anniversary", "unread-recurrence-words"],
    ["every leap year", "unread-recurrence-words"],
    ["every week on the 3rd", "unread-recurrence-words"],
    ["every 2 days on Monday", "unread-recurrence-words"],
    ["move it from every Tuesday to every Friday", "unread-recurrence-words"],
  ])("%s: %s", (text, problem) => {
    expect(find(text)?.problem).toBe(problem);
  });
});

describe("what does not repeat", () => {
  test.each([
    "tomorrow at 9",
    "the first Monday of May",
    "email every customer",
    "each of us brings a plate",
    "finish the weekly report on Friday",
    "4 Sundays from now",
    "in 2 business days",
    "from Monday to Friday",
    "every time he calls",
    "",
  ])("%j", (text) => {
    expect(find(text)).toBeNull();
  });
});
