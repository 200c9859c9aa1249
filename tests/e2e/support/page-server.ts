import { readFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { createWebChannel } from "../../../src/channels/web/channel.ts";
import { memorySessions } from "../../channels/web/support/memory-sessions.ts";
import { createFakeAgent, type FakeAgent } from "./fake-agent.ts";
import { acceptSocket, type ServerSocket } from "./socket-server.ts";

const PAGE = path.resolve(import.meta.dirname, "../../../dist/web");
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

export interface PageServer {
  url: string;
  agent: FakeAgent;
  /** A code that the sign-in view takes, once. */
  giveCode(): string;
  /** Cuts every connection and answers nobody, until `up`. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Tells every open page that its session has ended. */
  signOutAll(): void;
  stop(): Promise<void>;
}

/**
 * The real routes and the built page on a plain Node server, with a conversation made up by
 * `createFakeAgent` where the Worker has an object per user.
 */
export async function startPageServer({ local = true } = {}): Promise<PageServer> {
  const agent = createFakeAgent(Date.now);
  const sessions = memorySessions();
  const live = new Set<ServerSocket>();
  const { routes } = createWebChannel({
    local,
    sessions,
    openSocket: async () => new Response(null, { status: 200 }),
    closeSockets: async () => undefined,
    assets: { fetch: asset },
    log: { info() {}, warn() {}, error() {} },
  });

  let port = 0;
  let server = await listen();
  port = (server.address() as AddressInfo).port;

  async function listen(): Promise<http.Server> {
    const made = http.createServer((request, response) => {
      void answer(request).then(async (answered) => {
        response.writeHead(answered.status, headersOf(answered));
        response.end(Buffer.from(await answered.arrayBuffer()));
      });
    });
    made.on("upgrade", (request, raw) => {
      void answer(request).then((answered) => {
        if (answered.status !== 200) {
          raw.end(`HTTP/1.1 ${answered.status} Refused\r\nConnection: close\r\n\r\n`);
          return;
        }
        const cookies = answered.headers.getSetCookie().map((value) => `Set-Cookie: ${value}`);
        const key = String(request.headers["sec-websocket-key"]);
        const socket = acceptSocket(raw, key, cookies, {
          message: (text) => agent.frame(socket, text),
          closed: () => {
            live.delete(socket);
            agent.disconnect(socket);
          },
        });
        live.add(socket);
        agent.connect(socket);
      });
    });
    await new Promise<void>((resolve) => made.listen(port, "127.0.0.1", resolve));
    return made;
  }

  async function answer(request: http.IncomingMessage): Promise<Response> {
    const chunks: Uint8Array[] = [];
    if (request.method === "POST") for await (const chunk of request) chunks.push(chunk);
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    return routes.request(`http://${request.headers.host}${request.url}`, {
      method: request.method ?? "GET",
      headers: headers as [string, string][],
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
  }

  async function down(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of live) socket.cut();
    server.closeAllConnections();
    await closed;
  }

  return {
    url: `http://127.0.0.1:${port}`,
    agent,
    giveCode: () => sessions.giveCode("ada"),
    down,
    async up() {
      server = await listen();
    },
    signOutAll() {
      sessions.endAll();
      for (const socket of live) socket.close(4401);
    },
    stop: down,
  };
}

function headersOf(response: Response): http.OutgoingHttpHeaders {
  const cookies = response.headers.getSetCookie();
  const rest = Object.fromEntries([...response.headers].filter(([name]) => name !== "set-cookie"));
  return cookies.length > 0 ? { ...rest, "set-cookie": cookies } : rest;
}

async function asset(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const file = path.join(PAGE, pathname === "/" ? "index.html" : path.normalize(pathname));
  try {
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    return new Response(await readFile(file), { headers: { "Content-Type": type } });
  } catch {
    return new Response("Not found", { status: 404 });
  }
}
