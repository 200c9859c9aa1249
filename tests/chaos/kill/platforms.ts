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
import { seededRandom } from "../../counterparts/telegram/faults.ts";
import { createUpdates, type Person, webhookRequest } from "../../counterparts/telegram/updates.ts";
import { type Arrival, readMessage } from "./arrival.ts";

/** One chat of one person on one platform. */
export interface Chat {
  /** Delivers as the platform does: again and again until there is a 2xx. */
  say(text: string): Promise<void>;
  /** Presses Done on the newest message with this key; false when there is none yet. */
  pressDone(key: string): Promise<boolean>;
  arrivals(): Arrival[];
}

export interface Platform {
  vars: Record<string, string>;
  chat(index: number): Chat;
  /** While it is down, nobody reaches it. */
  setDown(down: boolean): void;
  /** From now on every call is answered at once. */
  heal(): void;
  close(): Promise<void>;
  /** Deliveries that got no 2xx. */
  refused(): number;
  /** What reached it, so far. */
  calls(): number;
}

const SECRET = "webhook-secret-of-the-kill-run";
const AGAIN_MS = 150;
const PATIENCE_MS = 12_000;
/** Now and then the platform does not hear our 2xx. */
const MISHEARD = 0.05;

/** 5 % 429, 5 % 5xx, 2 % cut before, 2 % after the message was taken, 1 % without any answer. */
const TELEGRAM_FAULTS = {
  ...{ "rate-limit": 0.05, "server-error": 0.04, page: 0.01, reset: 0.02 },
  ...{ "answer-lost": 0.015, garbage: 0.005, hang: 0.005, "accept-then-hang": 0.005 },
};
const SLACK_FAULTS = {
  ...{ "rate-limited": 0.05, "server-error": 0.05, "reset-before": 0.02 },
  ...{ "reset-after": 0.02, hang: 0.005, "accept-then-hang": 0.005 },
};

export interface PlatformOptions {
  /** Where the Worker is now. */
  origin(): string;
  /** What its clock says (UTC ms); unless given, what ours does. */
  now?(): number;
  /** Of faults, which come by chance; without it, nothing goes wrong. */
  seed?: number;
}

/** Telegram. */
export async function startTelegram(options: PlatformOptions): Promise<Platform> {
  const { origin, now = Date.now, seed } = options;
  const bot = await startBotApi(seed === undefined ? {} : { seed, faults: TELEGRAM_FAULTS });
  const updates = createUpdates({ now: () => Math.floor(now() / 1000) });
  const post = poster(seed === undefined ? null : seededRandom(seed + 1));
  const url = () => `${origin()}/telegram/webhook`;
  const arrivedAt = arrivalsOf(bot.calls, ({ method }) => /^(?:send|edit)Message/.test(method), {
    chat: ({ chatId }) => String(chatId),
    wasTaken: ({ accepted }) => accepted,
    read: ({ payload, method, at, answered }) => ({
      ...readMessage(String(payload["text"])),
      ...{ at, answered, edit: method !== "sendMessage" },
    }),
  });
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
          await post.until2xx(() => webhookRequest(url(), update, SECRET));
        },
        async pressDone(key) {
          const shown = bot.sent(from.id).findLast((m) => readMessage(m.text).key === key);
          const button = shown?.buttons.flat().find(({ label }) => label === "Done");
          if (!shown || !button) return false;
          const update = updates.press(button.token, shown.messageId, { from });
          await post.until2xx(() => webhookRequest(url(), update, SECRET));
          return true;
        },
        arrivals: () => arrivedAt(String(from.id)),
      };
    },
    setDown: bot.setDown,
    heal: bot.heal,
    close: bot.close,
    calls: () => bot.calls.length,
    refused: post.refused,
  };
}

/** Slack: the same, with its own ways to fail. */
export async function startSlack(options: PlatformOptions): Promise<Platform> {
  const { origin, now = Date.now, seed } = options;
  const slack = await startSlackApi(seed === undefined ? {} : { seed, faults: SLACK_FAULTS });
  const post = poster(seed === undefined ? null : seededRandom(seed + 2));
  const url = () => `${origin()}/slack/events`;
  let said = 0;
  const tsAt = (at: number) => `${Math.floor(at / 1000)}.${String(++said).padStart(6, "0")}`;
  const arrivedAt = arrivalsOf(slack.calls, ({ method }) => /^chat\.(?:post|up)/.test(method), {
    chat: ({ args }) => placeOf(String(args["channel"])),
    wasTaken: ({ fault, error }) => error === undefined && !NOT_STORED.has(fault ?? ""),
    read: ({ args, method, at, answered }) => ({
      ...readMessage(String(args["text"]), JSON.stringify(args["blocks"] ?? "")),
      ...{ at, answered, edit: method === "chat.update" },
    }),
  });
  const deliver = (request: SlackRequest) => {
    let attempt = 0;
    return post.until2xx(() => {
      const { headers, body } = attempt === 0 ? request : retried(request, attempt);
      attempt += 1;
      return new Request(url(), { method: "POST", headers, body });
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
        say(text) {
          const at = now();
          const ts = tsAt(at);
          const message = directMessage(text, { ts, event_ts: ts }, userId);
          return deliver(signedJson(envelope(message), { now: at }));
        },
        async pressDone(key) {
          const shown = slack.posted(userId).findLast((m) => readMessage(m.text).key === key);
          const button =
            shown && buttonsOf(shown).find((b) => JSON.stringify(b["text"]).includes('"Done"'));
          if (!shown || !button) return false;
          const actionId = String(button["action_id"]);
          const press = { token: String(button["value"]), actionId, userId };
          const place = { channel: dmOf(userId), ts: shown.ts };
          await deliver(interaction(blockActions({ ...press, ...place }), { now: now() }));
          return true;
        },
        arrivals: () => arrivedAt(dmOf(userId)),
      };
    },
    setDown: slack.setDown,
    heal: () => slack.faults.setRates({}),
    close: slack.close,
    calls: () => slack.calls.length,
    refused: post.refused,
  };
}

const NOT_STORED = new Set(["hang", "rate-limited", "server-error", "reset-before"]);
const placeOf = (channel: string): string => (/^[UW]/.test(channel) ? dmOf(channel) : channel);

interface Reading<Call> {
  chat(call: Call): string;
  wasTaken(call: Call): boolean;
  read(call: Call): Arrival;
}

/** What arrived in a chat, by its name. Looks at each call once, since there are many; it may change later. */
function arrivalsOf<Call>(
  calls: Call[],
  isMessage: (call: Call) => boolean,
  { chat, wasTaken, read }: Reading<Call>,
): (name: string) => Arrival[] {
  const byChat = new Map<string, Call[]>();
  let seen = 0;
  return (name) => {
    for (; seen < calls.length; seen++) {
      const call = calls[seen] as Call;
      if (!isMessage(call)) continue;
      const known = byChat.get(chat(call)) ?? [];
      known.push(call);
      byChat.set(chat(call), known);
    }
    return (byChat.get(name) ?? []).filter(wasTaken).map(read);
  };
}

/** With `random`, the answer is not heard now and then. */
function poster(random: (() => number) | null) {
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
      while (!(await once(make())) || (random?.() ?? 1) < MISHEARD) {
        refused += 1;
        await sleep(AGAIN_MS);
      }
    },
  };
}
