import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { ROOT } from "./paths.mjs";

/** Settings of the Worker that may come from the environment; they win over `.dev.vars`. */
export const SETTINGS = [
  "TELEGRAM_BOT_TOKEN",
  "TELEGRAM_WEBHOOK_SECRET",
  "TELEGRAM_API_ROOT",
  "SLACK_SIGNING_SECRET",
  "SLACK_BOT_TOKEN",
  "SLACK_CLIENT_ID",
  "SLACK_CLIENT_SECRET",
  "SLACK_API_URL",
  "SIGNUP",
  "OPENAI_BASE_URL",
  "OPENAI_API_KEY",
  "OPENAI_MODEL",
  "OPENAI_TOOLS",
  "MODEL_ORDER",
  "MODEL_USER_TOKENS_PER_DAY",
  "MODEL_TOKENS_PER_DAY",
  "WORKERS_AI_MODEL",
  "FLIGHTS_MCP_URL",
  "CALENDAR_MCP_URL",
  "DEFAULT_TIME_ZONE",
  "LOG_LEVEL",
  "PUBLIC_URL",
  "SEND_PACE",
];

/** Where local runs keep their data. Tests point ADJUTANT_STATE_DIR at a folder of their own. */
export function stateDir(env = process.env) {
  return path.resolve(ROOT, env.ADJUTANT_STATE_DIR || ".wrangler/state");
}

/** What the Worker gets: `.dev.vars`, then the environment, then the mark of a local run. */
export function workerSettings(env = process.env) {
  const file = path.resolve(ROOT, env.ADJUTANT_DEV_VARS || ".dev.vars");
  const settings = { ...readVars(file) };
  for (const name of SETTINGS) if (env[name] !== undefined) settings[name] = env[name];
  const here = `http://localhost:${env.PORT || 8787}`;
  return { ...settings, PUBLIC_URL: settings.PUBLIC_URL || here, LOCAL_RUN: "1" };
}

/**
 * Writes the settings where only this user can read them; arguments would show in the process list.
 * Wrangler reads the file again when its configuration changes, so it stays until `remove()`.
 */
export function writeSettings(folder, settings) {
  const file = path.join(folder, "settings.env");
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${quote(name, value)}\n`);
  writeFileSync(file, lines.join(""), { mode: 0o600 });
  return { file, remove: () => rmSync(file, { force: true }) };
}

function readVars(file) {
  try {
    return parseEnv(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw new Error(`Cannot read ${path.relative(ROOT, file)}: ${error.message}`);
  }
}

/** The reader knows no escapes inside quotes, and takes a bare $ for a reference. */
function quote(name, value) {
  const mark = ["'", "`", '"'].find((candidate) => !value.includes(candidate));
  if (mark === undefined) throw new Error(`${name} contains all three kinds of quotes.`);
  return mark + value.replaceAll("$", "\\$") + mark;
}
