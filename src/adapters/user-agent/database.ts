import { getTableColumns, type Placeholder, type SQL, sql } from "drizzle-orm";
import { type DrizzleSqliteDODatabase, drizzle } from "drizzle-orm/durable-sqlite";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";

/** The user's own SQLite; all calls are synchronous. */
export type Database = DrizzleSqliteDODatabase<Record<string, unknown>> & {
  $client: DurableObjectStorage;
};

export function json<T>(value: string): T {
  return JSON.parse(value) as T;
}

/** The storage whose query runs right now; what uses it is synchronous. */
let active: Pick<DurableObjectStorage, "sql"> | undefined;
/** Builds queries that belong to no object yet. */
const anyone = drizzle({
  sql: { exec: (...query: [string, ...unknown[]]) => active?.sql.exec(...query) },
} as unknown as DurableObjectStorage) as unknown as Database;

type Prepared = Record<"run" | "get" | "all", (values?: Record<string, unknown>) => unknown>;
type Kept<Query extends Prepared> = Pick<Query, "run" | "get" | "all">;

/**
 * A query that is built at its first use and kept for all objects of the isolate, since building one takes ten times
 * as long as running it and most objects run each only a few times before they sleep again.
 */
export function kept<Query extends Prepared>(
  build: (db: Database) => Query,
): (db: Database) => Kept<Query> {
  let query: Query | undefined;
  const bound = new WeakMap<Database, Kept<Query>>();
  return (db) => {
    const known = bound.get(db);
    if (known) return known;
    query ??= build(anyone);
    const fresh = runOn(db, query);
    bound.set(db, fresh);
    return fresh;
  };
}

function runOn<Query extends Prepared>(db: Database, query: Query): Kept<Query> {
  const { $client } = db;
  const by = (name: keyof Prepared) => (values?: Record<string, unknown>) => {
    active = $client;
    return query[name](values);
  };
  return { run: by("run"), get: by("get"), all: by("all") } as Kept<Query>;
}

/** For an upsert: every column of the row that is there gets the value of the new one. */
export function replaced(table: SQLiteTable): Record<string, SQL> {
  const columns = Object.entries(getTableColumns(table));
  return Object.fromEntries(
    columns.map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]),
  );
}

/** Stands for a value that a kept query gets when it runs. */
export const slot = <Name extends string>(name: Name): Placeholder<Name> => sql.placeholder(name);

/** A slot for every column of a new row, by the column's name; `of` tells several rows apart. */
export function rowOfSlots<Table extends SQLiteTable>(
  table: Table,
  of: number | "" = "",
): Record<keyof Table["$inferInsert"], Placeholder> {
  const names = Object.keys(getTableColumns(table));
  return Object.fromEntries(names.map((name) => [name, slot(`${name}${of}`)])) as never;
}
