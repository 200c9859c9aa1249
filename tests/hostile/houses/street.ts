import { createSharedFiles } from "../../counterparts/slack/files.ts";
import { createSentFiles } from "../../counterparts/telegram/files.ts";
import { KEYS } from "../attack/secrets.ts";
import { type Call, HOSTS, type House } from "./house.ts";

/** Everything that leaves a house, recorded where it arrives; the platforms say yes to all of it. */
export function createStreet(model: typeof fetch, turn: () => number) {
  const calls: Call[] = [];
  let messages = 5_000;
  const sent = createSentFiles();
  const shared = createSharedFiles(`https://${HOSTS.slack}`, KEYS.slackToken);

  /** Files that people have sent, at the addresses that the platforms give. */
  function fileAt({ host, pathname }: URL, init?: RequestInit): Response | undefined {
    const content = host === HOSTS.telegram && sent.at(pathname.split("/").slice(3).join("/"));
    if (content) return new Response(content);
    if (host !== HOSTS.slack || !pathname.startsWith("/files-pri/")) return undefined;
    const { authorization } = (init?.headers ?? {}) as Record<string, string>;
    const { status, body, type } = shared.at(pathname, authorization);
    return new Response(body, { status, headers: { "content-type": type } });
  }

  async function leave(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const body = readBody(init?.body);
    const method = url.pathname.split("/").at(-1) ?? "";
    calls.push({ turn: turn(), host: url.host, method, body });
    if (url.host === HOSTS.model) return model(input, init);
    const file = fileAt(url, init);
    if (file) return file;
    if (method === "getFile") return Response.json({ ok: true, ...sent.getFile(body) });
    if (method === "files.info") return Response.json(shared.info(body));
    if (url.host === HOSTS.telegram)
      return Response.json({ ok: true, result: { message_id: ++messages, ...body } });
    if (url.host === HOSTS.slack) return Response.json({ ok: true, ts: `17.${++messages}` });
    return new Response("not found", { status: 404 });
  }
  return {
    calls,
    fetch: leave as typeof fetch,
    keep: (platform, content) =>
      (platform === "telegram" ? sent : shared).keep("team.ics", content),
    /** A frame that reached the page. */
    shows({ kind, ...body }: { kind: string }) {
      calls.push({ turn: turn(), host: HOSTS.page, method: kind, body });
    },
  } satisfies Pick<House, "calls" | "keep"> & { fetch: unknown; shows: unknown };
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
