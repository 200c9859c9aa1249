import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { vi } from "vitest";
import { SLACK } from "../../counterparts/slack/workspace.ts";
import {
  createUpdates,
  type Person,
  type Update,
  webhookRequest,
} from "../../counterparts/telegram/updates.ts";
import { API_ROOT, createBotApiDouble } from "./bot-api-double.ts";
import { type Inside, isRunning } from "./inside.ts";
import { createSlackDouble, SLACK_API_URL, SLACK_ORIGIN } from "./slack-double.ts";

export const SECRET = "webhook-secret-of-the-rig";
export const WEBHOOK = "http://adjutant.test/telegram/webhook";

const DAY_MS = 24 * 3_600_000;
/** So far ahead that no alarm of the runtime fires by itself: the rig fires them, when it says so. */
const YEAR_MS = 365 * DAY_MS;
/** In the morning, so that "today" stays today however late it is where the tests run. */
const MORNING_MS = 6 * 3_600_000;
const DELIVERIES = 6;
const MAX_ALARMS = 200;
/** Real time that an object gets for what it can do without its alarm. */
const IDLE_TRIES = 100;

export type World = ReturnType<typeof createWorld>;
export type PersonInWorld = ReturnType<World["person"]>;

/**
 * One Worker with its object per person, the Bot API beside it, and the clock in the hand of the test. At most
 * one per test file.
 */
export function createWorld(isGoingDown = () => false) {
  Object.assign(env, {
    TELEGRAM_BOT_TOKEN: "4242424242:AAF-rig",
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    TELEGRAM_API_ROOT: API_ROOT,
    SLACK_SIGNING_SECRET: SLACK.signingSecret,
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_API_URL,
    SIGNUP: "open",
    // As deployed: no heartbeat, so that every alarm has a reason.
    LOCAL_RUN: "",
    LOG_LEVEL: "info",
    // With a clock that stands still, nothing that waits a moment would ever go.
    SEND_PACE: "0",
  });
  const day = Math.floor((Date.now() + YEAR_MS) / DAY_MS) * DAY_MS;
  vi.useFakeTimers({ toFake: ["Date"], now: day + MORNING_MS });
  const api = createBotApiDouble();
  const slack = createSlackDouble();
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    return (url.startsWith(SLACK_ORIGIN) ? slack : api).handle(url, init ?? {});
  });
  const logs: Record<string, unknown>[] = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => {
    logs.push(JSON.parse(line));
  });
  const updates = createUpdates({ now: () => Math.floor(Date.now() / 1000) });
  let people = 0;

  return {
    api,
    slack,
    updates,
    logs,
    /** Moves the clock forward. */
    pass: (ms: number) => vi.setSystemTime(Date.now() + ms),
    /** Someone who was never seen before, in a chat of their own. */
    person(more: Partial<Person> = {}) {
      people += 1;
      const from = { id: 7_000_000_000 + people, first_name: `P${people}`, ...more };
      return createPerson(from, `telegram:${from.id}`, api, updates, isGoingDown);
    },
    /** The person of the Slack workspace, once they have been heard of. */
    slackPerson() {
      const identity = `slack:${SLACK.teamId}:${SLACK.userId}`;
      return createPerson({ id: 0, first_name: "Anna" }, identity, api, updates, isGoingDown);
    },
    /** Lines of the log with this event. */
    logged: (event: string) => logs.filter((line) => line["event"] === event),
  };
}

function createPerson(
  from: Person,
  identity: string,
  api: ReturnType<typeof createBotApiDouble>,
  updates: ReturnType<typeof createUpdates>,
  isGoingDown: () => boolean,
) {
  let known: string | undefined;

  async function calm(): Promise<void> {
    while (isGoingDown()) await tick();
  }

  async function userId(): Promise<string> {
    const query = env.DB.prepare("select user_id from identities where id = ?");
    known ??= (await query.bind(identity).first<string>("user_id")) ?? undefined;
    if (known === undefined) throw new Error("nobody has heard of this person yet");
    return known;
  }

  async function stub(): Promise<DurableObjectStub> {
    return env.USER_AGENT.get(env.USER_AGENT.idFromName(await userId()));
  }

  /** Looks into the object; once more when it broke meanwhile. */
  async function inside<T>(look: (inside: Inside) => T | Promise<T>): Promise<T> {
    await calm();
    const run = async () =>
      runInDurableObject(await stub(), (instance) => look(instance as unknown as Inside));
    return run().catch(run);
  }

  /** Resolves to the alarm once only that, a message or a hanging counterpart can change anything. */
  async function idle({ evenIfCopying = false } = {}): Promise<number | null> {
    for (let tries = 0; tries < IDLE_TRIES; tries++) {
      const at = await inside<number | null | "busy">((object) =>
        isRunning(object, evenIfCopying) || object.deliveries.inFlight() > api.hangingCalls()
          ? "busy"
          : object.ctx.storage.getAlarm(),
      );
      if (at !== "busy") return at;
      await tick(1 + tries);
    }
    throw new Error("the object does not come to rest");
  }

  async function fireAlarm(): Promise<boolean> {
    const fired = await runDurableObjectAlarm(await stub()).catch(() => false);
    await calm();
    return fired;
  }

  async function settle(horizonMs = Number.POSITIVE_INFINITY): Promise<void> {
    const end = Date.now() + horizonMs;
    for (let fired = 0; fired < MAX_ALARMS; fired++) {
      const at = await idle();
      if (at === null || at > end) return;
      if (at > Date.now()) vi.setSystemTime(at);
      await fireAlarm();
    }
    throw new Error("the object never stops setting its alarm");
  }

  /**
   * As Telegram does it at its worst: again until there is a 2xx, and as it did not hear the first one, once
   * more. Resolves to the statuses.
   */
  async function deliver(update: Update): Promise<number[]> {
    const statuses: number[] = [];
    while (statuses.filter((status) => status < 300).length < 2) {
      if (statuses.length > DELIVERIES) throw new Error(`not taken: ${statuses.join(" ")}`);
      statuses.push(await post(update));
      await calm();
    }
    return statuses;
  }

  return {
    from,
    chatId: from.id,
    userId,
    stub,
    inside,
    idle,
    /** Fires alarm after alarm, moving the clock to each, until none is set within the next `horizonMs`. */
    settle,
    /** Fires the alarm that is set; false when there is none. */
    fireAlarm,
    /** The machine under the object goes away. */
    async crash() {
      const abort = (_: unknown, state: DurableObjectState) => state.abort("planned crash");
      await runInDurableObject(await stub(), abort).catch(() => undefined);
    },
    deliver,
    say: (text: string) => deliver(updates.text(text, { from })),
    /** Presses the newest button with this label. */
    press(label: string) {
      const { token, messageId } = buttonOf(label);
      return deliver(updates.press(token, messageId, { from }));
    },
    buttonOf,
    messages: () => api.messages(from.id),
    texts: () => api.messages(from.id).map(({ text }) => text),
  };

  function buttonOf(label: string): { token: string; messageId: number } {
    for (const { buttons, messageId } of api.messages(from.id).toReversed()) {
      const found = buttons.flat().find((button) => button.label === label);
      if (found) return { token: found.token, messageId };
    }
    throw new Error(`no button "${label}"`);
  }
}

/** One delivery of an update, as is. */
export async function post(update: unknown): Promise<number> {
  const response = await exports.default.fetch(webhookRequest(WEBHOOK, update, SECRET));
  await response.arrayBuffer();
  return response.status;
}

/** Gives the other request contexts of the isolate their turn. */
export const tick = (ms = 1): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
