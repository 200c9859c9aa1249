import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Calls that telegram-test-api answers with 500; the real server says true. */
const ANSWERED_HERE = /\/(?:sendChatAction|setMyCommands)$/;

export interface TestApiProxyOptions {
  /** Base of telegram-test-api. */
  apiUrl: string;
  /** Where updates go, with the header that telegram-test-api does not send. */
  webhook: string | ((request: Request) => Response | Promise<Response>);
  secret: string;
}

/**
 * Stands between telegram-test-api (which knows neither secrets nor every method) and a bot, in both
 * directions: `apiRoot` for the bot, `webhookUrl` for the server's `setWebhook`.
 */
export async function startTestApiProxy({ apiUrl, webhook, secret }: TestApiProxyOptions) {
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    const answer =
      request.url === "/webhook" ? await toBot(body) : await toApi(request.url ?? "/", body);
    const headers = { "content-type": "application/json" };
    response.writeHead(answer.status, headers).end(await answer.text());
  };

  function toBot(body: string): Response | Promise<Response> {
    const url = typeof webhook === "string" ? webhook : "https://adjutant.example/telegram/webhook";
    const headers = {
      "content-type": "application/json",
      "x-telegram-bot-api-secret-token": secret,
    };
    const request = new Request(url, { method: "POST", headers, body });
    return typeof webhook === "string" ? fetch(request) : webhook(request);
  }

  async function toApi(path: string, body: string): Promise<Response> {
    if (ANSWERED_HERE.test(path)) return Response.json({ ok: true, result: true });
    const headers = { "content-type": "application/json" };
    return fetch(`${apiUrl}${path}`, { method: "POST", headers, body });
  }

  const server: Server = createServer((request, response) => {
    handle(request, response).catch(() => response.writeHead(502).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    webhookUrl: `http://127.0.0.1:${port}/webhook`,
    close(): Promise<void> {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

/** A port that was free a moment ago, for servers that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
