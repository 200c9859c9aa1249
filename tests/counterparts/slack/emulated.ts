import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createEmulator } from "emulate";

/**
 * Slack as the npm package `emulate` plays it: a workspace with people, a bot and signed events, which
 * we did not write. Its public interface has no way to subscribe to events, so the subscription is
 * slipped in where its Slack service registers itself.
 */
export interface EmulatedSlack {
  /** Ends in `/api/`. */
  apiUrl: string;
  botToken: string;
  botUserId: string;
  signingSecret: string;
  userId: string;
  /** Calls a method as the person. */
  asPerson(method: string, args: Record<string, string>): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

const SIGNING_SECRET = "emulated-signing-secret";
const BOT = { token: "xoxb-emulated", userId: "U00000BOT1", botId: "B00000BOT1" };
const PERSON = { token: "xoxp-emulated", userId: "U000000001" };

interface SlackModule {
  slackPlugin: { register: (...args: unknown[]) => unknown };
}
interface Webhooks {
  register(subscription: Record<string, unknown>): unknown;
}

/** Starts it; every event goes to `target`. */
export async function startEmulatedSlack(target: string): Promise<EmulatedSlack> {
  const { slackPlugin } = await slackModule();
  const register = slackPlugin.register;
  slackPlugin.register = (...args) => {
    const webhooks = args[2] as Webhooks;
    webhooks.register({ url: target, events: ["*"], active: true, owner: "slack" });
    return register.apply(slackPlugin, args);
  };
  try {
    const emulator = await createEmulator({ service: "slack", port: 0, seed: { slack: seed() } });
    const apiUrl = `${emulator.url}/api/`;
    return {
      apiUrl,
      botToken: BOT.token,
      botUserId: BOT.userId,
      signingSecret: SIGNING_SECRET,
      userId: PERSON.userId,
      async asPerson(method, args) {
        const headers = { authorization: `Bearer ${PERSON.token}` };
        const body = new URLSearchParams(args);
        const response = await fetch(apiUrl + method, { method: "POST", headers, body });
        return (await response.json()) as Record<string, unknown>;
      },
      close: () => emulator.close(),
    };
  } finally {
    slackPlugin.register = register;
  }
}

function seed(): Record<string, unknown> {
  const app = {
    client_id: "1.2",
    client_secret: "emulated",
    app_id: "A000000001",
    name: "Adjutant",
    redirect_uris: ["http://localhost/"],
    scopes: ["chat:write", "im:history", "im:write", "users:read"],
    bot_id: BOT.botId,
    bot_user_id: BOT.userId,
    bot_name: "adjutant",
  };
  const bot = { token: BOT.token, type: "bot", user: BOT.userId, bot_id: BOT.botId };
  return {
    signing_secret: SIGNING_SECRET,
    oauth_apps: [app],
    tokens: [bot, { token: PERSON.token, type: "user", user: PERSON.userId }],
  };
}

/** The bundle's part about Slack; its file name changes with every version. */
async function slackModule(): Promise<SlackModule> {
  const folder = path.dirname(fileURLToPath(import.meta.resolve("emulate")));
  const name = readdirSync(folder).find(
    (file) =>
      file.endsWith(".js") &&
      readFileSync(path.join(folder, file), "utf8").includes("var slackPlugin ="),
  );
  if (!name) throw new Error("emulate has no Slack service any more");
  return (await import(pathToFileURL(path.join(folder, name)).href)) as SlackModule;
}
