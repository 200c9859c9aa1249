/**
 * A strict stand-in for Slack's Web API on a free loopback port. It refuses what Slack refuses (bad
 * token, no text, too many blocks, foreign message ids), can fail in every way of `faults.ts`, and
 * keeps what arrived. Nothing of it knows Adjutant.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { blockProblems, type Json, textLength } from "./block-rules.ts";
import { createFaultMenu, type Fault, type FaultMenu, type FaultRates } from "./faults.ts";
import { createSharedFiles } from "./files.ts";
import { blockActions, deliver, interaction, newTs, type Press, type Signing } from "./requests.ts";
import { createStreams } from "./streams.ts";
import { dmOf, SLACK } from "./workspace.ts";

/** Slack cuts longer texts; blocks beyond this are refused as `msg_blocks_too_long`. */
const MAX_TEXT = 40_000;
const MAX_BLOCK_TEXT = 13_200;
const RESPONSE_URL_USES = 5;
const HUNG_UP_MS = 1_000;
const RESPONSE_URL_LIFE_MS = 30 * 60_000;

export interface SlackApiOptions {
  /** Chance of each fault per writing call. */
  faults?: FaultRates;
  /** Seed of that chance; default 1. */
  seed?: number;
  /** Messages per second and channel before a 429; default: no limit. */
  perChannelPerSecond?: number;
  /** Milliseconds of UTC; default: the real time. Ages response_urls. */
  now?: () => number;
  token?: string;
  /** Seconds that a 429 says to wait; default 1. */
  retryAfter?: number;
  /** The app is declared as an agent; default: it is. */
  isAgent?: boolean;
}

export interface ApiCall {
  method: string;
  /** The arguments, with JSON ones (blocks, view, metadata) parsed. */
  args: Json;
  /** The fault it met. */
  fault?: Fault;
  /** Slack's error code when refused. */
  error?: string;
  at: number;
  /** The whole answer was written, to somebody who was still listening. */
  answered: boolean;
}

export interface StoredMessage {
  channel: string;
  ts: string;
  text: string;
  blocks: Json[];
  metadata?: Json;
  threadTs?: string;
  /** Only this person sees it. */
  ephemeralFor?: string;
  /** How often it was edited. */
  edits: number;
}

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

interface State {
  options: SlackApiOptions;
  calls: ApiCall[];
  faults: FaultMenu;
  messages: StoredMessage[];
  homes: Map<string, Json>;
  users: Map<string, Json>;
  files?: ReturnType<typeof createSharedFiles>;
  responseUrls: Map<string, { channel: string; userId: string; uses: number; born: number }>;
  recent: Map<string, number[]>;
  now: () => number;
  down: boolean;
  streams: ReturnType<typeof createStreams>;
}

type Answer = { status: number; body: Json | string; headers?: Record<string, string> };
type Method = (args: Json, state: State) => Json;

const fail = (error: string, more: Json = {}): Json => ({ ok: false, error, ...more });

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

/** Slack opens the DM when a person's id is used as a channel. */
const placeOf = (channel: string): string => (/^[UW]/.test(channel) ? dmOf(channel) : channel);

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

const METHODS: Record<string, Method> = {
  "auth.test": () => ({
    ok: true,
    team_id: SLACK.teamId,
    user_id: SLACK.botUserId,
    bot_id: SLACK.botId,
  }),
  "chat.postMessage": (args, state) => store(state, args, {}),
  "chat.postEphemeral": (args, state) =>
    typeof args["user"] === "string"
      ? store(state, args, { ephemeralFor: args["user"] })
      : fail("invalid_arguments"),
  "chat.update": (args, state) => {
    const problem = contentProblem(args);
    if (problem) return problem;
    const message = state.messages.find(
      (m) => m.channel === args["channel"] && m.ts === args["ts"] && !m.ephemeralFor,
    );
    if (!message) return fail("message_not_found");
    if (state.streams.isOpen(message.ts)) return fail("cant_update_message");
    rewrite(message, args);
    return { ok: true, channel: message.channel, ts: message.ts, text: message.text };
  },
  "chat.startStream": (args, state) => {
    const { channel = "", thread_ts: threadTs } = args as Record<string, string>;
    const message = { channel, ts: newTs(), text: "", blocks: [], edits: 0 };
    const started = state.streams.start(args, message.ts);
    if (started["ok"] === true)
      state.messages.push({ ...message, ...(threadTs !== undefined && { threadTs }) });
    return started;
  },
  "chat.appendStream": (args, state) => state.streams.append(args),
  "chat.stopStream": (args, state) => state.streams.stop(args),
  "agents.sessions.setStatus": (args, state) => state.streams.setStatus(args),
  "assistant.threads.setStatus": () => ({ ok: true }),
  "views.publish": (args, state) => {
    const view = args["view"] as Json | undefined;
    if (typeof args["user_id"] !== "string" || view?.["type"] !== "home") {
      return fail("invalid_arguments");
    }
    const problems = blockProblems(view["blocks"], 100);
    if (problems.length > 0) return fail("invalid_blocks", { problems });
    state.homes.set(args["user_id"], view);
    return { ok: true, view: { ...view, id: "V0HOME" } };
  },
  "files.info": (args, state) => state.files?.info(args) ?? fail("unknown_method"),
  "users.info": (args, state) => {
    const user = state.users.get(String(args["user"]));
    return user ? { ok: true, user } : fail("user_not_found");
  },
  "conversations.open": (args) => ({ ok: true, channel: { id: dmOf(String(args["users"])) } }),
  "conversations.history": (args, state) => history(state, args, undefined),
  "conversations.replies": (args, state) => history(state, args, String(args["ts"])),
};

function store(state: State, args: Json, extra: Partial<StoredMessage>): Json {
  if (!/^[CDGUW][A-Z0-9]+$/.test(String(args["channel"]))) return fail("channel_not_found");
  const problem = contentProblem(args);
  if (problem) return problem;
  const channel = placeOf(String(args["channel"]));
  const message: StoredMessage = {
    channel,
    ts: newTs(),
    text: "",
    blocks: [],
    edits: -1,
    ...extra,
  };
  if (args["thread_ts"]) message.threadTs = String(args["thread_ts"]);
  if (args["metadata"]) message.metadata = args["metadata"] as Json;
  rewrite(message, args);
  state.messages.push(message);
  if (extra.ephemeralFor) return { ok: true, message_ts: message.ts };
  const bot = { user: SLACK.botUserId, bot_id: SLACK.botId };
  return { ok: true, channel, ts: message.ts, message: { ...bot, text: message.text } };
}

function rewrite(message: StoredMessage, args: Json): void {
  message.text = String(args["text"] ?? "").slice(0, MAX_TEXT);
  message.blocks = (args["blocks"] as Json[] | undefined) ?? [];
  message.edits += 1;
}

function contentProblem(args: Json): Json | undefined {
  const blocks = args["blocks"];
  if (blocks !== undefined) {
    const problems = blockProblems(blocks, 50);
    if (problems.length > 0) {
      return fail("invalid_blocks", { response_metadata: { messages: problems } });
    }
    if (textLength(blocks) > MAX_BLOCK_TEXT) return fail("msg_blocks_too_long");
  } else if (typeof args["text"] !== "string" || args["text"].trim() === "") {
    return fail("no_text");
  }
  if (typeof args["text"] === "string" && args["text"].length > MAX_TEXT)
    return fail("msg_too_long");
  return undefined;
}

function history(state: State, args: Json, thread: string | undefined): Json {
  const channel = String(args["channel"]);
  if (!/^[CDG]/.test(channel)) return fail("channel_not_found");
  const visible = state.messages.filter(
    (m) => m.channel === channel && m.threadTs === thread && !m.ephemeralFor,
  );
  const limit = Number(args["limit"] ?? 100);
  const withMetadata = String(args["include_all_metadata"]) === "true";
  const newest = visible.toReversed().slice(0, limit);
  const messages = newest.map(({ ts, text, blocks, metadata }) => ({
    ...{ type: "message", user: SLACK.botUserId, bot_id: SLACK.botId, ts, text, blocks },
    ...(withMetadata && metadata && { metadata }),
  }));
  const has_more = visible.length > limit;
  return { ok: true, messages: thread ? messages.toReversed() : messages, has_more };
}

function respond(state: State, id: string, args: Json): Answer {
  const url = state.responseUrls.get(id);
  if (!url) return { status: 404, body: "not_found" };
  if (state.now() - url.born > RESPONSE_URL_LIFE_MS) return { status: 404, body: "expired_url" };
  if (url.uses >= RESPONSE_URL_USES) return { status: 404, body: "used_url" };
  const problem = contentProblem(args);
  if (problem) return { status: 400, body: String(problem["error"]) };
  url.uses += 1;
  const shown = state.messages.findLast(
    (m) => m.channel === url.channel && m.ephemeralFor === url.userId,
  );
  if (args["replace_original"] === true && shown) rewrite(shown, args);
  else store(state, { ...args, channel: url.channel }, { ephemeralFor: url.userId });
  return { status: 200, body: "ok" };
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
