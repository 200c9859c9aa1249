/** The made-up workspace that the stand-in for Slack plays. */

export const SLACK = {
  signingSecret: "slack-test-signing-secret",
  botToken: "xoxb-test-token",
  teamId: "T0ADJUTANT",
  appId: "A0ADJUTANT",
  botUserId: "U0BOT",
  botId: "B0BOT",
  /** A person; their DM with the bot is `dmOf(userId)`. */
  userId: "U0ANNA",
  channelId: "C0GENERAL",
} as const;

/** The id of the DM between the bot and a person. */
export const dmOf = (userId: string): string => `D${userId.slice(1)}`;
