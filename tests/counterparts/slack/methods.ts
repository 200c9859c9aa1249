/** What Slack's Web API does with a call, and what it refuses. */
import { blockProblems, type Json, textLength } from "./block-rules.ts";
import { newTs } from "./requests.ts";
import type { State, StoredMessage } from "./state.ts";
import { dmOf, SLACK } from "./workspace.ts";

/** Slack cuts longer texts; blocks beyond this are refused as `msg_blocks_too_long`. */
const MAX_TEXT = 40_000;
const MAX_BLOCK_TEXT = 13_200;
const RESPONSE_URL_USES = 5;
const RESPONSE_URL_LIFE_MS = 30 * 60_000;

export type Answer = { status: number; body: Json | string; headers?: Record<string, string> };
type Method = (args: Json, state: State) => Json;

export const fail = (error: string, more: Json = {}): Json => ({ ok: false, error, ...more });

/** Slack opens the DM when a person's id is used as a channel. */
export const placeOf = (channel: string): string =>
  /^[UW]/.test(channel) ? dmOf(channel) : channel;

export const METHODS: Record<string, Method> = {
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

export function respond(state: State, id: string, args: Json): Answer {
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
