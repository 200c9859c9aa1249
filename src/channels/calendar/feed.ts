import { Hono } from "hono/tiny";
import type { Log } from "../../core/ports/log.ts";

export interface FeedOptions {
  /** Whose feed a token opens; null when it opens none. */
  userOf(token: string): Promise<string | null>;
  /** The text of a person's calendar. */
  calendar(userId: string): Promise<string>;
  log: Log;
}

const TOKEN = /^[A-Za-z0-9_-]{20,100}$/;
/** A wrong and a revoked address look alike. */
const NOT_FOUND = "There is no calendar here.\n";

/**
 * `GET /ics/<token>` (and HEAD) answers a person's tasks and reminders as `text/calendar`, 304 when the program has
 * them already, 404 for any other address and 503 when the stores cannot be reached.
 */
export function createFeed({ userOf, calendar, log }: FeedOptions): Hono {
  const app = new Hono();
  app.get("/ics/:token", async (c) => {
    // Some programs want the ending of a file.
    const token = c.req.param("token").replace(/\.ics$/, "");
    try {
      const userId = TOKEN.test(token) ? await userOf(token) : null;
      if (userId === null) return c.text(NOT_FOUND, 404, HEADERS);
      const text = await calendar(userId);
      const etag = `"${await digest(text)}"`;
      const headers = { ...HEADERS, etag, "content-type": "text/calendar; charset=utf-8" };
      const known = c.req.header("if-none-match")?.split(/\s*,\s*/) ?? [];
      const isKnown = known.some((one) => one.replace(/^W\//, "") === etag);
      log.info("calendar.fetched", { userId, status: isKnown ? 304 : 200 });
      return isKnown
        ? new Response(null, { status: 304, headers })
        : new Response(text, { status: 200, headers });
    } catch (error) {
      const what = error instanceof Error ? error.name : "unknown";
      log.error("calendar.failed", { what });
      return c.text("The calendar cannot be read right now.\n", 503, HEADERS);
    }
  });
  return app;
}

const HEADERS = {
  "cache-control": "private, no-cache",
  "x-robots-tag": "noindex",
  "referrer-policy": "no-referrer",
};

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes).slice(0, 16)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
