import { eq, gt } from "drizzle-orm";
import type { PreferenceStore } from "../../../core/capabilities/memory/preference.ts";
import type { ChangeRecorder } from "../../../core/ports/change-log.ts";
import { type Database, kept, slot } from "../database.ts";
import { type Memo, rememberedOf } from "../memos.ts";
import { preferences } from "./schema.ts";

/** In the order of the index, which all names come after "". */
const firstValues = kept((db) =>
  db.select().from(preferences).where(gt(preferences.name, "")).limit(slot("limit")).prepare(),
);
const storedValue = kept((db) =>
  db
    .select({ value: preferences.value })
    .from(preferences)
    .where(eq(preferences.name, slot("name")))
    .prepare(),
);

export function createPreferenceStore(
  db: Database,
  { changes, memo }: { changes: ChangeRecorder; memo: Memo },
): PreferenceStore {
  const table = {
    first: (limit: number) => firstValues(db).all({ limit }),
    one: (name: string) => storedValue(db).get({ name })?.value,
  };
  const get: PreferenceStore["get"] = (name) => rememberedOf(memo, name, table);
  const write = (name: string, value: string) => {
    db.insert(preferences)
      .values({ name, value })
      .onConflictDoUpdate({ target: preferences.name, set: { value } })
      .run();
    memo.set(name, value);
  };
  const erase = (name: string) => {
    db.delete(preferences).where(eq(preferences.name, name)).run();
    memo.set(name, null);
  };

  return {
    get,
    set(name, value) {
      const before = get(name);
      if (before === value) return;
      if (value === null) erase(name);
      else write(name, value);
      changes.record("preference", name, fieldsOf(before), fieldsOf(value));
    },
    report: write,
  };
}

function fieldsOf(value: string | null) {
  return value === null ? null : { value };
}
