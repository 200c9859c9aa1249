import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createItemStores } from "../../../src/adapters/user-agent/items/stores.ts";
import { plainText } from "../../../src/core/chat/reply.ts";
import type { EntityKind } from "../../../src/core/ports/change-log.ts";
import { instantToWall } from "../../../src/core/time/zones.ts";
import type { Outcome } from "../../../src/core/tools/tool.ts";
import { quote } from "../../../src/core/wording/title.ts";
import { createDesk, type Desk, SATURDAY_TEN } from "../../support/desk.ts";
import { createMemoryStores, type Stores } from "../../support/memory-stores.ts";
import { createNodeDatabase } from "../../support/node-database.ts";
import { ENGLISH } from "../../support/readers.ts";

const MINUTE = 60_000;

/** One thing a person does; `pick` chooses among what exists then. */
type Step =
  | { do: "add-task"; title: string; due: number | null }
  | { do: "add-reminder"; title: string; at: number; repeats: boolean }
  | { do: "add-fact"; title: string }
  | { do: "items.done" | "items.reopen" | "items.delete"; pick: number }
  | { do: "delete-two"; pick: number }
  | { do: "rename"; pick: number; title: string }
  | { do: "retime"; pick: number; at: number }
  | { do: "snooze"; pick: number; at: number }
  | { do: "move-next"; pick: number; at: number }
  | { do: "prefer"; value: string }
  | { do: "pass"; minutes: number };

const pick = fc.nat(50);
const title = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }).map((s) => `x${s}`);
const at = fc.integer({ min: 2, max: 3 * 24 * 60 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("add-task" as const), title, due: fc.option(at) }),
  fc.record({ do: fc.constant("add-reminder" as const), title, at, repeats: fc.boolean() }),
  fc.record({ do: fc.constant("add-fact" as const), title }),
  fc.record({
    do: fc.constantFrom("items.done" as const, "items.reopen" as const, "items.delete" as const),
    pick,
  }),
  fc.record({ do: fc.constant("delete-two" as const), pick }),
  fc.record({ do: fc.constant("rename" as const), pick, title }),
  fc.record({ do: fc.constant("retime" as const), pick, at }),
  fc.record({ do: fc.constant("snooze" as const), pick, at }),
  fc.record({ do: fc.constant("move-next" as const), pick, at }),
  fc.record({ do: fc.constant("prefer" as const), value: fc.constantFrom("08:00", "10:30") }),
);
const pass: fc.Arbitrary<Step> = fc.record({
  do: fc.constant("pass" as const),
  minutes: fc.integer({ min: 1, max: 2000 }),
});

/** Runs of each property; SQLite is slower and the same stores pass the same contract. */
const variants: [string, (deps: Parameters<typeof createMemoryStores>[0]) => Stores, number][] = [
  ["in memory", createMemoryStores, 60],
  ["over SQLite", (deps) => createItemStores(createNodeDatabase().db, deps), 8],
];

describe.each(variants)("undoing everything, %s", (_name, stores, numRuns) => {
  test("restores the state there was at the start, with everything that was due", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 6 }),
        fc.array(step, { maxLength: 15 }),
        async (before, steps) => {
          const desk = createDesk({ stores });
          for (const one of before) take(desk, one);
          const groups = desk.log.groups();
          const start = snapshot(desk);
          const dueAtStart = desk.due.pending();
          for (const one of steps) {
            take(desk, one);
            checkInvariants(desk);
          }
          for (const _ of desk.log.groups().slice(groups.length)) desk.run("undo.last", {});
          expect(present(snapshot(desk))).toEqual(present(start));
          expect(desk.due.pending()).toEqual(dueAtStart);
          checkInvariants(desk);
        },
      ),
      { numRuns },
    );
  });

  test("with time passing between, keeps rows, numbers and due queue in step and fires nothing twice", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(step, step, pass), { maxLength: 25 }), async (steps) => {
        const desk = createDesk({ stores });
        for (const one of steps) {
          take(desk, one);
          checkInvariants(desk);
        }
        for (const _ of desk.log.groups()) {
          desk.run("undo.last", {});
          desk.fire();
          checkInvariants(desk);
        }
        expect(new Set(desk.fired()).size).toBe(desk.fired().length);
      }),
      { numRuns },
    );
  });
});

function take(desk: Desk, one: Step): void {
  if (one.do === "pass") {
    desk.pass(one.minutes * MINUTE);
    desk.fire();
    return;
  }
  const call = callOf(desk, one);
  if (call) tellsTheTruth(desk, desk.run(call[0], call[1]));
}

function callOf(desk: Desk, one: Exclude<Step, { do: "pass" }>): [string, unknown] | null {
  switch (one.do) {
    case "add-task": {
      const due = one.due === null ? {} : { due: { local: later(desk, one.due) } };
      return ["tasks.add", { title: one.title, ...due }];
    }
    case "add-reminder": {
      const series = one.repeats ? { rrule: "FREQ=DAILY", times: ["09:00", "17:00"] } : {};
      return [
        "reminders.add",
        { title: one.title, timing: { local: later(desk, one.at), ...series } },
      ];
    }
    case "add-fact":
      return ["memory.add", { text: one.title }];
    case "prefer":
      return ["preferences.set", { name: "dayStart", value: one.value }];
    default: {
      const items = existing(desk);
      const chosen = items[one.pick % Math.max(1, items.length)];
      return chosen ? callOn(desk, one, chosen) : null;
    }
  }
}

type Picking = Extract<Step, { pick: number }>;

function callOn(
  desk: Desk,
  one: Picking,
  { kind, id }: { kind: EntityKind; id: string },
): [string, unknown] | null {
  if (one.do === "delete-two") {
    const items = existing(desk);
    return ["items.delete-many", { items: items.slice(one.pick % items.length).slice(0, 2) }];
  }
  if (one.do === "rename")
    return kind === "fact" ? null : [`${kind}s.update`, { id, title: one.title }];
  if (one.do === "retime" && kind === "task") {
    return ["tasks.update", { id, due: { local: later(desk, one.at).slice(0, 10) } }];
  }
  if (!("at" in one)) return [one.do, { items: [{ kind, id }] }];
  if (kind !== "reminder") return null;
  const timing = { local: later(desk, one.at) };
  if (one.do === "retime") return ["reminders.update", { id, timing }];
  if (one.do === "snooze") return ["reminders.snooze", { id, until: { seconds: one.at * 60 } }];
  const occurrence = desk.stores.reminders.get(id)?.nextAt;
  return occurrence ? ["reminders.move-one", { id, occurrence, timing }] : null;
}

/** A local time in the desk's zone, so many minutes from now. */
function later(desk: Desk, minutes: number): string {
  return instantToWall(desk.now() + minutes * MINUTE, "Europe/Vienna").slice(0, 16);
}

function existing(desk: Desk): { kind: EntityKind; id: string }[] {
  return desk.log
    .touched()
    .filter(({ entity, id }) => entity !== "preference" && restorer(desk, entity).read(id) !== null)
    .map(({ entity, id }) => ({ kind: entity, id }));
}

function restorer(desk: Desk, entity: EntityKind) {
  const found = desk.capabilities
    .flatMap((one) => one.restorers ?? [])
    .find((one) => one.entity === entity);
  if (!found) throw new Error(`nothing restores ${entity}`);
  return found;
}

function snapshot(desk: Desk) {
  return desk.log
    .touched()
    .map(({ entity, id }) => ({ entity, id, fields: restorer(desk, entity).read(id) }));
}

function present(rows: ReturnType<typeof snapshot>) {
  return rows.filter((row) => row.fields !== null);
}

/** What a tool says is what the row says. */
function tellsTheTruth(desk: Desk, outcome: Outcome): void {
  const data = outcome.data as { task?: { id: string }; reminder?: { id: string } } | undefined;
  const said = data?.task ?? data?.reminder;
  if (!said) return;
  const row = data?.task ? desk.stores.tasks.get(said.id) : desk.stores.reminders.get(said.id);
  expect(row).toEqual(said);
  expect(plainText({ blocks: outcome.reply.blocks, buttons: [] })).toContain(
    quote(ENGLISH, row?.title ?? ""),
  );
}

function checkInvariants(desk: Desk): void {
  const { tasks, reminders } = desk.stores;
  const open = [
    ...tasks.dated({ limit: 99 }),
    ...tasks.timed({ limit: 99 }),
    ...tasks.undated({ limit: 99 }),
  ];
  const active = reminders.active({ limit: 99 });
  const numbers = [...open, ...active].map((row) => row.number);
  expect(numbers).not.toContain(null);
  expect(new Set(numbers).size).toBe(numbers.length);
  const due = desk.due.pending().map(({ itemId, occurrence }) => [itemId, occurrence]);
  expect(due).toEqual(active.map((row) => [row.id, row.nextAt]));
  expect(active.every((row) => row.createdAt >= SATURDAY_TEN)).toBe(true);
}
