import type { Context } from "hono";
import { Hono } from "hono/tiny";
import * as z from "zod/mini";
import type { Log } from "../../core/ports/log.ts";
import type { WebSessions } from "../../core/ports/web-sessions.ts";
import type { ChannelCapabilities, ChannelEntrance } from "../channel.ts";
import { type AnswerCode, refusal } from "./answers.ts";
import { sessionCookie } from "./cookie.ts";
import { cacheControl, strictHeaders } from "./headers.ts";
import { isAddressedToLoopback, isOwnOrigin } from "./origin.ts";
import { smallJson } from "./small-json.ts";

export interface WebChannelOptions {
  /** A run on the person's own machine: the first visitor is signed in, strangers' names are refused. */
  local: boolean;
  sessions: WebSessions;
  /** Hands the handshake to the object of this user; resolves to its 101. */
  openSocket(visitor: Session, request: Request): Promise<Response>;
  /** Ends the live connections that were opened with this session; those of other browsers stay. */
  closeSockets(visitor: Session): Promise<void>;
  /** The built page (`dist/web`). */
  assets: { fetch(request: Request): Promise<Response> };
  log: Log;
}

/** A browser that is signed in: whose it is, and the secret in its cookie. */
export interface Session {
  userId: string;
  secret: string;
}

/** A visitor: their session, and the cookie to set if they were signed in just now. */
interface Visitor {
  session: Session;
  setCookie?: string;
}

const loginBody = z.object({ code: z.string().check(z.trim(), z.minLength(1), z.maxLength(64)) });

/** Longer than any login request. */
const MAX_LOGIN_BYTES = 1_024;

/**
 * The page, its sign-in and the way to its live connection. The routes end in a catch-all for static
 * files, so they are mounted after those of every other channel. With `createWebSender`, which lives where
 * the conversation is stored, it is a whole `Channel`.
 */
export function createWebChannel(options: WebChannelOptions): ChannelEntrance {
  const { local, sessions, log } = options;
  const cookie = sessionCookie(local);
  const routes = new Hono();

  async function visitor(request: Request): Promise<Visitor | null> {
    const known = await sessionOf(request);
    if (known !== null) return { session: known };
    if (!local) return null;
    const userId = await sessions.localUser();
    log.info("web.local_sign_in");
    const secret = await sessions.open(userId);
    return { session: { userId, secret }, setCookie: cookie.set(secret) };
  }

  async function sessionOf(request: Request): Promise<Session | null> {
    const secret = cookie.read(request);
    const userId = secret === null ? null : await sessions.userOf(secret);
    return secret === null || userId === null ? null : { userId, secret };
  }

  async function socket({ req: { raw: request } }: Context): Promise<Response> {
    if (request.headers.get("Upgrade")?.toLowerCase() !== "websocket") {
      return refused("upgrade-required", { Upgrade: "websocket" });
    }
    if (!isOwnOrigin(request)) return refused("wrong-origin");
    const who = await visitor(request);
    if (who === null) return refused("signed-out");
    return withCookie(await options.openSocket(who.session, request), who.setCookie);
  }

  /** Lets the page tell "signed out" from "no connection", which a failed handshake does not show. */
  async function session({ req: { raw: request } }: Context): Promise<Response> {
    const known = await sessionOf(request);
    return Response.json({ signedIn: local || known !== null, canSignOut: !local });
  }

  async function login({ req: { raw: request } }: Context): Promise<Response> {
    if (!isOwnOrigin(request)) return refused("wrong-origin");
    const body = loginBody.safeParse(await smallJson(request, MAX_LOGIN_BYTES));
    if (!body.success) return refused("invalid-request");
    const userId = await sessions.redeem(body.data.code);
    if (userId === null) return refused("wrong-code");
    log.info("web.signed_in", { userId });
    const signedIn = Response.json({ signedIn: true });
    return withCookie(signedIn, cookie.set(await sessions.open(userId)));
  }

  async function logout({ req: { raw: request } }: Context): Promise<Response> {
    if (!isOwnOrigin(request)) return refused("wrong-origin");
    const ending = await sessionOf(request);
    if (ending !== null) {
      // First, so that a failure leaves a session with which one can try again; and again for a page that
      // has connected meanwhile.
      await options.closeSockets(ending);
      await sessions.close(ending.secret);
      await options.closeSockets(ending);
    }
    return withCookie(new Response(null, { status: 204 }), cookie.clear());
  }

  async function file({ req: { raw: request, path } }: Context): Promise<Response> {
    const found = await options.assets.fetch(request);
    const answer = withHeaders(found, [["Cache-Control", cacheControl(path, found.status)]]);
    if (!local || path !== "/") return answer;
    return withCookie(answer, (await visitor(request))?.setCookie);
  }

  function refused(code: AnswerCode, headers: Record<string, string> = {}): Response {
    log.warn("web.refused", { code });
    return refusal(code, headers);
  }

  const guarded = guard(options, () => refused("wrong-host"));
  routes.get("/web/socket", guarded(socket));
  routes.get("/web/session", guarded(session));
  routes.post("/web/login", guarded(login));
  routes.post("/web/logout", guarded(logout));
  routes.all(
    "/web/*",
    guarded(async ({ req: { path } }) => {
      const allowed = METHODS.get(path);
      if (allowed === undefined) return refused("not-found");
      return refused("method-not-allowed", { Allow: allowed });
    }),
  );
  routes.get("/*", guarded(file));
  return { name: "web", capabilities: CAPABILITIES, routes };
}

const ANY = Number.POSITIVE_INFINITY;
const CAPABILITIES: ChannelCapabilities = {
  push: true,
  idempotentSend: true,
  edit: true,
  maxText: ANY,
  buttons: { perRow: ANY, max: ANY, labelLength: ANY },
  nativeTime: true,
  typing: false,
  streams: true,
};

const METHODS = new Map([
  ["/web/socket", "GET"],
  ["/web/session", "GET"],
  ["/web/login", "POST"],
  ["/web/logout", "POST"],
]);

type Handler = (c: Context) => Promise<Response>;

/** What holds for every route: the name it is reached under, the headers, a sentence for a failure. */
function guard({ local, log }: WebChannelOptions, wrongHost: () => Response) {
  return (handler: Handler): Handler =>
    async (c) => {
      const response =
        local && !isAddressedToLoopback(c.req.raw) ? wrongHost() : await safely(handler, c, log);
      if (response.status === 101) return response;
      const caching: [string, string][] = response.headers.has("Cache-Control")
        ? []
        : [["Cache-Control", "no-store"]];
      return withHeaders(response, [...strictHeaders(local), ...caching]);
    };
}

async function safely(handler: Handler, c: Context, log: Log): Promise<Response> {
  try {
    return await handler(c);
  } catch (error) {
    log.error("web.unavailable", { path: c.req.path, error: nameOf(error) });
    return refusal("unavailable", { "Retry-After": "2" });
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function withCookie(response: Response, setCookie: string | undefined): Response {
  if (setCookie === undefined) return response;
  return withHeaders(response, [["Set-Cookie", setCookie]]);
}

/** A copy, since what comes from a binding has immutable headers; an accepted socket stays in it. */
function withHeaders(response: Response, more: [string, string][]): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of more) headers.set(name, value);
  const { status, statusText, webSocket = null } = response;
  return new Response(response.body, { status, statusText, headers, webSocket });
}
