import type { Inbound } from "../../core/chat/inbound.ts";
import type { GrowingEntry, LiveEvent, LiveFrame } from "../../core/ports/live-protocol.ts";
import type { WebFeed } from "../../core/ports/web-feed.ts";
import { troubleStored } from "../../core/wording/catalogue/chat.ts";
import { suggestions } from "../../core/wording/catalogue/help.ts";
import type { Language } from "../../core/wording/catalogue/text.ts";
import { languageIn, t } from "../../core/wording/words.ts";
import type { AgentDeps } from "./agent-deps.ts";
import type { AgentParts } from "./agent-parts.ts";
import { FEED_PAGE } from "./conversation-store.ts";
import { turnOfGroup } from "./inbox-queue.ts";

/** What a socket has seen; survives hibernation with it. */
interface Seen {
  rev: number;
  /** Digest of the panels as last sent. */
  panels: string;
  /** The person's zone and language as last said. */
  zone: string;
  language?: Language;
  timeZone?: string;
  locale?: string;
}

export interface Live {
  /** A frame from a page. Answers on the socket; what has to be stored goes through `receive`. */
  frame(socket: WebSocket, raw: string): void;
  /** Shows every open page what is new. Cheap when nothing is open. */
  changed(): void;
  /** The way of answers to the pages. What is being written is shown to those that open meanwhile, too. */
  feed: WebFeed;
}

/** What pages see of their user's object. */
export type LiveParts = Pick<
  AgentParts,
  "store" | "capabilities" | "profile" | "learnZone" | "userId"
> &
  Partial<Pick<AgentParts, "zones" | "languages">>;
export type LiveDeps = Pick<AgentDeps, "live" | "clock" | "ids" | "log">;

/** The pages of one user: a feed with a position per socket, so that nothing is missed and nothing doubled. */
export function createLive(
  parts: LiveParts,
  deps: LiveDeps,
  sockets: () => WebSocket[],
  receive: (inbound: Inbound) => void,
): Live {
  function send(socket: WebSocket, event: LiveEvent): void {
    try {
      socket.send(deps.live.encode(event));
    } catch {
      // The page has gone; it resumes from its own position when it is back.
    }
  }

  function catchUp(socket: WebSocket, seen: Seen): Seen {
    const { zone } = parts.profile();
    const language = languageOf(parts);
    if (zone !== seen.zone || language !== seen.language) sayReady(socket, zone);
    let next: Seen = { ...seen, zone, language };
    for (;;) {
      const entries = parts.store.feed(next.rev);
      const last = entries.at(-1);
      if (!last) break;
      send(socket, { kind: "entries", entries });
      next = { ...next, rev: last.rev };
      if (entries.length < FEED_PAGE) break;
    }
    const context = { now: deps.clock.now(), profile: parts.profile() };
    const panels = parts.capabilities.flatMap((capability) => capability.panels?.(context) ?? []);
    const digest = JSON.stringify(panels);
    const fingerprint = `${digest.length}:${hash(digest)}`;
    if (fingerprint !== next.panels) {
      send(socket, { kind: "panels", panels });
      next = { ...next, panels: fingerprint };
    }
    return next;
  }

  function sayReady(socket: WebSocket, zone: string): void {
    const examples = t({ profile: parts.profile() }, suggestions).split("\n");
    const language = languageOf(parts);
    send(socket, { kind: "ready", rev: parts.store.rev(), zone, language, suggestions: examples });
  }

  const feed = createPagesFeed(parts.store.webFeed(deps.clock), deps.clock, (entry) => {
    for (const socket of sockets()) if (seenBy(socket)) send(socket, { kind: "growing", entry });
  });

  function hello(socket: WebSocket, frame: Extract<LiveFrame, { kind: "hello" }>): void {
    const { timeZone, locale } = frame;
    if (timeZone !== undefined && !parts.profile().zoneKnown) parts.learnZone(timeZone);
    if (timeZone !== undefined) parts.zones?.note("web", timeZone);
    if (locale !== undefined) parts.languages?.report(locale);
    const { zone } = parts.profile();
    sayReady(socket, zone);
    const seen: Seen = {
      rev: frame.since,
      panels: "",
      zone,
      language: languageOf(parts),
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(locale === undefined ? {} : { locale }),
    };
    socket.serializeAttachment(catchUp(socket, seen));
    const growing = feed.growing();
    if (growing) send(socket, { kind: "growing", entry: growing });
  }

  return {
    feed: feed.feed,

    frame(socket, raw) {
      const frame = deps.live.parse(raw);
      if (frame.kind === "hello") return hello(socket, frame);
      if (frame.kind === "bad") {
        deps.log.warn("web.bad_frame", { userId: parts.userId(), length: raw.length });
        const id = frame.clientId === undefined ? {} : { clientId: frame.clientId };
        return send(socket, { kind: "problem", ...id, code: "bad_frame", message: frame.problem });
      }
      const message = inboundOf(frame, seenBy(socket), parts, deps);
      if (!message) return;
      try {
        receive(message);
        send(socket, { kind: "accepted", clientId: frame.clientId });
      } catch (error) {
        const what = error instanceof Error ? error.message.slice(0, 300) : "unknown";
        deps.log.error("web.not_stored", { userId: parts.userId(), what });
        const text = t({ profile: parts.profile() }, troubleStored);
        send(socket, {
          kind: "problem",
          clientId: frame.clientId,
          code: "unavailable",
          message: text,
        });
      }
    },

    changed() {
      for (const socket of sockets()) {
        const seen = seenBy(socket);
        if (seen) socket.serializeAttachment(catchUp(socket, seen));
      }
    },
  };
}

function seenBy(socket: WebSocket): Seen | null {
  return socket.deserializeAttachment() as Seen | null;
}

/** The feed with what is not in it yet. */
function createPagesFeed(
  kept: Pick<WebFeed, "put">,
  clock: LiveDeps["clock"],
  show: (entry: GrowingEntry) => void,
) {
  let growing: GrowingEntry | null = null;
  const feed: WebFeed = {
    put(entry) {
      if (growing?.id === entry.key) growing = null;
      return kept.put(entry);
    },
    grow(entry) {
      growing = { ...entry, at: growing?.id === entry.id ? growing.at : clock.now() };
      show(growing);
    },
  };
  return { feed, growing: () => growing };
}

/** What a page sent, in the form of every other channel. */
function inboundOf(
  frame: Extract<LiveFrame, { clientId: string }>,
  seen: Seen | null,
  parts: LiveParts,
  deps: LiveDeps,
): Inbound | null {
  const conversationId = "web";
  const address = {
    channel: "web" as const,
    accountId: "web",
    conversationId,
    kind: "dm" as const,
  };
  const base = {
    dedupeKeys: [`web:${frame.clientId}`],
    address,
    actor: {
      id: `web:${parts.userId()}`,
      ...(seen?.timeZone === undefined ? {} : { timeZone: seen.timeZone }),
      ...(seen?.locale === undefined ? {} : { locale: seen.locale }),
    },
    occurredAt: deps.clock.now(),
    correlationId: deps.ids.next("c"),
  };
  if (frame.kind === "stop") {
    return { ...base, kind: "lifecycle", event: "stop", turn: turnOfGroup(frame.messageId) };
  }
  if (frame.kind === "press") {
    const message = { address, messageId: frame.messageId };
    return { ...base, kind: "action", token: frame.token, message };
  }
  if (frame.kind !== "message") return null;
  const command = /^\/([a-z0-9_]{1,32})(?:\s+([\s\S]*))?$/iu.exec(frame.text.trim());
  return command?.[1]
    ? {
        ...base,
        kind: "command",
        name: command[1].toLowerCase(),
        args: command[2] ?? "",
        messageId: frame.clientId,
      }
    : { ...base, kind: "message", messageId: frame.clientId, text: frame.text };
}

function languageOf({ profile }: Pick<LiveParts, "profile">): Language {
  return languageIn(profile().locale) ?? "en";
}

/** FNV-1a; only tells whether panels changed. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}
