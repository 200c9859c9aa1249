import * as z from "zod/mini";

/**
 * The part of an Update (Bot API 10.3) that is read here; the rest is dropped unseen, so that a field we
 * do not know cannot break a message. Ids have up to 52 significant bits: numbers there, text here.
 */
const id = z.pipe(z.int(), z.transform(String));

const user = z.object({
  id,
  is_bot: z.optional(z.boolean()),
  first_name: z.optional(z.string()),
  last_name: z.optional(z.string()),
  username: z.optional(z.string()),
  language_code: z.optional(z.string()),
});
const chat = z.object({ id, type: z.string(), title: z.optional(z.string()) });
const place = z.object({ latitude: z.number(), longitude: z.number() });
const entity = z.object({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  user: z.optional(user),
});
/** Whoever wrote a forwarded text first, in one of four ways. */
const origin = z.partial(
  z.object({ sender_user: user, sender_user_name: z.string(), sender_chat: chat, chat }),
);
const content = z.partial(
  z.object({ text: z.string(), caption: z.string(), forward_origin: origin }),
);
const optional = z.extend(content, {
  message_thread_id: id,
  is_topic_message: z.boolean(),
  from: user,
  sender_chat: chat,
  edit_date: z.int(),
  entities: z.array(entity),
  caption_entities: z.array(entity),
  via_bot: user,
  reply_to_message: z.extend(content, { from: z.optional(user) }),
  external_reply: z.object({ origin: z.optional(origin) }),
  quote: z.object({ text: z.string() }),
  location: place,
  document: z.object({
    file_id: z.string(),
    file_name: z.optional(z.string()),
    mime_type: z.optional(z.string()),
    file_size: z.optional(z.int()),
  }),
});
/** Loose: the names of the other fields say what kind of content it is. Dates are Unix seconds. */
const message = z.looseObject({
  ...z.partial(optional).shape,
  message_id: id,
  chat,
  date: z.int(),
});
const press = z.object({
  id: z.string(),
  from: user,
  data: z.optional(z.string()),
  message: z.optional(message),
});
const membership = z.object({
  chat,
  from: user,
  date: z.int(),
  new_chat_member: z.object({ status: z.string() }),
});
/** Of a draft; there is no more about who pressed Stop than the chat. */
const stopped = z.object({ chat, message_thread_id: z.optional(id), draft_id: z.int() });

export const update = z.object({
  update_id: z.int(),
  message: z.optional(message),
  edited_message: z.optional(message),
  callback_query: z.optional(press),
  my_chat_member: z.optional(membership),
  stopped_message_generation: z.optional(stopped),
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
