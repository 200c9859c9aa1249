import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { FailureKind, FailureReason } from "../../../src/core/ports/language-model.ts";
import { FAULTS, type FaultName } from "../../counterparts/model/faults.ts";
import type { Act } from "../../counterparts/model/scripted-model.ts";
import { openRig, REQUEST, type RigOptions, WITH_TOOLS, type WireName } from "./rig.ts";

/** What must come of a fault at the port. */
interface Outcome {
  call?: [tool: string, args: object];
  others?: [tool: string, args: object][];
  missing?: string[];
  text?: string;
  ended?: "complete" | "length" | "cut" | "stopped";
  json?: unknown;
  fail?: [FailureKind, FailureReason];
  /** Requests that it took. */
  attempts?: number;
  repairs?: string[];
  /** Text that was shown on the way, when streamed. */
  shown?: string;
}

interface Case extends Outcome {
  /** On which wires; both by default. */
  only?: WireName;
  stream?: true;
  rig?: RigOptions;
}

const JOHN: Outcome = { call: ["add_task", { title: "Call John" }] };
const A: Outcome = { call: ["add_task", { title: "A" }] };
const HELLO: Outcome = { text: "Hello" };
const QUICK = { firstByteMs: 40, wholeMs: 40, totalMs: 90 };

const MENU: Record<FaultName, Case> = {
  "F1 native call": {
    call: ["add_task", { title: "Call John", when: "tomorrow 5pm" }],
    attempts: 1,
  },
  "F2 call with finish stop": JOHN,
  "F3 flat call, finish tool": A,
  "F4 null entries": A,
  "F5 bare JSON text": { ...JOHN, repairs: ["call-in-text"] },
  "F6 python tag": JOHN,
  "F7 function tag": JOHN,
  "F8 invented tool for small talk": { text: "Good morning.", attempts: 2 },
  "F9 two calls as text": { ...A, others: [["add_task", { title: "B" }]] },
  "F10 prose and a fenced call": A,
  "F11 tool_call tag": A,
  "F11 TOOL_REQUEST": A,
  "F11 pythonic": { call: ["list_tasks", { filter: "open", limit: 5 }] },
  "F12 call quoted in a sentence": {
    text: 'You could send {"name": "add_task", "parameters": {"title": "A"}} to an API.',
  },
  "F13 harmony leak": { text: "It is sunny.", attempts: 2 },
  "F13 unknown tool": { text: "It is sunny.", attempts: 2 },
  "F14 double-encoded": { ...JOHN, repairs: ["double-encoded"] },
  "F15 scalars as text": {
    call: ["search_flights", { to: "BOS", depart: "next week", max_price: 400, direct: true }],
  },
  "F16 null-like and list as text": { call: ["add_task", { title: "x", tags: ["a", "b"] }] },
  "F17 required is None": { call: ["add_task", {}], missing: ["title"], attempts: 1 },
  "F17 empty arguments": { call: ["add_task", {}], missing: ["title"], attempts: 1 },
  "F18 schema echoed": JOHN,
  "F19 wrapped arguments": JOHN,
  "F20 enum in the wrong case": { call: ["list_tasks", { filter: "open", limit: 3 }] },
  "F20 number in words": { call: ["list_tasks", { filter: "open", limit: 5 }], attempts: 2 },
  "F21 long number as id": { call: ["show_item", { id: "12345678901234567890" }] },
  "F22 cut call": { ...JOHN, attempts: 2 },
  "F22 cut call as text": { ...JOHN, attempts: 2, rig: { tools: "prompt" } },
  "F23 the same call twice": { ...A, others: [] },
  "F25 everything twice": { ...HELLO, stream: true, shown: "Hello" },
  "F26 call in pieces": { ...JOHN, others: [], stream: true, shown: "" },
  "F27 arguments before the name": { ...A, others: [], stream: true },
  "F27 two ids on one index": { ...A, others: [["add_task", { title: "B" }]], stream: true },
  "F27 whole call without an index": { ...A, others: [], stream: true },
  "F28 call leaked as text deltas": { ...A, stream: true, shown: "" },
  "F28 call leaked after a lead-in": { ...A, stream: true, shown: "I will add it." },
  "F29 cut in the middle of a sentence": {
    text: "The train leaves at",
    ended: "cut",
    stream: true,
    shown: "The train leaves at",
    attempts: 1,
  },
  "F29 cut in the middle of arguments": { ...JOHN, stream: true, attempts: 2 },
  "F30 untidy stream": { text: "Well done 🎉", stream: true, repairs: ["broken-events"] },
  "F31 error inside a stream": { ...HELLO, stream: true, attempts: 2 },
  "F32 JSON instead of a stream": { ...HELLO, stream: true, shown: "Hello", attempts: 1 },
  "F32 nothing, then an answer": { ...HELLO, stream: true, attempts: 2 },
  "F32 only the end mark": { ...HELLO, stream: true, attempts: 2 },
  "F33 busy once": { ...HELLO, attempts: 2 },
  "F33 busy for ever": { fail: ["overloaded", "capacity"], attempts: 2 },
  "F33 busy, named by the runtime": { fail: ["overloaded", "capacity"], attempts: 2 },
  "F34 daily quota": { fail: ["quota", "daily-quota"], attempts: 1 },
  "F35 rate limit": { ...HELLO, attempts: 2, only: "openai" },
  "F35 long rate limit": { fail: ["overloaded", "rate"], attempts: 1, only: "openai" },
  "F35 page of a proxy": { ...HELLO, attempts: 2 },
  "F35 empty error": { ...HELLO, attempts: 2 },
  "F35 page that says it is fine": { fail: ["bad-output", "not-a-model-answer"], attempts: 2 },
  "F35 never answers": { fail: ["timeout", "first-byte"], attempts: 1, rig: { deadlines: QUICK } },
  "F35 silent stream": {
    fail: ["timeout", "first-byte"],
    attempts: 1,
    stream: true,
    rig: { deadlines: QUICK },
  },
  "F35 hangs after a few words": {
    text: "One moment",
    ended: "cut",
    stream: true,
    shown: "One moment",
    attempts: 1,
    rig: { deadlines: QUICK },
  },
  "F35 drip": {
    fail: ["timeout", "first-byte"],
    attempts: 1,
    stream: true,
    rig: { deadlines: QUICK },
  },
  "F36 server refuses its model's call": {
    ...JOHN,
    attempts: 1,
    repairs: ["call-in-text", "failed-generation"],
  },
  "F36 refused and unreadable": { ...JOHN, attempts: 2 },
  "F37 tools refused": { ...JOHN, attempts: 2 },
  "F38 context exceeded": { ...HELLO, attempts: 2 },
  "F38 too large": { ...HELLO, attempts: 2 },
  "F38 no user query": { ...HELLO, attempts: 2 },
  "F39 needs a paid plan": { fail: ["refused", "not-allowed"], attempts: 1 },
  "F39 wrong key": { fail: ["refused", "auth"], attempts: 1, only: "openai" },
  "F39 no such model": { fail: ["refused", "no-such-model"], attempts: 1 },
  "F39 local runtime": { fail: ["unreachable", "none"], attempts: 1 },
  "F40 JSON mode not met": { json: { city: "Oslo" }, attempts: 2 },
  "F40 response is an object": { json: { city: "Oslo" }, attempts: 1 },
  "F40 response is a number": { text: "42" },
  "F40 response is null": { ...HELLO, attempts: 2 },
  "F45 special tokens": { text: "Sure, at noon." },
  "F45 think block": { text: "At noon." },
  "F45 endless answer": { ended: "length", stream: true, attempts: 1 },
  "F48 no usage": HELLO,
  "F48 zero usage": HELLO,
  "F48 too little usage": HELLO,
  "L24 invented arguments": { call: ["search_flights", { to: "LHR", depart: "2024-07-28" }] },
  "L41 call for small talk": { call: ["list_tasks", { filter: "open" }] },
  "L42 the same call for ever": { call: ["list_tasks", { filter: "open" }] },
  "L43 claims to have acted": { text: "Done! I added it." },
  "L44 writes the date itself": {
    call: ["add_task", { title: "Call John", when: "2024-07-29 17:00" }],
  },
  "L45 another language": { text: "Das ist erledigt." },
  "L46 obeys an injection": { fail: ["bad-output", "unknown-tool"], attempts: 2 },
  "L47 unknown alias": { call: ["show_item", { id: "T99" }] },
};

const CASES = Object.entries(MENU).flatMap(([name, { only, ...rest }]) =>
  (["openai", "binding"] as const)
    .filter((wire) => only === undefined || only === wire)
    .map((wire) => [`${name}, ${wire}`, wire, name as FaultName, rest] as const),
);

describe("every fault of the menu ends as it must", () => {
  it.each(CASES)("%s", async (_, wire, name, { stream, rig, ...outcome }) => {
    const acts: Act[] = FAULTS[name];
    const { ask, double, log } = openRig(acts, { wire, ...rig });
    const json = "json" in outcome ? { json: z.object({ city: z.string() }) } : WITH_TOOLS;
    const result = await ask({ ...REQUEST, ...json }, stream ? { stream } : {});
    expect(tidy(result)).toMatchObject(expected(outcome));
    expect(double.seen.flatMap(({ objection }) => objection ?? [])).toEqual([]);
    expect(double.open()).toBe(0);
    expect(result.attempts).toBe(double.seen.length);
    expect(log.lines.some(({ event }) => event === "model.bug")).toBe(false);
  });
});

/** What is shown of a text is always its beginning. */
it("never shows what is not in the answer", async () => {
  for (const acts of Object.values(FAULTS)) {
    const result = await openRig(acts, { deadlines: QUICK }).ask(WITH_TOOLS, { stream: true });
    if (result.kind === "text") expect(result.text.startsWith(result.shown)).toBe(true);
    else expect(result.shown).not.toMatch(/[{<]/);
  }
});

function tidy({ ...result }: Record<string, unknown>) {
  const { call, others } = result as {
    call?: { tool: string; args: object; missing: string[] };
    others?: { tool: string; args: object }[];
  };
  return {
    ...result,
    ...(call && { call: [call.tool, call.args], missing: call.missing }),
    ...(others && { others: others.map(({ tool, args }) => [tool, args]) }),
  };
}

function expected({ fail, json, ...rest }: Outcome): object {
  if (fail) return { kind: "fail", failure: fail[0], reason: fail[1], ...rest };
  if (json !== undefined) return { kind: "json", value: json, ...rest };
  if (rest.call) return { kind: "call", missing: [], ...rest };
  return { kind: "text", ended: "complete", ...rest };
}
