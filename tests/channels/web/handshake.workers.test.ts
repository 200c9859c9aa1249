import { describe, expect, it } from "vitest";
import { createWebChannel } from "../../../src/channels/web/channel.ts";
import { memorySessions } from "./support/memory-sessions.ts";

describe("the handshake on workerd", () => {
  it("passes the accepted socket on, with the cookie of who was signed in by it", async () => {
    const sessions = memorySessions();
    const { routes } = createWebChannel({
      local: true,
      sessions,
      openSocket: async () => {
        const { 0: page, 1: ours } = new WebSocketPair();
        ours.accept();
        ours.addEventListener("message", ({ data }) => ours.send(`heard ${data}`));
        return new Response(null, { status: 101, webSocket: page });
      },
      closeSockets: async () => undefined,
      assets: { fetch: async () => new Response("file") },
      log: { info() {}, warn() {}, error() {} },
    });
    const handshake = async (headers: Record<string, string>) =>
      routes.request("http://localhost/web/socket", {
        headers: { Upgrade: "websocket", Origin: "http://localhost", ...headers },
      });

    const first = await handshake({});
    expect(first.status).toBe(101);
    const cookie = first.headers.get("Set-Cookie")?.split(";")[0] ?? "";
    expect(sessions.active.get(cookie.replace("adjutant=", ""))).toBe("local-user");
    const answer = new Promise((resolve) => {
      first.webSocket?.addEventListener("message", ({ data }) => resolve(data));
    });
    first.webSocket?.accept();
    first.webSocket?.send("hello");
    expect(await answer).toBe("heard hello");
    first.webSocket?.close();

    const second = await handshake({ Cookie: cookie });
    expect([second.status, second.headers.get("Set-Cookie")]).toEqual([101, null]);
    second.webSocket?.accept();
    second.webSocket?.close();
  });

  it("sends files on with headers of our own", async () => {
    const { routes } = createWebChannel({
      local: false,
      sessions: memorySessions(),
      openSocket: async () => new Response(null, { status: 500 }),
      closeSockets: async () => undefined,
      assets: { fetch: async () => new Response(null, { status: 304, headers: { ETag: '"a"' } }) },
      log: { info() {}, warn() {}, error() {} },
    });
    const response = await routes.request("https://adjutant.example/assets/index-Ab3_x-9Z.js");
    expect(response.status).toBe(304);
    expect(response.headers.get("ETag")).toBe('"a"');
    expect(response.headers.get("Cache-Control")).toContain("immutable");
  });
});
