import { durableAddress } from "../../core/chat/inbound.ts";
import type { Log } from "../../core/ports/log.ts";
import {
  NO_CONNECTION,
  type OutgoingMessage,
  type Receipt,
  type ReplySender,
  SEND_TIMEOUT_MS,
} from "../../core/ports/reply-sender.ts";
import { refusalOf } from "./errors.ts";
import { markRepeat, renderHome, renderMessages, type SlackMessage } from "./render.ts";
import { responseUrlCheck } from "./response-url.ts";
import { createAnswerStream } from "./streams/answer-stream.ts";
import { type CallResult, createWebApi, type WebApi, type WebApiOptions } from "./web-api.ts";

/** The kind of our own mark on a message, for finding it again. */
const EVENT_TYPE = "adjutant_reply";
/** How far back an earlier attempt is looked for: as far as Slack lets any app read. */
const HISTORY = 15;
const REPLIES = 200;
/** What Slack's clock may be behind ours. */
const CLOCK_SKEW_MS = 10_000;
const SETTLE_MS = 1_500;

export interface SlackSenderOptions extends WebApiOptions {
  log: Log;
  /** Local runs answer to a response_url on this machine. */
  allowLoopbackResponseUrl: boolean;
  /** Milliseconds for all calls of one send; default `SEND_TIMEOUT_MS`. */
  timeoutMs?: number;
  /** Milliseconds until an attempt that was cut off shows in the history; default 1,500. */
  settleMs?: number;
}

/** One way to bring a message to its reader. */
type Way =
  | { via: "chat.update"; channel: string; ts: string }
  | { via: "chat.postMessage"; channel: string; thread?: string }
  | { via: "chat.postEphemeral"; channel: string; user: string; thread?: string }
  | { via: "respond"; url: string; replace: boolean };

interface Attempt {
  api: WebApi;
  settleMs: number;
  message: OutgoingMessage;
  part: number;
  content: SlackMessage;
  /** For what is asked before. */
  signal: AbortSignal;
  /** For the message itself, from now on: however slow the rest was, its answer is waited for. */
  inTime(): AbortSignal;
  log: Log;
}

/** The outbound half of the Slack channel; needs no intake. */
export function createSlackSender(options: SlackSenderOptions): ReplySender {
  const api = createWebApi(options);
  const mayRespond = responseUrlCheck(options.allowLoopbackResponseUrl);
  const spend = responseUrlBudget();
  const { log, timeoutMs = SEND_TIMEOUT_MS, settleMs = SETTLE_MS } = options;
  /** The last call had no answer. */
  let doubtful = false;

  async function deliver(message: OutgoingMessage, part: number, signal: AbortSignal) {
    const inTime = () => AbortSignal.timeout(timeLeft(message, timeoutMs));
    if (message.address.kind === "home") return publishHome(api, message, inTime());
    const content = renderMessages(message.reply)[part];
    if (!content) return { outcome: "rejected", reason: `no part ${part}` } as const;
    const attempt = { api, settleMs, message, part, content, signal, inTime, log };
    if (message.editOnly) return editOnly(attempt);
    for (const way of waysTo(message, part, mayRespond)) {
      if (way.via === "respond" && !spend(way.url)) continue;
      const result = await go(attempt, way);
      if (result !== "elsewhere") return result;
    }
    return { outcome: "unreachable", reason: "chat-gone" } as const;
  }

  return {
    parts: ({ address, reply }) => (address.kind === "home" ? 1 : renderMessages(reply).length),

    async send(message, part) {
      const signal = AbortSignal.timeout(timeoutMs / 2);
      // Something harmless is asked first, so that an outage neither puts every message into doubt nor uses up
      // the tries of one that is.
      if ((doubtful || message.unanswered) && !(await isReachable(api, signal)))
        return { outcome: "retry", reason: NO_CONNECTION };
      const receipt = await deliver(message, part, signal);
      doubtful = receipt.outcome === "unknown";
      return receipt;
    },

    stream: (place) => createAnswerStream(api, place),
  };
}

/** Milliseconds for the message itself; with what is asked before it, `timeoutMs`. */
const timeLeft = ({ repeat, unanswered }: OutgoingMessage, timeoutMs: number): number =>
  repeat || unanswered ? timeoutMs / 2 : timeoutMs;

async function isReachable(api: WebApi, signal: AbortSignal): Promise<boolean> {
  const { kind } = await api.call("auth.test", {}, signal);
  return kind === "ok" || kind === "refused";
}

/**
 * Slack takes five answers per response_url, within half an hour. It says itself when an address is
 * used up or too old; the count only spares the call, so it may be forgotten.
 */
function responseUrlBudget(): (url: string) => boolean {
  const uses = new Map<string, number>();
  return (url) => {
    const used = uses.get(url) ?? 0;
    if (uses.size >= 1000) uses.clear();
    uses.set(url, used + 1);
    return used < 5;
  };
}

/**
 * The ways for one part, best first; the next is taken only when Slack says that a way is closed.
 * In a group the answer is for one person's eyes; should that place be closed, it goes to their DM,
 * as it does after a slash command in a conversation that the bot is not in.
 */
function waysTo(message: OutgoingMessage, part: number, mayRespond: (u: string) => boolean): Way[] {
  const { address } = message;
  const { conversationId: channel, recipientId: user, responseUrl } = address;
  const edits = part === 0 ? message.edits : undefined;
  const url = responseUrl !== undefined && mayRespond(responseUrl) ? responseUrl : undefined;
  const thread = address.threadId === undefined ? {} : { thread: address.threadId };
  const respond: Way[] = url ? [{ via: "respond", url, replace: edits !== undefined }] : [];
  const update: Way[] = edits && !url ? [{ via: "chat.update", channel, ts: edits }] : [];
  const post: Way = { via: "chat.postMessage", channel, ...thread };
  const direct = durableAddress(address).conversationId;
  const home: Way[] = direct === channel ? [] : [{ via: "chat.postMessage", channel: direct }];
  if (address.kind === "group") {
    if (user === undefined) return respond;
    return [...respond, { via: "chat.postEphemeral", channel, user, ...thread }, ...home];
  }
  // A response_url shows a passing message; only one to replace comes before a lasting one.
  return edits && url ? [...respond, post, ...home] : [...update, post, ...respond, ...home];
}

/** The one way of a message that may not become a new one. A person is written to by their DM's own id. */
async function editOnly(attempt: Attempt): Promise<Receipt> {
  const { api, message, signal } = attempt;
  const place = message.address.conversationId;
  const channel = /^[UW]/.test(place) ? await directChannel(api, place, signal) : place;
  if (channel === null || message.edits === undefined) return CANNOT_EDIT;
  const result = await go(attempt, { via: "chat.update", channel, ts: message.edits });
  return result === "elsewhere" ? CANNOT_EDIT : result;
}

const CANNOT_EDIT: Receipt = { outcome: "rejected", reason: "cannot be edited" };

/** The id of the direct conversation with a person; null when Slack does not say. */
async function directChannel(
  api: WebApi,
  user: string,
  signal: AbortSignal,
): Promise<string | null> {
  const opened = await api.call("conversations.open", { users: user }, signal);
  const found = opened.kind === "ok" ? opened.answer.channel : undefined;
  return typeof found === "object" && found ? found.id : null;
}

async function go(attempt: Attempt, way: Way): Promise<Receipt | "elsewhere"> {
  let { content } = attempt;
  if (attempt.message.repeat && way.via !== "chat.update") {
    const earlier = way.via === "chat.postMessage" ? await findSettled(attempt, way) : "unknown";
    if (typeof earlier === "object") return { outcome: "sent", messageId: earlier.ts };
    if (earlier === "unknown") content = markRepeat(content, attempt.message.locale);
  }
  const result = await put(attempt, way, content, true);
  if (result.kind !== "refused" || refusalOf(result.code) !== "blocks") return toReceipt(result);
  attempt.log.error("slack.blocks_refused", { code: result.code, blocks: content.blocks.length });
  return toReceipt(await put(attempt, way, content, false));
}

function put(
  { api, message, part, inTime }: Attempt,
  way: Way,
  content: SlackMessage,
  withBlocks: boolean,
): Promise<CallResult> {
  const body = withBlocks
    ? { text: content.text, blocks: content.blocks }
    : { text: content.wholeText };
  const post = { ...body, unfurl_links: false, unfurl_media: false };
  switch (way.via) {
    case "chat.update":
      return api.call(way.via, { channel: way.channel, ts: way.ts, ...body }, inTime());
    case "chat.postMessage": {
      const event_payload = { key: message.idempotencyKey, part };
      const metadata = { event_type: EVENT_TYPE, event_payload };
      const place = { channel: way.channel, thread_ts: way.thread };
      return api.call(way.via, { ...place, ...post, parse: "none", metadata }, inTime());
    }
    case "chat.postEphemeral": {
      const place = { channel: way.channel, user: way.user, thread_ts: way.thread };
      return api.call(way.via, { ...place, ...post, parse: "none" }, inTime());
    }
    case "respond": {
      const mode = way.replace ? { replace_original: true } : { response_type: "ephemeral" };
      return api.respond(way.url, { ...post, ...mode }, inTime());
    }
  }
}

/** What left just before its sender was gone may still be on its way: absent is what is absent a moment later. */
async function findSettled(attempt: Attempt, way: { channel: string; thread?: string }) {
  const found = await findEarlier(attempt, way);
  if (found !== "absent") return found;
  await new Promise((resolve) => setTimeout(resolve, attempt.settleMs));
  return findEarlier(attempt, way);
}

/** Reads the conversation back: an attempt without an answer may have arrived. */
async function findEarlier(
  { api, message, part, signal, log }: Attempt,
  way: { channel: string; thread?: string },
): Promise<{ ts: string } | "absent" | "unknown"> {
  const direct = /^[UW]/.test(way.channel);
  const channel = direct ? await directChannel(api, way.channel, signal) : way.channel;
  if (channel === null) return "unknown";
  const wanted = way.thread ? { ts: way.thread, limit: REPLIES } : { limit: HISTORY };
  const method = way.thread ? "conversations.replies" : "conversations.history";
  const result = await api.call(method, { channel, include_all_metadata: true, ...wanted }, signal);
  if (result.kind !== "ok" || !result.answer.messages) {
    log.warn("slack.read_back_failed", {
      why: result.kind === "refused" ? result.code : result.kind,
    });
    return "unknown";
  }
  const { messages, has_more: hasMore } = result.answer;
  const found = messages.find(({ metadata }) => {
    const payload = metadata?.event_payload;
    return payload?.["key"] === message.idempotencyKey && Number(payload["part"]) === part;
  });
  if (found) return { ts: found.ts };
  // Newest first, but in a thread.
  const oldest = way.thread ? undefined : messages.at(-1)?.ts;
  return !hasMore || isBefore(oldest, message.since) ? "absent" : "unknown";
}

/** Whether a message with this `ts` (seconds) is older than any attempt since then (ms). */
const isBefore = (ts: string | undefined, since: number | undefined): boolean =>
  ts !== undefined && since !== undefined && Number(ts) * 1000 < since - CLOCK_SKEW_MS;

async function publishHome(
  api: WebApi,
  { address, reply, locale }: OutgoingMessage,
  signal: AbortSignal,
): Promise<Receipt> {
  const view = { type: "home", blocks: renderHome(reply, locale) };
  const user_id = address.recipientId ?? address.conversationId;
  const receipt = toReceipt(await api.call("views.publish", { user_id, view }, signal));
  return receipt === "elsewhere" ? { outcome: "unreachable", reason: "chat-gone" } : receipt;
}

function toReceipt(result: CallResult): Receipt | "elsewhere" {
  switch (result.kind) {
    case "ok": {
      const ts = result.answer.ts ?? result.answer.message_ts;
      return ts ? { outcome: "sent", messageId: ts } : { outcome: "sent" };
    }
    case "unsent":
      return { outcome: "retry", reason: result.reason };
    case "lost":
      return { outcome: "unknown", reason: result.reason };
    case "refused":
      return refused(result.code, result.afterMs);
  }
}

function refused(code: string, afterMs: number | undefined): Receipt | "elsewhere" {
  switch (refusalOf(code)) {
    case "later":
      return afterMs === undefined
        ? { outcome: "retry", reason: code }
        : { outcome: "retry", reason: code, afterMs, rateLimited: true };
    case "unsure":
      return { outcome: "unknown", reason: code };
    case "edit-gone":
    case "place-gone":
      return "elsewhere";
    case "uninstalled":
      return { outcome: "unreachable", reason: "uninstalled" };
    case "blocks":
    case "never":
      return { outcome: "rejected", reason: code };
  }
}
