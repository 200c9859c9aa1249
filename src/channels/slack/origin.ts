import type { Actor, Address, Inbound } from "../../core/chat/inbound.ts";

/** What a request means to us. */
export type Parsed =
  | { kind: "inbound"; inbound: Inbound }
  | { kind: "uninstalled"; teamId: string }
  | { kind: "ignored"; reason: string };

/** What only the receiver knows. */
export interface ParseContext {
  correlationId: string;
  /** UTC milliseconds: when Slack sent the request; used where the payload has no time. */
  sentAt: number;
  /** Names of the commands that `/adjutant` takes as its first word. */
  commandNames: readonly string[];
  /** The bot's own user, when the request does not say. */
  botUserId?: string;
  /** Tells whether a response_url may be kept for the answer. */
  mayRespond(url: string): boolean;
}

/** Who did it: Slack's user ids are unique within an account only. */
export interface Who {
  account: string;
  userId: string;
}

export const ignored = (reason: string): Parsed => ({ kind: "ignored", reason });
export const inbound = (value: Inbound): Parsed => ({ kind: "inbound", inbound: value });
export const isDm = (channel: string): boolean => channel.startsWith("D");

type Maybe = string | null | undefined;

/** The workspace; for an org-wide install the organisation, where a person has one id in all of them. */
export function accountOf(orgWide: boolean, enterprise: Maybe, team: Maybe): string | undefined {
  return (orgWide && enterprise) || team || enterprise || undefined;
}

/** A conversation, its thread if there is one, and a response_url where it may be kept. */
export function placeOf(
  { account, userId }: Who,
  channel: string,
  thread: Maybe,
  responseUrl?: string,
): Address {
  return {
    channel: "slack",
    accountId: account,
    conversationId: channel,
    kind: isDm(channel) ? "dm" : "group",
    recipientId: userId,
    ...(thread && { threadId: thread }),
    ...(responseUrl && { responseUrl }),
  };
}

/** The Home tab that a person sees. */
export const homeOf = ({ account, userId }: Who): Address => ({
  channel: "slack",
  accountId: account,
  conversationId: userId,
  kind: "home",
  recipientId: userId,
});

/** What every inbound has. `ts`: Slack's seconds with decimals, where the payload has them. */
export function origin(
  context: ParseContext,
  { account, userId }: Who,
  ts: Maybe,
  keys: string[],
): Pick<Inbound, "dedupeKeys" | "actor" | "occurredAt" | "correlationId"> {
  const seconds = Number(ts);
  const actor: Actor = { id: `slack:${account}:${userId}` };
  return {
    dedupeKeys: keys.map((key) => `sl:${account}:${key}`),
    actor,
    occurredAt: seconds > 0 ? Math.round(seconds * 1000) : context.sentAt,
    correlationId: context.correlationId,
  };
}
