import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCalls } from "../../../src/adapters/models/reply/find-calls.ts";
import { lenientJson } from "../../../src/adapters/models/reply/json-text.ts";
import { cleanText, createTextScanner } from "../../../src/adapters/models/reply/text-scanner.ts";

const PIECES = [
  "Hello, ",
  "3 < 4 and `code` ",
  "\n\n",
  "<think>secret {",
  "</think>",
  "<|eot_id|>",
  "<|start_header_id|>assistant<|end_header_id|>",
  '{"name": "add_task", ',
  '"parameters": {"title": "A"}}',
  '{"city": "Oslo"}',
  "[see this](https://a.example)",
  "[list_tasks(",
  "```json\n",
  "```",
  "<function=add_task>",
  "<tool_call>",
  "naïve 🎉",
  "<",
  "{",
  " ",
];

describe("the text scanner", () => {
  it("gives the same text however it is cut, and shows only its beginning", () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((all) => all.join(""));
    const cuts = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });
    void fc.assert(
      fc.property(text, cuts, (whole, sizes) => {
        const scanner = createTextScanner();
        let shown = "";
        for (let at = 0, n = 0; at < whole.length; n++) {
          const size = sizes[n % sizes.length] as number;
          shown += scanner.feed(whole.slice(at, at + size));
          at += size;
        }
        const clean = cleanText(whole);
        expect(clean.startsWith(shown)).toBe(true);
        expect(shown + scanner.finish()).toBe(clean);
        expect(shown).not.toMatch(/<\|eot|secret|add_task|tool_call/);
      }),
      { numRuns: 1500, seed: 7 },
    );
  });

  it.each([
    ["a < b and {x} stay", "a < b and {x} stay"],
    ["Use `npm test` or\n```sh\nnpm test\n```", "Use `npm test` or\n```sh\nnpm test\n```"],
    ["<think>hm</think>\n\nAt noon.", "At noon."],
    ["thinking</think> At noon.", "thinkingAt noon."],
    ["One.<|eot_id|>", "One."],
    ["<|start_header_id|>assistant\n\nTwo", "Two"],
    ["[a link](https://a.example) and [1]", "[a link](https://a.example) and [1]"],
  ])("cleans %j", (raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });
});

describe("calls in text", () => {
  const isOffered = (name: string) => name === "add_task";
  const names = (text: string) => findCalls(text, isOffered)?.calls.map(({ name }) => name) ?? null;

  it.each([
    ['{"tool":"add_task","args":{"title":"A"}}', ["add_task"]],
    ['{"tool":"add_task","title":"A"}', ["add_task"]],
    ["Sure. {'name': 'add_task', 'arguments': {'title': 'A'}}", ["add_task"]],
    ['[{"name":"add_task","parameters":{}},{"name":"add_task","parameters":{"title":"B"}}]', 2],
    ['add_task.call(title="A")', ["add_task"]],
    ['{"function":{"name":"add_task","arguments":"{}"}}', ["add_task"]],
  ])("finds %s", (text, expected) => {
    const found = names(text);
    expect(typeof expected === "number" ? found?.length : found).toEqual(expected);
  });

  it.each([
    'I would send {"name":"add_task","parameters":{}} next.',
    'Never run {"name":"add_task","parameters":{}}',
    '{"name":"add_task","parameters":{}} is what it looks like.',
    '{"name":"John","age":5}',
    '{"name":"add_task","parameters":{"title":"Call Jo',
    "add_task(title)",
    "The list [a, b] and f(x=1).",
  ])("leaves %s alone", (text) => {
    expect(names(text)).toBeNull();
  });

  it("reads JSON as models write it, and never closes what is open", () => {
    expect(lenientJson('{"a": True, "b": [1,2,], "c": "x\ny", "d": None,}')).toEqual({
      a: true,
      b: [1, 2],
      c: "x\ny",
      d: null,
    });
    expect(lenientJson('{"a": "None, True",}')).toEqual({ a: "None, True" });
    expect(lenientJson('{"a": "b"')).toBeUndefined();
  });
});
