import { env, exports } from "cloudflare:workers";
import { expect, test } from "vitest";

const ORIGIN = "http://localhost";
const fetchWorker = (path: string, init?: RequestInit) =>
  exports.default.fetch(`${ORIGIN}${path}`, init);

async function apiToken(): Promise<string> {
  const headers = { "x-adjutant-local": "1" };
  const response = await fetchWorker("/local/token", { method: "POST", headers });
  return ((await response.json()) as { token: string }).token;
}

async function say(token: string, message: string): Promise<string> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const body = JSON.stringify({ message });
  const response = await fetchWorker("/api/chat", { method: "POST", headers, body });
  return ((await response.json()) as { response: string }).response;
}

const linkIn = (text: string) => /\/ics\/[\w-]+/.exec(text)?.[0] ?? "";

test("a link shows the items, is secret, and ends when it is revoked or replaced", async () => {
  const token = await apiToken();
  await say(token, "remind me every weekday at 8:30 to stand up");
  const link = linkIn(await say(token, "/calendar"));
  expect(link.length).toBeGreaterThan(25);

  const response = await fetchWorker(link);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(response.headers.get("cache-control")).toContain("private");
  const text = await response.text();
  expect(text).toContain("SUMMARY:stand up");
  expect(text).toContain("RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");

  const etag = response.headers.get("etag") ?? "";
  const again = await fetchWorker(link, { headers: { "if-none-match": etag } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const head = await fetchWorker(link, { method: "HEAD" });
  expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, etag, ""]);

  const kept = await env.DB.prepare("SELECT hash FROM calendar_feeds").all<{ hash: string }>();
  expect(kept.results).toHaveLength(1);
  expect(link).not.toContain(kept.results[0]?.hash);

  const newer = linkIn(await say(token, "/calendar"));
  expect((await fetchWorker(link)).status).toBe(404);
  expect((await fetchWorker(newer)).status).toBe(200);

  expect(await say(token, "/calendar off")).toContain("ended");
  const revoked = await fetchWorker(newer);
  const unknown = await fetchWorker("/ics/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
  expect([revoked.status, unknown.status]).toEqual([404, 404]);
  expect(await revoked.text()).toBe(await unknown.text());
});
