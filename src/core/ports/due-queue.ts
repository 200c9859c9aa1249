/** Something that falls due: unique by item and occurrence, so that it happens once. */
export interface DueItem {
  /** The capability's own kind; its due handler gets it. */
  kind: string;
  itemId: string;
  /** UTC milliseconds of the occurrence (the time it stands for). */
  occurrence: number;
  /** UTC milliseconds at which to act; differs from `occurrence` when deferred. */
  dueAt: number;
}

/** Synchronous, inside the transaction that changes the item. */
export interface DueQueue {
  /**
   * Makes this the one pending occurrence of the item, or leaves none (null). An occurrence that has
   * already happened is never armed again.
   */
  arm(kind: string, itemId: string, next: { occurrence: number; dueAt: number } | null): void;
  /** Pending ones whose time has come but that are held back until later. */
  held(now: number): DueItem[];
}
