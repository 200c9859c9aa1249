import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from "drizzle-kit/api";
import { drizzle } from "drizzle-orm/durable-sqlite";
import type { Database } from "../../src/adapters/user-agent/database.ts";

/** Statements that make the tables of a schema, as a first migration would. */
export async function createStatements(schema: Record<string, unknown>): Promise<string[]> {
  const [empty, full] = [
    await generateSQLiteDrizzleJson({}),
    await generateSQLiteDrizzleJson(schema),
  ];
  return generateSQLiteMigration(empty, full);
}

/** The Durable Object's SQLite driver over Node's own SQLite: real SQL, without a runtime around it. */
export function createNodeDatabase(statements: string[]) {
  const sqlite = new DatabaseSync(":memory:");
  for (const statement of statements) sqlite.exec(statement);
  const exec = (query: string, ...values: SQLInputValue[]) => {
    const isRead = /^\s*(?:select|with|explain)/i.test(query);
    // A write runs once, at once; a read runs when its rows are asked for.
    if (!isRead) sqlite.prepare(query).run(...values);
    const rows = (arrays: boolean) => {
      const statement = sqlite.prepare(query);
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
  return {
    db: drizzle(storage) as unknown as Database,
    atomically<T>(work: () => T): T {
      sqlite.exec("savepoint turn");
      try {
        const result = work();
        sqlite.exec("release turn");
        return result;
      } catch (error) {
        sqlite.exec("rollback to turn");
        sqlite.exec("release turn");
        throw error;
      }
    },
    sqlite,
  };
}
