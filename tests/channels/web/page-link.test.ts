import { describe, expect, it } from "vitest";
import type { LiveEvent } from "../../../src/core/ports/live-protocol.ts";
import {
  createLink,
  type LinkState,
  reconnectDelay,
  type Socket,
} from "../../../web/src/live/link.ts";

const READY = JSON.stringify({ kind: "ready", rev: 1, zone: "UTC", suggestions: [] });
const ENTRIES = JSON.stringify({ kind: "entries", entries: [] });

/** A link over sockets and timers that the test moves by hand. */
function setup() {
  const sockets: (Socket & { sent: string[]; closed: boolean })[] = [];
  const timers = new Map<number, { at: number; callback: () => void }>();
  const states: LinkState["kind"][] = [];
  const events: LiveEvent["kind"][] = [];
  const session = { is: "in" as "in" | "out" | "unknown" };
  let now = 0;
  let beats = 0;
  let made = 0;

  const link = createLink({
    openSocket() {
      const socket = {
        sent: [] as string[],
        closed: false,
        send: (data: string) => void socket.sent.push(data),
        close: () => {
          socket.closed = true;
        },
        onopen: null,
        onmessage: null,
        onclose: null,
      };
      sockets.push(socket);
      return socket;
    },
    checkSession: async () => session.is,
    hello: () => ({ kind: "hello", since: 7 }),
    onEvent: ({ kind }) => void events.push(kind),
    onState: ({ kind }) => void states.push(kind),
    onBeat: () => {
      beats += 1;
    },
    timers: {
      set(callback, ms) {
        made += 1;
        timers.set(made, { at: now + ms, callback });
        return made;
      },
      clear: (timer) => void timers.delete(timer),
    },
    random: () => 1,
  });

  /** Lets pending promises run, then time pass. */
  async function pass(ms: number): Promise<void> {
    const until = now + ms;
    await new Promise((resolve) => setImmediate(resolve));
    for (;;) {
      const next = [...timers]
        .filter(([, { at }]) => at <= until)
        .sort((a, b) => a[1].at - b[1].at)[0];
      if (next === undefined) break;
      timers.delete(next[0]);
      now = next[1].at;
      next[1].callback();
      await new Promise((resolve) => setImmediate(resolve));
    }
    now = until;
  }

  async function online() {
    await pass(0);
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error("no socket was opened");
    socket.onopen?.();
    socket.onmessage?.({ data: READY });
    return socket;
  }
  return { link, sockets, timers, states, events, session, pass, online, beats: () => beats };
}

describe("the link", () => {
  it("says hello, and is online once that is answered", async () => {
    const { online, states, events, beats } = setup();
    const socket = await online();
    expect(socket.sent).toEqual(['{"kind":"hello","since":7}']);
    expect([states, events, beats()]).toEqual([["connecting", "online"], ["ready"], 1]);
  });

  it("passes over what is pushed before its hello is answered", async () => {
    const { sockets, pass, events } = setup();
    await pass(0);
    sockets[0]?.onmessage?.({ data: ENTRIES });
    expect(events).toEqual([]);
    sockets[0]?.onmessage?.({ data: READY });
    sockets[0]?.onmessage?.({ data: ENTRIES });
    sockets[0]?.onmessage?.({ data: '{"kind":"from-a-newer-build"}' });
    expect(events).toEqual(["ready", "entries"]);
  });

  it("comes back by itself, later and later, and forgets that once it stands", async () => {
    const { online, sockets, pass, session, states } = setup();
    (await online()).onclose?.({ code: 1006 });
    session.is = "unknown";
    await pass(60_000);
    expect(states.filter((state) => state === "waiting").length).toBeGreaterThan(4);
    expect(sockets).toHaveLength(1);
    session.is = "in";
    while (sockets.length < 2) await pass(500);
    (await online()).onclose?.({ code: 1006 });
    await pass(500);
    expect(sockets).toHaveLength(3);
  });

  it("connects at once when woken", async () => {
    const { online, link, sockets, pass } = setup();
    (await online()).onclose?.({ code: 1006 });
    link.wake();
    await pass(0);
    expect(sockets).toHaveLength(2);
  });

  it("notices a connection that is dead without saying so", async () => {
    const { online, sockets, pass, states, beats } = setup();
    const socket = await online();
    await pass(25_000);
    expect(socket.sent.at(-1)).toBe("ping");
    socket.onmessage?.({ data: "pong" });
    expect(beats()).toBe(2);
    await pass(25_000 + 9_999);
    expect(states.at(-1)).toBe("online");
    await pass(1);
    expect([states.at(-1), socket.closed]).toEqual(["waiting", true]);
    await pass(500);
    expect(sockets).toHaveLength(2);
  });

  it("gives up on a socket that never answers", async () => {
    const { pass, sockets, states } = setup();
    await pass(10_000);
    expect([sockets[0]?.closed, states]).toEqual([true, ["connecting", "waiting"]]);
  });

  it.each([
    [
      "before connecting",
      async ({ session }: ReturnType<typeof setup>) => {
        session.is = "out";
      },
    ],
    [
      "while connected",
      async ({ online }: ReturnType<typeof setup>) => (await online()).onclose?.({ code: 4401 }),
    ],
  ])("stays out when signed out %s", async (_, signOut) => {
    const all = setup();
    await signOut(all);
    const before = all.sockets.length;
    await all.pass(120_000);
    expect([all.states.at(-1), all.sockets.length]).toEqual(["signed-out", before]);
  });

  it("opens nothing for an answer that comes too late", async () => {
    const { link, sockets, pass } = setup();
    link.stop();
    await pass(0);
    expect(sockets).toEqual([]);
  });

  it("sends only while it is online, and stops for good", async () => {
    const { link, online, timers, pass, sockets } = setup();
    const frame = { kind: "message", clientId: "c", text: "t" } as const;
    link.send(frame);
    const socket = await online();
    link.send(frame);
    expect(socket.sent.slice(1)).toEqual([JSON.stringify(frame)]);
    link.stop();
    link.wake();
    await pass(120_000);
    expect([timers.size, sockets.length, socket.closed]).toEqual([0, 1, true]);
  });
});

describe("the delay before a reconnect", () => {
  it("grows from half a second to a quarter of a minute, spread over half of it", () => {
    expect([0, 1, 2, 5, 50].map((tries) => reconnectDelay(tries, 1))).toEqual([
      500, 1_000, 2_000, 15_000, 15_000,
    ]);
    expect(reconnectDelay(2, 0)).toBe(1_000);
  });
});
