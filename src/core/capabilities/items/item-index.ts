import type { ShownItem } from "../../understanding/interpretation.ts";

export type ItemKind = ShownItem["kind"];

/**
 * Numbers are unique within a pool: open tasks and reminders share one, facts have their own. Those of events are not
 * shown: a calendar has hundreds, and the next task would be number 700.
 */
export type NumberPool = "items" | "facts" | "events";

/** A freed number stays with its item this long, so that "reopen 3" and undo still find it. */
export const NUMBER_HELD_MS = 24 * 60 * 60 * 1000;

export function poolOf(kind: ItemKind): NumberPool {
  if (kind === "event") return "events";
  return kind === "fact" ? "facts" : "items";
}

/** Something that has a number now, or had it within the last `NUMBER_HELD_MS`. */
export interface IndexedItem {
  kind: ItemKind;
  id: string;
  number: number;
  /** False: done, fired or deleted. */
  live: boolean;
}

/** Finds items by what people call them. Bounded by `limit`, never by the number of items. */
export interface ItemFinder {
  byNumber(pool: NumberPool, number: number): IndexedItem | null;
  /** Same title, as `titleKey` sees it; live ones first. */
  byTitle(kinds: ItemKind[], title: string, limit: number): IndexedItem[];
  /** Titles with words that start like these: all of them, or any; live ones first. */
  byWords(kinds: ItemKind[], words: string[], match: "all" | "any", limit: number): IndexedItem[];
}

/** What stores keep up to date, in the transaction of the change itself. */
export interface ItemIndex extends ItemFinder {
  /**
   * The item is live under this title. It keeps its number; a new one gets the smallest that nothing
   * held for `NUMBER_HELD_MS`, else the next higher one.
   */
  enter(kind: ItemKind, id: string, title: string): void;
  /** The item is not live any more. */
  leave(kind: ItemKind, id: string): void;
  numberOf(kind: ItemKind, id: string): number | null;
}
