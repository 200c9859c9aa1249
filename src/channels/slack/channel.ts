import { bodyLimit } from "hono/body-limit";
import { Hono } from "hono/tiny";
import type { Clock } from "../../core/ports/clock.ts";
import type { Ids } from "../../core/ports/ids.ts";
import type { Channel, ChannelCapabilities, Intake } from "../channel.ts";
import { createSlackApp } from "./app.ts";
import { createBotUser } from "./bot-user.ts";
import { createReceiver } from "./receiver.ts";
import { MAX_MESSAGE } from "./render.ts";
import { responseUrlCheck } from "./response-url.ts";
import { createSlackSender, type SlackSenderOptions } from "./send.ts";

/** Far above anything Slack posts. */
const MAX_BODY_BYTES = 1_000_000;

export const SLACK_CAPABILITIES: ChannelCapabilities = {
  push: true,
  idempotentSend: false,
  edit: true,
  maxText: MAX_MESSAGE,
  buttons: { perRow: 5, max: 25, labelLength: 75 },
  nativeTime: true,
  typing: false,
  streams: true,
};

export interface SlackChannelOptions extends SlackSenderOptions {
  /** Refused when empty: the endpoint would be open to anybody. */
  signingSecret: string;
  intake: Intake;
  clock: Clock;
  ids: Ids;
  /** Names of the commands that `/adjutant` takes as its first word. */
  commandNames: readonly string[];
  /** The bot's own user, for servers that send no `authorizations`. */
  botUserId?: string;
  onUninstalled?(teamId: string): Promise<void>;
}

/**
 * Slack as a channel: one endpoint for events, slash commands and interactivity, as Bolt has it.
 * 200 what came in is durable, known already, or none of our business; 400 malformed; 401 not from
 * Slack; 413 too large; 503 not stored, Slack tries again.
 */
export function createSlackChannel(options: SlackChannelOptions): Channel {
  if (!options.signingSecret) throw new Error("Slack needs a signing secret.");
  const receiver = createReceiver(options);
  createSlackApp({
    ...options,
    receiver,
    findBotUser: createBotUser(options),
    mayRespond: responseUrlCheck(options.allowLoopbackResponseUrl),
  });
  const onError = () => new Response(null, { status: 413, headers: { "x-slack-no-retry": "1" } });
  const routes = new Hono();
  routes.post("/slack/events", bodyLimit({ maxSize: MAX_BODY_BYTES, onError }), (c) =>
    receiver.handle(c),
  );
  return {
    name: "slack",
    capabilities: SLACK_CAPABILITIES,
    routes,
    sender: createSlackSender(options),
  };
}
