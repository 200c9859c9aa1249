import type { Act } from "./scripted-model.ts";

export const USAGE = { prompt_tokens: 812, completion_tokens: 31, total_tokens: 843 };

/** An answer in Workers AI's own shape. */
export const native = (fields: object): Act => ({
  do: "json",
  body: { result: fields, success: true, errors: [], messages: [] },
});

/** The same as the binding hands it over, without the REST envelope. */
export const bound = (fields: object): Act => ({ do: "json", body: fields });

/** An answer in OpenAI's shape. */
export const chat = (message: object, finish = "stop", usage: unknown = USAGE): Act => ({
  do: "json",
  body: {
    id: "c1",
    object: "chat.completion",
    created: 1,
    model: "m",
    choices: [{ index: 0, message: { role: "assistant", ...message }, finish_reason: finish }],
    usage,
  },
});

export const says = (content: string, finish = "stop"): Act => chat({ content }, finish);

/** A call as OpenAI words it; `args` as the text on the wire. */
export const calls = (name: string, args: string, finish = "tool_calls"): Act =>
  chat(
    {
      content: null,
      tool_calls: [{ id: "call_1", type: "function", function: { name, arguments: args } }],
    },
    finish,
  );

export const delta = (content: string, finish: string | null = null) => ({
  id: "c1",
  object: "chat.completion.chunk",
  choices: [{ index: 0, delta: { content }, finish_reason: finish }],
});

export const callDelta = (entry: object) => ({
  choices: [{ index: 0, delta: { tool_calls: [entry] }, finish_reason: null }],
});
