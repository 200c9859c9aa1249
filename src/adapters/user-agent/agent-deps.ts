import type { Capability } from "../../core/capabilities/capability.ts";
import type { FactStore } from "../../core/capabilities/memory/fact.ts";
import type { Usage } from "../../core/capabilities/usage/usage.ts";
import type { Address, ChannelName } from "../../core/chat/inbound.ts";
import type { LanguageReports, ZoneReports } from "../../core/chat/turn-services.ts";
import type { AddressBook } from "../../core/ports/address-book.ts";
import type { ChangeHistory, ChangeRecorder } from "../../core/ports/change-log.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { DueQueue } from "../../core/ports/due-queue.ts";
import type { Ids } from "../../core/ports/ids.ts";
import type { LanguageModel } from "../../core/ports/language-model.ts";
import type { LiveProtocol } from "../../core/ports/live-protocol.ts";
import type { Log } from "../../core/ports/log.ts";
import type { ReplySender } from "../../core/ports/reply-sender.ts";
import type { TokenStore } from "../../core/ports/token-store.ts";
import type { WebFeed } from "../../core/ports/web-feed.ts";
import type { Profile } from "../../core/tools/tool.ts";
import type { Understand } from "../../core/understanding/interpretation.ts";
import type { Database } from "./database.ts";
import type { LedgerEvent } from "./event-log.ts";
import type { Memos } from "./memos.ts";
import type { DeliveryProblem } from "./outbox-reports.ts";
import type { ChannelPacing } from "./sending/pacing.ts";

/** Where the projection of the log goes; idempotent by (user, sequence) and (user, outbox id). */
export interface Ledger {
  append(userId: string, events: LedgerEvent[], problems: DeliveryProblem[]): Promise<void>;
}

/** What the capabilities of one user are made of. */
export interface UserAbilities {
  db: Database;
  ids: Ids;
  changes: ChangeRecorder;
  history: ChangeHistory;
  due: DueQueue;
  addresses: AddressBook;
  clock: Clock;
  memos: Memos;
  usage: Usage | null;
}

export interface UserCapabilities {
  capabilities: Capability[];
  profile(): Profile;
  learnZone(zone: string): void;
  /** Tasks and reminders as the text of a calendar (RFC 5545). */
  calendar(): string;
  zones: ZoneReports;
  languages: LanguageReports;
  facts: FactStore;
}

export interface ModelDeps {
  /** The model of a user who pays from this store, and from what all share. */
  of(tokens: TokenStore): LanguageModel;
  /** What one user may spend in a day (UTC). */
  tokensPerDay: number;
}

/** The world as a user's object sees it; made by the composition root. */
export interface AgentDeps {
  clock: Clock;
  ids: Ids;
  log: Log;
  /** In [0, 1); spreads retries. */
  random(): number;
  /** Senders of the channels that are switched on; the web's is made over the object's own feed. */
  senders: Partial<Record<ChannelName, ReplySender>>;
  /** Of the channels whose platform bounds what one account sends. */
  pacing: Partial<Record<ChannelName, ChannelPacing>>;
  /** For a first contact: what the platform knows of the person. Empty when it cannot be had; never throws. */
  profiles: Partial<
    Record<ChannelName, (address: Address) => Promise<{ timeZone?: string; locale?: string }>>
  >;
  webSender(feed: WebFeed): ReplySender;
  live: LiveProtocol;
  understand: Understand;
  /** Null where no language model is set up. */
  model: ModelDeps | null;
  ledger: Ledger;
  buildCapabilities(abilities: UserAbilities): UserCapabilities;
  /** Longest time without an alarm while anything is pending, in ms; local runs need one. */
  heartbeatMs: number | null;
}
