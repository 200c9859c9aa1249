import type { Block } from "../../core/chat/reply.ts";
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
    stream: ({ key }) => {
      let shown: Block[] = [];
      const grow = async (blocks: Block[], ended: boolean): Promise<Receipt> => {
        shown = blocks;
        feed.grow({ id: key, blocks, ended });
        return { outcome: "sent" };
      };
      return {
        open: () => grow([], false),
        show: (blocks) => grow(blocks, false),
        async close() {
          await grow(shown, true);
        },
      };
    },
  };
}
