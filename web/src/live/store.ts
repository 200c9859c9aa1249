import type { LiveFrame } from "../../../src/core/ports/live-protocol.ts";
import {
  afterChange,
  emptyFeed,
  type Feed,
  type FeedChange,
  NOT_STORED,
  unsettled,
} from "./feed.ts";
import { createLink, type Link, type LinkState } from "./link.ts";
import { checkSession, openSocket } from "./server.ts";
import { loadUnsent, saveUnsent } from "./unsent.ts";

export interface Snapshot {
  feed: Feed;
  link: LinkState["kind"];
  canSignOut: boolean;
}

/** The conversation of this page, for `useSyncExternalStore`, and what a person can do to it. */
export interface LiveStore {
  subscribe(listener: () => void): () => void;
  snapshot(): Snapshot;
  say(text: string): void;
  press(messageId: string, token: string): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  notice(sentence: string | null): void;
  reconnect(): void;
  signedIn(): void;
  /** Forgets everything of this person, also what is not sent. */
  signedOut(): void;
}

/** How long to leave alone what could not be stored. */
const AGAIN_MS = 3_000;

/** Made once per page load; connects at once. */
export function createLiveStore(): LiveStore {
  const listeners = new Set<() => void>();
  let current: Snapshot = {
    feed: emptyFeed(loadUnsent()),
    link: "connecting",
    canSignOut: false,
  };
  let link: Link | null = null;

  function set(part: Partial<Snapshot>): void {
    current = { ...current, ...part };
    for (const listener of listeners) listener();
  }

  function change(what: FeedChange): void {
    const feed = afterChange(current.feed, what);
    if (feed.own !== current.feed.own) saveUnsent(feed.own);
    set({ feed });
  }

  function hello(): LiveFrame {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return { kind: "hello", since: current.feed.rev, timeZone, locale: navigator.language };
  }

  function connect(): void {
    link?.stop();
    link = createLink({
      openSocket,
      checkSession: async () => {
        const { state, canSignOut } = await checkSession();
        if (state !== "unknown") set({ canSignOut });
        return state;
      },
      hello,
      onEvent(event) {
        const shrunk = event.kind === "ready" && event.rev < current.feed.rev;
        change({ kind: "event", event });
        if (shrunk) link?.send(hello());
        const notStored = event.kind === "problem" && event.code === NOT_STORED;
        if (notStored) window.setTimeout(sendUnsettled, AGAIN_MS);
      },
      onState({ kind }) {
        if (kind === "signed-out") change({ kind: "signed-out" });
        set({ link: kind });
      },
      onBeat: sendUnsettled,
      timers: {
        set: (callback, ms) => window.setTimeout(callback, ms),
        clear: (timer) => window.clearTimeout(timer),
      },
      random: () => Math.random(),
    });
  }

  function sendUnsettled(): void {
    for (const frame of unsettled(current.feed)) link?.send(frame);
  }

  function sendOwn(clientId: string): void {
    const frame = unsettled(current.feed).find(
      (one) => "clientId" in one && one.clientId === clientId,
    );
    if (frame !== undefined) link?.send(frame);
  }

  connect();
  whenBack(() => link?.wake());

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => current,
    say(text) {
      const clientId = crypto.randomUUID();
      change({ kind: "typed", clientId, text, at: Date.now() });
      sendOwn(clientId);
    },
    press(messageId, token) {
      const clientId = crypto.randomUUID();
      change({ kind: "pressed", clientId, token, messageId });
      sendOwn(clientId);
    },
    retry(clientId) {
      change({ kind: "retried", clientId });
      sendOwn(clientId);
    },
    discard: (clientId) => change({ kind: "discarded", clientId }),
    notice: (notice) => change({ kind: "noticed", notice }),
    reconnect: () => link?.wake(),
    signedIn: connect,
    signedOut() {
      saveUnsent([]);
      set({ feed: emptyFeed() });
      connect();
    },
  };
}

/** The network is there again, or somebody looks at the page again. */
function whenBack(callback: () => void): void {
  window.addEventListener("online", callback);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") callback();
  });
}
