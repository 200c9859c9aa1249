import { GrammyError, type RawApi } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import type { Address } from "../../core/chat/inbound.ts";
import type { Log } from "../../core/ports/log.ts";
import type { OutgoingMessage, Receipt, ReplySender } from "../../core/ports/reply-sender.ts";
import { NO_CONNECTION, SEND_TIMEOUT_MS } from "../../core/ports/reply-sender.ts";
import { type ApiOptions, createApi } from "./api.ts";
import { createDraft } from "./draft.ts";
import { classify, type Remedy } from "./errors.ts";
import { renderButtons, renderParts, repeatMark } from "./render.ts";
import { type Run, textOf, toHtml } from "./split.ts";

export interface SenderOptions extends ApiOptions {
  log: Log;
  /** Milliseconds for one send with all its remedies. */
  timeoutMs?: number;
}

/** One call as it is about to go out. */
interface Draft {
  chat_id: string;
  message_thread_id?: number;
  /** Edits this message; a new one is sent when absent. */
  message_id?: number;
  runs: Run[];
  plain: boolean;
  keyboard: InlineKeyboardButton[][];
}

/** The outbound half; needs nothing of the inbound one. */
export function createTelegramSender(options: SenderOptions): ReplySender {
  const { log, timeoutMs = SEND_TIMEOUT_MS } = options;
  /** The last call had no answer. */
  let doubtful = false;

  async function deliverWithRemedies(api: RawApi, message: OutgoingMessage, part: number) {
    const tried = new Set<Remedy>();
    for (let draft = draftOf(message, part); ; ) {
      const result = await deliver(api, draft);
      if ("outcome" in result) return result;
      const { remedy } = result;
      const stays = remedy === "new message" && message.editOnly === true;
      if (stays || tried.has(remedy)) return { outcome: "rejected", reason: remedy } as const;
      tried.add(remedy);
      log.warn("telegram.send.changed", { remedy, key: message.idempotencyKey });
      draft = REMEDIES[remedy](draft, message);
    }
  }

  return {
    parts: (message) => renderParts(message.reply).length,

    async send(message, part) {
      const api = createApi(options, timeoutMs);
      // Something harmless is asked first, so that an outage neither puts every message into doubt nor uses up
      // the tries of one that is.
      if ((doubtful || message.unanswered) && !(await isReachable(api)))
        return { outcome: "retry", reason: NO_CONNECTION };
      const receipt = await deliverWithRemedies(api, message, part);
      doubtful = receipt.outcome === "unknown";
      return receipt;
    },

    async typing(address) {
      const api = createApi(options, timeoutMs);
      const chat = { ...targetOf(address), action: "typing" as const };
      await api.sendChatAction(chat).catch(() => undefined);
    },

    stream: (place) => createDraft(options, place),
  };
}

async function deliver(api: RawApi, draft: Draft): Promise<Receipt | { remedy: Remedy }> {
  const { runs, plain, keyboard, message_id, ...chat } = draft;
  const html = { text: toHtml(runs), parse_mode: "HTML" as const };
  // An edit without a keyboard takes the old one away, as it should.
  const markup = keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } };
  const text = plain ? { text: textOf(runs) } : html;
  const content = { ...text, link_preview_options: { is_disabled: true }, ...markup };
  try {
    if (message_id === undefined) {
      const { message_id: fresh } = await api.sendMessage({ ...chat, ...content });
      return { outcome: "sent", messageId: String(fresh) };
    }
    await api.editMessageText({ chat_id: chat.chat_id, message_id, ...content });
    return { outcome: "sent", messageId: String(message_id) };
  } catch (error) {
    const failure = classify(error);
    return failure === "unchanged" ? { outcome: "sent", messageId: String(message_id) } : failure;
  }
}

const isReachable = (api: RawApi): Promise<boolean> =>
  api.getMe().then(
    () => true,
    (error) => error instanceof GrammyError,
  );

const REMEDIES: Record<Remedy, (draft: Draft, message: OutgoingMessage) => Draft> = {
  "new message": ({ message_id: _, runs, ...draft }, message) => ({
    ...draft,
    runs: marked(runs, message),
  }),
  "no thread": ({ message_thread_id: _, ...draft }) => draft,
  "plain text": (draft) => ({ ...draft, plain: true }),
};

function draftOf(message: OutgoingMessage, part: number): Draft {
  const parts = renderParts(message.reply);
  const edits = part === 0 && message.edits !== undefined;
  const last = part === parts.length - 1;
  return {
    ...targetOf(message.address),
    ...(edits && { message_id: Number(message.edits) }),
    // An edit that happens twice shows nothing twice.
    runs: edits ? (parts[part] ?? []) : marked(parts[part] ?? [], message),
    plain: false,
    keyboard: last ? renderButtons(message.reply.buttons) : [],
  };
}

const marked = (runs: Run[], { repeat, locale }: OutgoingMessage): Run[] =>
  repeat ? [repeatMark(locale), ...runs] : runs;

/** What belongs to one person is not said in front of a group: they get it in their own chat. */
function targetOf(address: Address): Pick<Draft, "chat_id" | "message_thread_id"> {
  const { kind, conversationId, recipientId, threadId } = address;
  if (kind === "group" && recipientId !== undefined) return { chat_id: recipientId };
  return {
    chat_id: conversationId,
    ...(threadId !== undefined && { message_thread_id: Number(threadId) }),
  };
}
