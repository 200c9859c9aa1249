import type { LiveEvent, LiveFrame } from "../../../src/core/ports/live-protocol.ts";

export type LinkState =
  | { kind: "connecting" }
  | { kind: "online" }
  /** Not connected; tried again by itself. */
  | { kind: "waiting" }
  | { kind: "signed-out" };

/** The part of a WebSocket that is used. */
export interface Socket {
  send(data: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: ((close: { code: number }) => void) | null;
}

export interface LinkOptions {
  openSocket(): Socket;
  /** Whether the browser is signed in; `unknown` when nobody answers. */
  checkSession(): Promise<"in" | "out" | "unknown">;
  /** The first frame of a connection. */
  hello(): LiveFrame;
  onEvent(event: LiveEvent): void;
  onState(state: LinkState): void;
  /** The connection stands, or still stands: the moment to send what is not settled. */
  onBeat(): void;
  timers: { set(callback: () => void, ms: number): number; clear(timer: number): void };
  /** In [0, 1): spreads the reconnects of many pages. */
  random(): number;
}

export interface Link {
  /** Sends when connected; else nothing, since what matters is sent on the next beat. */
  send(frame: LiveFrame): void;
  /** Connects at once when waiting, and looks at the connection when there is one. */
  wake(): void;
  stop(): void;
}

/** Sent by the other side when the session of an open connection has ended. */
const CLOSED_SIGNED_OUT = 4401;

/** Proxies commonly cut what is silent for 60 s or longer. */
const BEAT_MS = 25_000;
/** From one sign of life to the next, and from opening to `ready`. */
const PATIENCE_MS = 10_000;
const LONGEST_WAIT_MS = 15_000;

/** How long to wait before try number `tries` (from 0), in milliseconds. */
export function reconnectDelay(tries: number, random: number): number {
  return Math.round(Math.min(LONGEST_WAIT_MS, 500 * 2 ** Math.min(tries, 10)) * (0.5 + random / 2));
}

/** Keeps one connection standing: backoff, heartbeat, resume by `hello`. */
export function createLink(options: LinkOptions): Link {
  const { timers } = options;
  let socket: Socket | null = null;
  let timer = 0;
  let tries = 0;
  let ready = false;
  /** Counts connections, so that a late answer of an earlier one is known as such. */
  let generation = 0;
  let state: LinkState["kind"] | "stopped" = "connecting";

  function enter(next: LinkState["kind"]): void {
    state = next;
    options.onState({ kind: next });
  }

  function after(ms: number, callback: () => void): void {
    timers.clear(timer);
    timer = timers.set(callback, ms);
  }

  function drop(): void {
    generation += 1;
    timers.clear(timer);
    ready = false;
    socket = abandon(socket);
  }

  function retry(): void {
    drop();
    after(reconnectDelay(tries, options.random()), connect);
    tries += 1;
    enter("waiting");
  }

  function connect(): void {
    drop();
    if (tries === 0) enter("connecting");
    const mine = generation;
    after(PATIENCE_MS, retry);
    void options.checkSession().then((session) => {
      if (mine !== generation) return;
      if (session === "unknown") retry();
      else if (session === "out") signedOut();
      else open();
    });
  }

  function open(): void {
    const opened = options.openSocket();
    socket = opened;
    after(PATIENCE_MS, retry);
    opened.onopen = () => opened.send(JSON.stringify(options.hello()));
    opened.onmessage = ({ data }) => received(String(data));
    opened.onclose = ({ code }) => (code === CLOSED_SIGNED_OUT ? signedOut() : retry());
  }

  function signedOut(): void {
    drop();
    enter("signed-out");
  }

  function received(data: string): void {
    const event = eventOf(data);
    // What is pushed before our hello is answered is part of that answer, and would move the resume
    // point past entries that have not come yet.
    if (!ready && event?.kind !== "ready") return;
    const first = !ready;
    ready = true;
    after(BEAT_MS, beat);
    if (event !== null) options.onEvent(event);
    if (first) {
      tries = 0;
      enter("online");
    }
    if (first || data === "pong") options.onBeat();
  }

  function beat(): void {
    socket?.send("ping");
    after(PATIENCE_MS, retry);
  }

  connect();
  return {
    send(frame) {
      if (ready) socket?.send(JSON.stringify(frame));
    },
    wake() {
      if (state === "waiting") connect();
      else if (state === "online") beat();
    },
    stop() {
      state = "stopped";
      drop();
    },
  };
}

/** Whatever it still has to say is of no interest. */
function abandon(socket: Socket | null): null {
  if (socket === null) return null;
  socket.onopen = socket.onmessage = socket.onclose = null;
  socket.close();
  return null;
}

/** The other side is our own, of this build or a newer one: what is unknown is passed over. */
function eventOf(data: string): LiveEvent | null {
  const kinds: LiveEvent["kind"][] = [
    ...(["ready", "entries", "growing", "panels", "accepted", "problem"] as const),
  ];
  try {
    const event: LiveEvent = JSON.parse(data);
    return kinds.includes(event.kind) ? event : null;
  } catch {
    return null;
  }
}
