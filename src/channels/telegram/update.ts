import * as z from "zod";

/**
 * The part of an Update (Bot API 10.3) that is read here. Everything else is dropped unseen, so that a
 * field we do not know cannot break a message.
 */

/** Ids have up to 52 significant bits: safe as numbers, kept as text. */
const id = z.int().transform(String);

const user = z.object({
  id,
  is_bot: z.boolean().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});
export type TelegramUser = z.infer<typeof user>;

const chat = z.object({ id, type: z.string(), title: z.string().optional() });

const entity = z.object({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  user: user.optional(),
});

/** Whoever wrote a forwarded text first: exactly one of the four is there. */
const origin = z.object({
  sender_user: user.optional(),
  sender_user_name: z.string().optional(),
  sender_chat: chat.optional(),
  chat: chat.optional(),
});

const place = z.object({ latitude: z.number(), longitude: z.number() });

const words = { text: z.string().optional(), caption: z.string().optional() };

/** `looseObject`: the names of the other fields say what kind of content it is. */
const message = z.looseObject({
  message_id: id,
  message_thread_id: id.optional(),
  is_topic_message: z.boolean().optional(),
  from: user.optional(),
  sender_chat: chat.optional(),
  chat,
  /** Unix seconds. */
  date: z.int(),
  edit_date: z.int().optional(),
  ...words,
  entities: z.array(entity).optional(),
  caption_entities: z.array(entity).optional(),
  forward_origin: origin.optional(),
  via_bot: user.optional(),
  reply_to_message: z
    .object({ from: user.optional(), ...words, forward_origin: origin.optional() })
    .optional(),
  external_reply: z.object({ origin: origin.optional() }).optional(),
  quote: z.object({ text: z.string() }).optional(),
  location: place.optional(),
});
export type TelegramMessage = z.infer<typeof message>;

export const update = z.looseObject({
  update_id: z.int(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: user,
      data: z.string().optional(),
      /** `date` is 0 for a message that we can no longer touch. */
      message: z
        .object({
          message_id: id,
          chat,
          date: z.int(),
          message_thread_id: id.optional(),
          is_topic_message: z.boolean().optional(),
        })
        .optional(),
    })
    .optional(),
  my_chat_member: z
    .object({ chat, from: user, date: z.int(), new_chat_member: z.object({ status: z.string() }) })
    .optional(),
});
export type TelegramUpdate = z.infer<typeof update>;

/** The kind of an update for a log line: the name of its one field beside `update_id`. */
export function updateKind(value: unknown): string {
  if (typeof value !== "object" || value === null) return "none";
  return (
    Object.keys(value).find((key) => /^[a-z_]{1,40}$/.test(key) && key !== "update_id") ?? "none"
  );
}
