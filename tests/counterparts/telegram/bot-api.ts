import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerOf, createFaults, type Fault, type FaultChances, type FaultRule } from "./faults.ts";
import { createSentFiles } from "./files.ts";
import {
  type Answer,
  checkCommands,
  checkParameters,
  checkWebhook,
  type Draft,
  type Payload,
  readContent,
  readDraft,
  type ShownMessage,
} from "./methods.ts";
import {
  createUpdates,
  type Person,
  type Update,
  type UpdateOptions,
  type Updates,
  webhookRequest,
} from "./updates.ts";
import {
  AFTERWARDS,
  asResult,
  breakOff,
  findButton,
  NOT_FOUND,
  NOT_MODIFIED,
  POLLING_CONFLICT,
  readPayload,
  reply,
  same,
  sleep,
  UNAUTHORIZED,
} from "./wire.ts";

export const BOT_TOKEN = "4242424242:AAF-adjutant_test_token_0123456789ab";
export const BOT_USERNAME = "adjutant_test_bot";

/** One call that reached the server. */
export interface Call {
  method: string;
  payload: Payload;
  /** UTC milliseconds of arrival. */
  at: number;
  chatId?: number;
  /** It had its effect: the message is in the chat. */
  accepted: boolean;
  /** The whole answer was written, to somebody who was still listening. */
  answered: boolean;
  /** HTTP status of the answer. */
  status?: number;
  fault?: Fault["kind"];
  /** It came although the last answer said to wait longer. */
  tooEarly: boolean;
}

export interface BotApiOptions {
  token?: string;
  /** Chances of faults for every call that sends or edits. */
  faults?: FaultChances;
  /** Of the chances. */
  seed?: number;
  /** Where updates go; the same as a `setWebhook` call. */
  webhook?: { url: string; secret?: string };
  /** More calls in a second than this get a 429, as one bot has on the real server. */
  perSecond?: number;
  /** A message that comes sooner after the last one to the same chat gets a 429 (ms). */
  chatGapMs?: number;
}

export type BotApi = Awaited<ReturnType<typeof startBotApi>>;

/** A caller whose deadline has passed closes the connection about as soon as the answer arrives. */
const HUNG_UP_MS = 1_000;

interface Chat {
  messages: ShownMessage[];
  topics: Set<number>;
  /** Goes with the next message. */
  draft?: Draft;
  state?: "blocked" | "chat-gone" | "deactivated";
}

/**
 * A stand-in for the Telegram Bot API on a free port of the loopback, as strict as the real server where
 * that matters to a sender: HTML, lengths, buttons, edits, chats that are gone.
 *
 * `calls` has everything that arrived, with times; `sent(chatId)` what a person sees now; `fail(...)` plans
 * faults; `say`, `press` and `deliver` post updates to the webhook. Close it in the end.
 */
export async function startBotApi(options: BotApiOptions = {}) {
  const token = options.token ?? BOT_TOKEN;
  const botId = Number(token.split(":")[0]);
  const calls: Call[] = [];
  const chats = new Map<number, Chat>();
  const pending: Update[] = [];
  const faults = createFaults(options.faults, options.seed);
  const updates: Updates = createUpdates();
  const files = createSentFiles();
  let webhook = options.webhook;
  /** Menus by language; that without one is for all others. */
  const menus = new Map<unknown, unknown[]>();
  let nextMessage = 1;
  let waitUntil = 0;
  let down = false;

  const chatOf = (id: number): Chat => {
    const known = chats.get(id) ?? { messages: [], topics: new Set<number>() };
    chats.set(id, known);
    return known;
  };

  const methods: Record<string, (payload: Payload, chat: Chat, chatId: number) => Answer> = {
    getMe: () => ({
      result: { id: botId, is_bot: true, first_name: "Adjutant", username: BOT_USERNAME },
    }),
    sendMessage(payload, chat, chatId) {
      const thread = payload["message_thread_id"] as number | undefined;
      if (thread !== undefined && !chat.topics.has(thread))
        return { code: 400, description: "Bad Request: message thread not found" };
      const content = readContent(payload);
      if ("code" in content) return content;
      const message: ShownMessage = {
        messageId: nextMessage++,
        chatId,
        ...(thread !== undefined && { threadId: thread }),
        ...content,
        silent: payload["disable_notification"] === true,
        sentAt: Date.now(),
        edits: 0,
      };
      chat.messages.push(message);
      delete chat.draft;
      return { result: asResult(message) };
    },
    editMessageText(payload, chat) {
      const message = chat.messages.find(({ messageId }) => messageId === payload["message_id"]);
      if (!message) return { code: 400, description: "Bad Request: message to edit not found" };
      const content = readContent(payload);
      if ("code" in content) return content;
      if (same(content, message)) return NOT_MODIFIED;
      Object.assign(message, content, { edits: message.edits + 1 });
      return { result: asResult(message) };
    },
    editMessageReplyMarkup(payload, chat) {
      const message = chat.messages.find(({ messageId }) => messageId === payload["message_id"]);
      if (!message) return { code: 400, description: "Bad Request: message to edit not found" };
      const content = readContent({ text: message.text, reply_markup: payload["reply_markup"] });
      if ("code" in content) return content;
      message.buttons = content.buttons;
      return { result: asResult(message) };
    },
    sendMessageDraft(payload, chat) {
      const draft = readDraft(payload);
      if ("code" in draft) return draft;
      chat.draft = draft;
      return { result: true };
    },
    sendChatAction: () => ({ result: true }),
    answerCallbackQuery: () => ({ result: true }),
    setMyCommands(payload) {
      const answer = checkCommands(payload["commands"] as unknown[]);
      if ("result" in answer) menus.set(payload["language_code"], payload["commands"] as unknown[]);
      return answer;
    },
    setWebhook(payload) {
      const answer = checkWebhook(payload);
      if ("code" in answer) return answer;
      const secret = payload["secret_token"] as string | undefined;
      const url = String(payload["url"] ?? "");
      webhook = url === "" ? undefined : { url, ...(secret !== undefined && { secret }) };
      return answer;
    },
    deleteWebhook() {
      webhook = undefined;
      return { result: true };
    },
    getFile: (payload) => files.getFile(payload),
    getWebhookInfo: () => ({
      result: { url: webhook?.url ?? "", pending_update_count: pending.length },
    }),
    getUpdates(payload) {
      if (webhook) return POLLING_CONFLICT;
      const offset = Number(payload["offset"] ?? 0);
      while (pending[0] && pending[0].update_id < offset) pending.shift();
      return { result: pending.slice(0, Number(payload["limit"] ?? 100)) };
    },
  };

  /** What the server does with a call that nothing goes wrong with. */
  function answer(call: Call): Answer {
    const problem = checkParameters(call.method, call.payload);
    if (problem) return problem;
    const chat = call.chatId === undefined ? undefined : chatOf(call.chatId);
    const gone = chat?.state && answerOf({ kind: chat.state });
    if (gone) return gone;
    const method = methods[call.method];
    return method
      ? method(call.payload, chat ?? { messages: [], topics: new Set() }, call.chatId ?? 0)
      : { code: 404, description: "Not Found" };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, given, method = ""] = /^\/bot([^/]*)\/(\w+)/.exec(request.url ?? "") ?? [];
    if (given !== token) {
      reply(response, /^\d+:/.test(given ?? "") ? UNAUTHORIZED : NOT_FOUND);
      return;
    }
    const call = record(method, await readPayload(request));
    const fault =
      overLimit() || tooSoon(call) ? { kind: "rate-limit" as const } : faults.next(call);
    if (fault) return misbehave(fault, call, request, response);
    if (method === "getUpdates") await longPoll(call.payload);
    finish(call, answer(call), response);
  }

  function download({ url = "", method }: IncomingMessage, response: ServerResponse): void {
    const [, key, path = ""] = /^\/file\/bot([^/]*)\/(.*)/.exec(url) ?? [];
    const found = key === token && method === "GET" ? files.at(path) : undefined;
    response.writeHead(found === undefined ? 404 : 200).end(found ?? "Not Found");
  }

  function record(method: string, payload: Payload): Call {
    const at = Date.now();
    const call: Call = {
      method,
      payload,
      at,
      ...(payload["chat_id"] !== undefined && { chatId: Number(payload["chat_id"]) }),
      accepted: false,
      answered: false,
      tooEarly: at < waitUntil && /^(?:send|edit)Message/.test(method),
    };
    calls.push(call);
    return call;
  }

  function finish(call: Call, given: Answer, response: ServerResponse): void {
    call.accepted = "result" in given;
    const { socket } = response;
    call.status = reply(response, given);
    call.answered = socket?.destroyed !== true;
    // Whoever is alive and listening keeps the connection for the next call.
    const hungUp = () => {
      call.answered = false;
    };
    socket?.once("close", hungUp);
    setTimeout(() => socket?.off("close", hungUp), HUNG_UP_MS).unref();
  }

  function misbehave(
    fault: Fault,
    call: Call,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    call.fault = fault.kind;
    if (fault.kind === "rate-limit") waitUntil = Date.now() + (fault.retryAfter ?? 1) * 1000;
    const refused = answerOf(fault);
    if (refused) {
      finish(call, refused, response);
      return;
    }
    if (AFTERWARDS.has(fault.kind)) call.accepted = "result" in answer(call);
    breakOff(fault, request, response);
  }

  /** Calls that arrived in the last second, this one included, beyond the limit. */
  function overLimit(): boolean {
    if (options.perSecond === undefined) return false;
    const since = Date.now() - 1000;
    let recent = 0;
    for (let at = calls.length - 1; at >= 0 && (calls[at]?.at ?? 0) > since; at--)
      if (calls[at]?.accepted || at === calls.length - 1) recent++;
    return recent > options.perSecond;
  }

  function tooSoon({ method, chatId, at }: Call): boolean {
    if (options.chatGapMs === undefined || method !== "sendMessage") return false;
    const before = chatOf(chatId ?? 0).messages.at(-1)?.sentAt;
    return before !== undefined && at - before < options.chatGapMs;
  }

  async function longPoll(payload: Payload): Promise<void> {
    const offset = Number(payload["offset"] ?? 0);
    const until = Date.now() + Number(payload["timeout"] ?? 0) * 1000;
    const ready = () => webhook || closed || pending.some(({ update_id: id }) => id >= offset);
    while (!ready() && Date.now() < until) await sleep(10);
  }

  let closed = false;
  const server = createServer((request, response) => {
    if (down) request.socket.destroy();
    else if (request.url?.startsWith("/file/")) download(request, response);
    else handle(request, response).catch(() => response.destroy());
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const stop = () => {
    const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    return stopped;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;

  /**
   * Gives an update to whoever is set as webhook and resolves to the HTTP status; a status other than 2xx is
   * tried again `again` times, as Telegram would for hours. Without a webhook it waits for getUpdates (0).
   */
  async function deliver(update: Update, again = 0): Promise<number> {
    if (!webhook) {
      pending.push(update);
      return 0;
    }
    const response = await fetch(webhookRequest(webhook.url, update, webhook.secret));
    await response.arrayBuffer();
    if (response.ok || again <= 0) return response.status;
    await sleep(50);
    return deliver(update, again - 1);
  }

  return {
    /** Base for `TELEGRAM_API_ROOT`. */
    url: `http://127.0.0.1:${port}`,
    token,
    calls,
    /** Builders of updates with fresh ids. */
    updates,
    files,
    /** What a person sees in a chat now, oldest first. */
    sent: (chatId: number): ShownMessage[] => chatOf(chatId).messages,
    /** What is being written in a chat. */
    draft: (chatId: number): Draft | undefined => chatOf(chatId).draft,
    /** All chats, for totals. */
    allSent: (): ShownMessage[] => [...chats.values()].flatMap(({ messages }) => messages),
    callsOf: (method: string): Call[] => calls.filter((call) => call.method === method),
    commands: (language?: string) => menus.get(language) ?? [],
    webhook: () => webhook,
    setWebhook(next: { url: string; secret?: string } | undefined) {
      webhook = next;
    },
    /** Plans a fault for the next call (or the next `times` calls) that it fits. */
    fail: (fault: Fault, rule: Omit<FaultRule, "fault"> = {}) => faults.plan({ fault, ...rule }),
    setChances: faults.setChances,
    /** While it is down, every connection is cut before its request is read. */
    setDown(next: boolean) {
      down = next;
    },
    /** No more faults, planned or by chance. */
    heal: faults.clear,
    /** From now on every call for this chat is refused; `undefined` ends it. */
    setChatState(chatId: number, state: Chat["state"] | undefined) {
      const chat = chatOf(chatId);
      if (state) chat.state = state;
      else delete chat.state;
    },
    openTopic(chatId: number, threadId: number) {
      chatOf(chatId).topics.add(threadId);
    },
    /** The person deletes a message. */
    remove(chatId: number, messageId: number) {
      const chat = chatOf(chatId);
      chat.messages = chat.messages.filter((message) => message.messageId !== messageId);
    },
    deliver,
    say: (text: string, given?: UpdateOptions) => deliver(updates.text(text, given)),
    /** Presses the button with that label or token on the newest message that has it. */
    press(chatId: number, button: string, given: { from?: Person; again?: number } = {}) {
      const newest = chatOf(chatId).messages.findLast(({ buttons }) => findButton(buttons, button));
      const found = newest && findButton(newest.buttons, button);
      if (!found) throw new Error(`no button "${button}" in chat ${chatId}`);
      const update = updates.press(found.token, newest.messageId, {
        chat: { id: chatId, type: chatId > 0 ? "private" : "group" },
        ...(given.from && { from: given.from }),
      });
      return deliver(update, given.again);
    },
    /** Refuses connections until `resume`. */
    stop,
    resume: () => listen(port),
    async close() {
      closed = true;
      if (server.listening) await stop();
    },
  };
}
