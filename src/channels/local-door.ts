import { Hono } from "hono/tiny";

export interface LocalDoorOptions {
  /** Makes an API token of the local user. */
  makeToken(): Promise<string>;
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * `POST /local/token`, on local runs only: how `npm run token` gets a token for the local user. The
 * extra header cannot be sent by a web page without a preflight, which is never answered.
 */
export function createLocalDoor({ makeToken }: LocalDoorOptions): Hono {
  const app = new Hono();
  app.post("/local/token", async (c) => {
    const allowed =
      LOOPBACK.has(new URL(c.req.url).hostname) &&
      c.req.header("x-adjutant-local") === "1" &&
      c.req.header("origin") === undefined;
    if (!allowed)
      return c.json({ error: { code: "forbidden", message: "Only from this machine." } }, 403);
    return c.json({ token: await makeToken() });
  });
  return app;
}
