import { GrammyError, HttpError } from "grammy";
import type { Receipt } from "../../core/ports/reply-sender.ts";

/** What to change before the same message is tried again at once. */
export type Remedy = "new message" | "no thread" | "plain text";

export type Failure =
  | Receipt
  | { remedy: Remedy }
  /** The message already shows what the edit says. */
  | "unchanged";

/** Beyond this nothing of ours helps: the operator has to change the token. */
const TOKEN_REFUSED_WAIT = 60_000;

/** Answers that are no refusal but a cut in the middle: a gateway gave up waiting for the server behind it. */
const GATEWAY_TIMEOUTS = new Set([504, 520, 522, 524]);

/** Descriptions as tdlib/telegram-bot-api writes them; the letter case differs between its versions. */
const KNOWN: [pattern: RegExp, failure: Failure][] = [
  [/message is not modified/i, "unchanged"],
  [
    /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i,
    { remedy: "new message" },
  ],
  [/message thread not found|TOPIC_(CLOSED|DELETED)/i, { remedy: "no thread" }],
  [/can't parse entities/i, { remedy: "plain text" }],
  [/blocked by the user|can't initiate conversation/i, gone("blocked")],
  [
    /chat not found|user is deactivated|bot was kicked|not a member|PEER_ID_INVALID|group chat was/i,
    gone("chat-gone"),
  ],
];

/** An answer that the Bot API does not give: a page of a proxy, half a document. */
export class UnexpectedAnswer extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`unexpected answer with status ${status}`);
    this.status = status;
  }
}

/** Decides what became of a call that threw. Only what is surely undelivered is tried again unmarked. */
export function classify(error: unknown): Failure {
  if (error instanceof GrammyError) return classifyRefusal(error);
  const cause = error instanceof HttpError ? error.error : error;
  if (cause instanceof UnexpectedAnswer) return classifyPage(cause.status);
  // workerd says the same words for a refused connection and for one that was cut later.
  return { outcome: "unknown", reason: "no answer" };
}

function classifyRefusal({ error_code: code, description, parameters }: GrammyError): Failure {
  if (code === 429) {
    const afterMs = (parameters.retry_after ?? 1) * 1000;
    return { outcome: "retry", reason: "rate limited", afterMs, rateLimited: true };
  }
  if (code >= 500) return classifyPage(code);
  const known = KNOWN.find(([pattern]) => pattern.test(description));
  if (known) return known[1];
  if (code === 401 || code === 404)
    return { outcome: "retry", reason: "token refused", afterMs: TOKEN_REFUSED_WAIT };
  return { outcome: "rejected", reason: `${code} ${withoutContent(description)}` };
}

function classifyPage(status: number): Receipt {
  const reason = `status ${status}`;
  const reached = GATEWAY_TIMEOUTS.has(status) || (status >= 200 && status < 300);
  return reached ? { outcome: "unknown", reason } : { outcome: "retry", reason };
}

function gone(reason: "blocked" | "chat-gone"): Receipt {
  return { outcome: "unreachable", reason };
}

/** Descriptions quote tags, which are pieces of the message. */
const withoutContent = (description: string): string =>
  description.replace(/"[^"]*"|<[^>]*>/g, "…").slice(0, 120);
