import type { Actor, Address, Inbound, InboundMessage } from "../../core/chat/inbound.ts";
import { type TelegramMessage, type TelegramUpdate, type TelegramUser, update } from "./update.ts";

/** Where the bot stands; `username` is asked for only when a text names some bot. */
export interface Self {
  /** The number before the colon of the token. */
  botId: string;
  /** Without `@`, lower case; undefined when it could not be learned. */
  username(): Promise<string | undefined>;
}

export interface Moment {
  /** UTC milliseconds. */
  now: number;
  correlationId: string;
}

export type Parsed = (
  | { kind: "inbound"; inbound: Inbound }
  | { kind: "ignored"; reason: string }
  /** Not an update as documented. */
  | { kind: "broken"; reason: string }
) & {
  /** The callback query to answer, also when the press means nothing to us. */
  pressId?: string;
};

type Foreign = NonNullable<InboundMessage["foreign"]>[number];
type Base = Pick<Inbound, "dedupeKeys" | "address" | "actor" | "occurredAt" | "correlationId">;

const UNREADABLE =
  "animation,audio,checklist,contact,dice,document,game,invoice,live_photo,paid_media,photo,poll,rich_message,sticker,story,video,video_note,voice".split(
    ",",
  );

/** `/name@bot args`; names are at most 32 of `a-z0-9_` (Bot API, BotCommand). */
const COMMAND = /^\/([a-z0-9_]{1,32})(?:@(\w{1,64}))?(?:\s+([\s\S]*))?$/i;

/** Reads one update. Never throws; anything can be handed in. */
export async function parseUpdate(json: unknown, self: Self, moment: Moment): Promise<Parsed> {
  const parsed = update.safeParse(json);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join(".") ?? "";
    return { kind: "broken", reason: where === "" ? "not an update" : where };
  }
  const { update_id, message, edited_message, callback_query, my_chat_member } = parsed.data;
  const key = `tg:${self.botId}:${update_id}`;
  if (message) return readMessage(message, self, key, moment);
  if (edited_message) return readEdit(edited_message, self, key, moment);
  if (callback_query) return readPress(callback_query, self, key, moment);
  if (my_chat_member) return readMembership(my_chat_member, self, key, moment);
  return ignored("kind");
}

const ignored = (reason: string): Parsed => ({ kind: "ignored", reason });

async function readMessage(
  message: TelegramMessage,
  self: Self,
  key: string,
  moment: Moment,
): Promise<Parsed> {
  const base = baseOf(message, self, key, message.date, moment);
  if (typeof base === "string") return ignored(base);
  const { message_id: messageId } = message;
  const typed = isForeign(message) ? "" : (message.text ?? message.caption ?? "");
  const command = COMMAND.exec(typed.trim());
  const other = command?.[2] !== undefined && (await isOther(command[2], self));
  if (other) return ignored("for another bot");
  if (command?.[1] !== undefined) {
    const name = command[1].toLowerCase();
    const args = command[3]?.trim() ?? "";
    return { kind: "inbound", inbound: { kind: "command", ...base, name, args, messageId } };
  }
  const own = base.address.kind === "group" ? await addressed(message, typed, self) : typed;
  if (own === undefined) return ignored("not for the bot");
  const content = contentOf(message, self);
  if (own === "" && Object.keys(content).length === 0) return ignored("service message");
  const inbound: Inbound = { kind: "message", ...base, messageId, text: own, ...content };
  return { kind: "inbound", inbound };
}

/** What is in a message beside the words that the person typed. */
function contentOf(
  message: TelegramMessage,
  self: Self,
): Pick<InboundMessage, "foreign" | "location" | "unsupported"> {
  const foreign = foreignOf(message, self);
  const unsupported = UNREADABLE.filter((kind) => message[kind] !== undefined);
  return {
    ...(foreign.length > 0 && { foreign }),
    ...(message.location && !isForeign(message) && { location: message.location }),
    ...(unsupported.length > 0 && { unsupported }),
  };
}

/** Words in the person's message that are not theirs: a forward, or written by an inline bot. */
const isForeign = (message: TelegramMessage): boolean =>
  message.forward_origin !== undefined || message.via_bot !== undefined;

function foreignOf(message: TelegramMessage, self: Self): Foreign[] {
  const { forward_origin, via_bot, external_reply, quote, reply_to_message: replied } = message;
  const found: Foreign[] = [];
  if (isForeign(message)) {
    const from = authorOf(forward_origin) ?? nameOf(via_bot);
    found.push(foreign("forwarded", message.text ?? message.caption ?? "", from));
  }
  // An answer to our own message: its words are ours, and they are no news to us.
  if (replied?.from?.id === self.botId) return found;
  const quoted = quote?.text ?? replied?.text ?? replied?.caption ?? "";
  const author =
    authorOf(replied?.forward_origin ?? external_reply?.origin) ?? nameOf(replied?.from);
  if (quoted !== "") found.push(foreign("quoted", quoted, author));
  return found;
}

const foreign = (kind: Foreign["kind"], text: string, from?: string): Foreign => ({
  kind,
  text,
  ...(from !== undefined && { from }),
});

function authorOf(origin: TelegramMessage["forward_origin"]): string | undefined {
  if (!origin) return undefined;
  const chat = origin.sender_chat ?? origin.chat;
  return nameOf(origin.sender_user) ?? origin.sender_user_name ?? chat?.title;
}

const nameOf = (user?: TelegramUser): string | undefined =>
  user && ([user.first_name, user.last_name].filter(Boolean).join(" ") || user.username);

/**
 * In a group only what is meant for the bot is taken: an answer to it, or a mention of it. Gives the
 * text without the mention, or undefined.
 */
async function addressed(
  message: TelegramMessage,
  typed: string,
  self: Self,
): Promise<string | undefined> {
  if (isForeign(message)) return undefined;
  for (const entity of message.entities ?? message.caption_entities ?? []) {
    const words = typed.slice(entity.offset, entity.offset + entity.length);
    const named = entity.type === "mention" && !(await isOther(words.slice(1), self, true));
    if (!named && entity.user?.id !== self.botId) continue;
    const rest = typed.slice(0, entity.offset) + typed.slice(entity.offset + entity.length);
    return rest.replace(/^[\s,:]+/, "").trim();
  }
  return message.reply_to_message?.from?.id === self.botId ? typed : undefined;
}

/** Is that some other bot? `unsure` is the answer while our own name is not known. */
async function isOther(username: string, self: Self, unsure = false): Promise<boolean> {
  const own = await self.username();
  return own === undefined ? unsure : own !== username.toLowerCase();
}

async function readEdit(
  message: TelegramMessage,
  self: Self,
  key: string,
  moment: Moment,
): Promise<Parsed> {
  const base = baseOf(message, self, key, message.edit_date ?? message.date, moment);
  if (typeof base === "string") return ignored(base);
  // A live location moves by edits; it carries no words.
  if (message.location) return ignored("live location");
  if (isForeign(message)) return ignored("edit of foreign words");
  const typed = message.text ?? message.caption ?? "";
  const text = base.address.kind === "group" ? await addressed(message, typed, self) : typed;
  if (text === undefined) return ignored("not for the bot");
  return {
    kind: "inbound",
    inbound: { kind: "edit", ...base, messageId: message.message_id, text },
  };
}

function readPress(
  press: NonNullable<TelegramUpdate["callback_query"]>,
  self: Self,
  key: string,
  moment: Moment,
): Parsed {
  const { id: pressId, from, data: token, message } = press;
  if (token === undefined || from.is_bot) return { ...ignored("press without data"), pressId };
  const chat = message?.chat ?? { id: from.id, type: "private" };
  const base: Base = {
    dedupeKeys: [key, `tg:${self.botId}:cb:${pressId}`],
    address: addressOf({ ...message, chat }, from, self),
    actor: actorOf(from),
    occurredAt: moment.now,
    correlationId: moment.correlationId,
  };
  const touchable = message !== undefined && message.date > 0;
  const ref = touchable && { message: { address: base.address, messageId: message.message_id } };
  return { kind: "inbound", inbound: { kind: "action", ...base, token, ...ref }, pressId };
}

function readMembership(
  member: NonNullable<TelegramUpdate["my_chat_member"]>,
  self: Self,
  key: string,
  moment: Moment,
): Parsed {
  const status = member.new_chat_member.status;
  const event = { kicked: "blocked", member: "unblocked" } as const;
  if (member.chat.type !== "private" || !(status === "kicked" || status === "member"))
    return ignored("membership");
  const base = baseOf(member, self, key, member.date, moment);
  if (typeof base === "string") return ignored(base);
  return { kind: "inbound", inbound: { kind: "lifecycle", ...base, event: event[status] } };
}

/** The common fields; a string says why the sender is nobody to answer. `seconds`: Unix time. */
function baseOf(
  from: Pick<TelegramMessage, "from" | "chat"> & Partial<TelegramMessage>,
  self: Self,
  key: string,
  seconds: number,
  { correlationId }: Moment,
): Base | string {
  if (!from.from || from.sender_chat) return "no person behind it";
  if (from.from.is_bot) return "from a bot";
  if (!["private", "group", "supergroup"].includes(from.chat.type)) return "chat type";
  return {
    dedupeKeys: [key],
    address: addressOf(from, from.from, self),
    actor: actorOf(from.from),
    occurredAt: seconds * 1000,
    correlationId,
  };
}

function addressOf(
  at: Pick<TelegramMessage, "chat" | "message_thread_id" | "is_topic_message">,
  from: TelegramUser,
  self: Self,
): Address {
  // Outside of topics the thread id only names a chain of replies.
  const threadId = at.is_topic_message ? at.message_thread_id : undefined;
  return {
    channel: "telegram",
    accountId: self.botId,
    conversationId: at.chat.id,
    ...(threadId !== undefined && { threadId }),
    kind: at.chat.type === "private" ? "dm" : "group",
    recipientId: from.id,
  };
}

function actorOf(from: TelegramUser): Actor {
  const displayName = nameOf(from);
  return {
    id: `telegram:${from.id}`,
    ...(displayName !== undefined && { displayName }),
    ...(from.language_code !== undefined && { locale: from.language_code }),
  };
}
