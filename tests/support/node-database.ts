import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { drizzle } from "drizzle-orm/durable-sqlite";
import type { Database } from "../../src/adapters/user-agent/database.ts";

/** The Durable Object's SQLite driver over Node's own SQLite: real SQL and tables, no runtime around them. */
export function createNodeDatabase(watch?: (query: string) => void): {
  db: Database;
  sqlite: DatabaseSync;
} {
  const { storage, sqlite } = createNodeStorage(watch);
  for (const statement of migrations()) sqlite.exec(statement);
  return { db: drizzle(storage) as unknown as Database, sqlite };
}

/** The storage alone, over a file that may exist already. */
export function createNodeStorage(
  watch?: (query: string) => void,
  file = ":memory:",
): { storage: DurableObjectStorage; sqlite: DatabaseSync } {
  const sqlite = new DatabaseSync(file);
  // A test's data need not survive a power cut.
  sqlite.exec("pragma journal_mode = memory; pragma synchronous = off");
  const prepared = new Map<string, StatementSync>();
  const prepare = (query: string) => {
    const known = prepared.get(query) ?? sqlite.prepare(query);
    prepared.set(query, known);
    return known;
  };
  const exec = (query: string, ...values: SQLInputValue[]) => {
    watch?.(query);
    const isRead = /^\s*(?:select|with|explain)|\breturning\b/i.test(query);
    // A write runs once, at once; whatever has rows runs when they are asked for.
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
  let depth = 0;
  const transactionSync = <T>(work: () => T): T => {
    const name = `nested_${++depth}`;
    sqlite.exec(`savepoint ${name}`);
    try {
      const result = work();
      sqlite.exec(`release ${name}`);
      return result;
    } catch (error) {
      sqlite.exec(`rollback to ${name}; release ${name}`);
      throw error;
    } finally {
      depth--;
    }
  };
  const storage = { sql: { exec }, transactionSync } as unknown as DurableObjectStorage;
  return { storage, sqlite };
}

export function migrations(): string[] {
  // This file may run from a bundle somewhere below the project's folder.
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, "migrations/user-agent"))) folder = path.dirname(folder);
  folder = path.join(folder, "migrations/user-agent");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .flatMap((name) =>
      readFileSync(path.join(folder, name), "utf8").split("--> statement-breakpoint"),
    );
}
