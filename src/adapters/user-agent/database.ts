import { getTableColumns, type Placeholder, sql } from "drizzle-orm";
import type { DrizzleSqliteDODatabase } from "drizzle-orm/durable-sqlite";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";

/** The user's own SQLite; all calls are synchronous. */
export type Database = DrizzleSqliteDODatabase<Record<string, unknown>>;

export function json<T>(value: string): T {
  return JSON.parse(value) as T;
}

/** A query that is built at its first use and kept, since building one takes ten times as long as running it. */
export function kept<Query>(build: () => Query): () => Query {
  let query: Query | undefined;
  return () => {
    query ??= build();
    return query;
  };
}

/** Stands for a value that a kept query gets when it runs. */
export const slot = <Name extends string>(name: Name): Placeholder<Name> => sql.placeholder(name);

/** A slot for every column of a new row, by the column's name. */
export function rowOfSlots<Table extends SQLiteTable>(
  table: Table,
): Record<keyof Table["$inferInsert"], Placeholder> {
  const names = Object.keys(getTableColumns(table));
  return Object.fromEntries(names.map((name) => [name, slot(name)])) as never;
}
