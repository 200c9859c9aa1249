/**
 * What comes in, once a channel has verified and parsed it. Plain data: it is stored as JSON in the
 * inbox before the platform gets its answer, so nothing in here may be a handle or a function.
 */

export const CHANNEL_NAMES = ["telegram", "slack", "web", "api"] as const;
export type ChannelName = (typeof CHANNEL_NAMES)[number];

/** Where a reply goes. Enough for the channel to send there later, with no other state. */
export interface Address {
  channel: ChannelName;
  /** Bot id, Slack team id (enterprise and team), or "local". */
  accountId: string;
  conversationId: string;
  threadId?: string;
  kind: "dm" | "group" | "home";
  /** The person's own id on the platform: in a group, answers go to them alone. */
  recipientId?: string;
  /** Slack `response_url`: good for 5 answers within 30 minutes, so only for direct replies. */
  responseUrl?: string;
}

/**
 * The address to keep for later (a reminder, the home channel): never a group, since what is kept is
 * personal, and without anything that expires.
 */
export function durableAddress(address: Address): Address {
  const { channel, accountId } = address;
  const inGroup = address.kind === "group" || address.responseUrl !== undefined;
  const conversationId = (inGroup && address.recipientId) || address.conversationId;
  const recipient = address.recipientId === undefined ? {} : { recipientId: address.recipientId };
  const thread = inGroup || address.threadId === undefined ? {} : { threadId: address.threadId };
  return { channel, accountId, conversationId, kind: "dm", ...recipient, ...thread };
}

/** Who did it. `id` is unique over all channels and accounts: `telegram:123`, `slack:T1:U1`. */
export interface Actor {
  id: string;
  displayName?: string;
  /** BCP 47. */
  locale?: string;
  /** IANA zone as the platform or browser says. */
  timeZone?: string;
}

/**
 * Names the conversation whose context ("that", "the second one", an open question) applies. People have
 * one per channel; a program may hold several.
 */
export function conversationKey(address: Address): string {
  return address.channel === "api" ? `api ${address.conversationId}` : address.channel;
}

/** A message of the platform that can be edited or replied to. */
export interface MessageRef {
  address: Address;
  messageId: string;
}

interface InboundBase {
  /** Any one of them seen before means "already had it". At least one. */
  dedupeKeys: string[];
  address: Address;
  actor: Actor;
  /** UTC milliseconds, by the platform's clock where it says so. */
  occurredAt: number;
  /** Ties log lines of one message together; random, carries nothing. */
  correlationId: string;
}

export interface InboundMessage extends InboundBase {
  kind: "message";
  messageId: string;
  /** By which an edit refers to it. Not a dedupe key: a message is new when its update is. */
  editName?: string;
  /** Plain text, unescaped from the platform's markup; what the person typed and nothing else. */
  text: string;
  /** Text the person did not write (a forward, a quote, a shared file). Never read as a command. */
  foreign?: { kind: "forwarded" | "quoted" | "file" | "voice"; text: string; from?: string }[];
  /** A calendar file that came with it; `ref` is what the channel calls it, `bytes` its size where that is said. */
  file?: { ref: string; bytes?: number };
  location?: { latitude: number; longitude: number };
  /** Kinds of content that we got and cannot read ("sticker", "voice"), for an honest answer. */
  unsupported?: string[];
}

/** An edited message: the platform's message id says which. */
export interface InboundEdit extends InboundBase {
  kind: "edit";
  messageId: string;
  /** The `editName` of the message as it was first said. */
  original: string;
  text: string;
}

/** `/name args` on Telegram, `/adjutant name args` on Slack, typed on the web. */
export interface InboundCommand extends InboundBase {
  kind: "command";
  /** Lower case, without the slash. */
  name: string;
  args: string;
  messageId?: string;
  /** As of a message. */
  editName?: string;
}

/** A pressed button. The token is looked up in the presser's own store; it carries no data. */
export interface InboundAction extends InboundBase {
  kind: "action";
  token: string;
  /** The message that carries the button, to be edited in place. */
  message?: MessageRef;
}

export interface InboundLifecycle extends InboundBase {
  kind: "lifecycle";
  /**
   * `opened`: the person opened the chat or the App Home; `profile`: the platform says something new of them;
   * `stop`: they want no more of the answer that is being written.
   */
  event: "blocked" | "unblocked" | "opened" | "profile" | "stop";
  /** Of a `stop`: number of the turn, where the platform says which. */
  turn?: number;
}

export type Inbound =
  | InboundMessage
  | InboundEdit
  | InboundCommand
  | InboundAction
  | InboundLifecycle;
