import type { Profile, Provider, Sent } from "../provider.ts";
import { codeIn, complaintIn, failureOf } from "../wire/failures.ts";
import { jsonOf } from "../wire/fields.ts";

/** What we use of the binding. */
export interface AiBinding {
  run(model: string, inputs: unknown, options?: unknown): Promise<unknown>;
}

export interface WorkersAiOptions {
  binding: AiBinding;
  model: string;
  tools?: Profile["tools"];
}

/** The `AI` binding. It hands over an object or a stream, and throws errors whose text alone says what they are. */
export function createWorkersAiProvider({ binding, model, tools }: WorkersAiOptions): Provider {
  return {
    id: "workers-ai",
    model,
    profile: { tools: tools ?? "prompt", json: "bare" },
    async send(body, signal) {
      try {
        const answer = await binding.run(model, body, { signal });
        if (answer instanceof ReadableStream) return { kind: "stream", body: answer };
        return { kind: "whole", value: answer };
      } catch (error) {
        return thrown(error);
      }
    },
  };
}

function thrown(error: unknown): Sent {
  const text = error instanceof Error ? error.message : String(error);
  const code = codeIn(text);
  // A body that is no answer of its own gets thrown as it is.
  const said = complaintIn(jsonOf(text)) ?? {
    message: text,
    ...(code !== undefined && { code }),
  };
  const { generation } = said;
  const failure = failureOf(said);
  return { kind: "failed", failure, ...(generation !== undefined && { generation }) };
}
