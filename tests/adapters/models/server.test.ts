import { afterAll, describe, expect, it } from "vitest";
import { checkModel } from "../../../scripts/model-check/check-model.ts";
import { createOpenAiProvider } from "../../../src/adapters/models/openai/openai-provider.ts";
import { createModelFamily } from "../../../src/adapters/models/routing/model-family.ts";
import { fixedClock, recordingLog } from "../../contracts/channel-doubles.ts";
import { FAULTS } from "../../counterparts/model/faults.ts";
import { type Act, events, scriptedModel } from "../../counterparts/model/scripted-model.ts";
import { listen } from "../../counterparts/model/server.ts";
import { calls, delta, says, USAGE } from "../../counterparts/model/shapes.ts";
import { REQUEST, WITH_TOOLS } from "./rig.ts";

const closing: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

async function over(acts: Act[]) {
  const double = scriptedModel(acts);
  const server = await listen(double.fetch);
  closing.push(server.close);
  return { double, ...server };
}

function modelAt(baseUrl: string) {
  const provider = createOpenAiProvider({
    baseUrl,
    model: "m",
    apiKey: "sk-secret",
    tools: "native",
  });
  const log = recordingLog();
  const clock = fixedClock();
  const family = createModelFamily({
    providers: [provider],
    clock,
    log,
    random: () => 0,
    pauseMs: 0,
  });
  return family.model([]);
}

describe("over real sockets", () => {
  it.each([
    ["F25 everything twice", { kind: "text", text: "Hello", ended: "complete" }],
    ["F26 call in pieces", { kind: "call", call: { tool: "add_task" } }],
    ["F29 cut in the middle of a sentence", { kind: "text", ended: "cut" }],
    ["F29 cut in the middle of arguments", { kind: "call", attempts: 2 }],
    ["F30 untidy stream", { kind: "text", text: "Well done 🎉" }],
    ["F35 page of a proxy", { kind: "text", attempts: 2 }],
  ] as const)("%s", async (name, outcome) => {
    const { baseUrl, double } = await over(FAULTS[name]);
    const run = modelAt(baseUrl).generate(WITH_TOOLS, { correlationId: "c", stream: true });
    expect(await run.result).toMatchObject(outcome);
    expect(double.seen[0]).toMatchObject({ authorization: "Bearer sk-secret" });
  });

  it("says that nobody is there", async () => {
    const { baseUrl, close } = await over([]);
    await close();
    const run = modelAt(baseUrl).generate(REQUEST, { correlationId: "c" });
    expect(await run.result).toMatchObject({
      failure: "unreachable",
      reason: "network",
      attempts: 2,
    });
  });
});

describe("the self-check", () => {
  const check = async (acts: Act[], model = "m") => {
    const { baseUrl } = await over(acts);
    const lines: string[] = [];
    const options = { baseUrl, model, apiKey: "sk-secret", tools: "prompt" } as const;
    const ok = await checkModel(options, (line) => lines.push(line));
    expect(lines.join()).not.toContain("sk-secret");
    return {
      ok,
      lines: lines.map((line) =>
        line
          .trim()
          .replaceAll(/\s+/g, " ")
          .replaceAll(/\d+ ms/g, "N ms"),
      ),
    };
  };

  it("tells what a good model can do", async () => {
    const stream = {
      do: "stream",
      packets: events(delta("one "), delta("two"), { choices: [], usage: USAGE }, "[DONE]"),
    };
    const { ok, lines } = await check([
      says("one two"),
      stream as Act,
      says('{"tool":"add_note","args":{"text":"buy milk"}}'),
      calls("add_note", '{"text":"buy milk"}'),
      says("You are welcome."),
      says('{"city":"Oslo"}'),
      says("Pelican"),
    ]);
    expect(ok).toBe(true);
    expect(lines).toEqual([
      "listed yes",
      "answers yes, in N ms",
      "usage reported",
      "streams yes, first text after N ms",
      "calls, prompt yes (in use)",
      "calls, native yes",
      "small talk answered in text",
      "JSON yes",
      "context a long prompt is read from its beginning",
    ]);
  });

  it("tells what is wrong", async () => {
    const { ok, lines } = await check(FAULTS["F39 wrong key"], "other");
    expect(ok).toBe(false);
    expect(lines).toEqual([
      "listed no; it has m",
      "answers no: OPENAI_API_KEY is missing or wrong",
    ]);
  });
});
