import { setTimeout as sleep } from "node:timers/promises";
import {
  blockActions,
  directMessage,
  envelope,
  interaction,
  retried,
  type SlackRequest,
  signedJson,
} from "../../counterparts/slack/requests.ts";
import { buttonsOf, startSlackApi, userInfo } from "../../counterparts/slack/web-api.ts";
import { dmOf, SLACK } from "../../counterparts/slack/workspace.ts";
import { BOT_TOKEN, startBotApi } from "../../counterparts/telegram/bot-api.ts";
import { createUpdates, type Person, webhookRequest } from "../../counterparts/telegram/updates.ts";

/** A message as it arrived at a person, edits included. */
export interface Arrival {
  /** First line, without markup and without the repeat mark. */
  line: string;
  marked: boolean;
  /** UTC milliseconds. */
  at: number;
  edit: boolean;
  /** The sender got its answer, unless it died meanwhile. */
  answered: boolean;
}

/** One chat of one person on one platform. */
export interface Chat {
  /** Delivers as the platform does: again and again until there is a 2xx. */
  say(text: string): Promise<void>;
  /** Presses Done on the newest message whose first line fits; false when there is none yet. */
  pressDone(line: RegExp): Promise<boolean>;
  arrivals(): Arrival[];
}

export interface Platform {
  vars: Record<string, string>;
  chat(index: number): Chat;
  /** From now on every call is answered at once. */
  heal(): void;
  close(): Promise<void>;
  /** Deliveries that got no 2xx. */
  refused(): number;
}

const SECRET = "webhook-secret-of-the-kill-run";
const AGAIN_MS = 150;
const PATIENCE_MS = 12_000;
/** Now and then the platform does not hear our 2xx. */
const MISHEARD = 0.05;

/** Telegram: faults by chance, with the given seed. */
export async function startTelegram(
  origin: string,
  seed: number,
  random: () => number,
): Promise<Platform> {
  const bot = await startBotApi({
    seed,
    faults: {
      ...{ "rate-limit": 0.04, "server-error": 0.04, page: 0.01, reset: 0.02 },
      ...{ "answer-lost": 0.02, garbage: 0.01, hang: 0.005, "accept-then-hang": 0.005 },
    },
  });
  const updates = createUpdates();
  const post = poster(random);
  const url = `${origin}/telegram/webhook`;
  return {
    vars: {
      TELEGRAM_BOT_TOKEN: BOT_TOKEN,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      TELEGRAM_API_ROOT: bot.url,
    },
    chat(index) {
      const from: Person = { id: 7_300_000_000 + index, first_name: `P${index}` };
      return {
        async say(text) {
          const update = updates.text(text, { from });
          await post.until2xx(() => webhookRequest(url, update, SECRET));
        },
        async pressDone(line) {
          const shown = bot.sent(from.id).findLast((m) => line.test(firstLine(m.text).line));
          const button = shown?.buttons.flat().find(({ label }) => label === "Done");
          if (!shown || !button) return false;
          const update = updates.press(button.token, shown.messageId, { from });
          await post.until2xx(() => webhookRequest(url, update, SECRET));
          return true;
        },
        arrivals: () =>
          bot.calls
            .filter((call) => call.chatId === from.id && call.accepted)
            .filter(({ method }) => /^(?:sendMessage|editMessageText)$/.test(method))
            .map(({ payload, method, at, answered }) => ({
              ...firstLine(String(payload["text"])),
              at,
              edit: method !== "sendMessage",
              answered,
            })),
      };
    },
    heal: bot.heal,
    close: bot.close,
    refused: post.refused,
  };
}

/** Slack: the same, with its own ways to fail. */
export async function startSlack(
  origin: string,
  seed: number,
  random: () => number,
): Promise<Platform> {
  const slack = await startSlackApi({
    seed,
    faults: {
      ...{ "rate-limited": 0.04, "server-error": 0.04, "reset-before": 0.02 },
      ...{ "reset-after": 0.03, hang: 0.005, "accept-then-hang": 0.005 },
    },
  });
  const post = poster(random);
  const url = `${origin}/slack/events`;
  const deliver = (request: SlackRequest) => {
    let attempt = 0;
    return post.until2xx(() => {
      const { headers, body } = attempt === 0 ? request : retried(request, attempt);
      attempt += 1;
      return new Request(url, { method: "POST", headers, body });
    });
  };
  return {
    vars: {
      SLACK_SIGNING_SECRET: SLACK.signingSecret,
      SLACK_BOT_TOKEN: SLACK.botToken,
      SLACK_API_URL: slack.apiUrl,
    },
    chat(index) {
      const userId = `U0P${index}`;
      slack.users.set(userId, userInfo(userId, `P${index}`, "UTC"));
      return {
        say: (text) => deliver(signedJson(envelope(directMessage(text, {}, userId)))),
        async pressDone(line) {
          const shown = slack.posted(userId).findLast((m) => line.test(firstLine(m.text).line));
          const button =
            shown && buttonsOf(shown).find((b) => JSON.stringify(b["text"]).includes('"Done"'));
          if (!shown || !button) return false;
          const actionId = String(button["action_id"]);
          const press = { token: String(button["value"]), actionId, userId };
          const place = { channel: dmOf(userId), ts: shown.ts };
          await deliver(interaction(blockActions({ ...press, ...place })));
          return true;
        },
        arrivals: () =>
          slack.calls
            .filter(({ method }) => method === "chat.postMessage" || method === "chat.update")
            .filter(({ args }) => [userId, dmOf(userId)].includes(String(args["channel"])))
            .filter(({ fault, error }) => error === undefined && !NOT_STORED.has(fault ?? ""))
            .map(({ args, method, at, fault }) => ({
              ...firstLine(String(args["text"]), JSON.stringify(args["blocks"] ?? "")),
              at,
              edit: method === "chat.update",
              answered: fault === undefined,
            })),
      };
    },
    heal: () => slack.faults.setRates({}),
    close: slack.close,
    refused: post.refused,
  };
}

const NOT_STORED = new Set(["hang", "rate-limited", "server-error", "reset-before"]);
const MARK = /^\(possibly sent twice\)|^Possibly a repeat/;

function firstLine(text: string, more = ""): { line: string; marked: boolean } {
  const lines = text
    .replaceAll(/<[^>]*>|[*_~]/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const marked = MARK.test(lines[0] ?? "") || more.includes("Possibly a repeat");
  return { line: lines.find((line) => !MARK.test(line)) ?? "", marked };
}

function poster(random: () => number) {
  let refused = 0;
  async function once(request: Request): Promise<boolean> {
    try {
      const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
      await response.arrayBuffer();
      if (response.status >= 400 && response.status < 500)
        throw new TypeError(`refused with ${response.status}`, { cause: "refused" });
      return response.ok;
    } catch (error) {
      if (error instanceof Error && error.cause === "refused") throw error;
      return false;
    }
  }
  return {
    refused: () => refused,
    async until2xx(make: () => Request): Promise<void> {
      while (!(await once(make())) || random() < MISHEARD) {
        refused += 1;
        await sleep(AGAIN_MS);
      }
    },
  };
}
