import { expect, test } from "vitest";
import { findTimes } from "../../../../src/core/understanding/dates/find-times.ts";

const CONTEXT = {
  now: Date.UTC(2026, 10, 18, 9, 10),
  zone: "Europe/Berlin",
  locale: "en",
  dayStart: "08:00",
};

test("the Worker's runtime knows the calendars that feasts are told by", () => {
  const dayOf = (text: string) => findTimes(text, CONTEXT)[0]?.when.local;
  expect({
    eid: dayOf("Eid al-Fitr 2026"),
    before2002: dayOf("Eid al-Adha 1974"),
    chinese: dayOf("Chinese New Year 2026"),
    leapMonth: dayOf("Mid-Autumn Festival 2025"),
    persian: dayOf("Nowruz 2025"),
    hebrew: dayOf("Passover 2026"),
  }).toEqual({
    eid: "2026-03-20",
    before2002: "1974-01-03",
    chinese: "2026-02-17",
    leapMonth: "2025-10-06",
    persian: "2025-03-21",
    hebrew: "2026-04-01",
  });
});
