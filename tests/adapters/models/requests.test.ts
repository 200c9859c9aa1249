import { describe, expect, it } from "vitest";
import * as z from "zod";
import { asRequested, build } from "../../../src/adapters/models/request/build.ts";
import { signatures } from "../../../src/adapters/models/request/encode-tools.ts";
import { estimateTokens } from "../../../src/core/model/estimate-tokens.ts";
import type { ModelMessage, ModelRequest } from "../../../src/core/ports/language-model.ts";
import { objection } from "../../counterparts/model/rules.ts";
import { says } from "../../counterparts/model/shapes.ts";
import { openRig, REQUEST, TOOLS, WITH_TOOLS } from "./rig.ts";

const said = (role: "user" | "assistant", text: string): ModelMessage => ({ role, text });
const CALL: ModelMessage = { role: "call", tool: "list_tasks", args: { filter: "open" } };
const RESULT: ModelMessage = { role: "result", tool: "list_tasks", text: "T1\tmilk" };

describe("what is sent", () => {
  const histories: [string, ModelMessage[]][] = [
    ["begins with an answer", [said("assistant", "Hi"), said("user", "a")]],
    ["begins with a result", [RESULT, said("user", "a")]],
    ["ends in a call", [said("user", "a"), CALL]],
    ["has a call and its result", [said("user", "a"), CALL, RESULT, said("user", "b")]],
    ["has prose and a call", [said("user", "a"), said("assistant", "ok"), CALL, RESULT]],
    ["has an empty answer", [said("user", "a"), said("assistant", " "), said("user", "b")]],
    [
      "is long",
      Array.from({ length: 401 }, (_, n) => said(n % 2 ? "assistant" : "user", `${n} `.repeat(30))),
    ],
  ];
  const kinds = (["prompt", "native"] as const).flatMap((tools) =>
    histories.map(([name, messages]) => [tools, name, messages] as const),
  );

  it.each(kinds)("%s: a history that %s is taken by strict servers", (tools, _, messages) => {
    const request = { ...WITH_TOOLS, messages };
    for (const stream of [true, false]) {
      const built = build(request, asRequested(request, { tools, json: "envelope" }, stream));
      expect(objection({ model: "m", ...built?.body }, "openai")).toBeUndefined();
      expect(built?.inputTokens).toBeLessThanOrEqual(2500);
    }
  });

  it("drops the oldest, never what the person just said", () => {
    const messages = [
      said("user", "old ".repeat(3000)),
      said("assistant", "x"),
      said("user", "new"),
    ];
    const built = build(
      { ...REQUEST, messages },
      asRequested(REQUEST, { tools: "prompt", json: "words" }, false),
    );
    expect(built?.body.messages.map(({ content }) => content)).toEqual([REQUEST.system, "new"]);
  });

  it("does not send what cannot fit", async () => {
    const { ask, double } = openRig([says("Hello")]);
    const result = await ask({ ...REQUEST, messages: [said("user", "word ".repeat(4000))] });
    expect(result).toMatchObject({
      kind: "fail",
      failure: "refused",
      reason: "too-long",
      attempts: 0,
    });
    expect(double.seen).toEqual([]);
  });

  it("offers tools in one line each, in names that every wire takes", () => {
    const tools = [{ ...TOOLS[1], name: "tasks.list" }] as ModelRequest["tools"] & object;
    expect(signatures(tools)).toContain(
      "tasks_list(filter: open|done|overdue, limit?: integer) - Lists tasks.",
    );
    expect(estimateTokens(signatures(TOOLS))).toBeLessThan(180);
  });

  it("knows a tool by our name and by the wire's", async () => {
    const tools = TOOLS.map((tool) => ({ ...tool, name: tool.name.replace("_", ".") }));
    for (const name of ["add_task", "add.task"]) {
      const { ask } = openRig([says(`{"tool":"${name}","args":{"title":"A"}}`)], {
        tools: "prompt",
      });
      expect(await ask({ ...REQUEST, tools })).toMatchObject({
        kind: "call",
        call: { tool: "add.task", source: "protocol" },
      });
    }
  });

  it("asks for JSON as each server wants it, and checks what comes", async () => {
    const json = z.object({ city: z.string() });
    const { ask, double } = openRig([
      says('```json\n{"city": 5}\n```'),
      says('Here: {"city":"Oslo"}'),
    ]);
    expect(await ask({ ...REQUEST, json })).toMatchObject({
      kind: "json",
      value: { city: "Oslo" },
    });
    expect(double.seen[0]?.body["response_format"]).toMatchObject({
      json_schema: { name: "answer" },
    });
    expect(double.seen[1]?.body["response_format"]).toBeUndefined();
    const bare = openRig([says('{"city":"Oslo"}')], { wire: "binding" });
    await bare.ask({ ...REQUEST, json });
    expect(bare.double.seen[0]?.body["response_format"]).toMatchObject({
      json_schema: { type: "object" },
    });
  });

  it("leaves out from then on what a server says it does not take", async () => {
    const complaint = (param: string, message: string) => ({
      do: "json" as const,
      status: 400,
      body: {
        error: { message, type: "invalid_request_error", code: "unsupported_parameter", param },
      },
    });
    const { ask, double } = openRig([
      complaint(
        "max_tokens",
        "Unsupported parameter: 'max_tokens' is not supported with this model.",
      ),
      complaint(
        "temperature",
        "Unsupported value: 'temperature' does not support 0 with this model.",
      ),
      says("Hello"),
    ]);
    expect(await ask(REQUEST)).toMatchObject({ kind: "text", text: "Hello", attempts: 1 });
    await ask(REQUEST);
    expect(double.seen).toHaveLength(4);
    expect(double.seen[3]?.body).toMatchObject({ max_completion_tokens: 160 });
    expect(double.seen[3]?.body).not.toHaveProperty("temperature");
  });
});

describe("the double", () => {
  const body = { model: "m", max_tokens: 5, messages: [{ role: "user", content: "a" }] };
  it.each([
    ["max_tokens", { ...body, max_tokens: undefined }],
    ["content", { ...body, messages: [{ role: "user", content: null }] }],
    ["first message", { ...body, messages: [{ role: "assistant", content: "a" }] }],
    ["system", { ...body, messages: [...body.messages, { role: "system", content: "s" }] }],
    ["field", { ...body, tool_choice: "auto" }],
    ["tools are empty", { ...body, tools: [] }],
    [
      "single tool-calls",
      { ...body, messages: [...body.messages, { role: "assistant", content: "", tool_calls: [] }] },
    ],
    ["must follow", { ...body, messages: [...body.messages, { role: "tool", content: "x" }] }],
    [
      "one type and a description",
      {
        ...body,
        tools: [
          {
            type: "function",
            function: {
              name: "a",
              description: "b",
              parameters: { properties: { c: { type: ["string"] } } },
            },
          },
        ],
      },
    ],
    ["context length", { ...body, messages: [{ role: "user", content: "word ".repeat(20_000) }] }],
    ["does not stream", { ...body, stream: true, response_format: { type: "json_schema" } }],
  ])("refuses a wrong %s", (reason, request) => {
    expect(objection(JSON.parse(JSON.stringify(request)), "openai")).toContain(reason);
  });
});
