import { eq, sql } from "drizzle-orm";
import { type Database, json, kept, rowOfSlots, slot } from "./database.ts";
import { type Memo, remembered } from "./memos.ts";
import { state } from "./schema.ts";

const readState = kept((db) =>
  db
    .select()
    .from(state)
    .where(eq(state.key, slot("key")))
    .prepare(),
);
const writeState = kept((db) =>
  db
    .insert(state)
    .values(rowOfSlots(state))
    .onConflictDoUpdate({ target: state.key, set: { value: sql`excluded.value` } })
    .prepare(),
);

/** Small values by name; JSON. */
export function createStateStore(db: Database, memo: Memo) {
  return {
    get<T>(key: string): T | null {
      const value = remembered(memo, key, () => readState(db).get({ key })?.value);
      return value === null ? null : json<T>(value);
    },
    set(key: string, value: unknown): void {
      const text = JSON.stringify(value);
      writeState(db).run({ key, value: text });
      memo.set(key, text);
    },
  };
}

export type StateStore = ReturnType<typeof createStateStore>;
