import type { Capability } from "../capabilities/capability.ts";
import type { Mind } from "../mind/mind.ts";
import type { Conversation } from "../ports/conversation.ts";
import type { Ids } from "../ports/ids.ts";
import type { Spendings } from "../tools/policy/budgets.ts";
import type { TaintMarks } from "../tools/policy/taint.ts";
import type { Profile } from "../tools/tool.ts";
import type { Understand } from "../understanding/interpretation.ts";
import type { Address, ChannelName, Inbound } from "./inbound.ts";

/** Everything a turn works with; all of it belongs to one user. */
export interface TurnServices {
  userId: string;
  capabilities: Capability[];
  understand: Understand;
  conversation: Conversation;
  ids: Ids;
  profile(): Profile;
  /** Which of the person's rows hold words of others. */
  marks: TaintMarks;
  /** What was wanted on their behalf today; absent where nothing counts. */
  spendings?: Spendings;
  /** What the platform knows of the person, where it can be asked; never throws. */
  lookUp?(address: Address): Promise<{ timeZone?: string; locale?: string }>;
  /** What platforms and browsers say without being asked. */
  zones?: ZoneReports;
  /** Which language the person is heard to speak; absent where nothing is learned. */
  languages?: LanguageReports;
  /** The language model, for what understanding leaves open; absent where none is set up. */
  mind?: Mind;
  /** Takes the zone that the platform or browser reports, while the person has said none. */
  learnZone(zone: string): void;
}

export interface ZoneReports {
  /** Notes what a source says; when that is new and another zone than the one in use, it is asked about. */
  note(source: ChannelName, zone: string): void;
  /** A report that was not asked about yet. */
  toAsk(): { source: ChannelName; zone: string } | null;
  asked(): void;
}

/** What tells the language in which a person is answered, while they have set none. */
export interface LanguageReports {
  /** What a platform or browser says (BCP 47): counts until the person is heard. */
  report(tag: string): void;
  /** The language of a message that was clearly in one; `group` names its turn. */
  hear(language: string, group: string): void;
}

export interface EarlierTurn {
  /** Names what it changed. */
  group: string;
  /** Null when it is not kept any more. */
  text: string | null;
  /** It changed something that has not been taken back. */
  acted: boolean;
}

/** One thing that came in, on its way through. */
export interface Turn {
  inbound: Inbound;
  /** UTC milliseconds; the turn's "now", so that a resumed turn understands the same. */
  receivedAt: number;
  /** Names the changes of this turn for undo. */
  group: string;
  /** Of an edited message: what became of it as it was first said; absent when it never came. */
  earlier?: EarlierTurn;
}
