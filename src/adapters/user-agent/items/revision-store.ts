import { eq, sql } from "drizzle-orm";
import type { RevisionStore } from "../../../core/capabilities/calendar-feed/revisions.ts";
import { type Database, kept, rowOfSlots, slot } from "../database.ts";
import { feedItems } from "./schema.ts";

export function createRevisionStore(db: Database): RevisionStore {
  const last = kept(() =>
    db
      .select()
      .from(feedItems)
      .where(eq(feedItems.uid, slot("uid")))
      .prepare(),
  );
  const save = kept(() =>
    db
      .insert(feedItems)
      .values(rowOfSlots(feedItems))
      .onConflictDoUpdate({
        target: feedItems.uid,
        set: {
          content: sql`excluded.content`,
          sequence: sql`excluded.sequence`,
          at: sql`excluded.at`,
        },
      })
      .prepare(),
  );
  return {
    last: (uid) => last().get({ uid }) ?? null,
    save: (uid, revision) => void save().run({ uid, ...revision }),
  };
}
