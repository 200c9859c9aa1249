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

/** Takes finished lines to the console. */
export type PrintLine = (line: string, at: Level) => void;

// biome-ignore lint/suspicious/noConsole: the platform takes logs from the console
const print = (text: string) => console.log(text);

/** A line of level info comes a moment later, when nobody waits for the turn it is about. */
export const printAfterwards: PrintLine = (line, at) => {
  if (at === "info") setTimeout(() => print(line), 10);
  else print(line);
};

/** How long a line may wait for others, in ms. */
const GATHER_MS = 100;
const gathered: string[] = [];
let gatheredSince = 0;

/**
 * For local runs, where a call of the console passes through the inspector and two more processes and costs
 * as much as half a message: one call prints what came within a moment, still a line per event. Should the
 * timer's owner be gone before its time, the next line prints what waits.
 */
export const printTogether: PrintLine = (line, at) => {
  if (gathered.length === 0) {
    gatheredSince = Date.now();
    setTimeout(printGathered, GATHER_MS);
  }
  gathered.push(line);
  if (at !== "info" || Date.now() - gatheredSince > 2 * GATHER_MS) printGathered();
};

function printGathered(): void {
  if (gathered.length > 0) print(gathered.splice(0).join("\n"));
}

/** One JSON line per event on standard output, from `level` upwards. */
export function createJsonLog(level: Level, printLine: PrintLine = print): Log {
  const write =
    (at: Level) =>
    (event: string, fields: LogFields = {}) => {
      if (LEVELS[at] < LEVELS[level]) return;
      const line = JSON.stringify({ time: new Date().toISOString(), level: at, event, ...fields });
      printLine(line.replace(BOT_TOKEN, "bot<token>"), at);
    };
  return { info: write("info"), warn: write("warn"), error: write("error") };
}
