import type { AnswerStream, Receipt, StreamPlace } from "../../core/ports/reply-sender.ts";
import { type ApiOptions, createApi } from "./api.ts";
import { classify } from "./errors.ts";
import { renderParts } from "./render.ts";
import { toHtml } from "./split.ts";

/** Milliseconds: a look that takes longer is out of date, and the message waits for it. */
const TIMEOUT_MS = 2_000;

/**
 * An answer as a draft with a Stop button (Bot API 10.3, sendMessageDraft): a preview of 30 seconds that goes when
 * the message comes. Only private chats have them.
 */
export function createDraft(
  options: ApiOptions,
  { address, turn }: StreamPlace,
): AnswerStream | null {
  if (address.kind !== "dm") return null;
  const { conversationId, threadId } = address;
  const place = {
    chat_id: Number(conversationId),
    ...(threadId !== undefined && { message_thread_id: Number(threadId) }),
    draft_id: turn,
    can_stop: true,
    keep_on_stop: true,
  };

  async function draft(html: string): Promise<Receipt> {
    const text = html === "" ? { text: "" } : { text: html, parse_mode: "HTML" as const };
    try {
      await createApi(options, TIMEOUT_MS).sendMessageDraft({ ...place, ...text });
      return { outcome: "sent" };
    } catch (error) {
      const failure = classify(error);
      if (failure === "unchanged") return { outcome: "sent" };
      return "outcome" in failure ? failure : { outcome: "rejected", reason: failure.remedy };
    }
  }

  return {
    // Without text, clients say that somebody is thinking.
    open: () => draft(""),
    show: (blocks) => draft(toHtml(renderParts({ blocks, buttons: [] })[0] ?? [])),
    close: async () => undefined,
  };
}
