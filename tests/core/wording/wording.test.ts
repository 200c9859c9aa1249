import { expect, test } from "vitest";
import { dateText, durationText, zonedInstant } from "../../../src/core/wording/time.ts";
import { checkTitle, clip, quote, quoteShort } from "../../../src/core/wording/title.ts";

import { ENGLISH } from "../../support/readers.ts";

const MINUTE = 60_000;
const profile = {
  zone: "Asia/Tokyo",
  zoneKnown: true,
  locale: "en",
  dayStart: "09:00",
  confirm: "when-unsure",
} as const;

test.each([
  ["  two\n\tlines  ", { ok: true, title: "two lines" }],
  ["\u202Eevil\u2069", { ok: true, title: "evil" }],
  ["\uD83D", { ok: false, problem: "empty" }],
  ["\u200B\u200D", { ok: false, problem: "empty" }],
  ["👩‍👩‍👧", { ok: true, title: "👩‍👩‍👧" }],
  ["x".repeat(500), { ok: true, title: "x".repeat(500) }],
  ["😀".repeat(501), { ok: false, problem: "too-long", length: 501 }],
])("the title %j", (raw, checked) => {
  expect(checkTitle(raw)).toEqual(checked);
});

test("a quote isolates right-to-left text, and a short one never cuts a character", () => {
  expect(quote(ENGLISH, "milk")).toBe("“milk”");
  expect(quote(ENGLISH, "חלב")).toBe("“\u2068חלב\u2069”");
  expect(quoteShort(ENGLISH, "a".repeat(90))).toBe(`“${"a".repeat(79)}…”`);
  expect(clip("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 12)).toBe("👩‍👩‍👧👩‍👩‍👧…");
});

test.each([
  [1, "1 min"],
  [59 * MINUTE, "59 min"],
  [130 * MINUTE, "2 h 10 min"],
  [49 * 60 * MINUTE, "2 days 1 h"],
])("%i ms are %s", (ms, words) => {
  expect(durationText(ms, ENGLISH)).toBe(words);
});

test("dates are read in no zone, the year is said when it is not the person's", () => {
  const newYear = { now: Date.UTC(2026, 11, 31, 16), profile };
  expect(dateText("2027-01-01", newYear)).toBe("Fri 1 Jan");
  expect(dateText("2026-12-31", newYear)).toBe("Thu 31 Dec 2026");
});

test("a moment names the zone it was set in only where clients cannot show their own", () => {
  const span = zonedInstant(Date.UTC(2026, 10, 22, 0), "Asia/Tokyo", { now: 0, profile });
  expect(span).toMatchObject({ t: "instant", at: Date.UTC(2026, 10, 22), style: "datetime" });
  expect(span).toHaveProperty("fallback", "Sun 22 Nov 2026, 09:00 (Asia/Tokyo)");
});
