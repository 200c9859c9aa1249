/**
 * `npm run telegram`: for local runs, where Telegram cannot reach the Worker. Fetches the bot's messages
 * and hands them to the Worker on this machine; `--take-over` removes a webhook first.
 */
import { createApi } from "../src/channels/telegram/api.ts";
import { commandSpecs } from "../src/core/capabilities/command-specs.ts";
import { CALL_TIMEOUT, finish, readSettings } from "./telegram/bot-api.ts";
import { forwardUpdates } from "./telegram/forward.ts";
import { setMenus } from "./telegram/set-up.ts";

const stopped = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stopped.abort());

await finish(async () => {
  const settings = readSettings();
  const worker = `http://localhost:${process.env["PORT"] || "8787"}`;
  if (process.argv.includes("--take-over"))
    await createApi(settings, CALL_TIMEOUT).deleteWebhook({ drop_pending_updates: false });
  await setMenus(createApi(settings, CALL_TIMEOUT), commandSpecs);
  await forwardUpdates({ ...settings, worker, signal: stopped.signal, say: console.log });
});
