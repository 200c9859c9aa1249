import type { Inbound } from "../../chat/inbound.ts";

/** What in the store can hold words of others. */
export type MarkedKind = "task" | "reminder" | "fact" | "event" | "preference" | "message";

/**
 * Which rows hold words that the person did not write. A mark is never taken away, so that what was once foreign
 * stays foreign, however often it is reworded, undone or shown. Synchronous, inside the turn's transaction.
 */
export interface TaintMarks {
  has(kind: MarkedKind, id: string): boolean;
  /** Whether a marked row has exactly these words; for words that were copied out of one. */
  hasWords(text: string): boolean;
  mark(kind: MarkedKind, id: string): void;
  /** Every row that `work` changes is marked, with its words. */
  during<T>(work: () => T): T;
}

/** Nothing is marked, and nothing can be: for turns without a store. */
export const NO_MARKS: TaintMarks = {
  has: () => false,
  hasWords: () => false,
  mark: () => undefined,
  during: (work) => work(),
};

/** Whether words of others came in with this. */
export function bringsForeign(inbound: Inbound): boolean {
  return (
    inbound.kind === "message" && (inbound.foreign ?? []).some((part) => part.text.trim() !== "")
  );
}

/** Whether a call takes up a marked row, or words that were copied out of one. */
export function takesForeign(texts: readonly string[], marks: TaintMarks): boolean {
  return texts.some(
    (text) =>
      marks.has("task", text) ||
      marks.has("reminder", text) ||
      marks.has("fact", text) ||
      marks.has("event", text) ||
      marks.hasWords(text),
  );
}
