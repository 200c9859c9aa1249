import { describe, expect, it } from "vitest";
import { createApiChannel } from "../../../src/channels/api/channel.ts";
import type { ChatRequest, ChatResult } from "../../../src/core/ports/chat-api.ts";
import type { LogFields } from "../../../src/core/ports/log.ts";

const TOKEN = "adj_0123456789abcdefghij";
const OK: ChatResult = {
  status: "ok",
  conversationId: "c-1",
  response: "Reminder set.",
  toolCalls: [{ name: "reminders.create", arguments: { what: "call Bo" }, result: { id: "r1" } }],
};

/** A channel over a chat that answers like `result`, or keeps answers by key when it is left out. */
function setup(result?: ChatResult | Error) {
  const asked: (ChatRequest & { userId: string })[] = [];
  const lines: [event: string, fields: LogFields | undefined][] = [];
  const kept = new Map<string, string>();
  const write = (event: string, fields?: LogFields) => void lines.push([event, fields]);
  let secrets = 0;
  const channel = createApiChannel({
    tokens: {
      userOf: async (bearer) => {
        if (bearer === "store-is-down") throw new Error("D1");
        return bearer === TOKEN ? { userId: "ada", tokenId: "t1" } : null;
      },
    },
    chat: async (userId, request) => {
      asked.push({ userId, ...request });
      if (result instanceof Error) throw result;
      if (result) return result;
      const first = kept.get(request.idempotencyKey) ?? request.fingerprint;
      kept.set(request.idempotencyKey, first);
      return first === request.fingerprint ? OK : { status: "mismatch" };
    },
    log: { info: write, warn: write, error: write },
    clock: { now: () => 0 },
    ids: { next: (prefix) => `${prefix}_1`, secret: () => `secret-${++secrets}` },
  });

  async function post(body: unknown, headers: Record<string, string> = {}) {
    const response = await channel.routes.request("/api/chat", {
      method: "POST",
      headers: {
        Authorization: `Bearer ${TOKEN}`,
        "Content-Type": "application/json",
        ...headers,
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, json: await response.json() };
  }
  return { channel, asked, lines, post };
}

const codeOf = (json: unknown) => (json as { error: { code: string } }).error.code;

describe("POST /api/chat", () => {
  it("answers with conversation, response and tool calls", async () => {
    const { post, asked } = setup();
    const { status, json, headers } = await post({ message: " call Bo\r\nat 9 " });
    expect(status).toBe(200);
    expect(json).toEqual({
      conversation_id: "c-1",
      response: "Reminder set.",
      tool_calls: [
        { name: "reminders.create", arguments: { what: "call Bo" }, result: { id: "r1" } },
      ],
    });
    expect(asked).toMatchObject([{ userId: "ada", tokenId: "t1", message: " call Bo\nat 9 " }]);
    expect(asked[0]).not.toHaveProperty("conversationId");
    expect(headers.get("Idempotency-Key")).toBe("secret-1");
    expect(headers.get("Cache-Control")).toBe("no-store");
    expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
  });

  it("gives the first answer again for the same key, and refuses another body under it", async () => {
    const { post, asked } = setup();
    const key = { "Idempotency-Key": "order 66" };
    const first = await post({ message: "call Bo", conversation_id: "c-1" }, key);
    const again = await post({ conversation_id: "c-1", extra: 1, message: "call Bo" }, key);
    expect(again.json).toEqual(first.json);
    expect(asked.map(({ idempotencyKey }) => idempotencyKey)).toEqual(["order 66", "order 66"]);
    const other = await post({ message: "call Jo", conversation_id: "c-1" }, key);
    expect([other.status, codeOf(other.json)]).toEqual([422, "idempotency_mismatch"]);
    const elsewhere = await post({ message: "call Bo" }, key);
    expect(elsewhere.status).toBe(422);
  });

  it.each([
    ["no JSON", "{", {}, 400, "invalid_json"],
    ["nothing", "", {}, 400, "invalid_json"],
    ["a list", [], {}, 400, "invalid_request"],
    ["no message", {}, {}, 400, "invalid_request"],
    ["a blank message", { message: " \n" }, {}, 400, "invalid_request"],
    ["a number", { message: 5 }, {}, 400, "invalid_request"],
    ["10,001 emoji", { message: "🦊".repeat(10_001) }, {}, 400, "invalid_request"],
    ["an odd conversation", { message: "a", conversation_id: "a b" }, {}, 400, "invalid_request"],
    ["an empty key", { message: "a" }, { "Idempotency-Key": "" }, 400, "invalid_request"],
    [
      "a long key",
      { message: "a" },
      { "Idempotency-Key": "k".repeat(256) },
      400,
      "invalid_request",
    ],
    ["a form", { message: "a" }, { "Content-Type": "text/plain" }, 415, "unsupported_media_type"],
    ["a huge body", { message: "a".repeat(1_000_000) }, {}, 413, "too_large"],
    ["no token", { message: "a" }, { Authorization: "" }, 401, "unauthorized"],
    ["another token", { message: "a" }, { Authorization: "Bearer adj_x" }, 401, "unauthorized"],
    ["a basic login", { message: "a" }, { Authorization: `Basic ${TOKEN}` }, 401, "unauthorized"],
    [
      "tokens down",
      { message: "a" },
      { Authorization: "Bearer store-is-down" },
      503,
      "unavailable",
    ],
  ])("refuses %s", async (_, body, headers, status, code) => {
    const { post, asked, lines } = setup();
    const refused = await post(body, headers as Record<string, string>);
    expect([refused.status, codeOf(refused.json)]).toEqual([status, code]);
    expect(refused.json).toHaveProperty("error.message", expect.stringMatching(/^[A-Z"].+\.$/));
    expect(asked).toEqual([]);
    expect(lines.length).toBeGreaterThan(0);
  });

  it("takes the longest message however it is written", async () => {
    const { post, asked } = setup();
    const message = "🦊".repeat(10_000);
    const escaped = `{"message":"${"\\ud83e\\udd8a".repeat(10_000)}"}`;
    expect((await post({ message })).status).toBe(200);
    expect((await post(escaped)).status).toBe(200);
    expect(asked[1]?.message).toBe(message);
    expect(asked[1]?.fingerprint).toBe(asked[0]?.fingerprint);
  });

  it.each([
    [{ status: "unavailable" }, 503, "unavailable"],
    [new Error("the object is gone"), 503, "unavailable"],
    [{ status: "timeout" }, 504, "timeout"],
  ] as const)("says when there is no answer: %o", async (result, status, code) => {
    const { post } = setup(result);
    const { json, headers, ...answer } = await post({ message: "a" }, { "Idempotency-Key": "k" });
    expect([answer.status, codeOf(json)]).toEqual([status, code]);
    expect(Number(headers.get("Retry-After"))).toBeGreaterThan(0);
  });

  it("writes neither words nor tokens into the log", async () => {
    const { post, lines } = setup(new Error("about lemons"));
    await post({ message: "lemons" });
    await post({ message: "lemons" }, { Authorization: "Bearer lemons-token" });
    expect(lines.length).toBeGreaterThan(1);
    expect(JSON.stringify(lines)).not.toMatch(/lemons|adj_/);
  });
});

describe("everything else below /api", () => {
  it.each([
    ["GET", "/api/chat", 405, "method_not_allowed"],
    ["OPTIONS", "/api/chat", 405, "method_not_allowed"],
    ["POST", "/api/chat/", 404, "not_found"],
    ["POST", "/api/chats", 404, "not_found"],
    ["POST", "/api", 404, "not_found"],
    ["GET", "/api/v2/users?x=1", 404, "not_found"],
  ])("%s %s is %i", async (method, path, status, code) => {
    const { channel } = setup();
    const response = await channel.routes.request(path, { method });
    expect([response.status, codeOf(await response.json())]).toEqual([status, code]);
    expect(response.headers.get("Allow")).toBe(status === 405 ? "POST" : null);
  });

  it("does not take what is meant for others", async () => {
    const { channel } = setup();
    expect(await (await channel.routes.request("/")).text()).toBe("404 Not Found");
  });

  it("rejects what it cannot push", async () => {
    const address = { channel: "api", accountId: "t1", conversationId: "c-1", kind: "dm" } as const;
    const reply = { blocks: [], buttons: [] };
    const message = { idempotencyKey: "k", address, reply, notify: true, repeat: false };
    expect(await setup().channel.sender.send(message, 0)).toMatchObject({ outcome: "rejected" });
  });
});
