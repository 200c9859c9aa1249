import { asc, eq, gt } from "drizzle-orm";
import type { ItemIndex } from "../../../core/capabilities/items/item-index.ts";
import { type Fact, type FactStore, fieldsOf } from "../../../core/capabilities/memory/fact.ts";
import type { ChangeRecorder } from "../../../core/ports/change-log.ts";
import type { Database } from "../database.ts";
import { facts } from "./schema.ts";

type Row = typeof facts.$inferSelect;

export function createFactStore(
  db: Database,
  { index, changes }: { index: ItemIndex; changes: ChangeRecorder },
): FactStore {
  const read = (id: string) => db.select().from(facts).where(eq(facts.id, id)).get();
  const toFact = (row: Row): Fact => ({
    id: row.id,
    ...fieldsOf(row),
    number: index.numberOf("fact", row.id),
  });

  return {
    get(id) {
      const row = read(id);
      return row ? toFact(row) : null;
    },
    put(id, { text, createdAt, source = null }) {
      const before = read(id);
      const row = { id, text, createdAt, source };
      db.insert(facts).values(row).onConflictDoUpdate({ target: facts.id, set: row }).run();
      index.enter("fact", id, text);
      changes.record("fact", id, before ? fieldsOf(before) : null, fieldsOf(row));
      return toFact(row);
    },
    remove(id) {
      const before = read(id);
      if (!before) return;
      db.delete(facts).where(eq(facts.id, id)).run();
      index.leave("fact", id);
      changes.record("fact", id, fieldsOf(before), null);
    },
    list({ after = "", limit }) {
      return db
        .select()
        .from(facts)
        .where(gt(facts.id, after))
        .orderBy(asc(facts.id))
        .limit(limit)
        .all()
        .map(toFact);
    },
  };
}
