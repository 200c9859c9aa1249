import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { composeWorker, type Env } from "../../../src/compose.ts";
import { FAULTS } from "../../counterparts/model/faults.ts";
import { scriptedModel } from "../../counterparts/model/scripted-model.ts";
import { openRig, WITH_TOOLS } from "./rig.ts";

/** In the runtime that it is made for: its streams, timers and signals are not Node's. */
describe("in the Worker's runtime", () => {
  it.each([
    ["F5 bare JSON text", { kind: "call", call: { args: { title: "Call John" } } }],
    ["F25 everything twice", { kind: "text", text: "Hello", shown: "Hello" }],
    ["F28 call leaked as text deltas", { kind: "call", shown: "" }],
    ["F29 cut in the middle of a sentence", { kind: "text", ended: "cut" }],
    ["F30 untidy stream", { kind: "text", text: "Well done 🎉" }],
    ["F33 busy for ever", { kind: "fail", reason: "capacity" }],
    ["F35 silent stream", { kind: "fail", reason: "first-byte" }],
    ["F35 never answers", { kind: "fail", reason: "first-byte" }],
    ["F35 hangs after a few words", { kind: "text", text: "One moment", ended: "cut" }],
  ] as const)("%s", async (name, outcome) => {
    for (const wire of ["binding", "openai"] as const) {
      const deadlines = { firstByteMs: 100, wholeMs: 100, totalMs: 250 };
      const slow = name.startsWith("F35") ? { deadlines } : {};
      const { ask, double } = openRig(FAULTS[name], { wire, ...slow });
      expect(await ask(WITH_TOOLS, { stream: true })).toMatchObject(outcome);
      expect(double.open()).toBe(0);
    }
  });

  it("has no model by itself, and says which when there is one", async () => {
    const alone = await exports.default.fetch("http://adjutant.test/health");
    expect(await alone.json()).toMatchObject({ model: null });
    const settings = { OPENAI_BASE_URL: "http://127.0.0.1:9/v1/", OPENAI_MODEL: "small" };
    const AI = scriptedModel([]);
    const both = composeWorker({ ...env, ...settings, AI } as unknown as Env);
    expect(await (await both.request("/health")).json()).toMatchObject({
      model: "workers-ai @cf/meta/llama-3.3-70b-instruct-fp8-fast, then openai small",
    });
  });
});
