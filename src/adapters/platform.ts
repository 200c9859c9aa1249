import type { Clock } from "../core/ports/clock.ts";
import type { Ids } from "../core/ports/ids.ts";
import type { Log, LogFields } from "../core/ports/log.ts";

export const systemClock: Clock = { now: () => Date.now() };

const RANDOM_BYTES = 16;

export const randomIds: Ids = {
  next(prefix) {
    const time = Date.now().toString(36).padStart(9, "0");
    return `${prefix}_${time}${base64url(9)}`;
  },
  secret: () => base64url(RANDOM_BYTES),
};

function base64url(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return btoa(String.fromCharCode(...random))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

const LEVELS = { info: 0, warn: 1, error: 2 } as const;
type Level = keyof typeof LEVELS;

/** A bot token is part of Telegram's URLs; should an error message ever carry one, it ends here. */
const BOT_TOKEN = /\bbot\d+:[\w-]+/g;

/** A moment later, when nobody waits any more; for places where a timer is sure to come. */
export const shortly = (work: () => void): void => void setTimeout(work, 10);

/** One JSON line per event on standard output, from `level` upwards. `when` says when a line of level info is written. */
export function createJsonLog(level: Level, when = (work: () => void): void => work()): Log {
  const write =
    (at: Level) =>
    (event: string, fields: LogFields = {}) => {
      if (LEVELS[at] < LEVELS[level]) return;
      const line = JSON.stringify({ time: new Date().toISOString(), level: at, event, ...fields });
      // biome-ignore lint/suspicious/noConsole: the platform takes logs from the console
      const print = () => console.log(line.replace(BOT_TOKEN, "bot<token>"));
      if (at === "info") when(print);
      else print();
    };
  return { info: write("info"), warn: write("warn"), error: write("error") };
}
