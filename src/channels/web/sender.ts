import type { OutgoingMessage, Receipt, ReplySender } from "../../core/ports/reply-sender.ts";
import type { WebFeed } from "../../core/ports/web-feed.ts";

/**
 * "Sending" to the web page is one insert into the conversation's own feed, unique by key: it cannot
 * be cut off half way, and a repeat after a lost answer changes nothing, so none is ever marked.
 */
export function createWebSender(feed: WebFeed): ReplySender {
  return {
    parts: () => 1,
    async send(message: OutgoingMessage): Promise<Receipt> {
      const { idempotencyKey: key, reply, edits } = message;
      try {
        const entry = edits === undefined ? { key, reply } : { key, reply, edits };
        return { outcome: "sent", messageId: await feed.put(entry) };
      } catch {
        return { outcome: "retry", reason: "feed-unavailable" };
      }
    },
  };
}
