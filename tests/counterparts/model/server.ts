import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A `fetch`-shaped double on a free port of the loopback: real sockets, real cuts. */
export async function listen(answer: typeof fetch) {
  const server = createServer((request, response) => {
    relay(request, response, answer).catch(() => {
      // What was written before the cut is to arrive; a client drops it when both come at once.
      setTimeout(() => response.destroy(), 50);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    close(): Promise<void> {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

async function relay(
  request: IncomingMessage,
  response: ServerResponse,
  answer: typeof fetch,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { authorization } = request.headers;
  const reply = await answer(`http://127.0.0.1${request.url}`, {
    method: request.method ?? "GET",
    headers: authorization === undefined ? {} : { authorization },
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
  response.writeHead(reply.status, Object.fromEntries(reply.headers));
  if (!reply.body) return void response.end();
  const reader = reply.body.getReader();
  response.on("close", () => void reader.cancel().catch(() => undefined));
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return void response.end();
    response.write(value);
  }
}
