import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createOpenAiProvider } from "../../../src/adapters/models/openai/openai-provider.ts";
import { createModelFamily } from "../../../src/adapters/models/routing/model-family.ts";
import type { AgentDeps } from "../../../src/adapters/user-agent/agent-deps.ts";
import { createAgentParts } from "../../../src/adapters/user-agent/agent-parts.ts";
import { buildCapabilities } from "../../../src/adapters/user-agent/build-capabilities.ts";
import { saidId } from "../../../src/adapters/user-agent/conversation-store.ts";
import { fireDue } from "../../../src/adapters/user-agent/firing.ts";
import { createLive } from "../../../src/adapters/user-agent/live.ts";
import { createAudiences } from "../../../src/adapters/user-agent/mind/audiences.ts";
import { createDeliveries } from "../../../src/adapters/user-agent/sending/deliveries.ts";
import type { ChannelPacing } from "../../../src/adapters/user-agent/sending/pacing.ts";
import { createTurnRunner } from "../../../src/adapters/user-agent/turn-runner.ts";
import { createChat } from "../../../src/channels/api/chat.ts";
import { parseEvent } from "../../../src/channels/slack/events.ts";
import { createSlackFiles } from "../../../src/channels/slack/files/slack-files.ts";
import { createSlackSender } from "../../../src/channels/slack/send.ts";
import { createTelegramFiles } from "../../../src/channels/telegram/files.ts";
import { parseUpdate } from "../../../src/channels/telegram/parse.ts";
import { createTelegramSender } from "../../../src/channels/telegram/send.ts";
import { liveProtocol } from "../../../src/channels/web/protocol.ts";
import { createWebSender } from "../../../src/channels/web/sender.ts";
import { durableAddress, type Inbound } from "../../../src/core/chat/inbound.ts";
import { saidIn } from "../../../src/core/chat/said.ts";
import type { LiveEvent } from "../../../src/core/ports/live-protocol.ts";
import { understand } from "../../../src/core/understanding/understand.ts";
import { recordingLog } from "../../contracts/channel-doubles.ts";
import { createNodeStorage, migrations } from "../../support/node-database.ts";
import { KEYS } from "../attack/secrets.ts";
import { HOSTS, type House, MONDAY, SETUP } from "./house.ts";
import { createStreet } from "./street.ts";

export interface ProductOptions {
  /** The server that plays the model. */
  model: typeof fetch;
  /** How tools are told to it. */
  tools: "prompt" | "native";
}

const TOKENS = 1_000_000;
const HELLO = JSON.stringify({ kind: "hello", since: 0, timeZone: "Europe/Vienna", locale: "en" });
const UNPACED: ChannelPacing = {
  pace: {
    ...{ perSecond: 1e6, chatGapMs: 0, groupGapMs: 0, streamGapMs: 0 },
    ...{ streamCounts: false, refuses: "chat" },
  },
  slotsOf: () => ({
    tryNow: () => true,
    lease: async ({ count }) => ({
      ...{ slots: Array<number>(count).fill(MONDAY), comeBackAt: null, turn: null },
    }),
    limited: () => undefined,
  }),
};

/** The socket of a page, as far as its object sees it. */
function createPage(shows: (event: LiveEvent) => void): WebSocket {
  let seen: unknown = null;
  const socket = {
    send: (text: string) => shows(JSON.parse(text) as LiveEvent),
    serializeAttachment(next: unknown) {
      seen = next;
    },
    deserializeAttachment: () => seen,
  };
  return socket as unknown as WebSocket;
}

/**
 * The product without its runtime: the real channels, turns, stores and model adapters of one person, in this
 * process. Only accounts, clock and network are stand-ins.
 */
function createProduct({ model, tools }: ProductOptions, file: string, serial: number): House {
  let now = MONDAY;
  let turns = 0;
  let keys = 0;
  const street = createStreet(model, () => turns);
  const clock = { now: () => now };
  let names = serial * 10_000;
  const ids = {
    next: (prefix: string) => `${prefix}-${++names}`,
    secret: () => `secret0123456789-${++names}`,
  };
  const log = recordingLog();
  const { telegramToken, slackToken, modelKey } = KEYS;
  const telegramAt = {
    ...{ token: telegramToken, apiRoot: `https://${HOSTS.telegram}` },
    ...{ fetch: street.fetch, log },
  };
  const slackAt = {
    ...{ botToken: slackToken, apiUrl: `https://${HOSTS.slack}/api/` },
    ...{ fetch: street.fetch, log },
  };
  const files = { telegram: createTelegramFiles(telegramAt), slack: createSlackFiles(slackAt) };
  const provider = createOpenAiProvider({
    baseUrl: `https://${HOSTS.model}/v1`,
    model: "rig",
    apiKey: modelKey,
    tools,
    fetch: street.fetch,
  });
  const family = createModelFamily({
    providers: [provider],
    clock,
    log,
    random: () => 0,
    pauseMs: 1,
  });
  const made = async () => {
    keys++;
  };
  const accounts = { saveCode: made, saveApiToken: made, isOwner: async () => true };
  const calendarFeeds = {
    saveCalendarFeed: made,
    removeCalendarFeed: made,
    calendarUser: async () => null,
    hasCalendarFeed: async () => false,
  };
  const deps: AgentDeps = {
    clock,
    ids,
    log,
    random: () => 0,
    senders: {
      telegram: createTelegramSender(telegramAt),
      slack: createSlackSender({ ...slackAt, allowLoopbackResponseUrl: false }),
    },
    // Every step of an answer that grows is shown and judged.
    pacing: { telegram: UNPACED, slack: UNPACED, web: UNPACED },
    profiles: {},
    webSender: createWebSender,
    live: liveProtocol,
    understand,
    model: {
      of: (store) => family.model([{ of: "user", store, tokensPerDay: TOKENS }]),
      tokensPerDay: TOKENS,
    },
    ledger: { append: async () => undefined },
    buildCapabilities: (abilities) =>
      buildCapabilities(abilities, {
        accounts,
        calendarFeeds,
        files: {
          read: async (channel, ref, most) =>
            channel === "telegram" || channel === "slack"
              ? files[channel](ref, most)
              : { ok: false, problem: "unreachable" },
        },
        publicUrl: "https://adjutant.rig",
      }),
    heartbeatMs: null,
  };
  const { storage, sqlite } = createNodeStorage(undefined, file);
  const parts = createAgentParts(storage, deps);
  const page = createPage(street.shows);
  /** Panels are drawn anew at every change, which takes longer than all the rest; so it opens late. */
  let isOpen = false;
  let onItsWay = Promise.resolve();
  const live = createLive(
    parts,
    deps,
    () => (isOpen ? [page] : []),
    (inbound) => {
      onItsWay = take(inbound);
    },
  );
  deps.senders.web = deps.webSender(live.feed);
  const agent = { parts, deps, failPoint: () => undefined, durable: async () => undefined };
  parts.state.set("userId", "u1");
  const audiences = createAudiences(agent);
  const runner = createTurnRunner(agent, audiences, {
    committed: () => live.changed(),
    thought: () => undefined,
  });
  const deliveries = createDeliveries(agent, () => live.changed());

  async function settle(): Promise<void> {
    await runner.run();
    for (;;) {
      deliveries.pump();
      if (deliveries.inFlight() === 0 && parts.outbox.ready(now, 1).length === 0) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function take(inbound: Inbound): Promise<void> {
    turns++;
    now += 1_000;
    const put = parts.inbox.put(inbound, now, inbound.address.channel === "api" ? "f" : undefined);
    if (put.status === "duplicate") throw new Error("the rig repeated itself");
    const { channel } = inbound.address;
    if (channel !== "api" && inbound.address.kind !== "home")
      parts.store.sawAddress(durableAddress(inbound.address), now);
    const text = wordsOf(inbound);
    const clientId = channel === "web" && "messageId" in inbound ? inbound.messageId : undefined;
    if (text !== null)
      parts.store.say({
        ...{ id: saidId(put.id), channel, role: "user", at: now, text },
        ...(clientId !== undefined && { clientId }),
      });
    await settle();
  }

  const chat = createChat({
    async ask(_user, inbound) {
      await take(inbound);
      const id = parts.inbox.idOf(inbound.dedupeKeys[0] ?? "") ?? 0;
      return { status: "done", result: parts.inbox.result(id)?.result ?? null };
    },
    clock,
    ids,
  });
  let asked = 0;

  return {
    calls: street.calls,
    turn: () => turns,
    keys: () => keys,
    close: () => sqlite.close(),
    async telegram(update) {
      const parsed = await parseUpdate(update, {
        botId: telegramToken.split(":")[0] ?? "",
        username: async () => "adjutant_test_bot",
        now,
        correlationId: "c",
      });
      if (parsed.kind === "inbound") await take(parsed.inbound);
    },
    async slack(event) {
      const parsed = parseEvent(event, {
        correlationId: "c",
        sentAt: now,
        commandNames: [],
        mayRespond: () => false,
      });
      if (parsed.kind === "inbound") await take(parsed.inbound);
    },
    async page(frame) {
      if (!isOpen) live.frame(page, HELLO);
      isOpen = true;
      live.frame(page, JSON.stringify(frame));
      await onItsWay;
    },
    keep: street.keep,
    day: MONDAY,
    async ask(message) {
      const idempotencyKey = `ask-${++asked}-${turns}`;
      const answer = await chat("u1", { message, idempotencyKey, tokenId: "t", fingerprint: "f" });
      if (answer.status !== "ok") throw new Error(`the API answered ${answer.status}`);
      return answer;
    },
    async pass(ms) {
      now += ms;
      turns++;
      fireDue(agent);
      await settle();
    },
  };
}

function wordsOf(inbound: Inbound): string | null {
  if ("text" in inbound) return saidIn(inbound);
  return "name" in inbound ? `/${inbound.name} ${inbound.args}` : null;
}

/** Products of one and the same past, which is made once. Close it in the end. */
export async function createProducts() {
  const folder = mkdtempSync(path.join(tmpdir(), "adjutant-hostile-"));
  const past = path.join(folder, "past.sqlite");
  const { sqlite } = createNodeStorage(undefined, past);
  for (const statement of migrations()) sqlite.exec(statement);
  sqlite.close();
  const silent = (() => Promise.reject(new Error("nobody is there"))) as typeof fetch;
  const house = createProduct({ model: silent, tools: "prompt" }, past, 0);
  for (const [at, text] of SETUP.entries())
    await house.telegram({
      update_id: at + 1,
      message: {
        message_id: at + 1,
        date: MONDAY / 1000,
        chat: { id: 7_100_200_301, type: "private" },
        from: { id: 7_100_200_301, is_bot: false, first_name: "Mira" },
        text,
      },
    });
  house.close();
  let made = 0;
  return {
    create(options: ProductOptions): House {
      const file = path.join(folder, `${++made}.sqlite`);
      copyFileSync(past, file);
      const created = createProduct(options, file, made);
      const close = () => {
        created.close();
        rmSync(file);
      };
      return { ...created, close };
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}
