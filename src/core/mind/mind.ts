import type { Clock } from "../ports/clock.ts";
import type { FailureKind, LanguageModel } from "../ports/language-model.ts";
import type { ShownItem } from "../understanding/interpretation.ts";
import type { Passage } from "./passage.ts";

/** The language model of one user, and what it may know of them. */
export interface Mind {
  model: LanguageModel;
  clock: Clock;
  /** What may help to understand what is said now. Reads only. */
  recall(moment: Moment): Recollection;
  /** The item's words are not the person's. */
  isForeign(item: Pick<ShownItem, "kind" | "id">): boolean;
  outage: Outage;
}

/** Which message is being answered. */
export interface Moment {
  channel: string;
  /** The change group of its turn. */
  group: string;
  /** UTC milliseconds at which it was received. */
  receivedAt: number;
}

export interface Recollection {
  /** What was said in this chat before, oldest first. */
  messages: Passage[];
  /** In the order in which they were told. */
  facts: Passage[];
  /** Of what was said before `messages`. */
  summary?: Passage;
}

/** Which trouble with the model the person has been told of, so that nobody hears of it twice. */
export interface Outage {
  told(): FailureKind | null;
  /** In the transaction of the turn that tells; null when it answers again. */
  tell(kind: FailureKind | null): void;
}
