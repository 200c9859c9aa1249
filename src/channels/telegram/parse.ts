import type { Actor, Address, Inbound, InboundMessage } from "../../core/chat/inbound.ts";
import { isCalendarFile } from "../calendar-file.ts";
import type {
  TelegramMembership,
  TelegramMessage,
  TelegramPress,
  TelegramStopped,
  TelegramUser,
} from "./update.ts";
import { update } from "./update.ts";

export interface Surroundings {
  /** The number before the colon of the token. */
  botId: string;
  /** Our name, lower case, without `@`; asked for only when a text names some bot. Undefined: not known now. */
  username(): Promise<string | undefined>;
  /** UTC milliseconds. */
  now: number;
  correlationId: string;
}

export type Parsed = (
  | { kind: "inbound"; inbound: Inbound }
  /** Not for us; `broken` is no update as documented. */
  | { kind: "ignored" | "broken"; reason: string }
) & {
  /** The callback query to answer, also when the press means nothing to us. */
  pressId?: string;
};

type Foreign = NonNullable<InboundMessage["foreign"]>;
type Base = Pick<Inbound, "dedupeKeys" | "address" | "actor" | "occurredAt" | "correlationId">;
type At = Surroundings & { key: string };

const UNREADABLE =
  /^(animation|audio|checklist|contact|dice|document|game|invoice|live_photo|paid_media|photo|poll|rich_message|sticker|story|video|video_note|voice)$/;
/** `/name@bot args`; a name has at most 32 of `a-z0-9_` (Bot API, BotCommand). */
const COMMAND = /^\/([a-z0-9_]{1,32})(?:@(\w{1,64}))?(?:\s+([\s\S]*))?$/i;

/** Reads one update. Never throws; anything can be handed in. */
export async function parseUpdate(json: unknown, around: Surroundings): Promise<Parsed> {
  const parsed = update.safeParse(json);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join(".");
    return { kind: "broken", reason: where || "no update" };
  }
  const { update_id, message, edited_message, callback_query, my_chat_member, ...rest } =
    parsed.data;
  const at = { ...around, key: `tg:${around.botId}:${update_id}` };
  if (message) return readMessage(message, at);
  if (edited_message) return readEdit(edited_message, at);
  if (callback_query) return readPress(callback_query, at);
  if (my_chat_member) return readMembership(my_chat_member, at);
  const { stopped_message_generation: stopped } = rest;
  return stopped ? readStop(stopped, at) : ignored("kind");
}

const ignored = (reason: string): Parsed => ({ kind: "ignored", reason });
const taken = (inbound: Inbound): Parsed => ({ kind: "inbound", inbound });

async function readMessage(message: TelegramMessage, at: At): Promise<Parsed> {
  const base = baseOf(message, message.date, at);
  if (typeof base === "string") return ignored(base);
  const messageId = message.message_id;
  const editName = messageKey(message, at);
  const [, name, bot, args = ""] = COMMAND.exec(ownWords(message).trim()) ?? [];
  if (bot !== undefined && (await isOther(bot, at))) return ignored("for another bot");
  if (name !== undefined)
    return taken({
      ...base,
      kind: "command",
      name: name.toLowerCase(),
      args: args.trim(),
      messageId,
      editName,
    });
  const text = await addressed(message, base, at);
  if (text === undefined) return ignored("not for the bot");
  const { location } = message;
  const foreign = foreignOf(message, at);
  const file = calendarIn(message);
  const unsupported = Object.keys(message).filter((key) => !file && UNREADABLE.test(key));
  const content = {
    ...(file && { file }),
    ...(foreign.length > 0 && { foreign }),
    ...(location && !isForeign(message) && { location }),
    ...(unsupported.length > 0 && { unsupported }),
  };
  if (text === "" && Object.keys(content).length === 0) return ignored("service message");
  return taken({ ...base, kind: "message", messageId, editName, text, ...content });
}

function calendarIn({ document }: TelegramMessage): InboundMessage["file"] {
  const { file_id, file_name, mime_type, file_size } = document ?? {};
  if (file_id === undefined || !isCalendarFile(file_name, mime_type)) return undefined;
  return { ref: file_id, ...(file_size !== undefined && { bytes: file_size }) };
}

async function readEdit(message: TelegramMessage, at: At): Promise<Parsed> {
  const base = baseOf(message, message.edit_date ?? message.date, at);
  if (typeof base === "string") return ignored(base);
  // A live location moves by edits; it carries no words.
  if (message.location) return ignored("live location");
  if (isForeign(message)) return ignored("edit of foreign words");
  const text = await addressed(message, base, at);
  if (text === undefined) return ignored("not for the bot");
  const original = messageKey(message, at);
  return taken({ ...base, kind: "edit", messageId: message.message_id, original, text });
}

/** Names a message whatever update brings it. */
const messageKey = (message: TelegramMessage, { botId }: At) =>
  `tg:${botId}:edit-of:${message.chat.id}:${message.message_id}`;

function readPress({ id: pressId, from, data: token, message }: TelegramPress, at: At): Parsed {
  const chat = message?.chat ?? { id: from.id, type: "private" };
  const base = baseOf({ ...message, chat, from }, at.now / 1000, at);
  if (typeof base === "string" || token === undefined) return { ...ignored("no data"), pressId };
  base.dedupeKeys.push(`tg:${at.botId}:cb:${pressId}`);
  // A date of 0 stands for a message that can no longer be edited.
  const ref = message?.date && {
    message: { address: base.address, messageId: message.message_id },
  };
  return { ...taken({ ...base, kind: "action", token, ...(ref || {}) }), pressId };
}

function readMembership(member: TelegramMembership, at: At): Parsed {
  const { status } = member.new_chat_member;
  const base = baseOf(member, member.date, at);
  const known = status === "kicked" || status === "member";
  if (typeof base === "string" || base.address.kind !== "dm" || !known)
    return ignored("membership");
  return taken({
    ...base,
    kind: "lifecycle",
    event: status === "kicked" ? "blocked" : "unblocked",
  });
}

/** In a private chat there is one person, who has the id of the chat. */
function readStop({ chat, draft_id: turn, message_thread_id }: TelegramStopped, at: At): Parsed {
  if (chat.type !== "private") return ignored("stop outside a private chat");
  const base = baseOf({ chat, from: { id: chat.id }, message_thread_id }, at.now / 1000, at);
  if (typeof base === "string") return ignored(base);
  return taken({ ...base, kind: "lifecycle", event: "stop", turn });
}

type Sent = Pick<TelegramMessage, "from" | "chat"> &
  Partial<Pick<TelegramMessage, "sender_chat" | "message_thread_id" | "is_topic_message">>;

/** The common fields, or why there is nobody to answer. `seconds`: Unix time. */
function baseOf(sent: Sent, seconds: number, { key, botId, correlationId }: At): Base | string {
  const { chat, from, message_thread_id: thread } = sent;
  // Anonymous administrators and channels speak as a chat.
  if (!from || (sent.sender_chat && sent.sender_chat.id !== from.id)) return "no person behind it";
  if (from.is_bot) return "from a bot";
  if (!["private", "group", "supergroup"].includes(chat.type)) return "chat type";
  const address: Address = {
    channel: "telegram",
    accountId: botId,
    conversationId: chat.id,
    // Outside of topics the thread id only names a chain of replies.
    ...(sent.is_topic_message && thread !== undefined && { threadId: thread }),
    kind: chat.type === "private" ? "dm" : "group",
    recipientId: from.id,
  };
  const occurredAt = Math.round(seconds * 1000);
  return { dedupeKeys: [key], address, actor: actorOf(from), occurredAt, correlationId };
}

function actorOf(from: TelegramUser): Actor {
  const displayName = nameOf(from);
  return {
    id: `telegram:${from.id}`,
    ...(displayName !== undefined && { displayName }),
    ...(from.language_code !== undefined && { locale: from.language_code }),
  };
}

const nameOf = (user?: TelegramUser): string | undefined =>
  user && ([user.first_name, user.last_name].filter(Boolean).join(" ") || user.username);

/** Words in the person's message that are not theirs: a forward, or written by an inline bot. */
const isForeign = (message: TelegramMessage): boolean =>
  message.forward_origin !== undefined || message.via_bot !== undefined;

const wordsOf = ({ text, caption }: Pick<TelegramMessage, "text" | "caption">): string =>
  text ?? caption ?? "";

const ownWords = (message: TelegramMessage): string => (isForeign(message) ? "" : wordsOf(message));

function foreignOf(message: TelegramMessage, { botId }: At): Foreign {
  const { forward_origin, via_bot, external_reply, quote, reply_to_message: replied } = message;
  const found: Foreign = [];
  const add = (kind: Foreign[number]["kind"], text: string, from?: string) =>
    found.push({ kind, text, ...(from !== undefined && { from }) });
  if (isForeign(message))
    add("forwarded", wordsOf(message), authorOf(forward_origin) ?? nameOf(via_bot));
  // In an answer to our own message the words are ours, and no news to us.
  const quoted = replied?.from?.id === botId ? "" : (quote?.text ?? wordsOf(replied ?? {}));
  const author = authorOf(replied?.forward_origin ?? external_reply?.origin);
  if (quoted !== "") add("quoted", quoted, author ?? nameOf(replied?.from));
  return found;
}

function authorOf(origin: TelegramMessage["forward_origin"]): string | undefined {
  const chat = origin?.sender_chat ?? origin?.chat;
  return nameOf(origin?.sender_user) ?? origin?.sender_user_name ?? chat?.title;
}

/**
 * The person's words; in a group only when they are meant for the bot, as an answer or with its name
 * (which is taken out), and otherwise undefined.
 */
async function addressed(
  message: TelegramMessage,
  base: Base,
  at: At,
): Promise<string | undefined> {
  const words = ownWords(message);
  if (base.address.kind === "dm") return words;
  if (isForeign(message)) return undefined;
  for (const { type, offset, length, user } of message.entities ?? message.caption_entities ?? []) {
    const name = words.slice(offset + 1, offset + length);
    const meant = type === "mention" ? !(await isOther(name, at, true)) : user?.id === at.botId;
    const rest = words.slice(0, offset) + words.slice(offset + length);
    if (meant) return rest.replace(/^[\s,:]+/, "").trim();
  }
  return message.reply_to_message?.from?.id === at.botId ? words : undefined;
}

/** Whether that is some other bot; `unsure` is the answer while our own name is not known. */
async function isOther(username: string, at: At, unsure = false): Promise<boolean> {
  const own = await at.username();
  return own === undefined ? unsure : own !== username.toLowerCase();
}
