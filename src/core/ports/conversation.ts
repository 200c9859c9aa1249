import type { ButtonAction, Change } from "../tools/tool.ts";
import type { PendingQuestion, ShownItem } from "../understanding/interpretation.ts";

/** What is in front of the person in one conversation; replaced as a whole at each commit. */
export interface ConversationState {
  shown: ShownItem[];
  focus?: ShownItem;
  /** UTC milliseconds at which `shown` or `focus` was last set; after a while nobody means them any more. */
  focusAt?: number;
  /** A question of ours, until it is answered or something else is said. */
  pending?: PendingQuestion;
  /** What a card was made from, while we ask what should be different about it. */
  change?: Change;
  /** What the buttons of the last card would do, so that an answer can be typed. */
  choices?: { label: string; action: ButtonAction }[];
  /** UTC milliseconds at which the question was asked; old questions are not answered by chance. */
  askedAt?: number;
}

export interface StoredButton {
  action: ButtonAction;
  uses: "card" | "button" | "nothing";
  card: string;
  expiresAt: number;
  usedAt: number | null;
}

/** The memory of the conversation itself. Synchronous; writes happen inside the turn's transaction. */
export interface Conversation {
  load(key: string): ConversationState;
  save(key: string, state: ConversationState): void;
  button(token: string): StoredButton | null;
  /** All of one card. */
  saveButtons(buttons: (StoredButton & { token: string })[]): void;
  /** Marks the button, or its whole card, as used. */
  spend(token: string, button: StoredButton, at: number): void;
  /** Whether the person has had the welcome. */
  welcomed(): boolean;
  setWelcomed(): void;
}
