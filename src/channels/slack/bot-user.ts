import { createWebApi, type WebApiOptions } from "./web-api.ts";

/** Well within the three seconds that Slack waits for the answer to the event that made us ask. */
const TIMEOUT_MS = 1_500;

/**
 * The bot's own user id, from `auth.test`, asked for once: for events that do not say whose they are.
 * Slack's own always do (`authorizations`), some servers that speak its protocol do not, and then the
 * bot would take its own echo for a person. Undefined when it cannot be had; never throws.
 */
export function createBotUser(options: WebApiOptions): () => Promise<string | undefined> {
  const api = createWebApi(options);
  let known: string | undefined;
  return async () => {
    if (known !== undefined) return known;
    const result = await api.call("auth.test", {}, AbortSignal.timeout(TIMEOUT_MS));
    if (result.kind === "ok") known = result.answer.user_id ?? undefined;
    return known;
  };
}
