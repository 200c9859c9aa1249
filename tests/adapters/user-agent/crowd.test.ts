import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCrowd } from "../../../src/adapters/user-agent/sending/crowd.ts";
import { ANYTHING, createGate } from "../../../src/adapters/user-agent/sending/gate.ts";
import { SEND_TIMEOUT_MS } from "../../../src/core/ports/reply-sender.ts";

/** Enters as many as there is room for. */
function fill(crowd: ReturnType<typeof createCrowd>, now: number): number[] {
  const places: number[] = [];
  while (!crowd.isFull("reply", now)) places.push(crowd.enter(now));
  return places;
}

describe("all that are on their way from one isolate", () => {
  it("are bounded, and answers find room where notices do not", () => {
    const crowd = createCrowd();
    while (!crowd.isFull("notice", 0)) crowd.enter(0);
    expect(crowd.isFull("reply", 0)).toBe(false);
    expect(fill(crowd, 0).length).toBeGreaterThan(0);
  });

  it("become few when nothing is answered any more, and many again with the answers", () => {
    const crowd = createCrowd();
    const first = fill(crowd, 0);
    for (const place of first) crowd.leave(place, false, SEND_TIMEOUT_MS);
    const few = fill(crowd, SEND_TIMEOUT_MS);
    expect(few.length).toBeLessThan(first.length / 4);
    expect(few.length).toBeGreaterThan(0);
    for (const place of few) crowd.leave(place, true, SEND_TIMEOUT_MS + 50);
    for (let n = 0; n < 100; n++) {
      const now = SEND_TIMEOUT_MS + 100 + n;
      crowd.leave(crowd.enter(now), true, now);
    }
    expect(fill(crowd, 2 * SEND_TIMEOUT_MS).length).toBe(first.length);
  });

  it("are not fewer for a platform that refuses at once", () => {
    const crowd = createCrowd();
    const first = fill(crowd, 0).map((place) => crowd.leave(place, false, 20));
    expect(fill(crowd, 20).length).toBe(first.length);
  });

  it("leave no place behind, however many objects go down meanwhile and whatever the clock does", () => {
    const step = fc.record({ lost: fc.boolean(), ms: fc.integer({ min: -50_000, max: 50_000 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const crowd = createCrowd();
        let now = 0;
        for (const { lost, ms } of steps) {
          const places = fill(crowd, now);
          now += ms;
          if (!lost) for (const place of places) crowd.leave(place, true, now);
        }
        // One that was begun before the clock was set back may seem to be new once more.
        const soon = fill(crowd, now + 2 * SEND_TIMEOUT_MS);
        return soon.length > 0 || fill(crowd, now + 4 * SEND_TIMEOUT_MS).length > 0;
      }),
    );
  });

  it("trust a platform for a moment after its answer, and not after silence", () => {
    const crowd = createCrowd();
    expect(crowd.isTrusted(0)).toBe(false);
    crowd.leave(crowd.enter(0), true, 100);
    expect([crowd.isTrusted(200), crowd.isTrusted(60_000)]).toEqual([true, false]);
    crowd.leave(crowd.enter(200), false, 300);
    expect(crowd.isTrusted(310)).toBe(false);
  });
});

describe("the gate of an outbox", () => {
  const line = "notice telegram 1";
  const hold = (until: (now: number) => number | null) => ({ line, until });
  const closedBy = (until: (now: number) => number | null, more: number | null = null) => {
    const gate = createGate();
    gate.begin();
    gate.note(hold(until));
    gate.end(() => more);
    return gate;
  };

  it("is closed while all wait for their turn, also for more of the same", () => {
    const gate = closedBy(() => 1_000);
    expect(gate.until(0)).toBe(1_000);
    expect(gate.isClosed(0, new Set([line]))).toBe(true);
  });

  it.each<[string, () => boolean]>([
    ["their turn has come", () => closedBy(() => 1_000).isClosed(1_000, new Set())],
    ["what they wait for is over sooner", () => closedBy(() => null).isClosed(0, new Set())],
    ["more is ready", () => closedBy(() => 1_000, 500).isClosed(500, new Set())],
    ["an answer came", () => closedBy(() => 1_000).isClosed(0, new Set(["reply telegram 1"]))],
    ["anything changed", () => closedBy(() => 1_000).isClosed(0, new Set([ANYTHING]))],
  ])("opens when %s", (_, isClosed) => {
    expect(isClosed()).toBe(false);
  });

  it("is open when one of them went, or when there was nothing", () => {
    const gate = closedBy(() => 1_000);
    gate.begin();
    gate.note(hold(() => 1_000));
    gate.note(null);
    gate.end(() => null);
    expect(gate.isClosed(0, new Set())).toBe(false);
    gate.begin();
    gate.end(() => null);
    expect(gate.isClosed(0, new Set())).toBe(false);
  });
});
