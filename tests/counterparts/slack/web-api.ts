/**
 * A strict stand-in for Slack's Web API on a free loopback port. It refuses what Slack refuses (bad
 * token, no text, too many blocks, foreign message ids), can fail in every way of `faults.ts`, and
 * keeps what arrived. Nothing of it knows Adjutant.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Json } from "./block-rules.ts";
import { createFaultMenu, type Fault, type FaultMenu } from "./faults.ts";
import { createSharedFiles } from "./files.ts";
import { type Answer, fail, METHODS, placeOf, respond } from "./methods.ts";
import { blockActions, deliver, interaction, type Press, type Signing } from "./requests.ts";
import type { ApiCall, SlackApiOptions, State, StoredMessage } from "./state.ts";
import { createStreams } from "./streams.ts";
import { SLACK } from "./workspace.ts";

const HUNG_UP_MS = 1_000;

export interface SlackApi {
  /** Base of the Web API; ends in `/api/`. */
  apiUrl: string;
  /** Everything that arrived whole, in order, faults included. */
  calls: ApiCall[];
  faults: FaultMenu;
  /** Messages that a channel (or a person's DM, by user id) holds, in order, edits applied. */
  posted(channel: string): StoredMessage[];
  /** Everything posted anywhere. */
  messages: StoredMessage[];
  /** While it is down, every connection is cut before its request is read. */
  setDown(down: boolean): void;
  /** Messages that are or were being streamed, and the sessions of agents by thread. */
  streams: Pick<ReturnType<typeof createStreams>, "streams" | "sessions">;
  /** The Home tab that a person sees. */
  home(userId: string): Json | undefined;
  /** A fresh response_url of this server: five uses in thirty minutes. */
  responseUrl(channel?: string, userId?: string): string;
  /** Files that people have shared. */
  files: ReturnType<typeof createSharedFiles>;
  /** Answers of `users.info`, by user id. */
  users: Map<string, Json>;
  /**
   * Presses the button with this label (or token) in the newest message of `channel` that has one,
   * by posting a signed block_actions to `target`.
   */
  press(target: Parameters<typeof deliver>[0], press: ButtonPress): Promise<Response>;
  close(): Promise<void>;
}

export interface ButtonPress extends Signing {
  /** Channel or user id; default: the DM of the workspace's person. */
  channel?: string;
  /** Who presses; default: the workspace's person. */
  userId?: string;
  label?: string;
  token?: string;
}

/** Starts the stand-in. `close()` it: hanging connections are cut then. */
export async function startSlackApi(options: SlackApiOptions = {}): Promise<SlackApi> {
  const state: State = {
    options,
    calls: [],
    faults: createFaultMenu(options.faults, options.seed),
    messages: [],
    homes: new Map(),
    users: new Map([[SLACK.userId, userInfo(SLACK.userId, "Anna", "Europe/Berlin")]]),
    responseUrls: new Map(),
    recent: new Map(),
    now: options.now ?? Date.now,
    down: false,
    streams: createStreams({ isAgent: () => options.isAgent ?? true }),
  };
  const server = createServer((request, response) => void serve(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const files = createSharedFiles(origin, options.token ?? SLACK.botToken);
  state.files = files;
  const posted = (channel: string) => state.messages.filter((m) => m.channel === placeOf(channel));
  return {
    apiUrl: `${origin}/api/`,
    calls: state.calls,
    faults: state.faults,
    messages: state.messages,
    streams: state.streams,
    users: state.users,
    files,
    posted,
    setDown(down) {
      state.down = down;
    },
    home: (userId) => state.homes.get(userId),
    responseUrl(channel = SLACK.channelId, userId = SLACK.userId) {
      const id = `r${state.responseUrls.size + 1}`;
      state.responseUrls.set(id, { channel, userId, uses: 0, born: state.now() });
      return `${origin}/respond/${id}`;
    },
    press(target, { channel = SLACK.userId, userId, label, token, ...signing }) {
      const found = findButton(posted(channel), label, token);
      if (!found) throw new Error(`No button ${label ?? token} in ${channel}`);
      const { message, button } = found;
      const press: Press = {
        token: String(button["value"]),
        actionId: String(button["action_id"]),
        channel: message.channel,
        ts: message.ts,
        ...(userId && { userId }),
        ...(message.threadTs && { threadTs: message.threadTs }),
        ...(message.ephemeralFor && { ephemeral: true }),
      };
      return deliver(target, interaction(blockActions(press), signing));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A `users.info` answer. */
export function userInfo(id: string, name: string, tz: string, locale = "en-US"): Json {
  const profile = { display_name: name, real_name: `${name} Real` };
  return {
    id,
    team_id: SLACK.teamId,
    name: name.toLowerCase(),
    tz,
    locale,
    profile,
    is_bot: false,
  };
}

/** All buttons of a message, in order. */
export function buttonsOf(message: Pick<StoredMessage, "blocks">): Json[] {
  return message.blocks
    .filter((block) => block["type"] === "actions")
    .flatMap((block) => block["elements"] as Json[]);
}

function findButton(messages: StoredMessage[], label?: string, token?: string) {
  for (const message of messages.toReversed()) {
    const button = buttonsOf(message).find(
      (b) => (b["text"] as Json)["text"] === label || (token !== undefined && b["value"] === token),
    );
    if (button) return { message, button };
  }
  return undefined;
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse) {
  const [, area = "", name = ""] = (request.url ?? "").split("?")[0]?.split("/") ?? [];
  const method = area === "respond" ? "respond" : name;
  const fault = state.faults.pick(method);
  if (state.down || fault === "reset-before") return void request.socket.destroy();
  const args = parseArgs(await readAll(request), String(request.headers["content-type"]));
  const call: ApiCall = { method, args, at: state.now(), answered: false, ...(fault && { fault }) };
  state.calls.push(call);
  if (fault === "hang") return;
  const answer = refusal(state, fault) ?? handle(state, area, name, args, request);
  if (typeof answer.body !== "string" && answer.body["ok"] === false) {
    call.error = String(answer.body["error"]);
  }
  if (fault === "reset-after") return void request.socket.destroy();
  if (fault === "accept-then-hang") return;
  const json = typeof answer.body !== "string";
  response.writeHead(answer.status, {
    "content-type": json ? "application/json; charset=utf-8" : "text/plain",
    ...answer.headers,
  });
  response.end(json ? JSON.stringify(answer.body) : answer.body);
  noteAnswer(call, request.socket);
}

/** Whoever is alive and listening keeps the connection for the next call; others close it at once. */
function noteAnswer(call: ApiCall, socket: IncomingMessage["socket"]): void {
  call.answered = !socket.destroyed;
  const hungUp = () => {
    call.answered = false;
  };
  socket.once("close", hungUp);
  setTimeout(() => socket.off("close", hungUp), HUNG_UP_MS).unref();
}

function refusal(state: State, fault: Fault | undefined): Answer | undefined {
  if (fault === "rate-limited") return rateLimited(state);
  if (fault === "server-error") return { status: 500, body: "Internal Server Error" };
  if (fault === "account_inactive" || fault === "channel_not_found") {
    return { status: 200, body: fail(fault) };
  }
  return undefined;
}

const rateLimited = (state: State): Answer => ({
  status: 429,
  body: fail("ratelimited"),
  headers: { "retry-after": String(state.options.retryAfter ?? 1) },
});

function handle(
  state: State,
  area: string,
  name: string,
  args: Json,
  request: IncomingMessage,
): Answer {
  if (area === "respond") return respond(state, name, args);
  if (area === "files-pri") {
    const found = state.files?.at(request.url ?? "", request.headers.authorization);
    const type = { "content-type": found?.type ?? "text/plain" };
    return { status: found?.status ?? 404, body: found?.body ?? "", headers: type };
  }
  if (area !== "api" || request.method !== "POST") return { status: 404, body: "Not found" };
  const authorization = request.headers.authorization;
  const token = authorization?.replace("Bearer ", "") ?? args["token"];
  if (!token) return { status: 200, body: fail("not_authed") };
  const expected = state.options.token ?? SLACK.botToken;
  if (token !== expected) return { status: 200, body: fail("invalid_auth") };
  const run = METHODS[name];
  if (!run) return { status: 200, body: fail("unknown_method") };
  if (name.startsWith("chat.") && tooFast(state, String(args["channel"])))
    return rateLimited(state);
  return { status: 200, body: run(args, state) };
}

function tooFast(state: State, channel: string): boolean {
  const most = state.options.perChannelPerSecond;
  if (most === undefined) return false;
  const now = state.now();
  const recent = (state.recent.get(channel) ?? []).filter((at) => at > now - 1000);
  state.recent.set(channel, [...recent, ...(recent.length < most ? [now] : [])]);
  return recent.length >= most;
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Slack takes JSON bodies and forms whose structured arguments are JSON. */
function parseArgs(body: string, contentType: string): Json {
  if (contentType.startsWith("application/json")) return JSON.parse(body || "{}") as Json;
  const args: Json = Object.fromEntries(new URLSearchParams(body));
  for (const key of ["blocks", "view", "metadata", "attachments", "chunks"]) {
    if (typeof args[key] === "string") args[key] = JSON.parse(args[key]);
  }
  return args;
}
