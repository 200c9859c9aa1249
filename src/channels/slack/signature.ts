import type { Clock } from "../../core/ports/clock.ts";

/** Slack's own bound on the age of a request; it holds for the future, too. */
const MAX_SKEW_MS = 5 * 60_000;

export interface Signed {
  timestamp: string | undefined;
  signature: string | undefined;
  /** The bytes as they came: a decoded and re-encoded body may differ. */
  body: Uint8Array;
}

/**
 * Checks Slack's signature: `v0=` and the hex HMAC-SHA256 of `v0:<seconds>:<body>`
 * (docs.slack.dev/authentication/verifying-requests-from-slack). Bolt's own check takes decoded text
 * and lets timestamps of the future pass, so that a stolen request could be kept for later.
 *
 * Resolves to when Slack sent the request, UTC milliseconds; undefined when it is not Slack's.
 */
export function createVerifier(
  signingSecret: string,
  clock: Clock,
): (request: Signed) => Promise<number | undefined> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  let key: CryptoKey | undefined;
  return async ({ timestamp, signature, body }) => {
    if (!timestamp || !/^\d{1,12}$/.test(timestamp)) return undefined;
    if (!signature || !/^v0=[0-9a-f]{64}$/.test(signature)) return undefined;
    const sentAt = Number(timestamp) * 1000;
    if (Math.abs(Math.floor(clock.now() / 1000) * 1000 - sentAt) > MAX_SKEW_MS) return undefined;
    // The key is kept, not the promise of it: a promise of another request may never settle.
    key ??= await crypto.subtle.importKey("raw", encoder.encode(signingSecret), algorithm, false, [
      "verify",
    ]);
    const head = encoder.encode(`v0:${timestamp}:`);
    const message = new Uint8Array(head.length + body.length);
    message.set(head);
    message.set(body, head.length);
    const claimed = Uint8Array.from(signature.slice(3).match(/../g) ?? [], (hex) =>
      Number.parseInt(hex, 16),
    );
    // `verify` compares in constant time.
    const genuine = await crypto.subtle.verify("HMAC", key, claimed, message);
    return genuine ? sentAt : undefined;
  };
}
