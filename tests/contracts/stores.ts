import { describe, expect, test as vitestTest } from "vitest";
import type { EventFields } from "../../src/core/capabilities/events/event.ts";
import type { TaskFields } from "../../src/core/capabilities/tasks/task.ts";
import type { ChangeRecorder } from "../../src/core/ports/change-log.ts";
import type { Clock } from "../../src/core/ports/clock.ts";
import type { Stores } from "../support/memory-stores.ts";
import { event, reminder, START, strip, task, time } from "./stores-rows.ts";

/** Opens empty stores and hands them over; they are used only until `body` returns. */
export type OpenStores = (
  deps: { changes: ChangeRecorder; clock: Clock },
  body: (stores: Stores) => void,
) => void | Promise<void>;
type Recorded = Parameters<ChangeRecorder["record"]>;

const HOUR = 3_600_000;

/** What every set of stores promises; run by the real one and by its twin. */
export function storesContract(name: string, open: OpenStores): void {
  let now = START;
  let recorded: Recorded[] = [];
  let stores: Stores;

  const test = (title: string, body: () => void) =>
    vitestTest(title, () => {
      now = START;
      recorded = [];
      const changes: ChangeRecorder = {
        record: (...change) => void recorded.push(structuredClone(change)),
      };
      return open({ clock: { now: () => now }, changes }, (made) => {
        stores = made;
        body();
      });
    });
  const add = (id: string, fields: Partial<TaskFields> = {}) => stores.tasks.put(id, task(fields));
  const done = (id: string, doneAt = now) =>
    stores.tasks.put(id, { ...strip(stores.tasks.get(id)), status: "done", doneAt });
  const ids = (list: { id: string }[]) => list.map(({ id }) => id);

  describe(`${name}: rows`, () => {
    test("what was put is what is read", () => {
      const fields = task({ due: { local: "2026-11-27T17:00:00", zone: "Europe/Vienna" } });
      expect(stores.tasks.put("t1", fields)).toEqual({ ...fields, id: "t1", number: 1 });
      expect(stores.tasks.get("t1")).toEqual({ ...fields, id: "t1", number: 1 });
      const set = reminder({
        series: { rrule: "FREQ=DAILY", times: ["09:00"], exdates: ["2026-11-23T09:00:00"] },
        afterDays: 3,
        overrides: { "2026-11-24T09:00:00": "2026-11-24T10:00:00" },
        pausedAt: START,
        resumeAt: START + HOUR,
        urgent: true,
        late: { policy: "within", minutes: 30 },
        nag: { everyMinutes: 10, times: 6 },
        nagged: 2,
        zoneMode: "person",
        channel: "slack",
      });
      expect(stores.reminders.put("r1", set)).toEqual({ ...set, id: "r1", number: 2 });
      expect(stores.reminders.get("r1")).toEqual({ ...set, id: "r1", number: 2 });
      stores.facts.put("f1", { text: "likes tea", createdAt: 5 });
      const told = { text: "takes the aisle", createdAt: 6, source: "I took the aisle last time" };
      expect(stores.facts.put("f2", told)).toMatchObject(told);
      expect(stores.facts.get("f1")).toEqual({
        id: "f1",
        text: "likes tea",
        createdAt: 5,
        number: 1,
      });
      stores.preferences.set("zone", "Asia/Tokyo");
      expect(stores.preferences.get("zone")).toBe("Asia/Tokyo");
    });

    test("what was removed or never there is null", () => {
      add("t1");
      stores.tasks.remove("t1");
      stores.tasks.remove("t2");
      expect(stores.tasks.get("t1")).toBeNull();
      expect(stores.reminders.get("r1")).toBeNull();
      expect(stores.facts.get("f1")).toBeNull();
      expect(stores.preferences.get("home")).toBeNull();
    });

    test("every change is recorded with the fields before and after, without the number", () => {
      add("t1");
      done("t1");
      stores.tasks.remove("t1");
      stores.tasks.remove("t1");
      stores.preferences.set("confirm", "always");
      stores.preferences.set("confirm", "always");
      stores.preferences.set("confirm", null);
      stores.preferences.report("reportedZone", "Asia/Tokyo");
      const open = task({});
      const closed = { ...open, status: "done", doneAt: START };
      expect(recorded).toEqual([
        ["task", "t1", null, open],
        ["task", "t1", open, closed],
        ["task", "t1", closed, null],
        ["preference", "confirm", null, { value: "always" }],
        ["preference", "confirm", { value: "always" }, null],
      ]);
    });

    test("what was read can be changed without changing what is stored", () => {
      const row = stores.reminders.put("r1", reminder({}));
      row.address.conversationId = "elsewhere";
      row.title = "other";
      expect(stores.reminders.get("r1")).toMatchObject({
        title: "Call mom",
        address: { conversationId: "7" },
      });
    });
  });

  describe(`${name}: lists`, () => {
    const at = (local: string) => ({ due: { local, zone: "UTC" } });
    const on = (local: string) => ({ due: { local, zone: null } });

    test("tasks due on days come by day, from inclusive, to exclusive, after a cursor", () => {
      add("t1", on("2026-11-22"));
      add("t2", on("2026-11-21"));
      add("t3", on("2026-11-22"));
      add("t4", on("2026-11-23"));
      add("t5", at("2026-11-22T08:00:00"));
      add("t6");
      const range = { from: "2026-11-22", to: "2026-11-23", limit: 9 };
      expect(ids(stores.tasks.dated({ limit: 9 }))).toEqual(["t2", "t1", "t3", "t4"]);
      expect(ids(stores.tasks.dated(range))).toEqual(["t1", "t3"]);
      expect(ids(stores.tasks.dated({ limit: 2 }))).toEqual(["t2", "t1"]);
      const after = { date: "2026-11-22", id: "t1" };
      expect(ids(stores.tasks.dated({ after, limit: 9 }))).toEqual(["t3", "t4"]);
      done("t3");
      expect(ids(stores.tasks.dated(range))).toEqual(["t1"]);
    });

    test("tasks due at a time come by instant, whatever their zone", () => {
      add("t1", { due: { local: "2026-11-22T09:00:00", zone: "Asia/Tokyo" } });
      add("t2", at("2026-11-22T08:00:00"));
      add("t3", at("2026-11-22T00:00:00"));
      const midnight = Date.UTC(2026, 10, 22);
      expect(ids(stores.tasks.timed({ limit: 9 }))).toEqual(["t1", "t3", "t2"]);
      expect(ids(stores.tasks.timed({ from: midnight + 1, limit: 9 }))).toEqual(["t2"]);
      expect(ids(stores.tasks.timed({ to: midnight + 8 * HOUR, limit: 9 }))).toEqual(["t1", "t3"]);
      const after = { at: midnight, id: "t1" };
      expect(ids(stores.tasks.timed({ after, limit: 1 }))).toEqual(["t3"]);
    });

    test("undated tasks come by priority and age, done ones newest first", () => {
      add("t1");
      add("t2", { priority: "low" });
      add("t3", { priority: "high" });
      add("t4");
      add("t5", on("2026-11-22"));
      expect(ids(stores.tasks.undated({ limit: 9 }))).toEqual(["t3", "t1", "t4", "t2"]);
      const after = { rank: 1, id: "t1" };
      expect(ids(stores.tasks.undated({ after, limit: 9 }))).toEqual(["t4", "t2"]);
      for (const [id, when] of [
        ["t1", 10],
        ["t2", 30],
        ["t4", 30],
        ["t5", 20],
      ] as const)
        done(id, when);
      expect(ids(stores.tasks.done({ limit: 9 }))).toEqual(["t4", "t2", "t5", "t1"]);
      expect(ids(stores.tasks.done({ after: { at: 30, id: "t2" }, limit: 1 }))).toEqual(["t5"]);
    });

    test("active reminders come by their next time", () => {
      const series = { rrule: "FREQ=DAILY", times: ["09:00"] };
      stores.reminders.put("r1", reminder({ nextAt: 30 }));
      stores.reminders.put("r2", reminder({ nextAt: 10, series }));
      stores.reminders.put("r3", reminder({ nextAt: 30 }));
      stores.reminders.put("r4", reminder({ nextAt: null, status: "fired" }));
      expect(ids(stores.reminders.active({ limit: 9 }))).toEqual(["r2", "r1", "r3"]);
      expect(ids(stores.reminders.active({ repeating: true, limit: 9 }))).toEqual(["r2"]);
      expect(ids(stores.reminders.active({ repeating: false, limit: 1 }))).toEqual(["r1"]);
      expect(ids(stores.reminders.active({ from: 10, to: 30, limit: 9 }))).toEqual(["r2"]);
      expect(ids(stores.reminders.active({ after: { at: 30, id: "r1" }, limit: 9 }))).toEqual([
        "r3",
      ]);
    });

    test("reminders that nobody answered come newest first", () => {
      const gone = { nextAt: null } as const;
      stores.reminders.put("r1", reminder({ status: "fired", ...gone }));
      stores.reminders.put("r2", reminder({ status: "done", ...gone }));
      stores.reminders.put("r3", reminder({ status: "fired", ...gone }));
      stores.reminders.put("r4", reminder({ status: "active" }));
      expect(ids(stores.reminders.unanswered(9))).toEqual(["r3", "r1"]);
      expect(ids(stores.reminders.unanswered(1))).toEqual(["r3"]);
    });

    test("facts come in the order they were told", () => {
      for (const id of ["f2", "f1", "f3"]) stores.facts.put(id, { text: id, createdAt: 1 });
      expect(ids(stores.facts.list({ limit: 2 }))).toEqual(["f1", "f2"]);
      expect(ids(stores.facts.list({ after: "f2", limit: 2 }))).toEqual(["f3"]);
    });
  });

  describe(`${name}: numbers`, () => {
    test("tasks and reminders share one row of numbers, facts have their own", () => {
      expect(add("t1").number).toBe(1);
      expect(stores.reminders.put("r1", reminder({})).number).toBe(2);
      expect(add("t2").number).toBe(3);
      expect(stores.facts.put("f1", { text: "a", createdAt: 1 }).number).toBe(1);
      expect(stores.finder.byNumber("items", 2)).toMatchObject({
        kind: "reminder",
        id: "r1",
        live: true,
      });
      expect(stores.finder.byNumber("facts", 1)).toMatchObject({ kind: "fact", id: "f1" });
      expect(stores.finder.byNumber("items", 4)).toBeNull();
    });

    test("a number stays with a done item for 24 hours and is then the first to be given again", () => {
      for (const id of ["t1", "t2", "t3"]) add(id);
      done("t2");
      stores.tasks.remove("t1");
      expect(stores.tasks.get("t2")?.number).toBe(2);
      expect(stores.finder.byNumber("items", 1)).toMatchObject({ id: "t1", live: false });
      now += 24 * HOUR - 1;
      expect(add("t4").number).toBe(4);
      expect(stores.finder.byNumber("items", 2)).toMatchObject({ id: "t2", live: false });
      now += 1;
      expect(stores.tasks.get("t2")?.number).toBeNull();
      expect(stores.finder.byNumber("items", 2)).toBeNull();
      expect(add("t5").number).toBe(1);
      expect(add("t6").number).toBe(2);
      expect(add("t7").number).toBe(5);
    });

    test("an item that comes back gets its number back while that is held", () => {
      for (const id of ["t1", "t2", "t3"]) add(id);
      const before = strip(stores.tasks.get("t1"));
      stores.tasks.remove("t1");
      now += 23 * HOUR;
      expect(add("t4").number).toBe(4);
      expect(stores.tasks.put("t1", before).number).toBe(1);
      done("t2");
      now += 25 * HOUR;
      expect(add("t5").number).toBe(2);
      expect(stores.tasks.put("t2", before).number).toBe(5);
    });
  });

  describe(`${name}: events`, () => {
    const put = (id: string, fields: Partial<EventFields> = {}) =>
      stores.events.put(id, event({ uid: id, ...fields }));
    const between = (from: number, to: number, limit = 9) =>
      ids(stores.events.between({ from, to, limit }));

    test("what was put is what is read, also by the name that others know it by", () => {
      const fields = event({
        place: "Room 5",
        series: { rrule: "FREQ=DAILY", exdates: ["2026-11-24"], rdates: [] },
        changed: [{ ...time, of: "2026-11-23T08:00:00Z", title: "Later" }],
      });
      expect(stores.events.put("e1", fields)).toEqual({ ...fields, id: "e1" });
      expect(stores.events.byUid(fields.uid)).toEqual({ ...fields, id: "e1" });
      const next = { ...fields, title: "Other", series: null };
      stores.events.put("e1", next);
      expect(stores.events.get("e1")).toEqual({ ...next, id: "e1" });
      stores.events.remove("e1");
      expect(stores.events.byUid(fields.uid)).toBeNull();
      expect(recorded).toEqual([
        ["event", "e1", null, fields],
        ["event", "e1", fields, next],
        ["event", "e1", next, null],
      ]);
    });

    test("those that can take place in a span, by their beginning", () => {
      const day = (date: string) => Date.parse(`${date}T00:00Z`);
      put("e1", { start: "2026-12-03T09:00:00" });
      put("e2", { start: "2026-11-03", zone: null, length: 5 * 24 * HOUR });
      put("e3", { series: { rrule: "FREQ=DAILY;UNTIL=20261201" } });
      put("e4", { start: "2026-11-20T09:00:00", series: { rrule: "FREQ=DAILY" } });
      expect(between(day("2026-11-06"), day("2026-11-07"))).toEqual(["e2"]);
      expect(between(day("2026-11-25"), day("2026-11-26"))).toEqual(["e4", "e3"]);
      expect(between(day("2026-11-25"), day("2026-11-26"), 1)).toEqual(["e4"]);
      expect(between(day("2026-12-07"), day("2026-12-08"))).toEqual(["e4"]);
      expect(between(day("2026-12-03"), day("2026-12-04"))).toContain("e1");
    });

    test("are found by their titles, and take no number from tasks", () => {
      put("e1", { title: "Team offsite" });
      expect(add("t1").number).toBe(1);
      expect(ids(stores.finder.byTitle(["event"], "team offsite", 5))).toEqual(["e1"]);
      expect(stores.finder.byTitle(["task"], "team offsite", 5)).toEqual([]);
    });

    test("of files the newest three wait for their answer", () => {
      for (const id of ["f1", "f2", "f3", "f4"]) {
        stores.events.keepFile(id, { events: [id] });
        now += 1;
      }
      expect(stores.events.file("f1")).toBeNull();
      expect(stores.events.file("f2")).toEqual({ events: ["f2"] });
      expect(stores.events.file("f4")).toEqual({ events: ["f4"] });
    });
  });

  describe(`${name}: finding by title`, () => {
    const found = (list: { id: string }[]) => ids(list).sort();

    test("by the whole title without regard to case, punctuation and width", () => {
      add("t1", { title: "Buy oat milk" });
      add("t2", { title: "Buy oat milk today" });
      add("t3", { title: "🎉" });
      const { finder } = stores;
      expect(ids(finder.byTitle(["task"], "BUY  oat-milk!", 5))).toEqual(["t1"]);
      expect(ids(finder.byTitle(["task"], "Ｂuy oat milk", 5))).toEqual(["t1"]);
      expect(ids(finder.byTitle(["task"], "🎉", 5))).toEqual(["t3"]);
      expect(finder.byTitle(["reminder"], "buy oat milk", 5)).toEqual([]);
    });

    test("by words in any order and by how words begin", () => {
      add("t1", { title: "Buy oat milk" });
      add("t2", { title: "Milk the cow" });
      stores.reminders.put("r1", reminder({ title: "Order milk" }));
      const { finder } = stores;
      expect(found(finder.byWords(["task"], ["milk"], "all", 5))).toEqual(["t1", "t2"]);
      expect(found(finder.byWords(["task", "reminder"], ["mil"], "all", 5))).toEqual([
        "r1",
        "t1",
        "t2",
      ]);
      expect(found(finder.byWords(["task"], ["milk", "oat"], "all", 5))).toEqual(["t1"]);
      expect(found(finder.byWords(["task"], ["oat", "cow"], "all", 5))).toEqual([]);
      expect(found(finder.byWords(["task"], ["oat", "cow"], "any", 5))).toEqual(["t1", "t2"]);
      expect(finder.byWords(["task", "reminder"], ["milk"], "any", 2)).toHaveLength(2);
      expect(finder.byWords(["task"], [], "any", 5)).toEqual([]);
    });

    test("live ones come before those that are gone, which are found for 24 hours", () => {
      add("t1", { title: "Buy milk" });
      add("t2", { title: "Buy milk" });
      done("t1");
      const { finder } = stores;
      expect(ids(finder.byTitle(["task"], "buy milk", 5))).toEqual(["t2", "t1"]);
      expect(ids(finder.byWords(["task"], ["milk"], "all", 5))).toEqual(["t2", "t1"]);
      expect(ids(finder.byWords(["task"], ["milk"], "any", 1))).toEqual(["t2"]);
      now += 24 * HOUR;
      expect(ids(finder.byTitle(["task"], "buy milk", 5))).toEqual(["t2"]);
      expect(ids(finder.byWords(["task"], ["milk"], "all", 5))).toEqual(["t2"]);
    });

    test("a renamed item is found under its new title only", () => {
      add("t1", { title: "Buy milk" });
      add("t1", { title: "Buy bread" });
      expect(stores.finder.byTitle(["task"], "buy milk", 5)).toEqual([]);
      expect(stores.finder.byWords(["task"], ["milk"], "all", 5)).toEqual([]);
      expect(ids(stores.finder.byWords(["task"], ["bread"], "all", 5))).toEqual(["t1"]);
    });
  });
}
