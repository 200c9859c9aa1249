import { AsyncLocalStorage } from "node:async_hooks";
import {
  answerOf,
  createFaults,
  type Fault,
  type FaultRule,
} from "../../counterparts/telegram/faults.ts";
import { createSentFiles } from "../../counterparts/telegram/files.ts";
import {
  type Answer,
  checkParameters,
  type Draft,
  type Payload,
  readContent,
  readDraft,
  type ShownMessage,
} from "../../counterparts/telegram/methods.ts";

export const API_ROOT = "https://bot-api.test";
export const REPEAT_MARK = "(possibly sent twice)\n";

/** Which row and part of the outbox a call was made for. */
export interface Attempt {
  key: string;
  part: number;
  /** Resolves when all that the caller has written is durable. */
  gate(): Promise<void>;
}

export interface Call {
  method: string;
  chatId: number;
  /** What a person reads; the repeat mark is taken off. */
  text: string;
  marked: boolean;
  /** UTC milliseconds of the object's clock. */
  at: number;
  attempt: Attempt | undefined;
  fault: Fault["kind"] | undefined;
  /** It had its effect. */
  accepted: boolean;
  /** The answer went back; what became of it there is another matter. */
  answered: boolean;
}

export type BotApiDouble = ReturnType<typeof createBotApiDouble>;

/** Names the attempt whose call is being made, so that calls and outbox rows can be joined. */
export const attempts = new AsyncLocalStorage<Attempt>();

/**
 * The Bot API inside the isolate of the Worker: in place of `fetch`, without a socket. Nothing arrives here
 * before the writes that precede it are durable, which the runtime sees to on the real network.
 */
export function createBotApiDouble() {
  const calls: Call[] = [];
  const chats = new Map<number, ShownMessage[]>();
  const gone = new Map<number, "blocked" | "chat-gone" | "deactivated">();
  const drafts = new Map<number, Draft[]>();
  let hanging = 0;
  let patience = 0;
  const faults = createFaults();
  const files = createSentFiles();
  let nextMessage = 1;

  const shown = (chatId: number): ShownMessage[] => {
    const messages = chats.get(chatId) ?? [];
    chats.set(chatId, messages);
    return messages;
  };

  function perform(call: Call, payload: Payload): Answer {
    const problem = checkParameters(call.method, payload);
    if (problem) return problem;
    const refused = answerOf({ kind: gone.get(call.chatId) ?? "hang" } as Fault);
    if (refused) return refused;
    if (call.method === "sendMessage") return send(call, payload);
    if (call.method === "editMessageText") return edit(call, payload);
    if (call.method === "sendMessageDraft") return draft(call, payload);
    if (call.method === "getFile") return files.getFile(payload);
    if (call.method === "getMe")
      return { result: { id: 42, is_bot: true, first_name: "Adjutant", username: "adjutant_bot" } };
    return { result: true };
  }

  function send({ chatId, at }: Call, payload: Payload): Answer {
    const content = readContent(payload);
    if ("code" in content) return content;
    const messageId = nextMessage++;
    shown(chatId).push({ messageId, chatId, ...content, silent: false, sentAt: at, edits: 0 });
    return { result: { message_id: messageId } };
  }

  function edit({ chatId }: Call, payload: Payload): Answer {
    const message = shown(chatId).find(({ messageId }) => messageId === payload["message_id"]);
    if (!message) return { code: 400, description: "Bad Request: message to edit not found" };
    const content = readContent(payload);
    if ("code" in content) return content;
    Object.assign(message, content, { edits: message.edits + 1 });
    return { result: { message_id: message.messageId } };
  }

  function draft({ chatId }: Call, payload: Payload): Answer {
    const read = readDraft(payload);
    if ("code" in read) return read;
    drafts.set(chatId, [...(drafts.get(chatId) ?? []), read]);
    return { result: true };
  }

  async function handle(url: string, init: RequestInit): Promise<Response> {
    const attempt = attempts.getStore();
    await attempt?.gate();
    const payload = JSON.parse(String(init.body ?? "{}")) as Payload;
    const call = record(url.split("/").at(-1) ?? "", payload, attempt);
    calls.push(call);
    const fault = faults.next(call);
    call.fault = fault?.kind;
    if (fault?.kind === "reset") throw new TypeError("Network connection lost.");
    const early = fault && answerOf(fault);
    if (early) return respond(call, early);
    if (fault?.kind === "hang") return hang(init.signal);
    const answer = perform(call, payload);
    call.accepted = "result" in answer;
    if (fault?.kind === "answer-lost") throw new TypeError("Network connection lost.");
    if (fault?.kind === "accept-then-hang") return hang(init.signal);
    if (fault?.kind === "garbage") return new Response('{"ok":tr');
    return respond(call, answer);
  }

  function download(url: string): Response {
    const found = files.at(/\/file\/bot[^/]*\/(.*)$/.exec(url)?.[1] ?? "");
    return new Response(found ?? "Not Found", { status: found === undefined ? 404 : 200 });
  }

  async function hang(signal: AbortSignal | null | undefined): Promise<Response> {
    const until = patience;
    hanging += 1;
    // Asked for again and again: objects cannot wait for promises of another one.
    while (patience === until && signal?.aborted !== true)
      await new Promise((resolve) => setTimeout(resolve, 2));
    hanging -= 1;
    throw new DOMException("timed out", "TimeoutError");
  }

  return {
    calls,
    handle: (url: string, init: RequestInit) =>
      url.includes("/file/bot") ? Promise.resolve(download(url)) : handle(url, init),
    files,
    messages: shown,
    /** All that was shown of answers on their way, oldest first. */
    drafts: (chatId: number): Draft[] => drafts.get(chatId) ?? [],
    /** Calls for a chat that had their effect. */
    accepted: (chatId: number): Call[] =>
      calls.filter((call) => call.chatId === chatId && call.accepted && isMessage(call)),
    fail: (fault: Fault, rule: Omit<FaultRule, "fault"> = {}) => faults.plan({ fault, ...rule }),
    setGone(chatId: number, state: "blocked" | "chat-gone" | "deactivated" | undefined) {
      if (state) gone.set(chatId, state);
      else gone.delete(chatId);
    },
    hangingCalls: () => hanging,
    /** The callers that wait in vain give up now, as they do by themselves after a while. */
    giveUp() {
      patience += 1;
    },
  };
}

export const isMessage = (call: Call): boolean =>
  call.method === "sendMessage" || call.method === "editMessageText";

function record(method: string, payload: Payload, attempt: Attempt | undefined): Call {
  const raw = String(payload["text"] ?? "");
  const marked = raw.startsWith(REPEAT_MARK);
  return {
    method,
    chatId: Number(payload["chat_id"] ?? 0),
    text: marked ? raw.slice(REPEAT_MARK.length) : raw,
    marked,
    at: Date.now(),
    attempt,
    fault: undefined,
    accepted: false,
    answered: false,
  };
}

function respond(call: Call, answer: Answer): Response {
  call.answered = true;
  if ("result" in answer) return Response.json({ ok: true, result: answer.result });
  const { code, description } = answer;
  const retry = /retry after (\d+)/.exec(description)?.[1];
  const parameters = retry === undefined ? {} : { parameters: { retry_after: Number(retry) } };
  return Response.json(
    { ok: false, error_code: code, description, ...parameters },
    { status: code },
  );
}
