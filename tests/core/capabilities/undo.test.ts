import { describe, expect, test } from "vitest";
import { netChanges, reversal } from "../../../src/core/capabilities/undo/merge-changes.ts";
import { createDesk } from "../../support/desk.ts";

const HOUR = 3_600_000;

describe("what goes back", () => {
  const net = (before: object | null, after: object | null) =>
    ({ entity: "task", id: "t", before, after }) as Parameters<typeof reversal>[0];

  test("only the fields that the change touched", () => {
    const change = net({ title: "a", due: 1, done: false }, { title: "b", due: 1, done: false });
    expect(reversal(change, { title: "b", due: 2, done: true }, [])).toEqual({
      kind: "write",
      fields: { title: "a", due: 2, done: true },
    });
  });

  test("nothing when something later changed the same field", () => {
    const change = net({ title: "a" }, { title: "b" });
    expect(reversal(change, { title: "c" }, [])).toEqual({ kind: "conflict", fields: ["title"] });
    expect(reversal(change, null, []).kind).toBe("conflict");
  });

  test("an addition goes unless something else was changed in it; time alone is no change", () => {
    const change = net(null, { title: "a", next: 1 });
    expect(reversal(change, { title: "a", next: 2 }, ["next"])).toEqual({
      kind: "write",
      fields: null,
    });
    expect(reversal(change, { title: "b", next: 1 }, ["next"]).kind).toBe("conflict");
    expect(reversal(change, null, [])).toEqual({ kind: "nothing" });
  });

  test("of several changes of one thing in one message, the first before and the last after", () => {
    const entry = { group: "g", at: 0, entity: "task", id: "t" } as const;
    expect(
      netChanges([
        { ...entry, seq: 1, before: null, after: { n: 1 } },
        { ...entry, seq: 2, before: { n: 1 }, after: { n: 2 } },
      ]),
    ).toEqual([{ entity: "task", id: "t", before: null, after: { n: 2 } }]);
  });
});

describe("undo in a conversation", () => {
  test("goes back step by step, and its own changes are not steps", async () => {
    const desk = createDesk();
    await desk.say("/add dentist");
    await desk.say("/rename 1 Doctor");
    await desk.say("/done 1");
    expect(await desk.say("/undo")).toBe("Undone. Now task 1: “Doctor”.");
    expect(await desk.say("/undo")).toBe("Undone. Now task 1: “dentist”.");
    expect(await desk.say("/undo")).toBe("Undone: the task “dentist” is gone again.");
    expect(await desk.say("/undo")).toBe("There is nothing to undo.");
  });

  test("a card's own button takes back its own change, though others came later", async () => {
    const desk = createDesk();
    await desk.say("/add dentist on 27 November");
    const added = desk.last();
    await desk.say("/rename 1 Doctor");
    const renamed = desk.last();
    await desk.say("/priority 1 high");
    expect(await desk.press("Undo", renamed)).toBe(
      "Undone. Now task 1: “dentist”, due Fri 27 Nov, high priority.",
    );
    expect(await desk.press("Undo", added)).toBe(
      "The task “dentist” was changed again later, so I left it as it is.",
    );
    expect(desk.stores.tasks.dated({ limit: 5 })).toHaveLength(1);
  });

  test("brings back what was deleted with its number and its place in the due queue", async () => {
    const desk = createDesk();
    await desk.say("/remind call mom at 11:00");
    await desk.say("/add dentist");
    await desk.say("/delete 1");
    desk.pass(HOUR / 2);
    expect(await desk.press("Undo")).toBe(
      "Undone. It is back as reminder 1: “call mom”, Sat 21 Nov, 11:00 (Europe/Vienna).",
    );
    desk.pass(HOUR / 2);
    expect(desk.fire().map((said) => said.text)).toEqual(["Reminder: “call mom”"]);
  });

  test("never says again what was said already", async () => {
    const desk = createDesk();
    await desk.say("/remind call mom at 11:00");
    desk.pass(HOUR);
    desk.fire();
    await desk.say("/done 1");
    await desk.say("/undo");
    expect(desk.stores.finder.byNumber("items", 1)).toMatchObject({ live: false });
    expect(await desk.say("/undo")).toBe("Undone: the reminder “call mom” is gone again.");
    desk.pass(HOUR);
    expect(desk.fire()).toEqual([]);
  });

  test("of a new time after the series has moved on puts the rule back from now on", async () => {
    const desk = createDesk();
    const daily = { local: "2026-11-21T11:00", rrule: "FREQ=DAILY", times: ["11:00"] };
    desk.run("reminders.add", { title: "Plan", timing: daily });
    const [row] = desk.log.touched();
    desk.run("reminders.update", { id: row?.id, times: ["12:00"] });
    desk.pass(2 * HOUR);
    expect(desk.fire()).toHaveLength(1);
    expect(await desk.say("/undo")).toBe(
      "Undone. Now reminder 1: “Plan”, every day at 11:00 (Europe/Vienna), next: Sun 22 Nov, 11:00.",
    );
  });

  test("takes back what was recorded before reminders had all the fields they have now", () => {
    const desk = createDesk();
    const input = { title: "Plan", timing: { local: "2026-11-21T11:00" } };
    desk.run("reminders.add", input);
    for (const entry of desk.log.entries) {
      const { overrides: _o, late: _l, channel: _c, nagged: _n, ...old } = entry.after ?? {};
      entry.after = old;
    }
    expect(desk.text(desk.run("undo.last", {}))).toBe("Undone: the reminder “Plan” is gone again.");
  });

  test("a second press and an unknown group change nothing", async () => {
    const desk = createDesk();
    await desk.say("/add dentist");
    const card = desk.last();
    await desk.press("Undo", card);
    desk.pass(HOUR);
    expect(await desk.press("Undo", card)).toContain("nothing was changed");
    expect(desk.text(desk.run("undo.group", { group: "nonsense" }))).toBe(
      "That was taken back already. Nothing was changed.",
    );
  });

  test("settings go back too", async () => {
    const desk = createDesk();
    await desk.say("/timezone Tokyo");
    expect(await desk.say("/undo")).toBe(
      "Undone. Now time zone: Europe/Vienna, where it is 10:00.",
    );
  });

  test("a language that is taken back is told in the one that holds again", async () => {
    const desk = createDesk();
    expect(await desk.say("/language de")).toContain("Deutsch");
    expect(await desk.say("/undo")).toBe("Undone. Now language: English.");
  });
});
