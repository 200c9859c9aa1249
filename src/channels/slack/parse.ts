import type { Actor, Address, Inbound, InboundMessage } from "../../core/chat/inbound.ts";
import {
  blockActionsBody,
  commandBody,
  type EventBody,
  eventBody,
  homeEvent,
  type MessageEvent,
  messageEvent,
  revokedEvent,
} from "./payloads.ts";
import { plainText, withoutMention } from "./text.ts";

/** What a request means to us. */
export type Parsed =
  | { kind: "inbound"; inbound: Inbound }
  | { kind: "uninstalled"; teamId: string }
  | { kind: "ignored"; reason: string };

/** What only the receiver knows. */
export interface ParseContext {
  correlationId: string;
  /** UTC milliseconds: when Slack sent the request; used where the payload has no time. */
  sentAt: number;
  /** Names of the commands that `/adjutant` takes as its first word. */
  commandNames: readonly string[];
  /** The bot's own user, when the request does not say. */
  botUserId?: string;
  /** Tells whether a response_url may be kept for the answer. */
  mayRespond(url: string): boolean;
}

type Foreign = NonNullable<InboundMessage["foreign"]>[number];
type Base = Pick<Inbound, "dedupeKeys" | "address" | "actor" | "occurredAt" | "correlationId">;

const ignored = (reason: string): Parsed => ({ kind: "ignored", reason });
const inbound = (value: Inbound): Parsed => ({ kind: "inbound", inbound: value });

/** An Events API envelope. */
export function parseEvent(body: unknown, context: ParseContext): Parsed {
  const parsed = eventBody.safeParse(body);
  if (!parsed.success) return ignored("unreadable event");
  const account = eventAccount(parsed.data);
  if (account === undefined) return ignored("no workspace");
  const { event } = parsed.data;
  switch (event.type) {
    case "message":
    case "app_mention":
      return parseWritten(parsed.data, account, context);
    case "app_home_opened":
      return parseHome(parsed.data, account, context);
    case "app_uninstalled":
      return { kind: "uninstalled", teamId: account };
    case "tokens_revoked": {
      const bots = revokedEvent.safeParse(event).data?.tokens?.bot ?? [];
      return bots.length > 0 ? { kind: "uninstalled", teamId: account } : ignored("tokens_revoked");
    }
    default:
      return ignored(event.type);
  }
}

/** The bot's own user, where the envelope names it. */
export function botOf(body: unknown): string | undefined {
  return eventBody.safeParse(body).data?.authorizations?.[0]?.user_id ?? undefined;
}

/** A pressed button. */
export function parseAction(body: unknown, context: ParseContext): Parsed {
  const parsed = blockActionsBody.safeParse(body);
  if (!parsed.success) return ignored("unreadable action");
  const { user, team, enterprise, container, message, channel, actions, ...rest } = parsed.data;
  const account = accountOf(
    rest.is_enterprise_install === true,
    enterprise?.id ?? team?.enterprise_id,
    team?.id ?? user.team_id,
  );
  const [action] = actions;
  const token = action?.value;
  if (account === undefined || action === undefined || !token)
    return ignored("action without value");
  const ts = message?.ts ?? container?.message_ts;
  const thread = message?.thread_ts ?? container?.thread_ts;
  const ephemeral = container?.is_ephemeral === true;
  const address =
    channel && ts
      ? placed(account, channel.id, user.id, thread, {
          url: ephemeral || !isDm(channel.id) ? rest.response_url : undefined,
          context,
        })
      : homeAddress(account, user.id);
  const place = ts ?? container?.view_id ?? "home";
  return inbound({
    kind: "action",
    token,
    ...base(context, account, user.id, address, action.action_ts, [
      `sl:${account}:act:${place}:${action.action_id}:${action.action_ts}`,
    ]),
    ...(channel && ts && { message: { address, messageId: ts } }),
  });
}

/** `/adjutant ...`: a command when its first word names one, else a message. */
export function parseCommand(body: unknown, context: ParseContext): Parsed {
  const parsed = commandBody.safeParse(body);
  if (!parsed.success) return ignored("unreadable command");
  const { user_id, user_name, channel_id, response_url, trigger_id, ...rest } = parsed.data;
  const account = accountOf(
    rest.is_enterprise_install === "true",
    rest.enterprise_id,
    rest.team_id,
  );
  if (account === undefined) return ignored("no workspace");
  const address = placed(account, channel_id, user_id, undefined, { url: response_url, context });
  const common = base(context, account, user_id, address, undefined, [
    `sl:${account}:trig:${trigger_id}`,
  ]);
  if (user_name) common.actor.displayName = user_name;
  const text = plainText(rest.text ?? "").trim();
  const [first = "", args = ""] = splitWord(text);
  const name = first.toLowerCase().replace(/^\//, "") || "help";
  if (context.commandNames.includes(name)) {
    return inbound({ kind: "command", name, args, ...common });
  }
  return inbound({ kind: "message", messageId: trigger_id, text, ...common });
}

function parseWritten(body: EventBody, account: string, context: ParseContext): Parsed {
  const parsed = messageEvent.safeParse(body.event);
  if (!parsed.success) return ignored("unreadable message");
  const event = parsed.data;
  const botUserId = botOf(body) ?? context.botUserId;
  const mentioned = event.type === "app_mention";
  if (!(mentioned || isDm(event.channel))) return ignored("message outside a direct chat");
  if (event.subtype === "message_changed")
    return parseEdit(body, event, account, context, botUserId);
  if (!READ_SUBTYPES.has(event.subtype ?? "")) return ignored(`message.${event.subtype}`);
  const { user } = event;
  if (event.bot_id || !user || user === botUserId) return ignored("message of a bot");
  const address = placed(account, event.channel, user, event.thread_ts ?? undefined);
  return inbound({
    kind: "message",
    messageId: event.ts,
    text: plainText(mentioned ? withoutMention(event.text ?? "", botUserId) : (event.text ?? "")),
    ...base(context, account, user, address, event.ts, [
      `sl:${account}:ev:${body.event_id}`,
      `sl:${account}:msg:${event.channel}:${event.ts}`,
    ]),
    ...foreignParts(event),
  });
}

/** Subtypes that are a person writing; the others are joins, topics, bots and housekeeping. */
const READ_SUBTYPES = new Set(["", "file_share", "me_message", "thread_broadcast"]);

function parseEdit(
  body: EventBody,
  event: MessageEvent,
  account: string,
  context: ParseContext,
  botUserId: string | undefined,
): Parsed {
  const now = event.message;
  const before = event.previous_message;
  const user = now?.user;
  if (!now || now.bot_id || !user || user === botUserId) return ignored("message of a bot");
  // Link previews and thread replies change a message, too; only a person's edit has a new mark.
  if (!now.edited || now.edited.ts === before?.edited?.ts || now.text === before?.text) {
    return ignored("change without an edit");
  }
  const address = placed(account, event.channel, user, now.thread_ts ?? undefined);
  return inbound({
    kind: "edit",
    messageId: now.ts,
    text: plainText(now.text ?? ""),
    ...base(context, account, user, address, now.edited.ts, [
      `sl:${account}:ev:${body.event_id}`,
      `sl:${account}:edit:${event.channel}:${now.ts}:${now.edited.ts}`,
    ]),
  });
}

function parseHome(body: EventBody, account: string, context: ParseContext): Parsed {
  const parsed = homeEvent.safeParse(body.event);
  if (!parsed.success) return ignored("unreadable app_home_opened");
  const { user, channel, tab, event_ts } = parsed.data;
  const address =
    tab === "messages" && channel
      ? placed(account, channel, user, undefined)
      : homeAddress(account, user);
  const keys = [`sl:${account}:ev:${body.event_id}`];
  const common = base(context, account, user, address, event_ts ?? undefined, keys);
  return inbound({ kind: "lifecycle", event: "opened", ...common });
}

/** Text that the person passes on, and what we cannot read. */
function foreignParts(event: MessageEvent): Pick<InboundMessage, "foreign" | "unsupported"> {
  const shared = (event.attachments ?? []).flatMap((item): Foreign[] => {
    const text = item.text || item.fallback;
    if (!(item.is_share || item.is_msg_unfurl) || !text) return [];
    const from = item.author_name ? { from: plainText(item.author_name) } : {};
    return [{ kind: "forwarded", text: plainText(text), ...from }];
  });
  const files = event.files ?? [];
  const readable = files.flatMap((file): Foreign[] => {
    const text = file.preview_plain_text ?? file.preview;
    return text ? [{ kind: "file", text, ...(file.name && { from: file.name }) }] : [];
  });
  const foreign = [...shared, ...readable];
  const rest = files.filter((file) => !(file.preview_plain_text ?? file.preview));
  const unsupported = [...new Set(rest.map(fileKind))];
  return {
    ...(foreign.length > 0 && { foreign }),
    ...(unsupported.length > 0 && { unsupported }),
  };
}

function fileKind(file: NonNullable<MessageEvent["files"]>[number]): string {
  const family = (file.mimetype ?? "").split("/")[0] ?? "";
  if (file.subtype === "slack_audio" || family === "audio") return "voice";
  return family === "image" || family === "video" ? family : "file";
}

/** The workspace; for an org-wide install the organisation, where a person has one id in all of them. */
function accountOf(
  orgWide: boolean,
  enterpriseId: string | null | undefined,
  teamId: string | null | undefined,
): string | undefined {
  return (orgWide && enterpriseId) || teamId || enterpriseId || undefined;
}

function eventAccount(body: EventBody): string | undefined {
  const by = body.authorizations?.[0];
  return accountOf(
    by?.is_enterprise_install === true,
    by?.enterprise_id ?? body.enterprise_id,
    by?.team_id ?? body.team_id,
  );
}

/** `ts`: Slack's seconds with decimals. */
function base(
  context: ParseContext,
  account: string,
  userId: string,
  address: Address,
  ts: string | undefined,
  dedupeKeys: string[],
): Base {
  const seconds = Number(ts);
  const occurredAt = seconds > 0 ? Math.round(seconds * 1000) : context.sentAt;
  const actor: Actor = { id: `slack:${account}:${userId}` };
  return { dedupeKeys, address, actor, occurredAt, correlationId: context.correlationId };
}

function placed(
  accountId: string,
  channel: string,
  userId: string,
  thread: string | null | undefined,
  respond?: { url: string | null | undefined; context: ParseContext },
): Address {
  const url = respond?.url;
  return {
    channel: "slack",
    accountId,
    conversationId: channel,
    kind: isDm(channel) ? "dm" : "group",
    recipientId: userId,
    ...(thread && { threadId: thread }),
    ...(url && respond.context.mayRespond(url) && { responseUrl: url }),
  };
}

const homeAddress = (accountId: string, userId: string): Address => ({
  channel: "slack",
  accountId,
  conversationId: userId,
  kind: "home",
  recipientId: userId,
});

const isDm = (channel: string): boolean => channel.startsWith("D");

function splitWord(text: string): [string, string] {
  const match = /^(\S*)\s*([\s\S]*)$/.exec(text);
  return [match?.[1] ?? "", match?.[2] ?? ""];
}
