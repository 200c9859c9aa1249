import type { LiveFrame } from "../../../src/core/ports/live-protocol.ts";
import { readerLocale } from "../view/time.ts";
import {
  afterChange,
  emptyFeed,
  type Feed,
  type FeedChange,
  NOT_STORED,
  stopOf,
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
  /** No more of the answer that is being written is wanted. */
  stop(): void;
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
  const state = createState();
  const { change } = state;
  let link: Link | null = null;

  function hello(): LiveFrame {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return {
      kind: "hello",
      since: state.snapshot().feed.rev,
      timeZone,
      locale: readerLocale(),
    };
  }

  function connect(): void {
    link?.stop();
    link = createLink({
      openSocket,
      checkSession: async () => {
        const session = await checkSession();
        if (session.state !== "unknown") state.set({ canSignOut: session.canSignOut });
        return session.state;
      },
      hello,
      onEvent(event) {
        const shrunk = event.kind === "ready" && event.rev < state.snapshot().feed.rev;
        change({ kind: "event", event });
        if (shrunk) link?.send(hello());
        const notStored = event.kind === "problem" && event.code === NOT_STORED;
        if (notStored) window.setTimeout(sendUnsettled, AGAIN_MS);
      },
      onState({ kind }) {
        if (kind === "signed-out") change({ kind: "signed-out" });
        state.set({ link: kind });
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
    for (const frame of unsettled(state.snapshot().feed)) link?.send(frame);
  }

  function sendOwn(clientId: string): void {
    const frame = unsettled(state.snapshot().feed).find(
      (one) => "clientId" in one && one.clientId === clientId,
    );
    if (frame !== undefined) link?.send(frame);
  }

  connect();
  whenBack(() => link?.wake());
  // Signing in or out in one tab is news for the others: each asks for its own session again.
  const tabs = new BroadcastChannel("adjutant");
  tabs.onmessage = connect;
  const signedInOrOut = () => {
    tabs.postMessage("session");
    connect();
  };

  return {
    subscribe: state.subscribe,
    snapshot: state.snapshot,
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
    stop() {
      const frame = stopOf(state.snapshot().feed, crypto.randomUUID());
      if (frame !== null) link?.send(frame);
      change({ kind: "stopping" });
    },
    retry(clientId) {
      change({ kind: "retried", clientId });
      sendOwn(clientId);
    },
    discard: (clientId) => change({ kind: "discarded", clientId }),
    notice: (notice) => change({ kind: "noticed", notice }),
    reconnect: () => link?.wake(),
    signedIn: signedInOrOut,
    signedOut() {
      saveUnsent([]);
      state.set({ feed: emptyFeed() });
      signedInOrOut();
    },
  };
}

/** The snapshot, who listens to it, and the copy of what is not sent. */
function createState() {
  const listeners = new Set<() => void>();
  let current: Snapshot = { feed: emptyFeed(loadUnsent()), link: "connecting", canSignOut: false };

  function set(part: Partial<Snapshot>): void {
    current = { ...current, ...part };
    for (const listener of listeners) listener();
  }

  return {
    set,
    snapshot: () => current,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(what: FeedChange): void {
      const feed = afterChange(current.feed, what);
      if (feed.own !== current.feed.own) saveUnsent(feed.own);
      set({ feed });
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
