import type {
  FeedEntry,
  GrowingEntry,
  LiveEvent,
  LiveFrame,
  Panel,
} from "../../../src/core/ports/live-protocol.ts";

/** A message typed here whose entry has not come back yet. */
export interface OwnMessage {
  clientId: string;
  text: string;
  /** UTC milliseconds by this machine's clock. */
  at: number;
  /** `accepted`: durable on the other side. `failed`: not sent, and not going to be unless asked. */
  status: "sending" | "accepted" | "failed";
  problem?: string;
}

/** A button pressed here, until its effect has come back. */
export interface Press {
  clientId: string;
  token: string;
  messageId: string;
  /** The revision of the entry that carried the button. */
  rev: number;
  accepted: boolean;
}

/** Everything that the page knows of the conversation. Plain data, replaced and never changed. */
export interface Feed {
  entries: FeedEntry[];
  /** The greatest revision seen: where to resume. */
  rev: number;
  own: OwnMessage[];
  presses: Press[];
  /** The answer that is being written; `stopping`: that it is not is asked for. */
  growing: (GrowingEntry & { stopping: boolean }) | null;
  panels: Panel[];
  ready: { zone: string; language?: string; name?: string; suggestions: string[] } | null;
  /** A trouble that belongs to no message. */
  notice: string | null;
}

export type FeedChange =
  | { kind: "event"; event: LiveEvent }
  | { kind: "typed"; clientId: string; text: string; at: number }
  | { kind: "pressed"; clientId: string; token: string; messageId: string }
  | { kind: "stopping" }
  | { kind: "retried"; clientId: string }
  | { kind: "discarded"; clientId: string }
  | { kind: "noticed"; notice: string | null }
  /** The session ended: somebody else may sign in next. */
  | { kind: "signed-out" };

/** The code of a problem that passes by itself. */
export const NOT_STORED = "unavailable";

/** The state of a page that has just been opened; `own` is what an earlier load could not send. */
export function emptyFeed(own: OwnMessage[] = []): Feed {
  return {
    entries: [],
    rev: 0,
    own,
    presses: [],
    growing: null,
    panels: [],
    ready: null,
    notice: null,
  };
}

export function afterChange(feed: Feed, change: FeedChange): Feed {
  switch (change.kind) {
    case "event":
      return afterEvent(feed, change.event);
    case "typed": {
      const { clientId, text, at } = change;
      return { ...feed, own: [...feed.own, { clientId, text, at, status: "sending" }] };
    }
    case "pressed":
      return afterPress(feed, change);
    case "stopping":
      return { ...feed, growing: feed.growing && { ...feed.growing, stopping: true } };
    case "retried":
      return withOwn(feed, change.clientId, ({ problem: _, ...message }) => ({
        ...message,
        status: "sending",
      }));
    case "discarded":
      return { ...feed, own: feed.own.filter(({ clientId }) => clientId !== change.clientId) };
    case "noticed":
      return { ...feed, notice: change.notice };
    case "signed-out":
      return emptyFeed(feed.own.map(held));
  }
}

/** Says of a message that somebody was signed out before it was sent. */
export const SENT_NEVER = "signed-out";

/** Not lost, but only sent on when whoever signs in next asks for it. */
function held(message: OwnMessage): OwnMessage {
  return { ...message, status: "failed", problem: SENT_NEVER };
}

/** What has to be sent (again) once a connection stands: the other side knows repeats by `clientId`. */
export function unsettled(feed: Feed): LiveFrame[] {
  const messages = feed.own
    .filter(({ status }) => status === "sending")
    .map(({ clientId, text }): LiveFrame => ({ kind: "message", clientId, text }));
  const presses = feed.presses
    .filter(({ accepted }) => !accepted)
    .map(({ clientId, token, messageId }): LiveFrame => {
      return { kind: "press", clientId, token, messageId };
    });
  return [...messages, ...presses];
}

/** Asks for no more of the answer that is being written; null when that is done already, or there is none. */
export function stopOf({ growing }: Feed, clientId: string): LiveFrame | null {
  if (growing === null || growing.stopping || growing.ended) return null;
  return { kind: "stop", clientId, messageId: growing.id };
}

/** True while the effect of a press on this entry is awaited. */
export function isBusy(feed: Feed, entry: { id: string; rev: number }): boolean {
  return feed.presses.some(({ messageId, rev }) => messageId === entry.id && rev === entry.rev);
}

function afterEvent(feed: Feed, event: LiveEvent): Feed {
  switch (event.kind) {
    case "ready": {
      const { kind: _, rev, ...ready } = event;
      // A feed that is shorter than what we saw is another feed: the store was set up anew.
      const kept = rev < feed.rev ? { ...feed, entries: [], rev: 0 } : feed;
      // What is still being written is told anew; what is not any more is an entry by now, or will be.
      return { ...kept, ready, growing: null };
    }
    case "entries":
      return afterEntries(feed, event.entries);
    case "growing":
      return afterGrowth(feed, event.entry);
    case "panels":
      return { ...feed, panels: event.panels };
    case "accepted":
      return afterAccepted(feed, event.clientId);
    case "problem":
      return afterProblem(feed, event);
  }
}

function afterEntries(feed: Feed, incoming: FeedEntry[]): Feed {
  const byId = new Map(feed.entries.map((entry) => [entry.id, entry]));
  for (const entry of incoming) {
    if ((byId.get(entry.id)?.rev ?? -1) <= entry.rev) byId.set(entry.id, entry);
  }
  const back = new Set(incoming.map(({ clientId }) => clientId));
  const entries = [...byId.values()].sort(inOrder);
  return {
    ...feed,
    entries,
    growing: feed.growing && byId.has(feed.growing.id) ? null : feed.growing,
    rev: incoming.reduce((greatest, { rev }) => Math.max(greatest, rev), feed.rev),
    own: feed.own.filter(({ clientId }) => !back.has(clientId)),
    presses: feed.presses.filter(({ accepted }) => !accepted),
  };
}

function afterGrowth(feed: Feed, entry: GrowingEntry): Feed {
  if (feed.entries.some(({ id }) => id === entry.id)) return feed;
  const stopping = feed.growing?.id === entry.id && feed.growing.stopping;
  return { ...feed, growing: { ...entry, stopping } };
}

function afterAccepted(feed: Feed, clientId: string): Feed {
  const revs = new Map(feed.entries.map(({ id, rev }) => [id, rev]));
  const presses = feed.presses
    .map((press) => (press.clientId === clientId ? { ...press, accepted: true } : press))
    .filter(({ accepted, messageId, rev }) => !accepted || revs.get(messageId) === rev);
  return withOwn({ ...feed, presses }, clientId, ({ problem: _, ...message }) => ({
    ...message,
    status: "accepted",
  }));
}

function afterProblem(feed: Feed, event: LiveEvent & { kind: "problem" }): Feed {
  const { clientId, message } = event;
  // Not stored this time; it stays what it is, and is sent again.
  if (event.code === NOT_STORED) return feed;
  if (feed.own.some((own) => own.clientId === clientId)) {
    return withOwn(feed, clientId, (own) => ({ ...own, status: "failed", problem: message }));
  }
  const presses = feed.presses.filter((press) => press.clientId !== clientId);
  return { ...feed, presses, notice: message };
}

function afterPress(feed: Feed, change: FeedChange & { kind: "pressed" }): Feed {
  const { clientId, token, messageId } = change;
  const entry = feed.entries.find(({ id }) => id === messageId);
  // One press at a time: a second click on a busy card is the same click.
  if (entry === undefined || isBusy(feed, entry)) return feed;
  const press = { clientId, token, messageId, rev: entry.rev, accepted: false };
  return { ...feed, presses: [...feed.presses, press] };
}

function withOwn(
  feed: Feed,
  clientId: string | undefined,
  change: (own: OwnMessage) => OwnMessage,
): Feed {
  const own = feed.own.map((message) =>
    message.clientId === clientId ? change(message) : message,
  );
  return { ...feed, own };
}

/** By time; a question and its answer of the same millisecond in that order. */
function inOrder(a: FeedEntry, b: FeedEntry): number {
  return (
    a.at - b.at || Number(a.role === "assistant") - Number(b.role === "assistant") || byId(a, b)
  );
}

function byId(a: FeedEntry, b: FeedEntry): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
