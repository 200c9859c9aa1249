import type { SendPace } from "../../core/ports/send-slots.ts";

/**
 * `chat.postMessage`: one a second and channel, "several hundred" a minute and workspace
 * (docs.slack.dev/apis/web-api/rate-limits). A 429 holds the method for the whole workspace.
 */
export const SLACK_PACE: SendPace = {
  perSecond: 6,
  chatGapMs: 1_000,
  groupGapMs: 1_000,
  // Streams have limits of their own (chat.appendStream: 100 a minute); a 429 there ends the stream alone.
  streamGapMs: 1_000,
  streamCounts: false,
  refuses: "account",
};
