import type { Accepted, Channel } from "../../../src/channels/channel.ts";
import type { SlackChannelOptions } from "../../../src/channels/slack/channel.ts";
import { createSlackChannel } from "../../../src/channels/slack/channel.ts";
import type { Inbound } from "../../../src/core/chat/inbound.ts";
import type { Reply } from "../../../src/core/chat/reply.ts";
import type { OutgoingMessage } from "../../../src/core/ports/reply-sender.ts";
import type { SlackRequest } from "../../counterparts/slack/requests.ts";
import { deliver } from "../../counterparts/slack/requests.ts";
import { dmOf, SLACK } from "../../counterparts/slack/workspace.ts";

export interface LogLine {
  level: "info" | "warn" | "error";
  event: string;
  fields: Record<string, unknown>;
}

export interface ChannelRig {
  channel: Channel;
  /** What the intake got, repeats included. */
  accepted: Inbound[];
  logs: LogLine[];
  uninstalled: string[];
  deliver(request: SlackRequest): Promise<Response>;
}

/** The channel with an intake that remembers keys, as the real one does. */
export function channelRig(
  over: Partial<SlackChannelOptions> & { answer?: () => Accepted } = {},
): ChannelRig {
  const accepted: Inbound[] = [];
  const logs: LogLine[] = [];
  const uninstalled: string[] = [];
  const seen = new Set<string>();
  let next = 0;
  const channel = createSlackChannel({
    signingSecret: SLACK.signingSecret,
    botToken: SLACK.botToken,
    apiUrl: "http://127.0.0.1:9/api/",
    allowLoopbackResponseUrl: true,
    commandNames: ["help", "tasks", "done"],
    clock: { now: () => Date.now() },
    ids: { next: (prefix) => `${prefix}_${++next}`, secret: () => "s" },
    log: logTo(logs),
    intake: {
      async accept(inbound) {
        const answer = over.answer?.();
        if (answer) return answer;
        const repeat = inbound.dedupeKeys.some((key) => seen.has(key));
        for (const key of inbound.dedupeKeys) seen.add(key);
        if (!repeat) accepted.push(inbound);
        return { status: repeat ? "duplicate" : "stored" };
      },
    },
    onUninstalled: async (teamId) => void uninstalled.push(teamId),
    ...over,
  });
  const handler = (request: Request) => channel.routes.fetch(request);
  return { channel, accepted, logs, uninstalled, deliver: (request) => deliver(handler, request) };
}

export const logTo = (lines: LogLine[]): SlackChannelOptions["log"] => ({
  info: (event, fields = {}) => void lines.push({ level: "info", event, fields }),
  warn: (event, fields = {}) => void lines.push({ level: "warn", event, fields }),
  error: (event, fields = {}) => void lines.push({ level: "error", event, fields }),
});

export const outgoing = (reply: Reply, over: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  idempotencyKey: "out_1",
  address: {
    channel: "slack",
    accountId: SLACK.teamId,
    conversationId: dmOf(SLACK.userId),
    kind: "dm",
    recipientId: SLACK.userId,
  },
  reply,
  notify: false,
  repeat: false,
  ...over,
});
