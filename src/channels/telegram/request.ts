import type { Context } from "hono";

/**
 * The body as text; undefined when it is longer than `limit` bytes. A length that is declared is kept by HTTP
 * itself (RFC 9112, 6.2); without one the bytes are counted as they come.
 */
export async function readBody(request: Request, limit: number): Promise<string | undefined> {
  const declared = request.headers.get("content-length");
  if (declared !== null) return Number(declared) > limit ? undefined : request.text();
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
