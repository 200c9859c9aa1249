import { describe, expect, it } from "vitest";
import { say } from "../../../src/core/chat/reply.ts";
import type { FeedEntry } from "../../../src/core/ports/live-protocol.ts";
import { afterChange, emptyFeed, type Feed } from "../../../web/src/live/feed.ts";
import { createRows, earlierKey, rowsOf, windowOf } from "../../../web/src/live/rows.ts";

const dayOf = (at: number) => String(Math.floor(at / 10));
const answer = (at: number, text = "same"): FeedEntry => {
  return { id: `e${at}`, rev: at, role: "assistant", at, reply: say(text) };
};
const withEntries = (feed: Feed, ...entries: FeedEntry[]) =>
  afterChange(feed, { kind: "event", event: { kind: "entries", entries } });
const many = withEntries(emptyFeed(), ...Array.from({ length: 150 }, (_, at) => answer(at)));

describe("rows", () => {
  it("start a day at its first message", () => {
    const rows = rowsOf(withEntries(emptyFeed(), answer(8), answer(9), answer(10)), dayOf);
    expect(rows.map(({ startsDay }) => startsDay)).toEqual([true, false, true]);
  });

  it("stay the same objects until something of theirs changes", () => {
    const toRows = createRows(dayOf);
    const before = toRows(many);
    const panels = afterChange(many, { kind: "event", event: { kind: "panels", panels: [] } });
    expect(toRows(panels)).toBe(before);
    const edited = { ...answer(7, "edited"), rev: 1_000 };
    const after = toRows(withEntries(panels, edited, answer(200)));
    const fresh = after.filter((row) => !before.includes(row)).map(({ key }) => key);
    expect(fresh).toEqual(["entry:e7", "entry:e200"]);
  });

  it("are drawn from a window's start that stays where it is, and moves on request", () => {
    const rows = createRows(dayOf)(many);
    const first = windowOf(rows, null);
    expect([first.earlier, first.shown.length, first.shown[0]?.key]).toEqual([90, 60, "entry:e90"]);
    const grown = rowsOf(withEntries(many, answer(150)), dayOf);
    const later = windowOf(grown, "entry:e90");
    expect([later.earlier, later.shown.length]).toEqual([90, 61]);
    expect(earlierKey(rows, 90)).toBe("entry:e30");
    const all = windowOf(rows, earlierKey(rows, 30));
    expect([all.earlier, all.shown]).toEqual([0, rows]);
    expect(windowOf(rows, "gone").earlier).toBe(90);
    expect(windowOf([], null)).toEqual({ shown: [], earlier: 0 });
  });

  it("name the day above the first that is drawn", () => {
    const rows = rowsOf(many, dayOf);
    const { shown } = windowOf(rows, "entry:e33");
    expect(shown.slice(0, 8).map(({ startsDay }) => startsDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});
