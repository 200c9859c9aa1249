import { expect, it } from "vitest";
import type { Inbound } from "../../src/core/chat/inbound.ts";
import { NOW } from "./channel-doubles.ts";

import type { Answer, Event, Harness, Proof, Setup } from "./channel-harness.ts";

const EVENTS = {
  message: { kind: "message", text: "Buy 2 < 3 lemons & a lime" },
  command: { kind: "command", name: "tasks", args: "for today" },
  press: { kind: "press", token: "v1.Zm9vYmFy-_" },
} as const;

const EXPECTED: Record<keyof typeof EVENTS, Partial<Inbound>> = {
  message: { kind: "message", text: "Buy 2 < 3 lemons & a lime" },
  command: { kind: "command", name: "tasks", args: "for today" },
  press: { kind: "action", token: "v1.Zm9vYmFy-_" },
};

/** A 2xx, or what a page hears of what is stored. */
const TAKEN = /^2\d\d$|^accepted$/;
const asTaken = (answer: Answer) => expect(String(answer)).toMatch(TAKEN);
const asNotTaken = (answer: Answer) => expect(String(answer)).not.toMatch(TAKEN);

/** What becomes of what comes in. */
export function declareInbound(setup: Setup, inbound: Harness["inbound"]): void {
  const [first = "message"] = inbound.events;
  const { rig, ports } = setup;
  const { told } = inbound;
  const post = async (event: Event, proof: Proof = "right") =>
    (await rig().delivery(event, proof))();

  it.each(inbound.events)("takes a %s with what the person said", async (kind) => {
    asTaken(await post(EVENTS[kind]));
    const [taken] = ports().intake.accepted;
    expect(taken).toMatchObject(EXPECTED[kind]);
    expect(taken?.address).toMatchObject({ channel: rig().channel.name });
    expect(taken?.dedupeKeys.length).toBeGreaterThan(0);
    expect(taken?.actor.id).toMatch(new RegExp(`^${rig().channel.name}:.+`));
    expect(Math.abs((taken?.occurredAt ?? 0) - NOW)).toBeLessThan(100 * 365 * 86_400_000);
  });

  it.each(inbound.events)("knows a repeated %s by a dedupe key, and takes it", async (kind) => {
    const delivery = await rig().delivery(EVENTS[kind], "right");
    asTaken(await delivery());
    asTaken(await delivery());
    expect(ports().intake.accepted).toHaveLength(1);
    await post(EVENTS[kind]);
    expect(ports().intake.accepted).toHaveLength(2);
  });

  it.each(["wrong", "none"] as const)("refuses a request with %s proof", async (proof) => {
    asNotTaken(told.refused);
    expect(await post(EVENTS[first], proof)).toBe(told.refused);
    expect(ports().intake.accepted).toEqual([]);
  });

  it.each(inbound.events)(
    "says when a %s could not be stored, and takes it again",
    async (kind) => {
      asNotTaken(told.unavailable);
      const delivery = await rig().delivery(EVENTS[kind], "right");
      ports().intake.answers.push("unavailable");
      expect(await delivery()).toBe(told.unavailable);
      asTaken(await delivery());
      expect(ports().intake.accepted).toHaveLength(1);
    },
  );

  it.each(inbound.verdicts)("takes what is from a %s or the like", async (status) => {
    ports().intake.answers.push(status);
    asTaken(await post(EVENTS[first]));
  });

  it.each(["malformed", "unknown", "broken"] as const)(
    "answers what is %s, passes over it and logs it",
    async (kind) => {
      expect(await post({ kind })).toBe(told[kind]);
      expect(ports().intake.accepted).toEqual([]);
      expect(ports().log.lines).not.toEqual([]);
    },
  );

  it.each([true, false])("refuses what is over a megabyte (chunked: %s)", async (chunked) => {
    asNotTaken(told.oversize);
    expect(await post({ kind: "oversize", chunked })).toBe(told.oversize);
    expect(ports().intake.accepted).toEqual([]);
  });

  it("writes no word of the person into the log, also when it cannot be stored", async () => {
    for (const kind of inbound.events) {
      ports().intake.answers.push("unavailable");
      await post(EVENTS[kind]);
      await post(EVENTS[kind]);
    }
    expect(JSON.stringify(ports().log.lines)).not.toMatch(/lemons|today/);
  });
}
