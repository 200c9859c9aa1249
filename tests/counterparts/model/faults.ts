import { type Act, events } from "./scripted-model.ts";
import { bound, callDelta, calls, chat, delta, native, says, USAGE } from "./shapes.ts";

/**
 * What language models and their servers get wrong, by name. Each is a script for the double; what must come of
 * it is the tests' matter. Names starting with L are no faults of the wire but of the mind: they reach a turn as
 * well-formed proposals, and it is the turn that must not fall for them.
 */
export const FAULTS = {
  "F1 native call": [
    bound({
      response: null,
      tool_calls: [{ name: "add_task", arguments: { title: "Call John", when: "tomorrow 5pm" } }],
      usage: USAGE,
    }),
  ],
  "F2 call with finish stop": [calls("add_task", '{"title":"Call John"}', "stop")],
  "F3 flat call, finish tool": [
    chat({ content: null, tool_calls: [{ name: "add_task", arguments: '{"title":"A"}' }] }, "tool"),
  ],
  "F4 null entries": [
    native({
      response: "",
      tool_calls: [null, { name: "add_task", arguments: { title: "A" } }],
      usage: USAGE,
    }),
  ],
  "F5 bare JSON text": [
    bound({
      response: '{"type": "function", "name": "add_task", "parameters": {"title": "Call John"}}',
      usage: USAGE,
    }),
  ],
  "F6 python tag": [
    says('<|python_tag|>{"name": "add_task", "parameters": {"title": "Call John"}}<|eom_id|>'),
  ],
  "F7 function tag": [says('<function=add_task>{"title": "Call John"}</function>')],
  "F8 invented tool for small talk": [
    says('<function=brave_search>{"query": "Hello!"}</function>'),
    says("Good morning."),
  ],
  "F9 two calls as text": [
    says(
      '{"name": "add_task", "parameters": {"title": "A"}}; {"name": "add_task", "parameters": {"title": "B"}}',
    ),
  ],
  "F10 prose and a fenced call": [
    says('I will add that:\n```json\n{"name": "add_task", "arguments": {"title": "A"}}\n```'),
  ],
  "F11 tool_call tag": [
    says('<tool_call>{"name":"add_task","arguments":{"title":"A"}}</tool_call>'),
  ],
  "F11 TOOL_REQUEST": [
    says('[TOOL_REQUEST]{"name":"add_task","arguments":{"title":"A"}}[END_TOOL_REQUEST]'),
  ],
  "F11 pythonic": [says('[list_tasks(filter="open", limit=5)]')],
  "F12 call quoted in a sentence": [
    says('You could send {"name": "add_task", "parameters": {"title": "A"}} to an API.'),
  ],
  "F13 harmony leak": [says('{"name":"analysis","location":"x"}'), says("It is sunny.")],
  "F13 unknown tool": [calls("slugify", '{"text":"x"}'), says("It is sunny.")],
  "F14 double-encoded": [calls("add_task", JSON.stringify(JSON.stringify({ title: "Call John" })))],
  "F15 scalars as text": [
    calls("search_flights", '{"to":"BOS","depart":"next week","max_price":"400","direct":"True"}'),
  ],
  "F16 null-like and list as text": [
    calls("add_task", '{"title":"x","when":"null","tags":"[\\"a\\",\\"b\\"]"}'),
  ],
  "F17 required is None": [calls("add_task", '{"title":"None"}')],
  "F17 empty arguments": [calls("add_task", "")],
  "F18 schema echoed": [
    calls("add_task", '{"title":{"type":"string","description":"..","value":"Call John"}}'),
  ],
  "F19 wrapped arguments": [calls("add_task", '{"parameters":{"title":"Call John"}}')],
  "F20 enum in the wrong case": [calls("list_tasks", '{"filter":"Open","limit":3}')],
  "F20 number in words": [
    calls("list_tasks", '{"filter":"open","limit":"five"}'),
    calls("list_tasks", '{"filter":"open","limit":5}'),
  ],
  "F21 long number as id": [calls("show_item", '{"id":"12345678901234567890"}')],
  "F22 cut call": [
    calls("add_task", '{"title":"Call Jo', "length"),
    calls("add_task", '{"title":"Call John"}'),
  ],
  "F22 cut call as text": [
    says('{"tool":"add_task","args":{"title":"Call Jo', "length"),
    says('{"tool":"add_task","args":{"title":"Call John"}}'),
  ],
  "F23 the same call twice": [
    native({
      tool_calls: [
        { name: "add_task", arguments: { title: "A" } },
        { name: "add_task", arguments: { title: "A" } },
      ],
      usage: USAGE,
    }),
  ],
  "F25 everything twice": [
    stream(
      { response: "Hel", ...delta("Hel") },
      { response: "lo", ...delta("lo") },
      { response: "", usage: USAGE },
      "[DONE]",
    ),
  ],
  "F26 call in pieces": [
    stream(
      {
        tool_calls: [{ id: "call_1", type: "function", index: 0, function: { name: "add_task" } }],
      },
      { tool_calls: [{ index: 0, function: { arguments: '{"title"' } }] },
      { tool_calls: [{ index: 0, function: { arguments: ':"Call John"}' } }] },
      { tool_calls: [{ id: null, type: null, function: { name: null, arguments: "" } }] },
      { response: "", tool_calls: [], p: "abcdef", usage: USAGE },
      "[DONE]",
    ),
  ],
  "F27 arguments before the name": [
    stream(
      callDelta({ index: 0, function: { arguments: '{"title":' } }),
      callDelta({ index: 0, id: "x", function: { name: "add_task", arguments: '"A"}' } }),
      "[DONE]",
    ),
  ],
  "F27 two ids on one index": [
    stream(
      callDelta({ index: 0, id: "a", function: { name: "add_task", arguments: '{"title":"A"}' } }),
      callDelta({ index: 0, id: "b", function: { name: "add_task", arguments: '{"title":"B"}' } }),
      "[DONE]",
    ),
  ],
  "F27 whole call without an index": [
    stream(
      callDelta({ function: { name: "add_task", arguments: { title: "A" } } }),
      { ...delta("", "tool_calls"), usage: USAGE },
      "[DONE]",
    ),
  ],
  "F28 call leaked as text deltas": [
    stream(
      delta('{"na'),
      delta('me": "add_task", "para'),
      delta('meters": {"title": "A"}}'),
      "[DONE]",
    ),
  ],
  "F28 call leaked after a lead-in": [
    stream(
      delta("I will add it.\n"),
      delta('{"tool": "add_'),
      delta('task", "args": {"title": "A"}}'),
      "[DONE]",
    ),
  ],
  "F29 cut in the middle of a sentence": [
    { do: "stream", packets: events(delta("The train leaves at ")), cut: true },
  ],
  "F29 cut in the middle of arguments": [
    {
      do: "stream",
      packets: events(
        callDelta({
          index: 0,
          id: "a",
          function: { name: "add_task", arguments: '{"title":"A"}' },
        }),
      ),
    },
    calls("add_task", '{"title":"Call John"}'),
  ],
  "F30 untidy stream": [
    {
      do: "stream",
      packets: [
        ": ping\r\n\r\ndata: {broken\r\n\r\n",
        `data:${JSON.stringify(delta("Well "))}\r\n\r\n`,
        ...splitBytes(`data: ${JSON.stringify(delta("done 🎉"))}\n\n`),
        "data: [DONE]\n\n",
      ],
    },
  ],
  "F31 error inside a stream": [
    stream({ errors: [{ code: 3040, message: "3040: Capacity temporarily exceeded" }] }),
    stream(delta("Hello"), "[DONE]"),
  ],
  "F32 JSON instead of a stream": [says("Hello")],
  "F32 nothing, then an answer": [native({}), says("Hello")],
  "F32 only the end mark": [stream("[DONE]"), says("Hello")],
  "F33 busy once": [busy(), says("Hello")],
  "F33 busy for ever": [busy()],
  "F33 busy, named by the runtime": [
    { ...busy(), message: "InferenceUpstreamError: 3040: Capacity temporarily exceeded" },
  ],
  "F34 daily quota": [
    { do: "throw", status: 429, code: 3036, message: "3036: daily free allocation used up" },
  ],
  "F35 rate limit": [
    { do: "json", status: 429, headers: { "retry-after": "1" }, body: { error: "slow down" } },
    says("Hello"),
  ],
  "F35 long rate limit": [
    { do: "json", status: 429, headers: { "retry-after": "60" }, body: { error: "slow down" } },
  ],
  "F35 page of a proxy": [
    { do: "page", status: 502, text: "<html>Bad gateway</html>" },
    says("Hello"),
  ],
  "F35 empty error": [{ do: "page", status: 500, text: "" }, says("Hello")],
  "F35 page that says it is fine": [{ do: "page", status: 200, text: "<html>Sign in</html>" }],
  "F35 never answers": [{ do: "hang" }],
  "F35 silent stream": [{ do: "stream", packets: [], hang: true }],
  "F35 hangs after a few words": [
    { do: "stream", packets: events(delta("One moment")), hang: true },
  ],
  "F35 drip": [
    {
      do: "stream",
      packets: [...`data: ${JSON.stringify(delta("x".repeat(400)))}\n\n`],
      everyMs: 5,
      hang: true,
    },
  ],
  "F36 server refuses its model's call": [
    {
      do: "json",
      status: 400,
      body: {
        error: {
          message: "Failed to call a function.",
          code: "tool_use_failed",
          failed_generation: '<function=add_task>{"title": "Call John"}</function>',
        },
      },
    },
  ],
  "F36 refused and unreadable": [
    {
      do: "json",
      status: 400,
      body: {
        error: { message: "x", code: "tool_use_failed", failed_generation: "<function=add_" },
      },
    },
    says('{"tool":"add_task","args":{"title":"Call John"}}'),
  ],
  "F37 tools refused": [
    { do: "refuse-tools", otherwise: says('{"tool":"add_task","args":{"title":"Call John"}}') },
  ],
  "F38 context exceeded": [
    {
      do: "json",
      status: 400,
      body: { error: { message: "This model's maximum context length is 8192 tokens" } },
    },
    says("Hello"),
  ],
  "F38 too large": [
    { do: "throw", status: 413, message: "3006: Request is too large" },
    says("Hello"),
  ],
  "F38 no user query": [
    { do: "json", status: 500, body: { error: "no user query found in messages" } },
    says("Hello"),
  ],
  "F39 needs a paid plan": [
    { do: "throw", status: 403, message: "5035: This model needs the Workers Paid plan" },
  ],
  "F39 wrong key": [{ do: "json", status: 401, body: { error: { message: "Incorrect API key" } } }],
  "F39 no such model": [{ do: "throw", status: 404, message: "5007: No such model" }],
  "F39 local runtime": [{ do: "throw", message: "Binding AI needs to be run remotely" }],
  "F40 JSON mode not met": [
    { do: "throw", status: 400, message: "5024: JSON Mode couldn't be met" },
    says('{"city":"Oslo"}'),
  ],
  "F40 response is an object": [bound({ response: { city: "Oslo" }, usage: USAGE })],
  "F40 response is a number": [bound({ response: 42, usage: USAGE })],
  "F40 response is null": [bound({ response: null }), says("Hello")],
  "F45 special tokens": [
    says("Sure, at noon.<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n"),
  ],
  "F45 think block": [says("<think>They want a train.\n</think>\n\nAt noon.")],
  "F45 endless answer": [
    { do: "stream", packets: events(...Array(1200).fill(delta("word word "))) },
  ],
  "F48 no usage": [chat({ content: "Hello" }, "stop", null)],
  "F48 zero usage": [
    chat({ content: "Hello" }, "stop", { prompt_tokens: 0, completion_tokens: 0 }),
  ],
  "F48 too little usage": [
    chat({ content: "Hello" }, "stop", { prompt_tokens: 12, completion_tokens: 2 }),
  ],
  "L24 invented arguments": [calls("search_flights", '{"to":"LHR","depart":"2024-07-28"}')],
  "L41 call for small talk": [calls("list_tasks", '{"filter":"open"}')],
  "L42 the same call for ever": [calls("list_tasks", '{"filter":"open"}')],
  "L43 claims to have acted": [says("Done! I added it.")],
  "L44 writes the date itself": [
    calls("add_task", '{"title":"Call John","when":"2024-07-29 17:00"}'),
  ],
  "L45 another language": [says("Das ist erledigt.")],
  "L46 obeys an injection": [calls("delete_all_tasks", "{}"), calls("delete_all_tasks", "{}")],
  "L47 unknown alias": [calls("show_item", '{"id":"T99"}')],
} satisfies Record<string, Act[]>;

export type FaultName = keyof typeof FAULTS;

function busy(): Extract<Act, { do: "throw" }> {
  return {
    do: "throw",
    status: 429,
    message: "3040: Capacity temporarily exceeded, please try again.",
  };
}

function stream(...data: unknown[]): Act {
  return { do: "stream", packets: events(...data) };
}

/** Two bytes at a time, so that characters come in halves. */
function splitBytes(text: string): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  return Array.from({ length: Math.ceil(bytes.length / 2) }, (_, n) =>
    bytes.slice(2 * n, 2 * n + 2),
  );
}
