import { exports } from "cloudflare:workers";
import { expect, it } from "vitest";

const ORIGIN = "http://localhost";

/** A browser on a local run: signed in by its first visit, under a session of its own. */
function browser() {
  let cookie = "";

  async function open() {
    const headers = { Upgrade: "websocket", Origin: ORIGIN, Cookie: cookie };
    const response = await exports.default.fetch(`${ORIGIN}/web/socket`, { headers });
    const { webSocket: socket } = response;
    if (!socket) throw new Error(`no connection: ${response.status}`);
    cookie = response.headers.get("Set-Cookie")?.split(";")[0] ?? cookie;
    const closed = new Promise<number>((resolve) => {
      socket.addEventListener("close", ({ code }) => resolve(code));
    });
    const heard = () =>
      new Promise<string>((resolve) => {
        socket.addEventListener("message", ({ data }) => resolve(String(data)), { once: true });
      });
    socket.accept();
    return { socket, closed, heard };
  }

  async function signOut() {
    const headers = { Origin: ORIGIN, Cookie: cookie };
    const response = await exports.default.fetch(`${ORIGIN}/web/logout`, {
      method: "POST",
      headers,
    });
    return response.status;
  }
  return { open, signOut };
}

it("ends every page of the browser that signs out, and no other page of this person", async () => {
  const [laptop, phone] = [browser(), browser()];
  const first = await laptop.open();
  const second = await laptop.open();
  const elsewhere = await phone.open();
  expect(await laptop.signOut()).toBe(204);
  expect(await Promise.all([first.closed, second.closed])).toEqual([4401, 4401]);

  const answer = elsewhere.heard();
  elsewhere.socket.send(JSON.stringify({ kind: "hello", since: 0 }));
  expect(JSON.parse(await answer)).toMatchObject({ kind: "ready" });
  expect(await phone.signOut()).toBe(204);
  expect(await elsewhere.closed).toBe(4401);
});
