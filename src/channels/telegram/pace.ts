import type { SendPace } from "../../core/ports/send-slots.ts";

/**
 * About 30 messages a second for one bot, one a second to one chat, 20 a minute to a group; short bursts to a chat
 * pass (core.telegram.org/bots/faq, "My bot is hitting limits"). A 429 names no scope, so it counts for the chat
 * until there are many.
 */
export const TELEGRAM_PACE: SendPace = {
  perSecond: 28,
  chatGapMs: 1_000,
  groupGapMs: 3_000,
  // No limit of drafts is documented, so they keep the one of messages and go only where nothing else has to.
  streamGapMs: 1_000,
  streamCounts: true,
  refuses: "chat",
};
