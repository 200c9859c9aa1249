import { eq, gt, sql } from "drizzle-orm";
import { type Database, json, kept, rowOfSlots, slot } from "./database.ts";
import { type Memo, rememberedOf } from "./memos.ts";
import { state } from "./schema.ts";

const firstStates = kept((db) =>
  db
    .select({ name: state.key, value: state.value })
    .from(state)
    .where(gt(state.key, ""))
    .limit(slot("limit"))
    .prepare(),
);
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
  const table = {
    first: (limit: number) => firstStates(db).all({ limit }),
    one: (key: string) => readState(db).get({ key })?.value,
  };
  return {
    get<T>(key: string): T | null {
      const value = rememberedOf(memo, key, table);
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
