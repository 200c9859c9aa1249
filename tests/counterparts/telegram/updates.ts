/**
 * Updates as Telegram posts them (Bot API 10.3), with made-up people. Every builder gives a fresh
 * `update_id`; dates are Unix seconds.
 */

export interface Person {
  id: number;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
}

export type Update = Record<string, unknown> & { update_id: number };

export interface UpdateOptions {
  /** Of the private chat; a group has a negative id. */
  from?: Person;
  chat?: { id: number; type: "private" | "group" | "supergroup" | "channel"; title?: string };
  /** Unix seconds. */
  date?: number;
  messageId?: number;
  /** Laid over the message: `reply_to_message`, `entities`, `message_thread_id` ... */
  extra?: Record<string, unknown>;
}

export const MIRA: Person = {
  // More than 32 bits, as newer accounts have.
  id: 7_100_200_301,
  first_name: "Mira",
  last_name: "Okafor",
  username: "mira_o",
  language_code: "en",
};

export const OTHER: Person = { id: 7_100_200_302, first_name: "Jonas", language_code: "de" };

/** Makes updates with rising ids, starting with `first`. */
export function createUpdates(options: { first?: number; now?: () => number } = {}) {
  let updateId = options.first ?? 818_000_001;
  let lastMessage = 1_000;
  let lastPress = 4_382_000_000_000_000;
  const now = options.now ?? (() => Math.floor(Date.now() / 1000));

  function message(content: Record<string, unknown>, given: UpdateOptions = {}) {
    const from = given.from ?? MIRA;
    return {
      message_id: given.messageId ?? ++lastMessage,
      from: { is_bot: false, ...from },
      chat: given.chat ?? { id: from.id, type: "private", first_name: from.first_name },
      date: given.date ?? now(),
      ...content,
      ...given.extra,
    };
  }

  const update = (content: Record<string, unknown>): Update => ({
    update_id: updateId++,
    ...content,
  });

  return {
    /** A typed message. Commands get their entity, as Telegram marks them. */
    text(text: string, given?: UpdateOptions): Update {
      const command = /^\/\w+(?:@\w+)?/.exec(text)?.[0];
      const entities = command
        ? { entities: [{ type: "bot_command", offset: 0, length: command.length }] }
        : {};
      return update({ message: message({ text, ...entities }, given) });
    },
    edit(messageId: number, text: string, given?: UpdateOptions): Update {
      const edited = message({ text, edit_date: given?.date ?? now() }, { ...given, messageId });
      return update({ edited_message: edited });
    },
    /** A live location moves by edits. */
    liveLocation(messageId: number, latitude: number, longitude: number): Update {
      const location = { latitude, longitude, live_period: 900 };
      return update({ edited_message: message({ location, edit_date: now() }, { messageId }) });
    },
    location(latitude: number, longitude: number, given?: UpdateOptions): Update {
      return update({ message: message({ location: { latitude, longitude } }, given) });
    },
    voice(given?: UpdateOptions): Update {
      const voice = {
        file_id: "AwACAgQ",
        file_unique_id: "AgAD",
        duration: 4,
        mime_type: "audio/ogg",
      };
      return update({ message: message({ voice }, given) });
    },
    sticker(given?: UpdateOptions): Update {
      const sticker = {
        file_id: "CAACAgQ",
        file_unique_id: "AgAE",
        width: 512,
        height: 512,
        emoji: "👍",
      };
      return update({ message: message({ sticker }, given) });
    },
    photo(caption: string | undefined, given?: UpdateOptions): Update {
      const photo = [{ file_id: "AgACAgQ", file_unique_id: "AQAD", width: 90, height: 67 }];
      return update({
        message: message({ photo, ...(caption !== undefined && { caption }) }, given),
      });
    },
    document(document: Record<string, unknown>, caption?: string, given?: UpdateOptions): Update {
      return update({
        message: message({ document, ...(caption !== undefined && { caption }) }, given),
      });
    },
    /** Somebody else's words, passed on by `from`. */
    forward(text: string, author: Person, given?: UpdateOptions): Update {
      const forward_origin = {
        type: "user",
        date: now() - 60,
        sender_user: { is_bot: false, ...author },
      };
      return update({ message: message({ text, forward_origin }, given) });
    },
    /** A button under the message `messageId`; `date` 0 makes it one that the bot can no longer touch. */
    press(
      data: string,
      messageId: number,
      given: UpdateOptions & { pressId?: string } = {},
    ): Update {
      const from = given.from ?? MIRA;
      const chat = given.chat ?? { id: from.id, type: "private" };
      return update({
        callback_query: {
          id: given.pressId ?? String(++lastPress),
          from: { is_bot: false, ...from },
          chat_instance: "-3141592653589793238",
          message: { message_id: messageId, chat, date: given.date ?? now(), ...given.extra },
          data,
        },
      });
    },
    /** The person stopped the bot (`kicked`) or took it back (`member`). */
    membership(status: "kicked" | "member", given: UpdateOptions = {}): Update {
      const from = given.from ?? MIRA;
      const bot = { id: 1, is_bot: true, first_name: "Bot" };
      return update({
        my_chat_member: {
          chat: given.chat ?? { id: from.id, type: "private" },
          from: { is_bot: false, ...from },
          date: given.date ?? now(),
          old_chat_member: { user: bot, status: status === "kicked" ? "member" : "kicked" },
          new_chat_member: { user: bot, status },
        },
      });
    },
    /** Any other update: `raw({ poll: {...} })`. */
    raw: update,
    /** The message part alone, for kinds built by hand. */
    message,
  };
}

export type Updates = ReturnType<typeof createUpdates>;

/** Posts an update as Telegram does. `secret` undefined sends no header. */
export function webhookRequest(url: string, update: unknown, secret?: string): Request {
  const headers = {
    "content-type": "application/json",
    ...(secret !== undefined && { "x-telegram-bot-api-secret-token": secret }),
  };
  return new Request(url, { method: "POST", headers, body: JSON.stringify(update) });
}
