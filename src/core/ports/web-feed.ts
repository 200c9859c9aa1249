import type { Reply } from "../chat/reply.ts";
import type { GrowingEntry } from "./live-protocol.ts";

/** Where messages of the web conversation are kept; whoever writes it also tells the open pages. */
export interface WebFeed {
  /**
   * Inserts a reply, or replaces the entry `edits` when there is one. With a key that was already
   * inserted nothing happens. Returns the entry's id. Throws when it could not be stored.
   */
  put(entry: { key: string; reply: Reply; edits?: string }): Promise<string> | string;
  /** Shows the pages an entry that is still being written; it is kept nowhere. */
  grow(entry: Omit<GrowingEntry, "at">): void;
}
