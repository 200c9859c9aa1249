import { type ApiAnswer, apiAnswer } from "./payloads.ts";

/** For a 429 that does not say how long, which Slack's always do. */
const DEFAULT_RETRY_AFTER_MS = 30_000;

export interface WebApiOptions {
  botToken: string;
  /** Ends in `/api/`. */
  apiUrl: string;
  fetch?: typeof fetch;
}

export type CallResult =
  | { kind: "ok"; answer: ApiAnswer }
  /** Slack's error code, or `http_<status>`. */
  | { kind: "refused"; code: string; afterMs?: number }
  /** It surely did not leave. */
  | { kind: "unsent"; reason: string }
  /** It left and no answer can be read. */
  | { kind: "lost"; reason: string };

export interface WebApi {
  /** Calls a method; structured arguments travel as JSON. Never throws. */
  call(method: string, args: Record<string, unknown>, signal: AbortSignal): Promise<CallResult>;
  /** Posts to a response_url, which has no token and answers "ok". Never throws. */
  respond(url: string, message: unknown, signal: AbortSignal): Promise<CallResult>;
}

/**
 * A small client of Slack's Web API. Not the one that Bolt brings: that one has no deadline over
 * several calls, hides an answer cut off half way and a 429 without a number in bare Errors, and
 * writes whole messages into its debug log.
 */
export function createWebApi(options: WebApiOptions): WebApi {
  // Called bare: workerd refuses a `fetch` that is someone's method.
  const send = options.fetch ?? ((input, init) => fetch(input, init));

  async function post(url: string, init: RequestInit, signal: AbortSignal): Promise<CallResult> {
    if (signal.aborted) return { kind: "unsent", reason: "no time left" };
    try {
      const response = await send(url, { ...init, method: "POST", redirect: "manual", signal });
      return read(response.status, response.headers.get("retry-after"), await response.text());
    } catch (error) {
      // workerd words a refused connection like one that was cut later, so nobody can know.
      const timedOut = error instanceof Error && error.name === "TimeoutError";
      return { kind: "lost", reason: timedOut ? "timeout" : "network" };
    }
  }

  return {
    call(method, args, signal) {
      const body = new URLSearchParams();
      for (const [key, value] of Object.entries(args)) {
        if (value === undefined) continue;
        body.set(key, typeof value === "object" ? JSON.stringify(value) : String(value));
      }
      const headers = { authorization: `Bearer ${options.botToken}` };
      return post(options.apiUrl + method, { headers, body }, signal);
    },
    respond(url, message, signal) {
      const headers = { "content-type": "application/json; charset=utf-8" };
      return post(url, { headers, body: JSON.stringify(message) }, signal);
    },
  };
}

function read(status: number, retryAfter: string | null, text: string): CallResult {
  const answer = apiAnswer.safeParse(parseJson(text));
  const code = answer.data?.error;
  if (status === 429 || code === "ratelimited" || code === "rate_limited") {
    const seconds = Number(retryAfter);
    const afterMs = seconds > 0 ? seconds * 1000 : DEFAULT_RETRY_AFTER_MS;
    return { kind: "refused", code: "ratelimited", afterMs };
  }
  if (answer.success && answer.data.ok) return { kind: "ok", answer: answer.data };
  if (answer.success) return { kind: "refused", code: code ?? "unknown_error" };
  if (status === 200) {
    return text.trim() === "ok"
      ? { kind: "ok", answer: { ok: true } as ApiAnswer }
      : { kind: "lost", reason: "unreadable answer" };
  }
  // A response_url answers with the bare code.
  return { kind: "refused", code: /^[a-z_]{3,40}$/.test(text) ? text : `http_${status}` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
