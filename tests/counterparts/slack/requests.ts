import { createHmac, randomUUID } from "node:crypto";
import type { Json } from "./block-rules.ts";
import { dmOf, SLACK } from "./workspace.ts";

/** A request as Slack sends it: the exact bytes and headers. */
export interface SlackRequest {
  headers: Record<string, string>;
  body: string;
}

export interface Signing {
  signingSecret?: string;
  /** Milliseconds; default: now. */
  now?: number;
}

/** Signs a body as Slack does (v0: HMAC-SHA256 over `v0:<seconds>:<body>`). */
export function signed(body: string, contentType: string, options: Signing = {}): SlackRequest {
  const seconds = Math.floor((options.now ?? Date.now()) / 1000);
  const secret = options.signingSecret ?? SLACK.signingSecret;
  const hash = createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex");
  return {
    headers: {
      "content-type": contentType,
      "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
      "x-slack-request-timestamp": String(seconds),
      "x-slack-signature": `v0=${hash}`,
    },
    body,
  };
}

export const signedJson = (body: unknown, options?: Signing): SlackRequest =>
  signed(JSON.stringify(body), "application/json", options);

export const signedForm = (fields: Record<string, string>, options?: Signing): SlackRequest =>
  signed(new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded", options);

/** The same delivery again, as after a timeout (Slack tries three times more). */
export function retried(request: SlackRequest, attempt = 1, reason = "http_timeout"): SlackRequest {
  const retry = { "x-slack-retry-num": String(attempt), "x-slack-retry-reason": reason };
  return { ...request, headers: { ...request.headers, ...retry } };
}

/** Posts it to a Worker: an address, or anything that takes a Request. */
export function deliver(
  target: string | ((request: Request) => Response | Promise<Response>),
  request: SlackRequest,
): Promise<Response> {
  const url = typeof target === "string" ? target : "http://localhost/slack/events";
  const made = new Request(url, { method: "POST", ...request });
  return typeof target === "string" ? fetch(made) : Promise.resolve(target(made));
}

let counter = 0;

/** A message timestamp of now that no other message has. */
export function newTs(): string {
  counter += 1;
  return `${Math.floor(Date.now() / 1000)}.${String(counter).padStart(6, "0")}`;
}

/** An Events API envelope around `event`; `over` replaces fields of the envelope. */
export function envelope(event: Json, over: Json = {}): Json {
  return {
    token: "not-used-any-more",
    team_id: SLACK.teamId,
    context_team_id: SLACK.teamId,
    context_enterprise_id: null,
    api_app_id: SLACK.appId,
    event,
    type: "event_callback",
    event_id: `Ev${randomUUID().replaceAll("-", "").slice(0, 10).toUpperCase()}`,
    event_time: Number.parseInt(String(event["event_ts"] ?? event["ts"] ?? newTs()), 10),
    authorizations: [
      {
        enterprise_id: null,
        team_id: SLACK.teamId,
        user_id: SLACK.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: "4-eyJldCI6Im1lc3NhZ2UifQ",
    ...over,
  };
}

/** A direct message to the bot. `text` is as Slack escapes it. */
export function directMessage(text: string, over: Json = {}, userId: string = SLACK.userId): Json {
  const ts = newTs();
  return {
    user: userId,
    type: "message",
    ts,
    client_msg_id: randomUUID(),
    text,
    team: SLACK.teamId,
    channel: dmOf(userId),
    event_ts: ts,
    channel_type: "im",
    ...over,
  };
}

/** What comes back to us as an event when the bot itself has posted. */
export function botEcho(text: string, over: Json = {}): Json {
  const { client_msg_id: _, ...message } = directMessage(text);
  const bot_profile = { id: SLACK.botId, app_id: SLACK.appId, name: "adjutant", deleted: false };
  return { ...message, user: SLACK.botUserId, bot_id: SLACK.botId, bot_profile, ...over };
}

/** The bot mentioned in a channel: the app_mention and its twin, the plain message event. */
export function mention(text: string): { mention: Json; twin: Json } {
  const ts = newTs();
  const body = {
    user: SLACK.userId,
    ts,
    text: `<@${SLACK.botUserId}> ${text}`,
    team: SLACK.teamId,
  };
  const place = { channel: SLACK.channelId, event_ts: ts };
  return {
    mention: { type: "app_mention", ...body, ...place },
    twin: { type: "message", ...body, ...place, channel_type: "channel" },
  };
}

/** The person edited their message; `unfurl: true` for the change that a link preview causes. */
export function edited(original: Json, text: string, options: { unfurl?: boolean } = {}): Json {
  const ts = newTs();
  const { channel, channel_type, event_ts: _, ...message } = original;
  const changed = options.unfurl
    ? { ...message, attachments: [{ from_url: "https://example.com", service_name: "Example" }] }
    : { ...message, text, edited: { user: message["user"], ts } };
  return {
    type: "message",
    subtype: "message_changed",
    message: changed,
    previous_message: message,
    channel,
    hidden: true,
    ts,
    event_ts: ts,
    channel_type,
  };
}

export function deleted(original: Json): Json {
  const ts = newTs();
  const { channel, channel_type, ts: deleted_ts, ...previous_message } = original;
  const base = { type: "message", subtype: "message_deleted", previous_message, deleted_ts };
  return { ...base, channel, hidden: true, ts, event_ts: ts, channel_type };
}

export function homeOpened(tab: "home" | "messages", userId: string = SLACK.userId): Json {
  return { type: "app_home_opened", user: userId, channel: dmOf(userId), tab, event_ts: newTs() };
}

/** The form of a slash command. */
export function slashForm(text: string, over: Record<string, string> = {}): Record<string, string> {
  return {
    token: "not-used-any-more",
    team_id: SLACK.teamId,
    team_domain: "adjutant",
    channel_id: SLACK.channelId,
    channel_name: "general",
    user_id: SLACK.userId,
    user_name: "anna",
    command: "/adjutant",
    text,
    api_app_id: SLACK.appId,
    is_enterprise_install: "false",
    response_url: "https://hooks.slack.com/commands/T0ADJUTANT/1/secret",
    trigger_id: `1.2.${randomUUID().replaceAll("-", "")}`,
    ...over,
  };
}

export interface Press {
  token: string;
  actionId?: string;
  channel?: string;
  userId?: string;
  /** The message with the button; left out: the button is on the Home tab. */
  ts?: string;
  threadTs?: string;
  ephemeral?: boolean;
  responseUrl?: string;
}

/** The payload of a pressed button (block_actions). */
export function blockActions(press: Press, over: Json = {}): Json {
  const userId = press.userId ?? SLACK.userId;
  const channel = press.channel ?? dmOf(userId);
  const message = press.ts && {
    channel: { id: channel, name: "directmessage" },
    container: {
      type: "message",
      message_ts: press.ts,
      channel_id: channel,
      is_ephemeral: press.ephemeral ?? false,
    },
    ...(!press.ephemeral && {
      message: {
        user: SLACK.botUserId,
        type: "message",
        ts: press.ts,
        bot_id: SLACK.botId,
        text: "",
        ...(press.threadTs && { thread_ts: press.threadTs }),
      },
    }),
    response_url: press.responseUrl ?? "https://hooks.slack.com/actions/T0ADJUTANT/2/secret",
  };
  return {
    type: "block_actions",
    user: { id: userId, username: "anna", name: "anna", team_id: SLACK.teamId },
    api_app_id: SLACK.appId,
    token: "not-used-any-more",
    trigger_id: `3.4.${randomUUID().replaceAll("-", "")}`,
    team: { id: SLACK.teamId, domain: "adjutant" },
    enterprise: null,
    is_enterprise_install: false,
    ...(message || {
      container: { type: "view", view_id: "V0HOME" },
      view: { id: "V0HOME", type: "home" },
    }),
    actions: [
      {
        action_id: press.actionId ?? "b0",
        block_id: "buttons",
        text: { type: "plain_text", text: "Done", emoji: false },
        value: press.token,
        type: "button",
        action_ts: newTs(),
      },
    ],
    ...over,
  };
}

export const urlVerification = (challenge: string): Json => ({
  token: "not-used-any-more",
  challenge,
  type: "url_verification",
});

/** Interactivity comes as a form with one field. */
export const interaction = (payload: Json, options?: Signing): SlackRequest =>
  signedForm({ payload: JSON.stringify(payload) }, options);
