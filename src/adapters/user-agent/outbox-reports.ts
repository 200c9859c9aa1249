import { and, asc, count, eq, gt, inArray, isNotNull, lt, min, ne, sql } from "drizzle-orm";
import { type Database, kept, slot } from "./database.ts";
import { outbox } from "./schema.ts";

/** How a delivery went wrong for good, for the ledger and `/health`. */
export interface DeliveryProblem {
  outboxId: number;
  channel: string;
  /** parked | dead, or sent when it was resolved after all. */
  state: string;
  reason: string;
  at: number;
}

const KEEP_SENT_MS = 30 * 24 * 3_600_000;

const nextReady = kept((db) =>
  db
    .select({ at: min(outbox.nextAt) })
    .from(outbox)
    .where(and(eq(outbox.state, "pending"), gt(outbox.nextAt, slot("now"))))
    .prepare(),
);

/** What the alarm, the ledger and the operator want to know. */
export function reports(db: Database) {
  return {
    unreported(): DeliveryProblem[] {
      return (
        db
          .select()
          .from(outbox)
          // As the index has it, not as a value: only then it is used.
          .where(sql`unreported = 1`)
          .limit(100)
          .all()
          .map((row) => ({
            outboxId: row.id,
            channel: row.channel,
            state: row.state,
            reason: row.reason ?? "",
            at: row.sentAt ?? row.createdAt,
          }))
      );
    },

    reported(ids: number[]): void {
      if (ids.length > 0)
        db.update(outbox).set({ unreported: false }).where(inArray(outbox.id, ids)).run();
    },

    /** UTC milliseconds at which the next of those becomes ready that are not yet; null when there is none. */
    nextAfter(now: number): number | null {
      return nextReady(db).get({ now })?.at ?? null;
    },

    /** Messages that did not arrive and that the person may want to know of. */
    undelivered(): number {
      const row = db
        .select({ n: count() })
        .from(outbox)
        .where(inArray(outbox.state, ["dead", "parked"]))
        .get();
      return row?.n ?? 0;
    },

    prune(now: number): void {
      db.delete(outbox)
        .where(
          and(
            eq(outbox.state, "sent"),
            isNotNull(outbox.sentAt),
            lt(outbox.sentAt, now - KEEP_SENT_MS),
          ),
        )
        .run();
    },

    /** For tests and support: rows in a state, oldest first. */
    all(state?: string): (typeof outbox.$inferSelect)[] {
      return db
        .select()
        .from(outbox)
        .where(state === undefined ? ne(outbox.state, "") : eq(outbox.state, state))
        .orderBy(asc(outbox.id))
        .all();
    },
  };
}
