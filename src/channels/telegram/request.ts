import type { Context } from "hono";

/** The body as text; undefined as soon as it turns out longer than `limit` bytes, whatever its headers say. */
export async function readBody(request: Request, limit: number): Promise<string | undefined> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return undefined;
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Keeps work alive after the answer; without a runtime (in a test) it runs all the same. */
export function waitUntilOf(c: Context): (work: Promise<unknown>) => void {
  return (work) => {
    const quiet = work.catch(() => undefined);
    try {
      c.executionCtx.waitUntil(quiet);
    } catch {
      // Hono throws when there is no execution context.
    }
  };
}
