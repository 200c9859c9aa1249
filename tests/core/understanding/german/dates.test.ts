import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseWall } from "../../../../src/core/time/zones.ts";
import { findTimes } from "../../../../src/core/understanding/dates/find-times.ts";
import { findRecurrence } from "../../../../src/core/understanding/recurrence/find-recurrence.ts";

/** Wednesday 18 November 2026, 10:10 in Berlin. */
const CONTEXT = {
  now: Date.UTC(2026, 10, 18, 9, 10),
  zone: "Europe/Berlin",
  locale: "de",
  dayStart: "08:00",
};

function only(text: string): string {
  const found = findTimes(text, CONTEXT);
  expect(
    found.map((one) => one.when.text),
    text,
  ).toHaveLength(1);
  const { when } = found[0] as (typeof found)[0];
  const short = (local: string) => local.slice(0, 16);
  return when.end ? `${short(when.local)}..${short(when.end)}` : short(when.local);
}

describe("German days", () => {
  test.each([
    ["heute", "2026-11-18"],
    ["übermorgen", "2026-11-20"],
    ["am Sonntag", "2026-11-22"],
    ["kommenden Montag", "2026-11-23"],
    ["Dienstag nächster Woche", "2026-11-24"],
    ["nächste Woche Freitag", "2026-11-27"],
    ["Montag in einer Woche", "2026-11-30"],
    ["in 14 Tagen", "2026-12-02"],
    ["in drei Werktagen", "2026-11-23"],
    ["zwei Tage vor Heiligabend", "2026-12-22"],
    ["am 3.12.", "2026-12-03"],
    ["am 3.12", "2026-12-03"],
    ["03.12.2027", "2027-12-03"],
    ["3. Dezember 2028", "2028-12-03"],
    ["am dritten Dezember", "2026-12-03"],
    ["am einundzwanzigsten", "2026-11-21"],
    ["am 30.", "2026-11-30"],
    ["Dienstag, den 24. November", "2026-11-24"],
    ["am ersten Montag im Januar", "2027-01-04"],
    ["Ostermontag", "2027-03-29"],
    ["Silvester", "2026-12-31"],
    ["am letzten Freitag im Dezember", "2026-12-25"],
  ])("%s is %s", (text, expected) => {
    expect(only(text)).toBe(expected);
    expect(findTimes(text, CONTEXT)[0]?.problem).toBeUndefined();
  });
});

describe("German times of day", () => {
  test.each([
    ["um halb drei", "2026-11-18T14:30"],
    ["um halb eins", "2026-11-18T12:30"],
    ["morgen um dreiviertel acht", "2026-11-19T07:45"],
    ["um viertel vier", "2026-11-18T15:15"],
    ["um viertel nach vier", "2026-11-18T16:15"],
    ["um fünf vor halb drei", "2026-11-18T14:25"],
    ["um zehn nach 4", "2026-11-18T16:10"],
    ["um 17 Uhr 30", "2026-11-18T17:30"],
    ["um 17.30 Uhr", "2026-11-18T17:30"],
    ["um siebzehn Uhr dreißig", "2026-11-18T17:30"],
    ["morgen früh um 7", "2026-11-19T07:00"],
    ["auf morgen 10:30", "2026-11-19T10:30"],
    ["auf morgen um 10:30", "2026-11-19T10:30"],
    ["heute Abend um 8", "2026-11-18T20:00"],
    ["Montagmorgen um 9", "2026-11-23T09:00"],
    ["am Morgen des 3. Dezember um 9", "2026-12-03T09:00"],
    ["um 5 am Freitag", "2026-11-20T17:00"],
    ["um 3 Uhr nachts", "2026-11-19T03:00"],
    ["in einer halben Stunde", "2026-11-18T10:40"],
    ["in einer Dreiviertelstunde", "2026-11-18T10:55"],
    ["in anderthalb Stunden", "2026-11-18T11:40"],
    ["vor zwei Stunden", "2026-11-18T08:10"],
    ["von 9 bis 11 Uhr am Freitag", "2026-11-20T09:00..2026-11-20T11:00"],
    ["morgen zwischen 14 und 16 Uhr", "2026-11-19T14:00..2026-11-19T16:00"],
  ])("%s is %s", (text, expected) => {
    expect(only(text)).toBe(expected);
  });
});

describe("German periods and deadlines", () => {
  test.each([
    ["diese Woche", "2026-11-16..2026-11-23"],
    ["übernächste Woche", "2026-11-30..2026-12-07"],
    ["am Wochenende", "2026-11-21..2026-11-23"],
    ["Ende der Woche", "2026-11-20..2026-11-23"],
    ["Anfang Mai", "2027-05-01..2027-05-11"],
    ["Ende nächster Woche", "2026-11-27..2026-11-30"],
    ["zum Monatsende", "2026-11-30..2026-12-01"],
    ["vom 3. bis 5. Dezember", "2026-12-03..2026-12-06"],
    ["Montag bis Freitag", "2026-11-23..2026-11-28"],
    ["KW 50", "2026-12-07..2026-12-14"],
  ])("%s is %s", (text, expected) => {
    expect(only(text)).toBe(expected);
  });

  test.each(["bis Donnerstagabend", "spätestens am 3.12.", "bis morgen um 12", "vor Freitag"])(
    "%s is a deadline",
    (text) => {
      expect(findTimes(text, CONTEXT)[0]?.when.deadline).toBe(true);
    },
  );
});

describe("what is unclear in German", () => {
  test.each([
    ["am Dienstag, den 19.", "weekday-mismatch"],
    ["am Montag, den 3. Dezember", "weekday-mismatch"],
    ["am 31. Februar", "impossible-date"],
    ["nächsten Freitag", "which-day"],
    ["am Mittwoch", "which-day"],
    ["gestern um 9", "in-the-past"],
    ["um 5 oder 6", "unread-time-words"],
    ["Freitag, morgen", "unread-time-words"],
    ["drei Schultage vor Weihnachten", "unread-time-words"],
  ])("%s is asked about: %s", (text, problem) => {
    expect(findTimes(text, CONTEXT)[0]?.problem).toBe(problem);
  });

  test.each([
    "guten Morgen",
    "um ein Treffen bitten",
    "Kapitel 3 lesen",
    "das macht 5 Euro",
    "ab und zu",
  ])("%s is no time", (text) => {
    expect(findTimes(text, CONTEXT)).toEqual([]);
  });
});

const WORDS =
  "der am im um vom bis zum ab nächsten letzten diese heute morgen früh abend nach vor woche monat montag montagmorgen fr märz 3. dritten 12 5 : . - / uhr halb viertel dreiviertel zwanzig jeden alle zweiten außer für und werktag mittag 2027 ende anfang mitte in einer stunde mal".split(
    " ",
  );

test("any German text gives valid times inside the text", { timeout: 60_000 }, () => {
  const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((all) => all.join(" "));
  fc.assert(
    fc.property(text, (said) => {
      for (const { when, span, alternatives } of findTimes(said, CONTEXT)) {
        for (const { local } of [when, ...alternatives])
          expect(Number.isFinite(parseWall(local))).toBe(true);
        expect(span[0]).toBeLessThan(span[1]);
        expect(span[1]).toBeLessThanOrEqual(said.length);
      }
      const repeated = findRecurrence(said, CONTEXT);
      expect(repeated?.span[1] ?? 0).toBeLessThanOrEqual(said.length);
    }),
    { numRuns: 150 },
  );
});
