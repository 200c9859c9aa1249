import { describe, expect, it } from "vitest";
import type { TokenStore } from "../../../src/core/ports/token-store.ts";
import { NOW } from "../../contracts/channel-doubles.ts";
import { FAULTS } from "../../counterparts/model/faults.ts";
import { events } from "../../counterparts/model/scripted-model.ts";
import { delta, says } from "../../counterparts/model/shapes.ts";
import { createMemoryTokens } from "../../support/memory-tokens.ts";
import { openRig, REQUEST, WITH_TOOLS } from "./rig.ts";

const HOUR = 3_600_000;
const BUSY = FAULTS["F33 busy for ever"];
const DAY = "2026-12-07";

describe("order and fallback", () => {
  it("goes on to the second model, which shares the one second try", async () => {
    const { ask, double, second } = openRig(BUSY, { second: [says("Hello")] });
    expect(await ask(REQUEST)).toMatchObject({ kind: "text", text: "Hello", attempts: 3 });
    expect([double.seen.length, second?.seen.length]).toEqual([2, 1]);
  });

  it("says what the last one said when all fail, and that there is none when there is none", async () => {
    const { ask } = openRig(FAULTS["F34 daily quota"], { second: BUSY });
    expect(await ask(REQUEST)).toMatchObject({ failure: "overloaded", attempts: 3 });
    const { ask: askNobody, family } = openRig([], {});
    expect(family.name).toBe("openai m");
    expect(await askNobody(REQUEST)).toMatchObject({ kind: "fail" });
  });

  it("does not try again what was already seen", async () => {
    const { ask, second } = openRig(FAULTS["F29 cut in the middle of a sentence"], {
      second: [says("Hello")],
    });
    expect(await ask(REQUEST, { stream: true })).toMatchObject({ ended: "cut", attempts: 1 });
    expect(second?.seen).toEqual([]);
  });
});

describe("the circuit breaker", () => {
  it("leaves a model alone until midnight UTC when its quota is used up", async () => {
    let now = NOW;
    const rig = openRig([...FAULTS["F34 daily quota"], says("Hello")], { now: () => now });
    expect(await rig.ask(REQUEST)).toMatchObject({ failure: "quota", attempts: 1 });
    now += 15 * HOUR;
    expect(await rig.ask(REQUEST)).toMatchObject({
      failure: "quota",
      attempts: 0,
      retryAfterMs: HOUR,
    });
    expect(rig.family.trouble()).toEqual([{ model: "openai m", reason: "daily-quota" }]);
    now += HOUR;
    expect(await rig.ask(REQUEST)).toMatchObject({ kind: "text", text: "Hello" });
    expect(rig.family.trouble()).toEqual([]);
  });

  it("opens after five failures in a row, then longer after each failed probe, and recovers", async () => {
    let now = NOW;
    const acts = [...Array(6).fill(BUSY[0]), says("Hello")];
    const rig = openRig(acts, { now: () => now });
    for (let n = 0; n < 3; n++) await rig.ask(REQUEST);
    expect(await rig.ask(REQUEST)).toMatchObject({ reason: "circuit-open", attempts: 0 });
    const asked = rig.double.seen.length;
    now += 29_000;
    await rig.ask(REQUEST);
    expect(rig.double.seen).toHaveLength(asked);
    now += 5 * 60_000;
    expect(await rig.ask(REQUEST)).toMatchObject({ kind: "text" });
    expect(await rig.ask(REQUEST)).toMatchObject({ kind: "text" });
  });

  it("tells the operator about wrong settings, once in a while", async () => {
    const { ask, log, double } = openRig(FAULTS["F39 wrong key"]);
    await ask(REQUEST);
    expect(await ask(REQUEST)).toMatchObject({ reason: "auth", attempts: 0 });
    expect(double.seen).toHaveLength(1);
    expect(log.lines.filter(({ event }) => event === "model.misconfigured")).toHaveLength(1);
  });
});

describe("budgets", () => {
  const budget = (of: "user" | "deployment", tokensPerDay: number, store: TokenStore) => ({
    of,
    store,
    tokensPerDay,
  });

  it("reserves before the request and settles to what it was", async () => {
    const [user, all] = [createMemoryTokens(), createMemoryTokens()];
    const budgets = [budget("user", 5_000, user), budget("deployment", 9_000, all)];
    const { ask } = openRig([says("Hello")], { budgets });
    const { usage } = await ask(REQUEST);
    expect(usage).toEqual({ inputTokens: 812, outputTokens: 31, estimated: false });
    expect([user.days.get(DAY), all.days.get(DAY)]).toEqual([843, 843]);
  });

  it("sends nothing when either is used up, and keeps neither reservation", async () => {
    const [user, all] = [createMemoryTokens(), createMemoryTokens()];
    await all.take(DAY, 8_950, 9_000);
    const budgets = [budget("user", 5_000, user), budget("deployment", 9_000, all)];
    const { ask, double } = openRig([says("Hello")], { budgets, second: [says("Hello")] });
    expect(await ask(REQUEST)).toMatchObject({ failure: "budget", reason: "deployment-budget" });
    expect(double.seen).toEqual([]);
    expect([user.days.get(DAY), all.days.get(DAY)]).toEqual([0, 8_950]);
  });

  it("gives back what a refused request did not cost, and counts what a lost one may have", async () => {
    const user = createMemoryTokens();
    const budgets = [budget("user", 5_000, user)];
    await openRig(FAULTS["F34 daily quota"], { budgets }).ask(REQUEST);
    expect(user.days.get(DAY)).toBe(0);
    const deadlines = { firstByteMs: 20, wholeMs: 20, totalMs: 50 };
    await openRig(FAULTS["F35 never answers"], { budgets, deadlines }).ask(REQUEST);
    expect(user.days.get(DAY)).toBeGreaterThan(15);
  });

  it("counts by itself when the server's numbers cannot be true", async () => {
    for (const name of ["F48 no usage", "F48 zero usage"] as const) {
      const { usage } = await openRig(FAULTS[name]).ask(REQUEST);
      expect(usage.estimated).toBe(true);
      expect(usage.inputTokens).toBeGreaterThan(15);
    }
    const { ask, log } = openRig(FAULTS["F48 too little usage"]);
    expect((await ask(WITH_TOOLS)).usage).toMatchObject({ estimated: true });
    expect(log.lines.map(({ event }) => event)).toContain("model.usage_odd");
  });

  it("goes on when a store does not answer, and says so", async () => {
    const broken: TokenStore = {
      take: () => Promise.reject(new Error("D1_ERROR")),
      adjust: () => Promise.reject(new Error("D1_ERROR")),
      used: () => Promise.reject(new Error("D1_ERROR")),
    };
    const { ask, log } = openRig([says("Hello")], { budgets: [budget("deployment", 1, broken)] });
    expect(await ask(REQUEST)).toMatchObject({ kind: "text" });
    expect(log.lines.map(({ event }) => event)).toContain("model.budget_unavailable");
  });
});

describe("stopping", () => {
  it("ends at once with what was shown, closes the stream and asks nobody else", async () => {
    const act = { do: "stream", packets: events(delta("One moment")), hang: true } as const;
    for (const wire of ["openai", "binding"] as const) {
      const stop = new AbortController();
      const { model, double, second } = openRig([act], { wire, second: [says("Hello")] });
      const run = model.generate(REQUEST, {
        correlationId: "c-1",
        stream: true,
        signal: stop.signal,
      });
      for await (const piece of run.deltas) {
        expect(piece).toBe("One moment");
        stop.abort();
      }
      expect(await run.result).toMatchObject({
        kind: "text",
        text: "One moment",
        ended: "stopped",
      });
      expect(double.open()).toBe(0);
      expect(second?.seen).toEqual([]);
    }
  });

  it("is not begun when it was stopped before", async () => {
    const { ask, double } = openRig([{ do: "hang" }], { wire: "binding" });
    const signal = AbortSignal.abort();
    expect(await ask(REQUEST, { signal })).toMatchObject({
      kind: "text",
      text: "",
      ended: "stopped",
    });
    expect(double.seen).toEqual([]);
  });
});

it("writes a line for each request, with numbers and without a word of anybody", async () => {
  const { ask, log } = openRig([...BUSY, says("The secret answer")]);
  await ask(REQUEST);
  const lines = log.lines.filter(({ event }) => event === "model.call");
  expect(lines).toMatchObject([
    { level: "warn", fields: { correlationId: "c-1", attempt: 1, outcome: "overloaded" } },
    { level: "info", fields: { attempt: 2, outcome: "text", inputTokens: 812, outputTokens: 31 } },
  ]);
  expect(JSON.stringify(log.lines)).not.toMatch(/secret|John|earlier/);
});
