import * as z from "zod/mini";

/**
 * The parts that we read of what Slack posts (docs.slack.dev/apis/events-api, /interactivity).
 * Extras that turn out odd are dropped, never the message that carries them.
 */

const extra = <T extends z.ZodMiniType>(schema: T) => z.catch(z.nullish(schema), undefined);
const text = extra(z.string());
/** They are put together to keys with ":" between them. */
const id = z.string().check(z.regex(/^[\w.-]{1,64}$/));
const maybeId = extra(id);

const authorization = z.object({
  enterprise_id: maybeId,
  team_id: maybeId,
  user_id: maybeId,
  is_enterprise_install: extra(z.boolean()),
});

export const eventBody = z.object({
  team_id: maybeId,
  enterprise_id: maybeId,
  event_id: id,
  authorizations: extra(z.array(authorization)),
  event: z.looseObject({ type: z.string() }),
});
export type EventBody = z.infer<typeof eventBody>;

const attachment = z.object({
  is_share: extra(z.boolean()),
  is_msg_unfurl: extra(z.boolean()),
  text,
  fallback: text,
  author_name: text,
});

const file = z.object({
  id: maybeId,
  size: extra(z.number()),
  name: text,
  mimetype: text,
  subtype: text,
  preview_plain_text: text,
  preview: text,
});

const written = z.object({
  user: maybeId,
  bot_id: text,
  text,
  ts: z.string().check(z.minLength(1)),
  thread_ts: text,
  edited: extra(z.object({ ts: z.string() })),
  attachments: extra(z.array(attachment)),
  files: extra(z.array(file)),
});

/** `message` and `app_mention`. */
export const messageEvent = z.extend(written, {
  type: z.string(),
  subtype: text,
  channel: id,
  message: extra(written),
  previous_message: extra(written),
});
export type MessageEvent = z.infer<typeof messageEvent>;

export const homeEvent = z.object({
  user: id,
  channel: maybeId,
  tab: text,
  event_ts: text,
});

export const userChangeEvent = z.object({
  user: z.object({ id, tz: text }),
  event_ts: extra(z.pipe(z.union([z.string(), z.number()]), z.transform(String))),
});

/** Stop was pressed while the session of a thread is at work. */
export const stoppedEvent = z.object({ user: id, channel: id, thread_ts: text, event_ts: text });

export const revokedEvent = z.object({
  type: z.string(),
  tokens: extra(z.object({ bot: extra(z.array(z.string())) })),
});

export const blockActionsBody = z.object({
  user: z.object({ id, team_id: maybeId }),
  team: extra(z.object({ id, enterprise_id: maybeId })),
  enterprise: extra(z.object({ id })),
  is_enterprise_install: extra(z.boolean()),
  channel: extra(z.object({ id })),
  message: extra(z.object({ ts: z.string(), thread_ts: text })),
  container: extra(
    z.object({
      message_ts: text,
      thread_ts: text,
      view_id: text,
      is_ephemeral: extra(z.boolean()),
    }),
  ),
  response_url: text,
  /** One press is one action. */
  actions: z.pipe(
    z.tuple([z.object({ action_id: z.string(), action_ts: z.string(), value: text })], z.unknown()),
    z.transform(([action]) => action),
  ),
});

export const commandBody = z.object({
  team_id: maybeId,
  enterprise_id: maybeId,
  is_enterprise_install: text,
  channel_id: id,
  user_id: id,
  user_name: text,
  text,
  response_url: text,
  trigger_id: z.string().check(z.minLength(1)),
});

/** An answer of the Web API: what any of our calls reads of it. */
export const apiAnswer = z.object({
  ok: z.boolean(),
  error: text,
  ts: text,
  message_ts: text,
  user_id: text,
  channel: extra(z.union([z.string(), z.object({ id: z.string() })])),
  file: extra(z.object({ size: extra(z.number()), url_private: text, url_private_download: text })),
  has_more: extra(z.boolean()),
  messages: extra(
    z.array(
      z.object({
        ts: z.string(),
        metadata: extra(z.object({ event_payload: extra(z.record(z.string(), z.unknown())) })),
      }),
    ),
  ),
  user: extra(
    z.object({
      tz: text,
      locale: text,
      real_name: text,
      profile: extra(z.object({ display_name: text, real_name: text })),
    }),
  ),
});
export type ApiAnswer = z.infer<typeof apiAnswer>;
