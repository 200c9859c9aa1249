import { type Call, HOSTS, type House } from "./house.ts";

/** Everything that leaves a house, recorded where it arrives; the platforms say yes to all of it. */
export function createStreet(model: typeof fetch, turn: () => number) {
  const calls: Call[] = [];
  let messages = 5_000;

  async function leave(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const body = readBody(init?.body);
    const method = url.pathname.split("/").at(-1) ?? "";
    calls.push({ turn: turn(), host: url.host, method, body });
    if (url.host === HOSTS.model) return model(input, init);
    if (url.host === HOSTS.telegram)
      return Response.json({ ok: true, result: { message_id: ++messages, ...body } });
    if (url.host === HOSTS.slack) return Response.json({ ok: true, ts: `17.${++messages}` });
    return new Response("not found", { status: 404 });
  }
  return { calls, fetch: leave as typeof fetch } satisfies {
    calls: House["calls"];
    fetch: unknown;
  };
}

function readBody(body: unknown): Record<string, unknown> {
  if (body instanceof URLSearchParams) {
    return Object.fromEntries([...body].map(([key, value]) => [key, parsed(value)]));
  }
  return typeof body === "string" ? (parsed(body) as Record<string, unknown>) : {};
}

function parsed(text: string): unknown {
  if (!/^[[{"]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
