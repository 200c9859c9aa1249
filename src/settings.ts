import * as z from "zod/mini";

/** Variables and secrets as the platform hands them over; read here and nowhere else. */
export type RawSettings = Record<string, unknown>;

export interface Settings {
  /** On the person's own machine, over loopback. */
  local: boolean;
  signUp: "open" | "invite" | "owner";
  logLevel: "info" | "warn" | "error";
  /** Where people reach this deployment, without a slash at the end; null when nobody has said. */
  publicUrl: string | null;
  /** Times the platforms' public limits at which messages go out; 0: as fast as they can. */
  sendPace: number;
  telegram: { token: string; secret: string; apiRoot: string } | null;
  slack: { signingSecret: string; botToken: string; apiUrl: string } | null;
  models: ModelSettings;
}

export interface ModelSettings {
  /** Who is asked first, and who after that. */
  order: ModelId[];
  /** Only of use where the deployment has the `AI` binding. */
  workersAi: { model: string };
  openai: {
    /** Without a slash at the end. */
    baseUrl: string;
    model: string;
    apiKey?: string;
    tools: "prompt" | "native";
  } | null;
  /** Tokens per UTC day, input and output together. */
  tokensPerDay: { user: number; deployment: number };
}

const MODEL_IDS = ["workers-ai", "openai"] as const;
export type ModelId = (typeof MODEL_IDS)[number];

export type ParsedSettings = { ok: true; settings: Settings } | { ok: false; problem: string };

const TELEGRAM_API_ROOT = "https://api.telegram.org";
const SLACK_API_URL = "https://slack.com/api/";
const OPENAI_BASE_URL = "https://api.openai.com/v1";
const WORKERS_AI_MODEL = "@cf/meta/llama-3.3-70b-instruct-fp8-fast";
/** About 400 turns of one person. */
const USER_TOKENS_PER_DAY = 200_000;
/** At most about a dollar a day at Llama's price. */
const TOKENS_PER_DAY = 2_000_000;

/** An empty value is an absent one: that is how shells and .env files say it. */
const optional = z.pipe(
  z.optional(z.string()),
  z.transform((value) => (value === undefined || value.trim() === "" ? undefined : value.trim())),
);

const schema = z.object({
  LOCAL_RUN: optional,
  SIGNUP: optional,
  LOG_LEVEL: optional,
  PUBLIC_URL: optional,
  SEND_PACE: optional,
  TELEGRAM_BOT_TOKEN: optional,
  TELEGRAM_WEBHOOK_SECRET: optional,
  TELEGRAM_API_ROOT: optional,
  SLACK_SIGNING_SECRET: optional,
  SLACK_BOT_TOKEN: optional,
  SLACK_API_URL: optional,
  MODEL_ORDER: optional,
  WORKERS_AI_MODEL: optional,
  OPENAI_BASE_URL: optional,
  OPENAI_API_KEY: optional,
  OPENAI_MODEL: optional,
  OPENAI_TOOLS: optional,
  MODEL_USER_TOKENS_PER_DAY: optional,
  MODEL_TOKENS_PER_DAY: optional,
});
type Vars = z.output<typeof schema>;

/** Thrown and caught in this file: the sentence for whoever starts the Worker. */
class BadSetting extends Error {}

/** Parses all settings; a bad or half-given one becomes one sentence that says what to do. */
export function parseSettings(raw: RawSettings): ParsedSettings {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? "A setting");
    return { ok: false, problem: `${name} must be text.` };
  }
  try {
    return { ok: true, settings: settingsOf(parsed.data) };
  } catch (error) {
    if (error instanceof BadSetting) return { ok: false, problem: error.message };
    throw error;
  }
}

function settingsOf(vars: Vars): Settings {
  const telegram = telegramOf(vars);
  const slack = slackOf(vars);
  if (telegram && slack && telegram.secret === slack.signingSecret) {
    throw new BadSetting(
      "TELEGRAM_WEBHOOK_SECRET and SLACK_SIGNING_SECRET are the same; each door needs a secret of its own.",
    );
  }
  return {
    local: vars.LOCAL_RUN === "1",
    signUp: oneOf("SIGNUP", vars.SIGNUP ?? "owner", ["open", "invite", "owner"]),
    logLevel: oneOf("LOG_LEVEL", vars.LOG_LEVEL ?? "info", ["info", "warn", "error"]),
    publicUrl: publicUrlOf(vars),
    sendPace: factor("SEND_PACE", vars.SEND_PACE ?? "1"),
    telegram,
    slack,
    models: modelsOf(vars),
  };
}

function publicUrlOf({ PUBLIC_URL: url }: Vars): string | null {
  if (url === undefined) return null;
  if (!/^https?:\/\/[^\s/?#]+\/?$/.test(url)) {
    throw new BadSetting(
      "PUBLIC_URL must be an address like https://adjutant.example.com, without a path.",
    );
  }
  return url.replace(/\/$/, "");
}

function telegramOf(vars: Vars): Settings["telegram"] {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secret } = vars;
  if (token === undefined && secret === undefined) return null;
  if (token === undefined)
    throw new BadSetting("TELEGRAM_WEBHOOK_SECRET is set but TELEGRAM_BOT_TOKEN is not.");
  if (secret === undefined) {
    throw new BadSetting(
      "TELEGRAM_BOT_TOKEN is set but TELEGRAM_WEBHOOK_SECRET is not; choose a long random one (A-Z a-z 0-9 _ -).",
    );
  }
  if (!/^\d+:[\w-]+$/.test(token)) {
    throw new BadSetting(
      "TELEGRAM_BOT_TOKEN does not look like a token from @BotFather (digits, a colon, letters).",
    );
  }
  if (!/^[\w-]{1,256}$/.test(secret)) {
    throw new BadSetting(
      "TELEGRAM_WEBHOOK_SECRET may hold only A-Z a-z 0-9 _ and -, at most 256 characters.",
    );
  }
  const apiRoot = url("TELEGRAM_API_ROOT", vars.TELEGRAM_API_ROOT ?? TELEGRAM_API_ROOT);
  return { token, secret, apiRoot: apiRoot.replace(/\/+$/, "") };
}

function slackOf(vars: Vars): Settings["slack"] {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken } = vars;
  if (signingSecret === undefined && botToken === undefined) return null;
  if (signingSecret === undefined)
    throw new BadSetting("SLACK_BOT_TOKEN is set but SLACK_SIGNING_SECRET is not.");
  if (botToken === undefined)
    throw new BadSetting("SLACK_SIGNING_SECRET is set but SLACK_BOT_TOKEN is not.");
  const apiUrl = url("SLACK_API_URL", vars.SLACK_API_URL ?? SLACK_API_URL).replace(/\/*$/, "/");
  if (!apiUrl.endsWith("/api/")) throw new BadSetting("SLACK_API_URL must end in /api/.");
  return { signingSecret, botToken, apiUrl };
}

function modelsOf(vars: Vars): ModelSettings {
  const openai = openaiOf(vars);
  const order = (vars.MODEL_ORDER ?? MODEL_IDS.join(","))
    .split(",")
    .map((name) => oneOf("MODEL_ORDER", name.trim(), MODEL_IDS));
  if (new Set(order).size < order.length)
    throw new BadSetting("MODEL_ORDER names a model twice; each one at most once.");
  if (vars.MODEL_ORDER !== undefined && order.includes("openai") && !openai)
    throw new BadSetting("MODEL_ORDER names openai but OPENAI_MODEL is not set.");
  if (openai && !order.includes("openai"))
    throw new BadSetting("OPENAI_MODEL is set but MODEL_ORDER does not name openai.");
  const model = vars.WORKERS_AI_MODEL ?? WORKERS_AI_MODEL;
  if (!model.startsWith("@"))
    throw new BadSetting(`WORKERS_AI_MODEL is "${model}" but must look like ${WORKERS_AI_MODEL}.`);
  return {
    order,
    workersAi: { model },
    openai,
    tokensPerDay: {
      user: count("MODEL_USER_TOKENS_PER_DAY", vars.MODEL_USER_TOKENS_PER_DAY, USER_TOKENS_PER_DAY),
      deployment: count("MODEL_TOKENS_PER_DAY", vars.MODEL_TOKENS_PER_DAY, TOKENS_PER_DAY),
    },
  };
}

function openaiOf(vars: Vars): ModelSettings["openai"] {
  const { OPENAI_BASE_URL: base, OPENAI_API_KEY: apiKey, OPENAI_MODEL: model } = vars;
  if (model === undefined) {
    const set = base === undefined ? "OPENAI_API_KEY" : "OPENAI_BASE_URL";
    if (base === undefined && apiKey === undefined) return null;
    throw new BadSetting(`${set} is set but OPENAI_MODEL, the name of the model there, is not.`);
  }
  if (base === undefined && apiKey === undefined)
    throw new BadSetting("OPENAI_MODEL is set but neither OPENAI_BASE_URL nor OPENAI_API_KEY is.");
  const baseUrl = url("OPENAI_BASE_URL", base ?? OPENAI_BASE_URL)
    .replace(/\/+$/, "")
    .replace(/\/chat\/completions$/, "");
  const usual = baseUrl === OPENAI_BASE_URL ? "native" : "prompt";
  const tools = oneOf("OPENAI_TOOLS", vars.OPENAI_TOOLS ?? usual, ["prompt", "native"]);
  return { baseUrl, model, tools, ...(apiKey !== undefined && { apiKey }) };
}

function count(name: string, value: string | undefined, usual: number): number {
  if (value === undefined) return usual;
  if (!/^\d{1,12}$/.test(value))
    throw new BadSetting(`${name} is "${value}" but must be a number of tokens, without points.`);
  return Number(value);
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined)
    throw new BadSetting(`${name} is "${value}" but must be one of ${allowed.join(", ")}.`);
  return found;
}

/** From 0 to 1000. */
function factor(name: string, value: string): number {
  const number = Number(value);
  if (number >= 0 && number <= 1000) return number;
  throw new BadSetting(`${name} is "${value}" but must be a number from 0 to 1000.`);
}

/** Secrets travel to these addresses: https, or http on this machine. */
/** Addresses that were found good: every object reads the settings, and parsing one takes longer than all the rest. */
const goodUrls = new Set<string>();

function url(name: string, value: string): string {
  if (goodUrls.has(value)) return value;
  const parsed = URL.canParse(value) ? new URL(value) : null;
  const loopback = parsed !== null && ["localhost", "127.0.0.1", "[::1]"].includes(parsed.hostname);
  if (parsed?.protocol === "https:" || (parsed?.protocol === "http:" && loopback)) {
    goodUrls.add(value);
    return value;
  }
  throw new BadSetting(`${name} must be an https:// address (http:// only on this machine).`);
}
