import type { DrizzleSqliteDODatabase } from "drizzle-orm/durable-sqlite";

/** The user's own SQLite; all calls are synchronous. */
export type Database = DrizzleSqliteDODatabase<Record<string, unknown>>;

export function json<T>(value: string): T {
  return JSON.parse(value) as T;
}
