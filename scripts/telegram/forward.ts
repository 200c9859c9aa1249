import { setTimeout } from "node:timers/promises";
import { GrammyError } from "grammy";
import type { Update } from "grammy/types";
import { createApi } from "../../src/channels/telegram/api.ts";
import { ALLOWED_UPDATES } from "../../src/channels/telegram/menu.ts";
import { CALL_TIMEOUT, explain, Problem, type TelegramSettings } from "./bot-api.ts";

export interface ForwardOptions extends TelegramSettings {
  /** The local Worker, without a path. */
  worker: string;
  signal: AbortSignal;
  say(line: string): void;
  /** Seconds that Telegram holds the call open; milliseconds between tries after a failure. */
  pollSeconds?: number;
  pauseMs?: number;
}

type Delivered = "taken" | "again";

/**
 * Fetches updates and hands them to the local Worker as Telegram's webhook would, until `signal`. An
 * update counts as fetched only after the Worker's 2xx: nothing is lost while it is down.
 */
export async function forwardUpdates(options: ForwardOptions): Promise<void> {
  const { worker, signal, say, pollSeconds = 25, pauseMs = 2_000 } = options;
  const { username } = await createApi(options, CALL_TIMEOUT).getMe();
  const { url } = await createApi(options, CALL_TIMEOUT).getWebhookInfo();
  if (url) throw new Problem(hasWebhook(url));
  say(`Write to @${username} in Telegram; it goes to ${worker}. Stop with Ctrl+C.`);
  const told = tellOnce(say);
  for (let offset = 0; !signal.aborted; ) {
    const updates = await fetchUpdates(options, offset, pollSeconds, told);
    for (const update of updates) {
      if (signal.aborted || (await deliver(update, options, told)) === "again") break;
      offset = update.update_id + 1;
    }
    const stuck = updates.length > 0 && offset <= (updates.at(-1)?.update_id ?? 0);
    if (stuck || told.trouble()) await pause(pauseMs, signal);
  }
}

async function fetchUpdates(
  options: ForwardOptions,
  offset: number,
  timeout: number,
  told: ReturnType<typeof tellOnce>,
): Promise<Update[]> {
  const request = { offset, timeout, allowed_updates: ALLOWED_UPDATES };
  const fetchUntilStopped: typeof fetch = (input, init) => {
    const signals = [options.signal, ...(init?.signal ? [init.signal] : [])];
    return fetch(input, { ...init, signal: AbortSignal.any(signals) });
  };
  try {
    const api = createApi({ ...options, fetch: fetchUntilStopped }, timeout * 1000 + CALL_TIMEOUT);
    const updates = await api.getUpdates(request);
    told.good("telegram");
    return updates;
  } catch (error) {
    if (options.signal.aborted) return [];
    const code = error instanceof GrammyError ? error.error_code : undefined;
    if (code === 409) throw new Problem(await whyNot(options));
    if (code === 401 || code === 404) throw error;
    told.bad("telegram", `${explain(error)} Trying again.`);
    return [];
  }
}

/** Why Telegram does not give the messages out: a webhook, or somebody else who fetches them. */
async function whyNot(options: ForwardOptions): Promise<string> {
  const { url } = await createApi(options, CALL_TIMEOUT).getWebhookInfo();
  return url ? hasWebhook(url) : "Another program is fetching this bot's messages. Stop it first.";
}

const hasWebhook = (url: string): string =>
  [
    `This bot delivers to ${new URL(url).host}, so its messages cannot be fetched here.`,
    "Use a second bot from @BotFather for local runs, or take the webhook away (that stops the deployed one):",
    "  npm run telegram -- --take-over",
  ].join("\n");

async function deliver(
  update: Update,
  { worker, secret, signal }: ForwardOptions,
  told: ReturnType<typeof tellOnce>,
): Promise<Delivered> {
  const headers = {
    "content-type": "application/json",
    "x-telegram-bot-api-secret-token": secret,
  };
  const body = JSON.stringify(update);
  const target = new URL("/telegram/webhook", worker);
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(CALL_TIMEOUT)]);
    const response = await fetch(target, { method: "POST", headers, body, signal: limit });
    await response.arrayBuffer();
    if (response.ok) {
      told.good("worker");
      return "taken";
    }
    if (response.status === 401)
      throw new Problem(
        "The Worker does not accept TELEGRAM_WEBHOOK_SECRET: it was started with another one. Restart npm start.",
      );
    if (response.status === 404)
      throw new Problem(
        "The Worker runs without Telegram. Restart npm start, so that it sees TELEGRAM_BOT_TOKEN and TELEGRAM_WEBHOOK_SECRET.",
      );
    told.bad("worker", `The Worker answered ${response.status}. Trying again.`);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (!signal.aborted)
      told.bad("worker", `Nothing answers on ${worker}. Is npm start running? Trying again.`);
  }
  return "again";
}

/** Says a trouble once until it is over, not with every try. */
function tellOnce(say: (line: string) => void) {
  const troubles = new Map<string, string>();
  return {
    trouble: () => troubles.size > 0,
    bad(where: string, line: string) {
      if (troubles.get(where) !== line) say(line);
      troubles.set(where, line);
    },
    good(where: string) {
      if (troubles.delete(where)) say("It works again.");
    },
  };
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal }).catch(() => undefined);
