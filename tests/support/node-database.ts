import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { drizzle } from "drizzle-orm/durable-sqlite";
import type { Database } from "../../src/adapters/user-agent/database.ts";

const MIGRATIONS = path.join(import.meta.dirname, "../../migrations/user-agent");

/** The Durable Object's SQLite driver over Node's own SQLite: real SQL and tables, no runtime around them. */
export function createNodeDatabase(watch?: (query: string) => void): {
  db: Database;
  sqlite: DatabaseSync;
} {
  const sqlite = new DatabaseSync(":memory:");
  for (const statement of migrations()) sqlite.exec(statement);
  const prepared = new Map<string, StatementSync>();
  const prepare = (query: string) => {
    const known = prepared.get(query) ?? sqlite.prepare(query);
    prepared.set(query, known);
    return known;
  };
  const exec = (query: string, ...values: SQLInputValue[]) => {
    watch?.(query);
    const isRead = /^\s*(?:select|with|explain)/i.test(query);
    // A write runs once, at once; a read runs when its rows are asked for.
    if (!isRead) prepare(query).run(...values);
    const rows = (arrays: boolean) => {
      const statement = prepare(query);
      statement.setReturnArrays(arrays);
      return statement.all(...values);
    };
    return {
      toArray: () => rows(false),
      next: () => ({ value: rows(false)[0] }),
      raw: () => ({ toArray: () => rows(true) }),
    };
  };
  const storage = { sql: { exec } } as unknown as DurableObjectStorage;
  return { db: drizzle(storage) as unknown as Database, sqlite };
}

function migrations(): string[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .flatMap((name) =>
      readFileSync(path.join(MIGRATIONS, name), "utf8").split("--> statement-breakpoint"),
    );
}
