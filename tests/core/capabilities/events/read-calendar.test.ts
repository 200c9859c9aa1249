import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { feedText } from "../../../../src/core/capabilities/calendar-feed/feed.ts";
import { timesBetween } from "../../../../src/core/capabilities/events/event.ts";
import {
  type CalendarFile,
  MAX_EVENTS,
  MAX_FILE,
  readCalendar,
} from "../../../../src/core/capabilities/events/ics/read-calendar.ts";
import { createDesk } from "../../../support/desk.ts";
import { APPLE, calendar, GOOGLE, OUTLOOK } from "./samples.ts";

const NOW = Date.UTC(2026, 10, 21, 9);
const FROM = Date.UTC(2026, 10, 1);
const TO = Date.UTC(2027, 4, 1);
const VIENNA = { zone: "Europe/Vienna", now: NOW };

function read(text: string, moment = VIENNA): CalendarFile {
  const found = readCalendar(text, moment);
  if (!found.ok) throw new Error(found.problem);
  return found.file;
}

const problem = (text: string) => {
  const found = readCalendar(text, VIENNA);
  return found.ok ? null : found.problem;
};

/** "2026-11-23T08:15Z Stand-up 15", as we read it. */
function ours(text: string): string[] {
  const span = { from: FROM, to: TO, zone: "UTC" };
  return read(text)
    .events.flatMap((event) => timesBetween(event, span))
    .map(({ at, end, what }) => row(at, what.title, end - at))
    .sort();
}

const row = (at: number, title: string, length: number) =>
  `${new Date(at).toISOString().slice(0, 16)} ${title} ${length / 60_000}`;

/** The same, as ical.js reads it. */
function others(text: string): string[] {
  const root = new ICAL.Component(ICAL.parse(text.replace(/^\uFEFF/, "")));
  ICAL.TimezoneService.reset();
  for (const zone of root.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = root.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  const exceptions = events.filter((one) => one.isRecurrenceException());
  return events
    .filter((one) => !exceptions.includes(one))
    .flatMap((event) => {
      for (const other of exceptions) if (other.uid === event.uid) event.relateException(other);
      return rowsOf(event);
    })
    .sort();
}

function rowsOf(event: ICAL.Event): string[] {
  const rows: string[] = [];
  const walk = event.iterator();
  for (let time = walk.next(); time; time = walk.next()) {
    const { startDate, endDate, item } = event.getOccurrenceDetails(time);
    const at = instantOf(startDate);
    if (at >= TO) break;
    if (at >= FROM) rows.push(row(at, item.summary, instantOf(endDate) - at));
    if (!event.isRecurring()) break;
  }
  return rows;
}

/** ical.js reads floating times on the clock of the machine. */
function instantOf(time: ICAL.Time): number {
  return time.zone === ICAL.Timezone.localTimezone
    ? Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second)
    : time.toJSDate().getTime();
}

describe("calendars of other programs", () => {
  test.each([
    ["Google", GOOGLE],
    ["Apple", APPLE],
    ["Outlook", OUTLOOK],
  ])("%s: the same times as another reader finds", (_name, text) => {
    expect(ours(text)).toEqual(others(text));
    expect(ours(text).length).toBeGreaterThan(2);
  });

  test("our own, as it is subscribed to", async () => {
    const desk = createDesk();
    await desk.say("remind me every weekday at 8:30 to stand up until December 18");
    await desk.say("remind me on the last Friday of every month at 16:00 to send the report");
    await desk.say("add pay the rent by December 1");
    const text = feedText(desk.stores, desk.now());
    expect(ours(text).length).toBeGreaterThan(15);
    expect(ours(text)).toEqual(others(text));
  });

  test("zones go by their name, else by their clock changes; the person's own comes first", () => {
    const zones = (text: string, zone: string) =>
      read(text, { zone, now: NOW }).events.map((event) => event.zone);
    expect(zones(GOOGLE, "Asia/Tokyo")).toEqual(["Europe/Berlin", "UTC"]);
    expect(zones(OUTLOOK, "Europe/Vienna")).toEqual(["Europe/Vienna"]);
    expect(zones(OUTLOOK, "Asia/Tokyo")).toEqual(["Europe/Berlin"]);
    const american = OUTLOOK.replace(/TZOFFSETFROM:\+0200/g, "TZOFFSETFROM:-0400")
      .replace(/TZOFFSETTO:\+0100/g, "TZOFFSETTO:-0500")
      .replace(/TZOFFSETFROM:\+0100/g, "TZOFFSETFROM:-0500")
      .replace(/TZOFFSETTO:\+0200/g, "TZOFFSETTO:-0400")
      .replace("BYDAY=-1SU;BYMONTH=10", "BYDAY=1SU;BYMONTH=11")
      .replace("BYDAY=-1SU;BYMONTH=3", "BYDAY=2SU;BYMONTH=3")
      .replaceAll("W. Europe Standard Time", "Made up");
    expect(zones(american, "Europe/Vienna")).toEqual(["America/New_York"]);
    const at = (zone: string) => calendar(`UID:1\nDTSTART;TZID=${zone}:20261201T100000\nSUMMARY:A`);
    expect(zones(at("/freeassociation.example/Tzfile/America/Argentina/Ushuaia"), "UTC")).toEqual([
      "America/Argentina/Ushuaia",
    ]);
    const nowhere = read(at("Contoso Time"));
    expect(nowhere.events[0]?.zone).toBe("Europe/Vienna");
    expect(nowhere.assumed).toEqual(["Contoso Time"]);
  });

  test("text is unfolded, unescaped and made harmless", () => {
    const summary =
      "SUMMARY:One\\, two\\; three\\\\four\\nfive <b>@everyone</b> see\n  https://evil.exa\n mple/x?y=1\u202e";
    const [event] = read(calendar(`UID:1\nDTSTART:20261201T100000\n${summary}`)).events;
    expect(event?.title).toContain("One, two; three\\four five <b>@\u2060everyone<");
    expect(event?.title).not.toMatch(/https:|evil\.example|\?y=|@everyone|\u202e/);
  });

  test("single times, cancellations and revisions of one event are one event", () => {
    const file = read(
      calendar(
        "UID:a\nSEQUENCE:1\nDTSTART:20261201T100000Z\nRRULE:FREQ=DAILY;COUNT=5\nSUMMARY:Old",
        "UID:a\nSEQUENCE:2\nDTSTART:20261201T110000Z\nRRULE:FREQ=DAILY;COUNT=5\nSUMMARY:New",
        "UID:a\nRECURRENCE-ID:20261202T110000Z\nDTSTART:20261202T150000Z\nSUMMARY:Moved",
        "UID:a\nRECURRENCE-ID:20261203T110000Z\nSTATUS:CANCELLED",
        "UID:b\nRECURRENCE-ID:20261203T110000Z\nDTSTART:20261203T120000Z\nSUMMARY:Alone",
        "UID:c\nSTATUS:CANCELLED\nSUMMARY:Off",
      ),
    );
    expect(file.events.map(({ title }) => title)).toEqual(["New"]);
    expect(file.changes.map(({ uid }) => uid)).toEqual(["b"]);
    expect(file.cancelled).toEqual(["c"]);
    const span = { from: FROM, to: TO, zone: "UTC" };
    const times = file.events.flatMap((event) => timesBetween(event, span));
    expect(times.map(({ at, what }) => row(at, what.title, 0)).sort()).toEqual([
      "2026-12-01T11:00 New 0",
      "2026-12-02T15:00 Moved 0",
      "2026-12-04T11:00 New 0",
      "2026-12-05T11:00 New 0",
    ]);
  });

  const WEEKS =
    "UID:w\nDTSTART;TZID=Europe/Berlin:20261105T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;UNTIL=20270331T080000Z\nSUMMARY:Class";
  const from = (id: string, words: string) =>
    `UID:w\nRECURRENCE-ID;RANGE=THISANDFUTURE${id}\n${words}`;
  const [ZONES = ""] = /BEGIN:VTIMEZONE[\s\S]*END:VTIMEZONE\r\n/.exec(GOOGLE) ?? [];
  const inBerlin = (...events: string[]) =>
    calendar(...events).replace("BEGIN:VEVENT", `${ZONES}BEGIN:VEVENT`);

  test.each([
    [
      "another time of day",
      ["DTSTART;TZID=Europe/Berlin:20261203T143000\nDURATION:PT2H\nSUMMARY:Late class"],
    ],
    [
      "another weekday",
      ["DTSTART;TZID=Europe/Berlin:20261201T090000\nDURATION:PT1H\nSUMMARY:Class"],
    ],
    [
      "one more date moved after it",
      [
        "DTSTART;TZID=Europe/Berlin:20261203T120000\nDURATION:PT1H\nSUMMARY:Class",
        "UID:w\nRECURRENCE-ID;TZID=Europe/Berlin:20261217T100000\nDTSTART;TZID=Europe/Berlin:20261218T080000\nDURATION:PT1H\nSUMMARY:Exam",
      ],
    ],
  ])(
    "this and all that follow, at %s: as another reader has it",
    (_name, [first = "", ...more]) => {
      const text = inBerlin(WEEKS, from(";TZID=Europe/Berlin:20261203T100000", first), ...more);
      expect(ours(text)).toEqual(others(text));
      expect(ours(text).length).toBeGreaterThan(15);
    },
  );

  test("this and all that follow is called off, or is changed twice, over a clock change too", () => {
    const off = from(":20261203T090000Z", "DTSTART:20261203T090000Z\nSTATUS:CANCELLED");
    expect(ours(inBerlin(WEEKS, off)).at(-1)).toBe("2026-11-26T09:00 Class 60");
    const noon = from(
      ":20261203T090000Z",
      "DTSTART;TZID=Europe/Berlin:20261203T120000\nDURATION:PT1H\nSUMMARY:Noon",
    );
    const night = from(
      ":20270318T090000Z",
      "DTSTART;TZID=Europe/Berlin:20270318T200000\nDURATION:PT1H\nSUMMARY:Night",
    );
    const times = ours(inBerlin(WEEKS, noon, night));
    expect(times.slice(3, 5)).toEqual(["2026-11-26T09:00 Class 60", "2026-12-03T11:00 Noon 60"]);
    expect(times.slice(-3)).toEqual([
      "2027-03-11T11:00 Noon 60",
      "2027-03-18T19:00 Night 60",
      "2027-03-25T19:00 Night 60",
    ]);
    const days = calendar(
      "UID:d\nDTSTART;VALUE=DATE:20261201\nRRULE:FREQ=DAILY;COUNT=5\nSUMMARY:Day",
      "UID:d\nRECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20261203\nDTSTART;VALUE=DATE:20261210\nSUMMARY:Later",
    );
    expect(ours(days).map((time) => time.slice(0, 10))).toEqual([
      "2026-12-01",
      "2026-12-02",
      "2026-12-10",
      "2026-12-11",
      "2026-12-12",
    ]);
  });

  test("times without a zone are those of the calendar, where it says which", () => {
    const text = calendar("UID:1\nDTSTART:20261201T100000\nSUMMARY:A", "UID:2\nDTSTART:20261201");
    const said = (zone: string) =>
      read(text.replace("VERSION:2.0", `VERSION:2.0\nX-WR-TIMEZONE:${zone}`));
    expect(read(text).events.map(({ zone }) => zone)).toEqual([null, null]);
    expect(said("America/New_York").events.map(({ zone }) => zone)).toEqual([
      "America/New_York",
      null,
    ]);
    expect(said("Contoso Time").assumed).toEqual(["Contoso Time"]);
  });

  test("a whole day is that day wherever one is, also where it has 23 hours", () => {
    const [event] = read(
      calendar("UID:1\nDTSTART;VALUE=DATE:20260328\nDTEND;VALUE=DATE:20260329"),
    ).events;
    const on = (day: number, zone: string) => {
      const [from, to] = [Date.UTC(2026, 2, day), Date.UTC(2026, 2, day + 1)];
      const away = zone === "UTC" ? 0 : 3_600_000;
      return event && timesBetween(event, { from: from - away, to: to - away, zone }).length;
    };
    expect([27, 28, 29].map((day) => on(day, "Europe/Vienna"))).toEqual([0, 1, 0]);
    expect([27, 28, 29].map((day) => on(day, "UTC"))).toEqual([0, 1, 0]);
  });
});

describe("what is no calendar, or too much of one", () => {
  test.each([
    ["remind me to buy milk", "no-calendar"],
    ["BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Half", "broken"],
    ["BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR", "broken"],
    ["SUMMARY:the other half\nEND:VEVENT\nEND:VCALENDAR", "broken"],
    [calendar(), "empty"],
    [calendar("UID:1\nSUMMARY:without a time"), "empty"],
    [calendar("UID:1\nDTSTART:20269999T100000"), "empty"],
    [GOOGLE.replace("METHOD:PUBLISH", "METHOD:REPLY"), "empty"],
    [
      calendar(...Array.from({ length: MAX_EVENTS + 1 }, (_, i) => `UID:${i}\nDTSTART:20261201`)),
      "too-many",
    ],
    [`${GOOGLE}${" ".repeat(MAX_FILE)}`, "too-large"],
  ])("case %#", (text, expected) => expect(problem(text)).toBe(expected));

  test("what cannot be kept as it is meant is counted, and the rest is read", () => {
    const rules = [
      "FREQ=SECONDLY",
      "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
      "FREQ=DAILY;COUNT=1000000",
      "RSCALE=CHINESE;FREQ=YEARLY",
      "nonsense",
    ];
    const bad = rules.map((rule, i) => `UID:${i}\nDTSTART:20261201T100000Z\nRRULE:${rule}`);
    const file = read(
      calendar(
        ...bad,
        "UID:t\nRECURRENCE-ID;RANGE=THISANDPRIOR:20261202T110000Z\nDTSTART:20261202T150000Z",
        "UID:e\nDTSTART:20261201T100000Z\nDTEND:20261130T100000Z",
        "UID:ok\nDTSTART:20261201T100000Z\nSUMMARY:Fine",
      ),
    );
    expect(file.skipped).toBe(rules.length + 2);
    expect(file.events.map(({ title }) => title)).toEqual(["Fine"]);
  });

  test("any text is read or refused, and never throws", () => {
    const words = [GOOGLE, APPLE, OUTLOOK].flatMap((text) => text.split(/\r?\n/));
    const line = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...words) },
      fc.string({ unit: "binary", maxLength: 60 }),
      fc
        .tuple(
          fc.constantFrom(
            "DTSTART",
            "RRULE",
            "EXDATE",
            "DURATION",
            "RECURRENCE-ID",
            "BEGIN",
            "END",
            "TZOFFSETTO",
          ),
          fc.string({ maxLength: 30 }),
        )
        .map(([name, value]) => `${name}:${value}`),
    );
    const shuffled = fc.array(line, { maxLength: 60 }).map((all) => all.join("\r\n"));
    const cut = fc
      .tuple(
        fc.constantFrom(GOOGLE, APPLE, OUTLOOK),
        fc.nat(),
        fc.nat(40),
        fc.string({ maxLength: 40 }),
      )
      .map(([text, at, length, other]) => {
        const start = at % text.length;
        return text.slice(0, start) + other + text.slice(start + length);
      });
    const inEvent = shuffled.map((inner) => calendar(inner));
    fc.assert(
      fc.property(fc.oneof(shuffled, cut, inEvent), (text) => {
        const found = readCalendar(text, VIENNA);
        if (!found.ok) return;
        const span = { from: FROM, to: TO, zone: "Europe/Vienna" };
        for (const event of found.file.events) timesBetween(event, span);
      }),
      { numRuns: 3000 },
    );
  });

  test("the greatest file that is read is read in bounded work", () => {
    const event = (i: number) =>
      `UID:${i}\nDTSTART:19700101T000000\nRRULE:FREQ=MINUTELY;INTERVAL=5;COUNT=500;BYDAY=MO\nSUMMARY:${"x".repeat(500)}`;
    const many = calendar(...Array.from({ length: MAX_EVENTS }, (_, i) => event(i)));
    const dates = `UID:1\nDTSTART:20261201T000000\n${"EXDATE:20261201T000000\n".repeat(40_000)}`;
    const nested = "BEGIN:VEVENT\n".repeat(70_000);
    const quotes = `BEGIN:VCALENDAR\nDTSTART;X="${'";X="'.repeat(190_000)}`;
    for (const text of [many, calendar(dates), nested, quotes])
      readCalendar(text.slice(0, MAX_FILE), VIENNA);
  });
});
