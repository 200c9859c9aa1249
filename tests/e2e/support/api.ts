import type { App } from "./app.ts";

/** A token of the local user, as `npm run token` gets it. */
export async function localToken(app: Pick<App, "url">): Promise<string> {
  const headers = { "x-adjutant-local": "1" };
  const made = await fetch(`${app.url}/local/token`, { method: "POST", headers });
  const { token } = (await made.json()) as { token: string };
  return token;
}

/** `POST /api/chat`. */
export async function askApi(
  app: Pick<App, "url">,
  token: string,
  message: string,
  key?: string,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${app.url}/api/chat`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      ...(key === undefined ? {} : { "idempotency-key": key }),
    },
    body: JSON.stringify({ message }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
