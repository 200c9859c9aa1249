import { eq, sql } from "drizzle-orm";
import { type Database, json, kept, rowOfSlots, slot } from "./database.ts";
import { type Memo, remembered } from "./memos.ts";
import { state } from "./schema.ts";

/** Small values by name; JSON. */
export function createStateStore(db: Database, memo: Memo) {
  const read = kept(() =>
    db
      .select()
      .from(state)
      .where(eq(state.key, slot("key")))
      .prepare(),
  );
  const write = kept(() =>
    db
      .insert(state)
      .values(rowOfSlots(state))
      .onConflictDoUpdate({ target: state.key, set: { value: sql`excluded.value` } })
      .prepare(),
  );
  return {
    get<T>(key: string): T | null {
      const value = remembered(memo, key, () => read().get({ key })?.value);
      return value === null ? null : json<T>(value);
    },
    set(key: string, value: unknown): void {
      const text = JSON.stringify(value);
      write().run({ key, value: text });
      memo.set(key, text);
    },
  };
}

export type StateStore = ReturnType<typeof createStateStore>;
