import { count, inArray, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { deliveryProblems, events } from "./schema.ts";

/** D1 takes at most 100 bound parameters a statement; a row of `events` has 8. */
const ROWS_PER_INSERT = 12;

export interface LedgerEventRow {
  seq: number;
  at: number;
  cause: string;
  correlationId: string;
  entity: string;
  entityId: string;
  change: string;
}
export interface LedgerProblemRow {
  outboxId: number;
  channel: string;
  state: string;
  reason: string;
  at: number;
}

/** The shared ledger over D1: for operations and audit; writing the same rows again changes nothing. */
export function createD1Ledger(database: D1Database) {
  const db = drizzle(database);
  return {
    async append(
      userId: string,
      rows: LedgerEventRow[],
      problems: LedgerProblemRow[],
    ): Promise<void> {
      for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
        const slice = rows.slice(start, start + ROWS_PER_INSERT).map((row) => ({ ...row, userId }));
        await db.insert(events).values(slice).onConflictDoNothing();
      }
      for (const problem of problems) {
        const { state, reason, at } = problem;
        await db
          .insert(deliveryProblems)
          .values({ ...problem, userId })
          .onConflictDoUpdate({
            target: [deliveryProblems.userId, deliveryProblems.outboxId],
            set: { state, reason, at },
          });
      }
    },

    /** How many messages over all users are dead or wait for somebody to come back. */
    async deadLetters(): Promise<{ dead: number; parked: number }> {
      const rows = await db
        .select({ state: deliveryProblems.state, n: count() })
        .from(deliveryProblems)
        .where(inArray(deliveryProblems.state, ["dead", "parked"]))
        .groupBy(deliveryProblems.state);
      const of = (state: string) => rows.find((row) => row.state === state)?.n ?? 0;
      return { dead: of("dead"), parked: of("parked") };
    },

    /** Whether the directory answers at all. */
    async ping(): Promise<void> {
      await db.run(sql`select 1`);
    },
  };
}
