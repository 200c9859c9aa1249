import { createApi } from "../../src/channels/telegram/api.ts";
import { ALLOWED_UPDATES, botCommands } from "../../src/channels/telegram/menu.ts";
import type { CommandSpec } from "../../src/core/capabilities/command.ts";
import { LANGUAGES, type Language } from "../../src/core/wording/catalogue/text.ts";
import { CALL_TIMEOUT, Problem, type TelegramSettings } from "./bot-api.ts";

export interface SetUpOptions extends TelegramSettings {
  /** Where the Worker can be reached from outside. */
  publicUrl: string | undefined;
  /** The menu in one of our languages. */
  commands(language: Language): readonly CommandSpec[];
  say(line: string): void;
}

/** Connects a bot with a deployed Worker: webhook with its secret, and the menu of commands. */
export async function setUp(options: SetUpOptions): Promise<void> {
  const { secret, commands, say } = options;
  const url = webhookUrl(options);
  const { username } = await createApi(options, CALL_TIMEOUT).getMe();
  await createApi(options, CALL_TIMEOUT).setWebhook({
    url,
    secret_token: secret,
    allowed_updates: ALLOWED_UPDATES,
    // What was written meanwhile is still wanted.
    drop_pending_updates: false,
  });
  say(`@${username} now delivers to ${url}.`);
  const count = await setMenus(createApi(options, CALL_TIMEOUT), commands);
  say(`Its menu has ${count} commands.`);
  const info = await createApi(options, CALL_TIMEOUT).getWebhookInfo();
  if (info.pending_update_count > 0) say(`${info.pending_update_count} messages are waiting.`);
  say(`The Worker needs the same TELEGRAM_BOT_TOKEN and TELEGRAM_WEBHOOK_SECRET.`);
}

/** The English menu is for whoever has another language than ours; the number of its commands. */
export async function setMenus(
  api: Pick<ReturnType<typeof createApi>, "setMyCommands">,
  commands: SetUpOptions["commands"],
): Promise<number> {
  for (const language of LANGUAGES) {
    const only = language === "en" ? {} : { language_code: language };
    await api.setMyCommands({ commands: botCommands(commands(language)), ...only });
  }
  return botCommands(commands("en")).length;
}

function webhookUrl({ publicUrl, apiRoot }: SetUpOptions): string {
  if (!publicUrl)
    throw new Problem(
      "Where is the Worker? Give its public address: npm run telegram:setup -- https://adjutant.example.com",
    );
  const url = URL.canParse(publicUrl) ? new URL("/telegram/webhook", publicUrl) : undefined;
  const local = url && isLoopback(url);
  if (local && !isLoopback(new URL(apiRoot)))
    throw new Problem(
      `Telegram cannot reach ${url.host} on this machine. For a local run use npm run telegram instead.`,
    );
  if (!url || !(url.protocol === "https:" || local))
    throw new Problem(`${publicUrl} is not an https address; Telegram delivers to no other.`);
  return url.href;
}

const isLoopback = ({ hostname }: URL): boolean =>
  ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
