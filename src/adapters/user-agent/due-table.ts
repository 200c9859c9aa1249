import { and, asc, eq, gt, lt, lte, ne } from "drizzle-orm";
import type { DueItem, DueQueue } from "../../core/ports/due-queue.ts";
import type { Database } from "./database.ts";
import { due } from "./schema.ts";

export interface DueRow extends DueItem {
  id: number;
  attempts: number;
}

/** An occurrence older than this cannot be armed again by anything but a bug. */
const KEEP_DONE_MS = 400 * 24 * 3_600_000;
/** One alarm handles at most so many; the next alarm takes the rest. */
const BATCH = 50;

export function createDueTable(db: Database) {
  const queue: DueQueue = {
    arm(kind, itemId, next) {
      db.update(due)
        .set({ state: "cancelled" })
        .where(
          and(
            eq(due.kind, kind),
            eq(due.itemId, itemId),
            eq(due.state, "pending"),
            next ? ne(due.occurrence, next.occurrence) : undefined,
          ),
        )
        .run();
      if (!next) return;
      const { occurrence, dueAt } = next;
      db.insert(due)
        .values({ kind, itemId, occurrence, dueAt, nextAt: dueAt, state: "pending" })
        .onConflictDoUpdate({
          target: [due.kind, due.itemId, due.occurrence],
          set: { state: "pending", dueAt, nextAt: dueAt, attempts: 0 },
          // What has happened stays happened.
          setWhere: ne(due.state, "done"),
        })
        .run();
    },
    held(now) {
      return db
        .select()
        .from(due)
        .where(and(eq(due.state, "pending"), gt(due.dueAt, now), lte(due.occurrence, now)))
        .all();
    },
  };
  return {
    queue,

    ready(now: number, limit: number = BATCH): DueRow[] {
      return db
        .select()
        .from(due)
        .where(and(eq(due.state, "pending"), lte(due.nextAt, now)))
        .orderBy(asc(due.nextAt), asc(due.id))
        .limit(limit)
        .all();
    },

    /** False when it was done, cancelled or moved since it was read. */
    stillPending(row: DueRow): boolean {
      const current = db
        .select({ state: due.state, dueAt: due.dueAt })
        .from(due)
        .where(eq(due.id, row.id))
        .get();
      return current?.state === "pending" && current.dueAt === row.dueAt;
    },

    close(id: number, state: "done" | "failed"): void {
      db.update(due).set({ state }).where(eq(due.id, id)).run();
    },

    /** It is acted on then; the occurrence that it stands for stays. */
    hold(id: number, dueAt: number): void {
      db.update(due).set({ dueAt, nextAt: dueAt }).where(eq(due.id, id)).run();
    },

    postpone(id: number, attempts: number, nextAt: number): void {
      db.update(due).set({ attempts, nextAt }).where(eq(due.id, id)).run();
    },

    prune(now: number): void {
      db.delete(due)
        .where(and(ne(due.state, "pending"), lt(due.dueAt, now - KEEP_DONE_MS)))
        .run();
    },
  };
}

export type DueTable = ReturnType<typeof createDueTable>;
