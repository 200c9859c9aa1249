/** What the stand-in of Slack's Web API remembers. */
import type { Json } from "./block-rules.ts";
import type { Fault, FaultMenu, FaultRates } from "./faults.ts";
import type { createSharedFiles } from "./files.ts";
import type { createStreams } from "./streams.ts";

export interface SlackApiOptions {
  /** Chance of each fault per writing call. */
  faults?: FaultRates;
  /** Seed of that chance; default 1. */
  seed?: number;
  /** Messages per second and channel before a 429; default: no limit. */
  perChannelPerSecond?: number;
  /** Milliseconds of UTC; default: the real time. Ages response_urls. */
  now?: () => number;
  token?: string;
  /** Seconds that a 429 says to wait; default 1. */
  retryAfter?: number;
  /** The app is declared as an agent; default: it is. */
  isAgent?: boolean;
}

export interface ApiCall {
  method: string;
  /** The arguments, with JSON ones (blocks, view, metadata) parsed. */
  args: Json;
  /** The fault it met. */
  fault?: Fault;
  /** Slack's error code when refused. */
  error?: string;
  at: number;
  /** The whole answer was written, to somebody who was still listening. */
  answered: boolean;
}

export interface StoredMessage {
  channel: string;
  ts: string;
  text: string;
  blocks: Json[];
  metadata?: Json;
  threadTs?: string;
  /** Only this person sees it. */
  ephemeralFor?: string;
  /** How often it was edited. */
  edits: number;
}

export interface State {
  options: SlackApiOptions;
  calls: ApiCall[];
  faults: FaultMenu;
  messages: StoredMessage[];
  homes: Map<string, Json>;
  users: Map<string, Json>;
  files?: ReturnType<typeof createSharedFiles>;
  responseUrls: Map<string, { channel: string; userId: string; uses: number; born: number }>;
  recent: Map<string, number[]>;
  now: () => number;
  down: boolean;
  streams: ReturnType<typeof createStreams>;
}
