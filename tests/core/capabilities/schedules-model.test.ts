import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, instantToWall, wallToInstant } from "../../../src/core/time/zones.ts";
import { createDesk, type Desk } from "../../support/desk.ts";

const ZONE = "Europe/Vienna";
const HOUR = 3_600_000;
/** Two days before clocks go forward. */
const START = Date.UTC(2027, 2, 26, 10);
const TIMES = ["02:30", "18:00"];

/** What was asked for, in the plainest terms: when each occurrence is to be said, or that it is not. */
interface Model {
  /** By the instant of the rule: when it takes place; null when skipped. */
  at: Map<number, number | null>;
  pause: { from: number; until: number } | null;
  announced: number[];
}

type Step =
  | { do: "skip" | "pass" | "resume" | "undo"; n: number }
  | { do: "pause"; n: number; endless: boolean }
  | { do: "move"; n: number; minutes: number }
  | { do: "end"; n: number };

const n = fc.nat(6);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom("skip", "resume", "undo"), n }),
  fc.record({ do: fc.constant("pass" as const), n: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    do: fc.constant("pause" as const),
    n: fc.integer({ min: 1, max: 60 }),
    endless: fc.boolean(),
  }),
  fc.record({ do: fc.constant("move" as const), n, minutes: fc.integer({ min: -600, max: 2000 }) }),
  fc.record({ do: fc.constant("end" as const), n: fc.integer({ min: 1, max: 8 }) }),
) as fc.Arbitrary<Step>;

test("what is announced is what a plain list of occurrences says", async () => {
  await fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const desk = createDesk({ now: START, zone: ZONE });
      const timing = { local: "2027-03-26T02:30", rrule: "FREQ=DAILY", times: TIMES };
      desk.run("reminders.add", { title: "x", timing });
      const id = desk.stores.reminders.active({ limit: 1 })[0]?.id ?? "";
      let model: Model = { at: ruled(), pause: null, announced: [] };
      const history: Model[] = [];
      for (const one of steps) {
        const groups = desk.log.groups().length;
        const next = take(desk, id, one, model, history);
        if (desk.log.groups().length > groups) history.push(model);
        model = next;
        pass(desk, model, 0);
        expect(announcedBy(desk)).toEqual(model.announced);
      }
      pass(desk, model, 5 * 24);
      expect(announcedBy(desk)).toEqual(model.announced);
      expect(new Set(model.announced).size).toBe(model.announced.length);
    }),
    { numRuns: 120 },
  );
});

test("undoing everything at once leads back to the row there was", async () => {
  await fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
      const desk = createDesk({ now: START, zone: ZONE });
      const timing = { local: "2027-03-26T02:30", rrule: "FREQ=DAILY", times: TIMES };
      desk.run("reminders.add", { title: "x", timing });
      const id = desk.stores.reminders.active({ limit: 1 })[0]?.id ?? "";
      const before = desk.stores.reminders.get(id);
      const due = desk.due.pending();
      const model: Model = { at: ruled(), pause: null, announced: [] };
      const still = steps.filter((one) => one.do !== "pass" && one.do !== "undo");
      const groups = desk.log.groups().length;
      for (const one of still) act(desk, id, one, model);
      for (const _ of desk.log.groups().slice(groups)) desk.run("undo.last", {});
      expect(desk.stores.reminders.get(id)).toEqual(before);
      expect(desk.due.pending()).toEqual(due);
    }),
    { numRuns: 60 },
  );
});

/** Every occurrence of the rule within the days that a run lasts; 02:30 of the gap is 03:30. */
function ruled(): Map<number, number | null> {
  const days = Array.from({ length: 40 }, (_, i) => addDays("2027-03-26", i));
  const all = days.flatMap((day) => TIMES.map((time) => wallToInstant(`${day}T${time}`, ZONE)));
  return new Map(all.filter((at) => at > START).map((at) => [at, at]));
}

function announcedBy(desk: Desk): number[] {
  return desk.fired().map((said) => Number(said.split(" ")[1]));
}

/** Lets hours pass in steps of one minute at the places where something may happen. */
function pass(desk: Desk, model: Model, hours: number): void {
  const end = desk.now() + hours * HOUR;
  for (;;) {
    const next = [...model.at.values()].filter((at) => at !== null && at > desk.now() && at <= end);
    const at = Math.min(end, ...(next as number[]));
    if (at > desk.now()) desk.at(at);
    const isNow = [...model.at.values()].includes(desk.now());
    const { pause } = model;
    const isHeld = pause !== null && desk.now() >= pause.from && desk.now() < pause.until;
    if (isNow && !isHeld && !model.announced.includes(desk.now())) model.announced.push(desk.now());
    desk.fire();
    if (at >= end) return;
  }
}

function take(desk: Desk, id: string, one: Step, model: Model, history: Model[]): Model {
  if (one.do === "pass") {
    pass(desk, model, one.n);
    return model;
  }
  if (one.do !== "undo") return act(desk, id, one, model);
  // Only steps that lie in the same hour, since time that passed is not undone.
  const before = history.at(-1);
  if (!before || before.announced.length !== model.announced.length) return model;
  const was =
    before.at.size > 0 &&
    [...before.at.values()].some(
      (at) => at !== null && at <= desk.now() && !before.announced.includes(at),
    );
  if (was || before.pause !== null || model.pause !== null) return model;
  history.pop();
  desk.run("undo.last", {});
  return { ...before, announced: model.announced };
}

/** Does it on both sides; what the real one would refuse is not tried. */
function act(desk: Desk, id: string, one: Step, model: Model): Model {
  if (one.do === "resume") {
    desk.run("reminders.resume", { ids: [id] });
    // What falls on the very moment of resuming still belongs to the pause.
    const isHeld = model.pause !== null && desk.now() < model.pause.until;
    const left = (at: number | null) => (isHeld && at === desk.now() ? null : at);
    const at = new Map([...model.at].map(([rule, when]) => [rule, left(when)]));
    return { ...model, at, pause: null };
  }
  if (desk.stores.reminders.get(id)?.status !== "active") return model;
  if (one.do === "skip") return skip(desk, id, one.n, model);
  if (one.do === "move") return move(desk, id, one, model);
  if (one.do === "pause") return pause(desk, id, one, model);
  return one.do === "end" ? end(desk, id, one.n, model) : model;
}

/** Rule and time of those that lie ahead, in order. */
function aheadOf(model: Model, now: number): [number, number][] {
  return [...model.at]
    .filter((entry): entry is [number, number] => entry[1] !== null && entry[1] > now)
    .sort((a, b) => a[1] - b[1]);
}

function skip(desk: Desk, id: string, which: number, model: Model): Model {
  const target = aheadOf(model, desk.now())[which];
  if (!target) return model;
  desk.run("reminders.skip", { id, occurrences: [target[1]] });
  return { ...model, at: new Map(model.at).set(target[0], null) };
}

function move(desk: Desk, id: string, one: { n: number; minutes: number }, model: Model): Model {
  const ahead = aheadOf(model, desk.now());
  const target = ahead[one.n];
  const to = target && target[1] + one.minutes * 60_000;
  if (!target || !to || to <= desk.now() || ahead.some(([, at]) => at === to)) return model;
  const timing = { local: instantToWall(to, ZONE), at: to };
  desk.run("reminders.move-one", { id, occurrence: target[1], timing });
  return { ...model, at: new Map(model.at).set(target[0], to) };
}

function pause(desk: Desk, id: string, one: { n: number; endless: boolean }, model: Model): Model {
  const from = desk.now();
  const until = one.endless ? Number.POSITIVE_INFINITY : from + one.n * HOUR;
  desk.run("reminders.pause", { ids: [id], ...(one.endless ? {} : { until }) });
  return { ...model, pause: { from, until } };
}

function end(desk: Desk, id: string, count: number, model: Model): Model {
  const now = desk.now();
  if (model.pause && model.pause.until > now) return model;
  desk.run("reminders.end", { id, end: { after: count } });
  const kept = new Set(
    aheadOf(model, now)
      .slice(0, count)
      .map(([rule]) => rule),
  );
  const isGone = (rule: number, at: number | null) => at !== null && at > now && !kept.has(rule);
  const at = new Map([...model.at].map(([rule, when]) => [rule, isGone(rule, when) ? null : when]));
  return { ...model, at };
}
