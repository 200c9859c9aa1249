import { describe, expect, it } from "vitest";
import { createWebChannel } from "../../../src/channels/web/channel.ts";
import type { LogFields } from "../../../src/core/ports/log.ts";
import { memorySessions } from "./support/memory-sessions.ts";

const LOCAL = "http://localhost:8787";
const DEPLOYED = "https://adjutant.example";
const SOCKET = { Upgrade: "websocket", Connection: "Upgrade" };

function setup(local: boolean) {
  const sessions = memorySessions();
  const sockets: string[] = [];
  const closed: string[] = [];
  const lines: [event: string, fields: LogFields | undefined][] = [];
  const write = (event: string, fields?: LogFields) => void lines.push([event, fields]);
  const origin = local ? LOCAL : DEPLOYED;
  const channel = createWebChannel({
    local,
    sessions,
    openSocket: async ({ userId }) => {
      sockets.push(userId);
      return new Response("opened");
    },
    closeSockets: async ({ userId, secret }) => {
      closed.push(`${userId} ${sessions.active.has(secret) ? "signed in" : "signed out"}`);
    },
    assets: {
      fetch: async (request) => {
        const { pathname } = new URL(request.url);
        if (pathname === "/broken") throw new Error("binding");
        const found = ["/", "/assets/index-Ab3_x-9Z.js", "/robots.txt"].includes(pathname);
        return new Response(found ? "file" : "none", { status: found ? 200 : 404 });
      },
    },
    log: { info: write, warn: write, error: write },
  });
  const request = (path: string, init: RequestInit = {}) =>
    channel.routes.request(path.startsWith("http") ? path : origin + path, init);
  const login = (code: unknown, headers: Record<string, string> = {}) =>
    request("/web/login", {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: origin, ...headers },
      body: typeof code === "string" ? JSON.stringify({ code }) : JSON.stringify(code),
    });
  return { sessions, sockets, closed, lines, request, login };
}

const cookieOf = (response: Response) => response.headers.get("Set-Cookie") ?? "";
const nameAndValue = (response: Response) => cookieOf(response).split(";")[0] ?? "";
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;

describe("a local run", () => {
  it("signs the first visitor in, once", async () => {
    const { request, sessions } = setup(true);
    const first = await request("/");
    expect(cookieOf(first)).toMatch(
      /^adjutant=[\w-]+; Max-Age=2592000; HttpOnly; SameSite=Lax; Path=\/$/,
    );
    const again = await request("/", { headers: { Cookie: `a=b; ${nameAndValue(first)}` } });
    expect(cookieOf(again)).toBe("");
    expect(sessions.active.size).toBe(1);
    const stale = await request("/", { headers: { Cookie: "adjutant=from-an-earlier-database" } });
    expect(cookieOf(stale)).toContain("adjutant=");
  });

  it("signs in on the socket itself, and says so in the handshake's answer", async () => {
    const { request, sockets, sessions } = setup(true);
    const response = await request("/web/socket", { headers: SOCKET });
    expect(sockets).toEqual(["local-user"]);
    const secret = nameAndValue(response).replace("adjutant=", "");
    expect(sessions.active.get(secret)).toBe("local-user");
  });

  it.each(["localhost:8787", "127.0.0.1:8787", "127.9.9.9", "[::1]:8787", "adjutant.localhost"])(
    "is served as %s",
    async (host) => {
      expect((await setup(true).request(`http://${host}/`)).status).toBe(200);
    },
  );

  it.each([
    ["http://attacker.example/", {}],
    ["http://localhost.attacker.example/", {}],
    ["http://127.0.0.1.attacker.example/", {}],
    ["http://192.168.1.20/", {}],
    ["http://localhost:8787/", { Host: "attacker.example" }],
  ])("is not served as %s %o", async (url, headers) => {
    const { request, sessions, lines } = setup(true);
    const response = await request(url, { headers: headers as Record<string, string> });
    expect([response.status, await codeOf(response)]).toEqual([403, "wrong-host"]);
    expect(sessions.active.size).toBe(0);
    expect(lines).toContainEqual(["web.refused", { code: "wrong-host" }]);
  });

  it("tells the page that it is signed in and stays so", async () => {
    const { request } = setup(true);
    expect(await (await request("/web/session")).json()).toEqual({
      signedIn: true,
      canSignOut: false,
    });
  });
});

describe("a deployment", () => {
  it("signs in with a code, once, and out again", async () => {
    const { request, login, sessions, sockets, closed } = setup(false);
    const code = sessions.giveCode("ada");
    expect((await request("/web/socket", { headers: SOCKET })).status).toBe(401);
    const signedIn = await login(` ${code} `);
    expect(signedIn.status).toBe(200);
    expect(cookieOf(signedIn)).toMatch(
      /^__Host-adjutant=[\w-]+; Max-Age=2592000; Secure; HttpOnly; SameSite=Lax; Path=\/$/,
    );
    const headers = { ...SOCKET, Cookie: nameAndValue(signedIn), Origin: DEPLOYED };
    expect((await request("/web/socket", { headers })).status).toBe(200);
    expect(sockets).toEqual(["ada"]);

    const again = await login(code);
    expect([again.status, await codeOf(again)]).toEqual([401, "wrong-code"]);

    const out = await request("/web/logout", { method: "POST", headers });
    expect([out.status, cookieOf(out)]).toEqual([204, expect.stringContaining("Max-Age=0")]);
    expect((await request("/web/socket", { headers })).status).toBe(401);
    await request("/web/logout", { method: "POST", headers });
    expect(closed).toEqual(["ada signed in", "ada signed out"]);
  });

  it("never signs anybody in by itself", async () => {
    const { request, sessions } = setup(false);
    expect(cookieOf(await request("/"))).toBe("");
    expect(cookieOf(await request("http://localhost:8787/"))).toBe("");
    const session = await (await request("/web/session")).json();
    expect(session).toEqual({ signedIn: false, canSignOut: true });
    expect(sessions.active.size).toBe(0);
  });

  it("reads the cookie under its own name only", async () => {
    const { request, sessions } = setup(false);
    const secret = await sessions.open("ada");
    for (const name of ["adjutant", "__host-adjutant", "x__Host-adjutant"]) {
      const headers = { ...SOCKET, Cookie: `${name}=${secret}` };
      expect((await request("/web/socket", { headers })).status).toBe(401);
    }
  });

  it.each([
    ["nothing", undefined, {}],
    ["a number", { code: 5 }, {}],
    ["a blank", { code: "  " }, {}],
    ["a long one", { code: "A".repeat(2_000) }, {}],
    ["a form", { code: "CODE-1" }, { "Content-Type": "text/plain" }],
  ])("refuses %s for a code", async (_, body, headers) => {
    const { login, sessions } = setup(false);
    sessions.giveCode("ada");
    const response = await login(body, headers as Record<string, string>);
    expect([response.status, await codeOf(response)]).toEqual([400, "invalid-request"]);
  });
});

describe("other sites", () => {
  it.each(["https://attacker.example", "null", "http://localhost:3000", "https://localhost:8787x"])(
    "get nothing done from %s",
    async (Origin) => {
      const { request, login, sockets, sessions, lines } = setup(true);
      const code = sessions.giveCode("ada");
      const answers = [
        await request("/web/socket", { headers: { ...SOCKET, Origin } }),
        await request("/web/logout", { method: "POST", headers: { Origin } }),
        await login(code, { Origin }),
      ];
      for (const answer of answers) {
        expect([answer.status, await codeOf(answer)]).toEqual([403, "wrong-origin"]);
      }
      expect([sockets, sessions.active.size]).toEqual([[], 0]);
      expect(lines).toHaveLength(3);
    },
  );
});

describe("answers", () => {
  it.each([true, false])("carry strict headers (local: %s)", async (local) => {
    const { request, login } = setup(local);
    for (const response of [
      await request("/"),
      await request("/nowhere"),
      await request("/web/session"),
      await request("/web/nowhere"),
      await login("x"),
    ]) {
      const policy = response.headers.get("Content-Security-Policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|data:|\*|http/);
      expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(response.headers.get("Referrer-Policy")).toBe("no-referrer");
      expect(response.headers.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
      expect(response.headers.get("Permissions-Policy")).toContain("geolocation=()");
      expect(response.headers.has("Strict-Transport-Security")).toBe(!local);
    }
  });

  it.each([
    ["/assets/index-Ab3_x-9Z.js", "public, max-age=31536000, immutable"],
    ["/assets/gone-Ab3_x-9Z.js", "no-cache"],
    ["/", "no-cache"],
    ["/robots.txt", "no-cache"],
    ["/web/session", "no-store"],
  ])("%s is cached as %s", async (path, expected) => {
    expect((await setup(true).request(path)).headers.get("Cache-Control")).toBe(expected);
  });

  it.each([
    ["GET", "/web/socket", 426, "upgrade-required"],
    ["POST", "/web/session", 405, "method-not-allowed"],
    ["GET", "/web/login", 405, "method-not-allowed"],
    ["GET", "/web/nowhere", 404, "not-found"],
    ["GET", "/broken", 503, "unavailable"],
  ])("%s %s is %i", async (method, path, status, code) => {
    const { request, lines } = setup(true);
    const response = await request(path, { method });
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
    expect(lines.length).toBeGreaterThan(0);
  });

  it("says so when sessions cannot be reached", async () => {
    const { request, sessions } = setup(true);
    sessions.localUser = () => Promise.reject(new Error("D1"));
    const response = await request("/web/socket", { headers: SOCKET });
    expect([response.status, await codeOf(response)]).toEqual([503, "unavailable"]);
  });

  it("leave the session's secret and codes out of the log", async () => {
    const { login, request, sessions, lines } = setup(false);
    const response = await login(sessions.giveCode("ada"));
    await request("/web/logout", { method: "POST", headers: { Cookie: nameAndValue(response) } });
    await login("CODE-99");
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines)).not.toMatch(/secret-of|CODE/);
  });
});
