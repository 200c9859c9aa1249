import { objection } from "./rules.ts";

/** What the model server does with one request. */
export type Act =
  /** One JSON body; status 200 unless given. */
  | { do: "json"; body: unknown; status?: number; headers?: Record<string, string> }
  /** Anything that is no JSON. */
  | { do: "page"; text: string; status: number; type?: string }
  /** Raw bytes of an event stream, one entry per network packet. */
  | { do: "stream"; packets: (string | Uint8Array)[]; cut?: true; hang?: true; everyMs?: number }
  /** Never answers. */
  | { do: "hang" }
  /** The binding throws this; over HTTP it is status and body. */
  | { do: "throw"; message: string; status?: number; code?: number }
  /** A 400 for requests that have `tools`, then whatever `otherwise` says. */
  | { do: "refuse-tools"; otherwise: Act };

export interface SeenRequest {
  body: Record<string, unknown>;
  /** Why it was refused by the rules. */
  objection?: string;
  authorization?: string | null;
}

/**
 * A scripted model server: each request takes the next act, the last one for ever. It checks every request
 * first and answers 400 to what real servers refuse. The same script speaks over HTTP (`fetch`, or `listen` of
 * `server.ts`) and as the binding (`run`).
 */
export function scriptedModel(acts: Act[], { models = ["m"] }: { models?: string[] } = {}) {
  const seen: SeenRequest[] = [];
  /** Streams that are open because nobody ended them. */
  let open = 0;
  const next = (): Act => acts[Math.min(seen.length, acts.length) - 1] ?? { do: "hang" };

  function take(body: unknown, wire: "openai" | "binding", authorization?: string | null) {
    const problem = objection(body, wire);
    seen.push({
      body: body as Record<string, unknown>,
      ...(problem !== undefined && { objection: problem }),
      ...(authorization !== undefined && { authorization }),
    });
    return problem;
  }

  function streamOf({ packets, cut, hang, everyMs = 0 }: Extract<Act, { do: "stream" }>) {
    let at = 0;
    open++;
    function end(
      controller: ReadableStreamDefaultController<Uint8Array>,
    ): Promise<void> | undefined {
      if (hang) return new Promise<void>(() => undefined);
      open--;
      if (cut) controller.error(new Error("connection reset"));
      else controller.close();
      return undefined;
    }
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (everyMs > 0) await new Promise((resolve) => setTimeout(resolve, everyMs));
        const packet = packets[at++];
        if (packet === undefined) return end(controller);
        const bytes = typeof packet === "string" ? new TextEncoder().encode(packet) : packet;
        controller.enqueue(bytes);
        return undefined;
      },
      cancel() {
        open--;
      },
    });
  }

  function respond(act: Act, body: Record<string, unknown>): Promise<Response> | Response {
    switch (act.do) {
      case "json":
        return Response.json(act.body, { status: act.status ?? 200, headers: act.headers ?? {} });
      case "page":
        return new Response(act.text, {
          status: act.status,
          headers: { "content-type": act.type ?? "text/html" },
        });
      case "stream":
        return new Response(streamOf(act), { headers: { "content-type": "text/event-stream" } });
      case "hang":
        return new Promise(() => undefined);
      case "throw": {
        const errors = [{ code: act.code ?? codeOf(act.message), message: act.message }];
        const status = act.status ?? 500;
        return Response.json({ result: null, success: false, errors }, { status });
      }
      case "refuse-tools":
        return body["tools"]
          ? Response.json(
              { error: { code: 8001, message: "8001: Invalid input" } },
              { status: 400 },
            )
          : respond(act.otherwise, body);
    }
  }

  async function fetchDouble(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = new Request(input as string, init as RequestInit);
    const { pathname } = new URL(request.url);
    if (pathname.endsWith("/models"))
      return Response.json({ object: "list", data: models.map((id) => ({ id, object: "model" })) });
    if (!pathname.endsWith("/chat/completions") || request.method !== "POST")
      return new Response("404 page not found", { status: 404 });
    const body = (await request.json()) as Record<string, unknown>;
    const problem = take(body, "openai", request.headers.get("authorization"));
    if (problem !== undefined)
      return Response.json(
        { error: { message: problem, type: "invalid_request_error" } },
        { status: 400 },
      );
    return respond(next(), body);
  }

  async function run(_model: string, inputs: unknown): Promise<unknown> {
    const body = JSON.parse(JSON.stringify(inputs)) as Record<string, unknown>;
    const problem = take(body, "binding");
    if (problem !== undefined) throw new Error(`InferenceUpstreamError: 5006: ${problem}`);
    return asBinding(next(), body);
  }

  async function asBinding(act: Act, body: Record<string, unknown>): Promise<unknown> {
    if (act.do === "stream") return streamOf(act);
    if (act.do === "throw") throw new Error(act.message);
    const response = await respond(act, body);
    const text = await response.text();
    // As the platform's own client: a failure is thrown, with its body for want of anything better.
    if (!response.ok) throw new Error(text);
    return response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text;
  }

  return { seen, fetch: fetchDouble as typeof fetch, run, open: () => open };
}

function codeOf(message: string): number {
  return Number(/\b(\d{4}):/.exec(message)?.[1] ?? 1000);
}

/** Events of a stream, one packet each. */
export function events(...data: unknown[]): string[] {
  return data.map((one) => `data: ${typeof one === "string" ? one : JSON.stringify(one)}\n\n`);
}
