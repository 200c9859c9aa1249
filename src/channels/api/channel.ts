import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { Hono } from "hono/tiny";
import type { ApiTokens } from "../../core/ports/api-tokens.ts";
import type { Chat, ChatResult } from "../../core/ports/chat-api.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { Ids } from "../../core/ports/ids.ts";
import type { Log } from "../../core/ports/log.ts";
import type { ReplySender } from "../../core/ports/reply-sender.ts";
import type { Channel } from "../channel.ts";
import { type ApiErrorCode, apiError, apiJson } from "./errors.ts";
import { bearerOf, fingerprintOf, MAX_BODY_BYTES, parseBody, parseKey } from "./request.ts";

export interface ApiChannelOptions {
  tokens: ApiTokens;
  chat: Chat;
  log: Log;
  clock: Clock;
  ids: Ids;
}

/**
 * `POST /api/chat {message, conversation_id?}` with a bearer token answers `{conversation_id,
 * response, tool_calls}`. With an `Idempotency-Key` (1-255 characters) a request can be repeated: the
 * first answer comes back and nothing is done twice. Failures are `{error: {code, message}}` with the
 * codes of `errors.ts`. Who may call is settled before anything of the body is read.
 */
export function createApiChannel(options: ApiChannelOptions): Channel {
  const refuse: Refuse = (code, detail) => {
    options.log.warn("api.refused", { code });
    return apiError(code, detail);
  };
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => refuse("too_large") });
  const routes = new Hono<{ Variables: { caller: Caller } }>();
  // The router takes a slash behind the path for the same path.
  routes.use("/api/chat", async (c, next) =>
    c.req.path === "/api/chat" ? next() : refuse("not_found"),
  );
  routes.post(
    "/api/chat",
    async (c, next) => {
      const caller = await callerOf(c, options, refuse);
      if (caller instanceof Response) return caller;
      c.set("caller", caller);
      return next();
    },
    limit,
    (c) => answer(c.req.raw, c.get("caller"), options, refuse),
  );
  routes.all("/api/chat", () => refuse("method_not_allowed"));
  routes.all("/api", () => refuse("not_found"));
  routes.all("/api/*", () => refuse("not_found"));
  return { name: "api", capabilities: CAPABILITIES, routes: routes as unknown as Hono, sender };
}

const CAPABILITIES: Channel["capabilities"] = {
  push: false,
  idempotentSend: false,
  edit: false,
  maxText: Number.POSITIVE_INFINITY,
  buttons: { perRow: 0, max: 0, labelLength: 0 },
  nativeTime: false,
  typing: false,
  streams: false,
};

/** Answers go back in the response; there is no way to push anything later. */
const sender: ReplySender = {
  parts: () => 1,
  send: async () => ({ outcome: "rejected", reason: "api-cannot-push" }),
};

type Refuse = (code: ApiErrorCode, detail?: string) => Response;

interface Caller {
  userId: string;
  tokenId: string;
}

async function callerOf(
  c: Context,
  { tokens, log }: ApiChannelOptions,
  refuse: Refuse,
): Promise<Caller | Response> {
  const bearer = bearerOf(c.req.header("Authorization") ?? null);
  try {
    const caller = bearer === null ? null : await tokens.userOf(bearer);
    if (caller !== null) return caller;
  } catch (error) {
    log.error("api.tokens_unavailable", { error: nameOf(error) });
    return refuse("unavailable");
  }
  return refuse("unauthorized");
}

async function answer(
  request: Request,
  { userId, tokenId }: Caller,
  { chat, log, clock, ids }: ApiChannelOptions,
  refuse: Refuse,
): Promise<Response> {
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(request.headers.get("Content-Type") ?? "")) {
    return refuse("unsupported_media_type");
  }
  const key = parseKey(request.headers.get("Idempotency-Key"));
  if (!key.ok) return refuse("invalid_request", key.problem);
  const json = await jsonOf(request);
  if (json === undefined) return refuse("invalid_json");
  const body = parseBody(json);
  if (!body.ok) return refuse("invalid_request", body.problem);

  const { message, conversation_id: conversationId } = body.value;
  const started = clock.now();
  const idempotencyKey = key.value ?? ids.secret();
  const result = await safely(
    chat(userId, {
      message,
      ...(conversationId === null ? {} : { conversationId }),
      idempotencyKey,
      tokenId,
      fingerprint: await fingerprintOf(body.value),
    }),
    log,
  );
  log.info("api.chat", { userId, tokenId, status: result.status, ms: clock.now() - started });
  const response = responseTo(result);
  // A caller that gave no key learns ours, to be able to ask again.
  response.headers.set("Idempotency-Key", idempotencyKey);
  return response;
}

function responseTo(result: ChatResult): Response {
  switch (result.status) {
    case "ok":
      return apiJson(
        {
          conversation_id: result.conversationId,
          response: result.response,
          tool_calls: result.toolCalls,
        },
        200,
      );
    case "mismatch":
      return apiError("idempotency_mismatch");
    case "unavailable":
      return apiError("unavailable");
    case "timeout":
      return apiError("timeout");
  }
}

async function safely(work: Promise<ChatResult>, log: Log): Promise<ChatResult> {
  try {
    return await work;
  } catch (error) {
    log.error("api.chat_failed", { error: nameOf(error) });
    return { status: "unavailable" };
  }
}

/** `undefined` is no JSON value, so it can stand for "not JSON". */
async function jsonOf(request: Request): Promise<unknown> {
  try {
    return JSON.parse(await request.text());
  } catch {
    return undefined;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
