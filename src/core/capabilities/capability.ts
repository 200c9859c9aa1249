import type { Address } from "../chat/inbound.ts";
import type { EntityKind, Restorer } from "../ports/change-log.ts";
import type { DueItem } from "../ports/due-queue.ts";
import type { Panel } from "../ports/live-protocol.ts";
import type { Outcome, Profile, ReplyDraft, Tool, ToolCall, ToolContext } from "../tools/tool.ts";
import type {
  Intent,
  Interpretation,
  PendingQuestion,
  Reference,
  Request,
  ShownItem,
} from "../understanding/interpretation.ts";
import type { Label } from "../wording/catalogue/text.ts";
import type { CommandTexts } from "./command.ts";

/** What a plan is made from. Reads only: nothing changes while planning. */
export interface PlanContext {
  /** UTC milliseconds at which the message was received. */
  now: number;
  profile: Profile;
  address: Address;
  shown: ShownItem[];
  focus?: ShownItem;
  understand(text: string): Interpretation;
}

/** What to do about one request. */
export type Plan =
  | { kind: "call"; call: ToolCall }
  /**
   * A question with its possible answers; an answer may also be typed. `pending` lets the next message
   * fill the gap (a time, a title); `shown` is what "the second one" then means.
   */
  | { kind: "ask"; question: ReplyDraft; pending?: PendingQuestion; shown?: ShownItem[] }
  | { kind: "say"; outcome: Outcome }
  /** Said unless somebody understands more of it. */
  | { kind: "perhaps"; outcome: Outcome }
  /** Read this request instead (a command that only rewords). */
  | { kind: "request"; request: Request };

/** What a language model may give: words of the person, a time in their words, an item by its alias, a choice. */
export type OfferArgument =
  | "title"
  | "new_title"
  | "fact"
  | "when"
  | "item"
  | "priority"
  | "filter";

/**
 * A call that a language model may propose, as one flat signature. It becomes a request of this intent, read and
 * planned like one that was understood here.
 */
export interface Offer {
  name: string;
  /** One short sentence. */
  description: string;
  intent: Intent;
  /** Further intents whose words lead to it. */
  near?: Intent[];
  /** Nothing changes by it. */
  reads?: true;
  /** With `?`: may be left out. */
  args: (OfferArgument | `${OfferArgument}?`)[];
}

export interface Command {
  spec: CommandTexts;
  /** `args` is what followed the command, trimmed; may be empty. */
  plan(args: string, context: PlanContext): Plan;
}

/** Something to show on a day. */
export interface AgendaItem {
  /** UTC milliseconds; for a date without a time, midnight of that day in the person's zone. */
  at: number;
  dateOnly: boolean;
  /** UTC milliseconds at which it ends, where that is worth saying. */
  until?: number;
  title: string;
  kind: ShownItem["kind"];
  id: string;
  number?: number;
  /** "every weekday", "high priority": said after the title. */
  detail?: string;
}

/** A message that shows items as they are: it is drawn anew, in place, when one of them changes. */
export interface Card {
  /** Name of the face that draws it. */
  face: string;
  /** Ids of the items that it shows. */
  items: string[];
  /** What the face needs to draw it; JSON-plain. */
  subject: unknown;
}

/** A card as it is now. */
export interface DrawnCard {
  reply: ReplyDraft;
  /** Says which of its looks this is; a card that still has the same is not sent again. */
  state: string;
  /** Nothing is left to be done about it: one that has not gone out yet need not. */
  closed: boolean;
}

export interface CardFace {
  name: string;
  /** The kind of its items. */
  entity: EntityKind;
  draw(subject: unknown, moment: { now: number; profile: Profile }): DrawnCard;
}

/** What a due item has to say: to whom, and what. */
export interface DueOutcome {
  address: Address;
  reply: ReplyDraft;
  focus?: ShownItem;
  /** In the order shown, when there are several. */
  shown?: ShownItem[];
  card?: Card;
  /** Handed to `together` of its handler. */
  entry?: unknown;
  /** Only worth saying beside something else. */
  besides?: true;
}

/** It is not said now, but looked at again then (UTC milliseconds). Nothing was changed. */
export interface Held {
  holdUntil: number;
}

export interface DueHandler {
  kind: string;
  /**
   * Runs inside the transaction that also stores the messages and closes the due row: synchronous. `null`
   * when there is nothing to say any more. `context.now` is the moment of firing.
   */
  fire(item: DueItem, context: ToolContext): DueOutcome | Held | null;
  /**
   * One message for several outcomes of one chat that come late at the same time, by when they were due.
   * Handlers that share this function share the message.
   */
  together?(outcomes: DueOutcome[], context: ToolContext): DueOutcome;
}

/** One thing Adjutant can do: one folder, one object like this, one line in the list of capabilities. */
export interface Capability {
  name: string;
  /** For help: "Tasks". */
  title: Label;
  /** For help and for unknown input: sentences a person could type, one a line, best first. */
  examples: Label;
  /** For unknown input: for each intent a sentence that starts it. */
  phrases?: Partial<Record<Intent, Label>>;
  commands: Command[];
  tools: Tool[];
  intents: Partial<Record<Intent, (request: Request, context: PlanContext) => Plan>>;
  /** What the language model may propose. */
  offers?: Offer[];
  /** For what was said in passing ("I already called John"): a question about what it may concern, or null. */
  remark?(request: Request, context: PlanContext): Plan | null;
  due?: DueHandler[];
  cards?: CardFace[];
  restorers?: Restorer[];
  /** Whether words or a number name something of this capability's that exists; for words that may be anything. */
  owns?(reference: Reference): boolean;
  /** Items between two instants (from inclusive, to exclusive), in any order. */
  agenda?(from: number, to: number, context: { now: number; profile: Profile }): AgendaItem[];
  /** Open items whose titles have any of these words, at most `limit`. */
  about?(words: string[], limit: number): ShownItem[];
  /** Read-only views beside the web conversation. */
  panels?(context: { now: number; profile: Profile }): Panel[];
}
