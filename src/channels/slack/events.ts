import type { InboundMessage } from "../../core/chat/inbound.ts";
import { isCalendarFile } from "../calendar-file.ts";
import {
  accountOf,
  homeOf,
  ignored,
  inbound,
  isDm,
  origin,
  type ParseContext,
  type Parsed,
  placeOf,
  type Who,
} from "./origin.ts";
import {
  type EventBody,
  eventBody,
  homeEvent,
  type MessageEvent,
  messageEvent,
  revokedEvent,
  stoppedEvent,
  userChangeEvent,
} from "./payloads.ts";
import { plainText, withoutMention } from "./text.ts";

type Foreign = NonNullable<InboundMessage["foreign"]>[number];

/** What the envelope of an event says about it. */
interface Envelope {
  account: string;
  eventId: string;
  botUserId: string | undefined;
  context: ParseContext;
}

/** Subtypes that are a person writing; the others are joins, topics, bots and housekeeping. */
const READ_SUBTYPES = new Set(["", "file_share", "me_message", "thread_broadcast"]);

/** An Events API envelope. */
export function parseEvent(body: unknown, context: ParseContext): Parsed {
  const parsed = eventBody.safeParse(body);
  if (!parsed.success) return ignored("unreadable event");
  const { event, event_id: eventId } = parsed.data;
  const account = eventAccount(parsed.data);
  if (account === undefined) return ignored("no workspace");
  const botUserId = botOf(parsed.data) ?? context.botUserId;
  const envelope = { account, eventId, botUserId, context };
  switch (event.type) {
    case "message":
    case "app_mention":
      return parseMessage(event, envelope);
    case "app_home_opened":
      return parseHome(event, envelope);
    case "user_change":
      return parseProfile(event, envelope);
    case "agent_session_stopped":
      return parseStop(event, envelope);
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

function parseMessage(raw: unknown, envelope: Envelope): Parsed {
  const parsed = messageEvent.safeParse(raw);
  if (!parsed.success) return ignored("unreadable message");
  const event = parsed.data;
  const { account, eventId, botUserId, context } = envelope;
  const mentioned = event.type === "app_mention";
  if (!(mentioned || isDm(event.channel))) return ignored("message outside a direct chat");
  if (event.subtype === "message_changed") return parseEdit(event, envelope);
  if (!READ_SUBTYPES.has(event.subtype ?? "")) return ignored(`message.${event.subtype}`);
  const userId = event.user;
  if (event.bot_id || !userId || userId === botUserId) return ignored("message of a bot");
  const who = { account, userId };
  const text = event.text ?? "";
  return inbound({
    kind: "message",
    messageId: event.ts,
    editName: editName(who, event.channel, event.ts),
    text: plainText(mentioned ? withoutMention(text, botUserId) : text),
    address: placeOf(who, event.channel, event.thread_ts),
    ...origin(context, who, event.ts, [`ev:${eventId}`, `msg:${event.channel}:${event.ts}`]),
    ...foreignParts(event),
  });
}

const editName = ({ account }: Who, channel: string, ts: string) =>
  `sl:${account}:edit-of:${channel}:${ts}`;

function parseEdit(
  event: MessageEvent,
  { account, eventId, botUserId, context }: Envelope,
): Parsed {
  const { channel, message: now, previous_message: before } = event;
  const userId = now?.user;
  if (!now || now.bot_id || !userId || userId === botUserId) return ignored("message of a bot");
  // Link previews and thread replies change a message, too; only a person's edit has a new mark.
  if (!now.edited || now.edited.ts === before?.edited?.ts || now.text === before?.text) {
    return ignored("change without an edit");
  }
  const who = { account, userId };
  const keys = [`ev:${eventId}`, `edit:${channel}:${now.ts}:${now.edited.ts}`];
  return inbound({
    kind: "edit",
    messageId: now.ts,
    original: editName(who, channel, now.ts),
    text: plainText(now.text ?? ""),
    address: placeOf(who, channel, now.thread_ts),
    ...origin(context, who, now.edited.ts, keys),
  });
}

function parseHome(raw: unknown, { account, eventId, context }: Envelope): Parsed {
  const parsed = homeEvent.safeParse(raw);
  if (!parsed.success) return ignored("unreadable app_home_opened");
  const { user: userId, channel, tab, event_ts } = parsed.data;
  const who = { account, userId };
  const address = tab === "messages" && channel ? placeOf(who, channel, undefined) : homeOf(who);
  const common = origin(context, who, event_ts, [`ev:${eventId}`]);
  return inbound({ kind: "lifecycle", event: "opened", address, ...common });
}

/** Somebody changed their profile; all that matters of it here is the zone. Silent. */
function parseProfile(raw: unknown, { account, eventId, context }: Envelope): Parsed {
  const parsed = userChangeEvent.safeParse(raw);
  const timeZone = parsed.data?.user.tz;
  if (!parsed.success || !timeZone) return ignored("user_change without a zone");
  const { user, event_ts } = parsed.data;
  const who = { account, userId: user.id };
  const common = origin(context, who, event_ts, [`ev:${eventId}`]);
  const actor = { ...common.actor, timeZone };
  return inbound({ kind: "lifecycle", event: "profile", address: homeOf(who), ...common, actor });
}

function parseStop(raw: unknown, { account, eventId, context }: Envelope): Parsed {
  const parsed = stoppedEvent.safeParse(raw);
  if (!parsed.success) return ignored("unreadable agent_session_stopped");
  const { user: userId, channel, thread_ts, event_ts } = parsed.data;
  const who = { account, userId };
  const address = placeOf(who, channel, thread_ts);
  const common = origin(context, who, event_ts, [`ev:${eventId}`]);
  return inbound({ kind: "lifecycle", event: "stop", address, ...common });
}

/** Text that the person passes on, and what we cannot read. */
function foreignParts(
  event: MessageEvent,
): Pick<InboundMessage, "foreign" | "unsupported" | "file"> {
  const shared = (event.attachments ?? []).flatMap((item): Foreign[] => {
    const text = item.text || item.fallback;
    if (!(item.is_share || item.is_msg_unfurl) || !text) return [];
    const from = item.author_name ? { from: plainText(item.author_name) } : {};
    return [{ kind: "forwarded", text: plainText(text), ...from }];
  });
  const calendar = event.files?.find(isCalendar);
  const files = (event.files ?? []).filter((file) => !isCalendar(file));
  const readable = files.flatMap((file): Foreign[] => {
    const text = file.preview_plain_text ?? file.preview;
    return text ? [{ kind: "file", text, ...(file.name && { from: file.name }) }] : [];
  });
  const foreign = [...shared, ...readable];
  const rest = files.filter((file) => !(file.preview_plain_text ?? file.preview));
  const unsupported = [...new Set(rest.map(fileKind))];
  return {
    ...(calendar?.id && {
      file: { ref: calendar.id, ...(calendar.size && { bytes: calendar.size }) },
    }),
    ...(foreign.length > 0 && { foreign }),
    ...(unsupported.length > 0 && { unsupported }),
  };
}

const isCalendar = ({ name, mimetype }: NonNullable<MessageEvent["files"]>[number]): boolean =>
  isCalendarFile(name ?? undefined, mimetype ?? undefined);

function fileKind(file: NonNullable<MessageEvent["files"]>[number]): string {
  const family = (file.mimetype ?? "").split("/")[0] ?? "";
  if (file.subtype === "slack_audio" || family === "audio") return "voice";
  return family === "image" || family === "video" ? family : "file";
}

function eventAccount(body: EventBody): string | undefined {
  const by = body.authorizations?.[0];
  const enterprise = by?.enterprise_id ?? body.enterprise_id;
  return accountOf(by?.is_enterprise_install === true, enterprise, by?.team_id ?? body.team_id);
}
