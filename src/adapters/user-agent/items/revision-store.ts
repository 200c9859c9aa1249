import { eq, sql } from "drizzle-orm";
import type { RevisionStore } from "../../../core/capabilities/calendar-feed/revisions.ts";
import { type Database, kept, rowOfSlots, slot } from "../database.ts";
import { feedItems } from "./schema.ts";

const lastRevision = kept((db) =>
  db
    .select()
    .from(feedItems)
    .where(eq(feedItems.uid, slot("uid")))
    .prepare(),
);
const saveRevision = kept((db) =>
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

export function createRevisionStore(db: Database): RevisionStore {
  return {
    last: (uid) => lastRevision(db).get({ uid }) ?? null,
    save: (uid, revision) => void saveRevision(db).run({ uid, ...revision }),
  };
}
