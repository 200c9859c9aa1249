import path from "node:path";
import { GrammyError, HttpError } from "grammy";
import { workerSettings } from "../launcher/settings.mjs";

export interface TelegramSettings {
  token: string;
  secret: string;
  apiRoot: string;
}

/** Something the person at the keyboard can do something about; the message is the whole sentence. */
export class Problem extends Error {}

/** Milliseconds for a call that does not wait for anything. */
export const CALL_TIMEOUT = 15_000;

/** `.dev.vars` and the environment, which wins. Throws a Problem. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): TelegramSettings {
  const vars = path.resolve(env["ADJUTANT_DEV_VARS"] || ".dev.vars");
  const settings: Record<string, string | undefined> = workerSettings({
    ...env,
    ADJUTANT_DEV_VARS: vars,
  });
  const token = settings["TELEGRAM_BOT_TOKEN"]?.trim();
  const secret = settings["TELEGRAM_WEBHOOK_SECRET"]?.trim();
  if (!token)
    throw new Problem(
      "TELEGRAM_BOT_TOKEN is not set. Ask @BotFather in Telegram for one and put it into .dev.vars.",
    );
  if (!/^\d+:[\w-]+$/.test(token))
    throw new Problem(
      "TELEGRAM_BOT_TOKEN does not look like a token of @BotFather (digits, a colon, then letters).",
    );
  if (!secret)
    throw new Problem(
      "TELEGRAM_WEBHOOK_SECRET is not set. Make up a long random text and put it into .dev.vars.",
    );
  if (!/^[\w-]{1,256}$/.test(secret))
    throw new Problem(
      "TELEGRAM_WEBHOOK_SECRET may only have letters, digits, _ and -, and at most 256 of them.",
    );
  const apiRoot = settings["TELEGRAM_API_ROOT"]?.trim() || "https://api.telegram.org";
  return { token, secret, apiRoot };
}

/** The sentence for a call that failed. Never with the token: errors of calls carry it in their URL. */
export function explain(error: unknown): string {
  if (error instanceof Problem) return error.message;
  if (error instanceof HttpError)
    return "Telegram cannot be reached. Is this machine online, and TELEGRAM_API_ROOT right if it is set?";
  if (!(error instanceof GrammyError)) throw error;
  if (error.error_code === 401 || error.error_code === 404)
    return "Telegram does not know this token. Compare TELEGRAM_BOT_TOKEN with what @BotFather shows.";
  if (error.error_code === 429)
    return `Telegram asks to wait ${error.parameters.retry_after ?? 1} seconds. Then try again.`;
  return `Telegram refused ${error.method}: ${error.description}`;
}

/** Runs a command to its end: what goes wrong becomes one sentence and exit code 1. */
export async function finish(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
