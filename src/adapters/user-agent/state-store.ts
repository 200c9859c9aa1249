import { eq } from "drizzle-orm";
import { type Database, json } from "./database.ts";
import { state } from "./schema.ts";

/** Small values by name; JSON. */
export function createStateStore(db: Database) {
  return {
    get<T>(key: string): T | null {
      const row = db.select().from(state).where(eq(state.key, key)).get();
      return row ? json<T>(row.value) : null;
    },
    set(key: string, value: unknown): void {
      const text = JSON.stringify(value);
      db.insert(state)
        .values({ key, value: text })
        .onConflictDoUpdate({ target: state.key, set: { value: text } })
        .run();
    },
  };
}

export type StateStore = ReturnType<typeof createStateStore>;
