import { expect, test } from "vitest";
import { createItemStores } from "../../../../src/adapters/user-agent/items/stores.ts";
import { ORDINARY } from "../../../../src/core/capabilities/reminders/reminder.ts";
import { createNodeDatabase } from "../../../support/node-database.ts";

const NOW = Date.UTC(2026, 10, 21, 9);
const ADDRESS = { channel: "web", accountId: "a", conversationId: "c", kind: "dm" } as const;

/** Every kind of query and write that the stores make. */
function useEverything({
  tasks,
  reminders,
  facts,
  preferences,
  finder,
}: ReturnType<typeof createItemStores>) {
  const task = {
    title: "Buy milk",
    status: "open",
    priority: "normal",
    createdAt: NOW,
    doneAt: null,
  } as const;
  tasks.put("t1", { ...task, due: null });
  tasks.put("t2", { ...task, due: { local: "2026-11-22", zone: null } });
  tasks.put("t3", { ...task, due: { local: "2026-11-22T09:00:00", zone: "UTC" } });
  tasks.put("t1", { ...task, due: null, status: "done", doneAt: NOW });
  for (const after of [{}, { after: { date: "2026-11-22", id: "t" } }]) {
    tasks.dated({ from: "2026-11-21", to: "2026-11-23", ...after, limit: 11 });
  }
  for (const after of [{}, { after: { at: 1, id: "t" } }]) {
    tasks.timed({ limit: 11, ...after });
    tasks.timed({ from: 1, to: 2, limit: 11, ...after });
    tasks.done({ ...after, limit: 11 });
    reminders.active({ ...after, limit: 11 });
    reminders.active({ repeating: true, from: 1, to: 2, ...after, limit: 11 });
  }
  for (const after of [{}, { after: { rank: 1, id: "t" } }]) tasks.undated({ ...after, limit: 11 });
  reminders.put("r1", {
    ...ORDINARY,
    title: "Call mom",
    status: "active",
    start: "2026-11-22T09:00:00",
    zone: "UTC",
    series: null,
    afterDays: null,
    nextAt: NOW,
    firedAt: null,
    doneAt: null,
    createdAt: NOW,
    address: ADDRESS,
  });
  reminders.unanswered(5);
  reminders.paused(5);
  facts.put("f1", { text: "likes tea", createdAt: NOW });
  facts.list({ after: "f", limit: 11 });
  preferences.set("zone", "UTC");
  finder.byNumber("items", 2);
  finder.byTitle(["task", "reminder"], "buy milk", 5);
  finder.byWords(["task", "reminder"], ["milk", "buy"], "all", 5);
  finder.byWords(["task", "reminder"], ["milk", "buy"], "any", 5);
  for (const id of ["t1", "t2", "t3"]) tasks.remove(id);
  reminders.remove("r1");
  facts.remove("f1");
}

test("no query scans a table or sorts what it found", () => {
  const queries = new Set<string>();
  const { db, sqlite } = createNodeDatabase((query) => queries.add(query));
  useEverything(
    createItemStores(db, { changes: { record: () => undefined }, clock: { now: () => NOW } }),
  );
  expect(queries.size).toBeGreaterThan(25);
  const bad = [...queries].flatMap((query) => {
    const values = Array.from({ length: query.split("?").length - 1 }, () => null);
    const plan = sqlite.prepare(`explain query plan ${query}`).all(...values);
    return plan
      .map((step) => String(step["detail"]))
      .filter((detail) => /^SCAN (?!\d+-ROW VALUES)|TEMP B-TREE FOR ORDER/.test(detail))
      .map((detail) => `${detail}: ${query}`);
  });
  expect(bad).toEqual([]);
});
