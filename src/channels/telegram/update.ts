import * as z from "zod";

/**
 * The part of an Update (Bot API 10.3) that is read here; the rest is dropped unseen, so that a field we
 * do not know cannot break a message. Ids have up to 52 significant bits: numbers there, text here.
 */
const id = z.int().transform(String);

const user = z.object({
  id,
  is_bot: z.boolean().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});
const chat = z.object({ id, type: z.string(), title: z.string().optional() });
const place = z.object({ latitude: z.number(), longitude: z.number() });
const entity = z.object({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  user: user.optional(),
});
/** Whoever wrote a forwarded text first, in one of four ways. */
const origin = z
  .object({ sender_user: user, sender_user_name: z.string(), sender_chat: chat, chat })
  .partial();
const content = z
  .object({ text: z.string(), caption: z.string(), forward_origin: origin })
  .partial();
const optional = content.extend({
  message_thread_id: id,
  is_topic_message: z.boolean(),
  from: user,
  sender_chat: chat,
  edit_date: z.int(),
  entities: z.array(entity),
  caption_entities: z.array(entity),
  via_bot: user,
  reply_to_message: content.extend({ from: user.optional() }),
  external_reply: z.object({ origin: origin.optional() }),
  quote: z.object({ text: z.string() }),
  location: place,
});
/** Loose: the names of the other fields say what kind of content it is. Dates are Unix seconds. */
const message = z.looseObject({
  ...optional.partial().shape,
  message_id: id,
  chat,
  date: z.int(),
});
const press = z.object({
  id: z.string(),
  from: user,
  data: z.string().optional(),
  message: message.optional(),
});
const membership = z.object({
  chat,
  from: user,
  date: z.int(),
  new_chat_member: z.object({ status: z.string() }),
});
/** Of a draft; there is no more about who pressed Stop than the chat. */
const stopped = z.object({ chat, message_thread_id: id.optional(), draft_id: z.int() });

export const update = z.object({
  update_id: z.int(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: press.optional(),
  my_chat_member: membership.optional(),
  stopped_message_generation: stopped.optional(),
});

export type TelegramUser = z.infer<typeof user>;
export type TelegramMessage = z.infer<typeof message>;
export type TelegramPress = z.infer<typeof press>;
export type TelegramStopped = z.infer<typeof stopped>;
export type TelegramMembership = z.infer<typeof membership>;

/** The kind of an update for a log line: the name of its field beside `update_id`. */
export function updateKind(value: unknown): string {
  const names = typeof value === "object" && value !== null ? Object.keys(value) : [];
  return names.find((name) => /^[a-z_]{1,40}$/.test(name) && name !== "update_id") ?? "none";
}
