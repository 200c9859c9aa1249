import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { timingSafeEqual } from "hono/utils/buffer";
import type { Clock } from "../../core/ports/clock.ts";
import type { Ids } from "../../core/ports/ids.ts";
import { SEND_TIMEOUT_MS } from "../../core/ports/reply-sender.ts";
import type { Channel, Intake } from "../channel.ts";
import { type ApiOptions, createApi } from "./api.ts";
import { parseUpdate, type Surroundings } from "./parse.ts";
import { BUTTONS, MAX_TEXT } from "./render.ts";
import { parseJson, readBody, waitUntilOf } from "./request.ts";
import { createTelegramSender, type SenderOptions } from "./send.ts";
import { updateKind } from "./update.ts";

export interface TelegramOptions extends SenderOptions {
  /** `secret_token` of setWebhook: 1 to 256 of `A-Za-z0-9_-`. */
  secret: string;
  intake: Intake;
  clock: Clock;
  ids: Ids;
}

/** Bytes. Real updates have a few thousand. */
const MAX_BODY = 1_000_000;
/** Milliseconds. Telegram waits for our answer meanwhile, and nothing but a name depends on it. */
const GET_ME_TIMEOUT = 2_000;

/** Telegram over webhooks. Throws when the token or the secret cannot be one. */
export function createTelegramChannel(options: TelegramOptions): Channel {
  const { token, secret, log } = options;
  const botId = /^(\d{1,16}):[\w-]+$/.exec(token)?.[1];
  if (botId === undefined) throw new Error("TELEGRAM_BOT_TOKEN is not a bot token");
  if (!/^[\w-]{1,256}$/.test(secret))
    throw new Error("TELEGRAM_WEBHOOK_SECRET must be 1 to 256 of A-Z, a-z, 0-9, _ and -");
  const routes = new Hono();
  routes.post("/telegram/webhook", createWebhook(options, botId));
  // A fault of ours: Telegram keeps the update and comes again, for up to 24 hours.
  routes.onError((error, c) => {
    log.error("telegram.webhook.failed", { error: error.name });
    return c.body(null, 503);
  });
  return {
    name: "telegram",
    capabilities: {
      push: true,
      idempotentSend: false,
      edit: true,
      maxText: MAX_TEXT,
      buttons: BUTTONS,
      nativeTime: true,
      typing: true,
      streams: true,
    },
    routes,
    sender: createTelegramSender(options),
  };
}

/** The comparison takes the same time for all texts of a length; two digests a message would tell no more. */
const asItIs = (text: unknown) => text;

/**
 * Takes one update. Whatever is in it, the answer is 200 unless it could not be stored: Telegram holds
 * back everything else of that chat until then.
 */
function createWebhook(options: TelegramOptions, botId: string) {
  const { secret, intake, log, clock, ids } = options;
  const self = { botId, username: ownName(options) };

  return async (c: Context): Promise<Response> => {
    const given = c.req.header("x-telegram-bot-api-secret-token") ?? "";
    if (!(await timingSafeEqual(given, secret, asItIs))) {
      log.warn("telegram.webhook.refused", { reason: "secret" });
      return c.body(null, 401);
    }
    const body = await readBody(c.req.raw, MAX_BODY);
    if (body === undefined) {
      log.warn("telegram.webhook.refused", { reason: "size" });
      return c.body(null, 413);
    }
    return c.body(null, await take(parseJson(body), waitUntilOf(c)));
  };

  async function take(
    json: unknown,
    waitUntil: ReturnType<typeof waitUntilOf>,
  ): Promise<200 | 503> {
    const correlationId = ids.secret();
    const parsed = await parseUpdate(json, { ...self, now: clock.now(), correlationId });
    // Before anything else goes out: the button shows a spinner until then, and Telegram takes the answer
    // for seconds only. It says nothing about what the press does.
    if (parsed.pressId !== undefined)
      waitUntil(
        createApi(options, SEND_TIMEOUT_MS).answerCallbackQuery({
          callback_query_id: parsed.pressId,
        }),
      );
    if (parsed.kind === "inbound") {
      const { status } = await intake.accept(parsed.inbound, waitUntil);
      return status === "unavailable" ? 503 : 200;
    }
    const line = { update: updateKind(json), reason: parsed.reason, correlationId };
    log[parsed.kind === "broken" ? "warn" : "info"](`telegram.update.${parsed.kind}`, line);
    return 200;
  }
}

/** Asked for once; a failure is not kept. */
function ownName(options: ApiOptions): Surroundings["username"] {
  let known: string | undefined;
  return async () => {
    const me = known
      ? undefined
      : await createApi(options, GET_ME_TIMEOUT)
          .getMe()
          .catch(() => undefined);
    known ??= me?.username?.toLowerCase();
    return known;
  };
}
