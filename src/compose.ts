import { Hono } from "hono/tiny";
import { callInTime } from "./adapters/clock-ahead.ts";
import { createD1CalendarFeeds } from "./adapters/d1/d1-calendar-feeds.ts";
import { createD1Directory } from "./adapters/d1/d1-directory.ts";
import { createD1Ledger } from "./adapters/d1/d1-ledger.ts";
import { createD1ApiTokens, createD1Sessions } from "./adapters/d1/d1-sessions.ts";
import { createD1Tokens } from "./adapters/d1/d1-tokens.ts";
import { hashed } from "./adapters/d1/hash.ts";
import { createOpenAiProvider } from "./adapters/models/openai/openai-provider.ts";
import { createModelFamily, type ModelFamily } from "./adapters/models/routing/model-family.ts";
import {
  type AiBinding,
  createWorkersAiProvider,
} from "./adapters/models/workers-ai/workers-ai-provider.ts";
import {
  createJsonLog,
  printAfterwards,
  printTogether,
  randomIds,
  systemClock,
} from "./adapters/platform.ts";
import { createDurableSendSlots } from "./adapters/send-slots/durable-send-slots.ts";
import type { SlotGiverObject } from "./adapters/send-slots/slot-giver.ts";
import type { AgentDeps } from "./adapters/user-agent/agent-deps.ts";
import { buildCapabilities } from "./adapters/user-agent/build-capabilities.ts";
import type { UserAgentObject } from "./adapters/user-agent/user-agent.ts";
import { createApiChannel } from "./channels/api/channel.ts";
import { createChat } from "./channels/api/chat.ts";
import { createFeed } from "./channels/calendar/feed.ts";
import type { Intake } from "./channels/channel.ts";
import { createHealth } from "./channels/health.ts";
import { createIntake } from "./channels/intake.ts";
import { createLocalDoor } from "./channels/local-door.ts";
import { createSlackChannel } from "./channels/slack/channel.ts";
import { createSlackFiles } from "./channels/slack/files/slack-files.ts";
import { SLACK_PACE } from "./channels/slack/pace.ts";
import { createSlackProfiles } from "./channels/slack/profiles.ts";
import { createSlackSender } from "./channels/slack/send.ts";
import { createTelegramChannel } from "./channels/telegram/channel.ts";
import { createTelegramFiles } from "./channels/telegram/files.ts";
import { TELEGRAM_PACE } from "./channels/telegram/pace.ts";
import { createTelegramSender } from "./channels/telegram/send.ts";
import { createWebChannel } from "./channels/web/channel.ts";
import { liveProtocol } from "./channels/web/protocol.ts";
import { createWebSender } from "./channels/web/sender.ts";
import { COMMAND_SPECS } from "./core/capabilities/command-specs.ts";
import type { SignUp } from "./core/chat/admit.ts";
import type { ChannelName } from "./core/chat/inbound.ts";
import type { Accounts } from "./core/ports/accounts.ts";
import type { Directory } from "./core/ports/directory.ts";
import type { FileSource } from "./core/ports/file-source.ts";
import type { Log } from "./core/ports/log.ts";
import type { ReplySender } from "./core/ports/reply-sender.ts";
import type { SendPace } from "./core/ports/send-slots.ts";
import { understand } from "./core/understanding/understand.ts";
import { parseSettings, type RawSettings, type Settings } from "./settings.ts";

/** The Worker's bindings; everything else in the environment is a setting. */
export interface Env {
  DB: D1Database;
  USER_AGENT: DurableObjectNamespace<UserAgentObject>;
  SLOT_GIVER: DurableObjectNamespace<SlotGiverObject>;
  ASSETS: Fetcher;
  /** Only where `wrangler.toml` has it: in a deployment. */
  AI?: AiBinding;
}

type Senders = Partial<Record<ChannelName, ReplySender>>;
interface World {
  env: Env;
  settings: Settings;
  log: ReturnType<typeof createJsonLog>;
  senders: Senders;
  profiles: AgentDeps["profiles"];
  directory: Directory & Accounts;
}

const clock = systemClock;
const ids = randomIds;
/** A forward jump of the clock leaves a pending alarm unfired on local runs; so it never is far away. */
const LOCAL_HEARTBEAT_MS = 45_000;

const workers = new WeakMap<Env, Hono>();

/** The Worker's HTTP side, made once per isolate. With bad settings every request is told so. */
export function composeWorker(env: Env): Hono {
  const known = workers.get(env);
  if (known) return known;
  const parsed = parseSettings(env as unknown as RawSettings);
  const app = parsed.ok
    ? createApp(worldOf(env, parsed.settings, createJsonLog(parsed.settings.logLevel)))
    : refusing(parsed.problem);
  workers.set(env, app);
  return app;
}

/** One user's object. Bad settings leave it without channels; what it holds is kept. */
export function composeAgent(env: Env): AgentDeps {
  const parsed = parseSettings(env as unknown as RawSettings);
  const fallback = parseSettings({});
  const settings = parsed.ok ? parsed.settings : fallback.ok ? fallback.settings : null;
  if (!settings) throw new Error("settings without any variable must parse");
  // What a turn has to say about itself does not hold up its answer.
  const log = createJsonLog(settings.logLevel, settings.local ? printTogether : printAfterwards);
  const world = worldOf(env, settings, log);
  const { senders, profiles, directory } = world;
  const calendarFeeds = createD1CalendarFeeds({ database: env.DB, clock });
  const { publicUrl } = settings;
  return {
    clock,
    ids,
    log,
    random: Math.random,
    senders,
    pacing: pacingOf(env, settings, log),
    profiles,
    webSender: createWebSender,
    live: liveProtocol,
    understand,
    model: modelFor(world),
    ledger: createD1Ledger(env.DB),
    buildCapabilities: (abilities) =>
      buildCapabilities(abilities, {
        accounts: directory,
        calendarFeeds,
        files: filesOf(settings, log),
        publicUrl,
      }),
    heartbeatMs: settings.local ? LOCAL_HEARTBEAT_MS : null,
  };
}

/** The giver of an account's send slots needs nothing but the time. */
export function composeSlotGiver(): typeof clock {
  return clock;
}

function worldOf(env: Env, settings: Settings, log: World["log"]): World {
  const directory = createD1Directory({ database: env.DB, clock, ids });
  const { telegram, slack } = settings;
  const senders: Senders = {};
  if (telegram) senders.telegram = createTelegramSender({ ...telegram, log });
  if (slack) senders.slack = createSlackSender({ ...slack, ...slackUrls(settings), log });
  return { env, settings, log, senders, profiles: profilesOf(settings), directory };
}

function createApp(world: World): Hono {
  const { env, settings, log, senders, directory } = world;
  const agent = (userId: string) => env.USER_AGENT.get(env.USER_AGENT.idFromName(userId));
  const intake = createIntake({
    signUp: signUpOf(settings),
    directory,
    senders,
    log,
    store: (userId, inbound) =>
      callInTime(
        () => agent(userId),
        async (it) => await it.receive(userId, inbound, clock.now()),
      ),
  });
  const sessions = createD1Sessions({ database: env.DB, clock, ids });
  const ledger = createD1Ledger(env.DB);
  const { telegram, slack } = settings;
  const models = modelsOf(world);
  const app = new Hono();
  app.route(
    "/",
    createHealth({
      channels: { telegram: telegram !== null, slack: slack !== null, web: true, api: true },
      model: models.name,
      modelTrouble: models.trouble,
      deadLetters: () => ledger.deadLetters(),
      log,
    }),
  );
  mountMessengers(app, world, intake);
  const chat = createChat({
    ask: (userId, inbound, fingerprint) =>
      callInTime(
        () => agent(userId),
        async (it) => await it.chat(userId, inbound, fingerprint, clock.now()),
      ),
    clock,
    ids,
  });
  app.route(
    "/",
    createApiChannel({ tokens: createD1ApiTokens(env.DB), chat, log, clock, ids }).routes,
  );
  app.route(
    "/",
    createFeed({
      userOf: createD1CalendarFeeds({ database: env.DB, clock }).calendarUser,
      calendar: (userId) => agent(userId).calendar(),
      log,
    }),
  );
  if (settings.local) {
    app.route("/", createLocalDoor({ makeToken: () => localToken(sessions.localUser, directory) }));
  }
  const web = createWebChannel({
    local: settings.local,
    sessions,
    assets: env.ASSETS,
    log,
    async openSocket({ userId, secret }, request) {
      const headers = new Headers(request.headers);
      headers.set("x-adjutant-user", userId);
      headers.set("x-adjutant-session", await hashed(secret));
      return agent(userId).fetch(new Request(request, { headers }));
    },
    async closeSockets({ userId, secret }) {
      await agent(userId).signOut(await hashed(secret));
    },
  });
  // Last: its routes end in the static files.
  app.route("/", web.routes);
  return app;
}

/** One for each isolate, so that what is known of a model's state is known to all. */
let shared: { settings: string; models: ModelFamily } | null = null;

function modelsOf({ env, settings, log }: World): ModelFamily {
  const { order, workersAi, openai } = settings.models;
  const binding = env.AI;
  const key = JSON.stringify([settings.models, binding !== undefined]);
  if (shared?.settings === key) return shared.models;
  const providers = order.flatMap((id) => {
    if (id === "openai") return openai ? [createOpenAiProvider(openai)] : [];
    return binding ? [createWorkersAiProvider({ binding, model: workersAi.model })] : [];
  });
  const models = createModelFamily({ providers, clock, log, random: Math.random });
  shared = { settings: key, models };
  return models;
}

/** The model as a user is given it, within what they and the deployment may spend. */
function modelFor(world: World): AgentDeps["model"] {
  const models = modelsOf(world);
  const { tokensPerDay } = world.settings.models;
  const all = createD1Tokens(world.env.DB);
  if (models.name === null) return null;
  return {
    tokensPerDay: tokensPerDay.user,
    of: (own) =>
      models.model([
        { of: "user", store: own, tokensPerDay: tokensPerDay.user },
        { of: "deployment", store: all, tokensPerDay: tokensPerDay.deployment },
      ]),
  };
}

function mountMessengers(app: Hono, { settings, log, senders }: World, intake: Intake): void {
  const { telegram, slack } = settings;
  if (telegram)
    app.route("/", createTelegramChannel({ ...telegram, intake, log, clock, ids }).routes);
  if (slack) {
    const commandNames = COMMAND_SPECS.map((spec) => spec.name);
    const channel = createSlackChannel({
      ...slack,
      ...slackUrls(settings),
      intake,
      log,
      clock,
      ids,
      commandNames,
    });
    app.route("/", channel.routes);
  }
  for (const [name, on] of [
    ["telegram", senders.telegram !== undefined],
    ["slack", senders.slack !== undefined],
  ] as const) {
    const message = `The ${name} channel is not switched on here.`;
    if (!on) app.all(`/${name}/*`, (c) => c.json({ error: { code: "channel_off", message } }, 404));
  }
}

/** Platforms that know a person's zone when asked. */
function profilesOf({ slack }: Settings): AgentDeps["profiles"] {
  if (!slack) return {};
  const profiles = createSlackProfiles({ ...slack, clock });
  return { slack: (address) => profiles.profile(address.recipientId ?? "") };
}

/** The files that people send, from where they sent them. */
function filesOf({ telegram, slack }: Settings, log: Log): FileSource {
  const readers: Partial<Record<ChannelName, ReturnType<typeof createTelegramFiles>>> = {
    ...(telegram && { telegram: createTelegramFiles({ ...telegram, log }) }),
    ...(slack && { slack: createSlackFiles({ ...slack, log }) }),
  };
  return {
    read: async (channel, ref, maxBytes) =>
      (await readers[channel]?.(ref, maxBytes)) ?? { ok: false, problem: "unreachable" },
  };
}

/** What each platform asks of a bot, and the giver of its slots. `SEND_PACE` scales it; 0 is no pace at all. */
function pacingOf(env: Env, { sendPace }: Settings, log: Log): AgentDeps["pacing"] {
  if (sendPace === 0) return {};
  const paced = (channel: ChannelName, pace: SendPace) => ({
    pace: {
      ...pace,
      perSecond: pace.perSecond * sendPace,
      chatGapMs: pace.chatGapMs / sendPace,
      groupGapMs: pace.groupGapMs / sendPace,
      streamGapMs: pace.streamGapMs / sendPace,
    },
    slotsOf: (accountId: string) =>
      createDurableSendSlots({
        name: `${channel}:${accountId}`,
        givers: env.SLOT_GIVER,
        perSecond: pace.perSecond * sendPace,
        clock,
        log,
      }),
  });
  return { telegram: paced("telegram", TELEGRAM_PACE), slack: paced("slack", SLACK_PACE) };
}

function slackUrls(settings: Settings): { allowLoopbackResponseUrl: boolean } {
  return { allowLoopbackResponseUrl: settings.local };
}

/** Somebody has to be able to invite: on a local run it is the page's user, elsewhere the first to write. */
function signUpOf({ signUp, local }: Settings): SignUp {
  return signUp === "invite" && !local ? "invite-after-owner" : signUp;
}

async function localToken(localUser: () => Promise<string>, accounts: Accounts): Promise<string> {
  const token = `adj_${ids.secret()}`;
  await accounts.saveApiToken(await localUser(), token);
  return token;
}

function refusing(problem: string): Hono {
  const app = new Hono();
  app.all("*", (c) => c.json({ status: "error", problem }, 503));
  return app;
}
