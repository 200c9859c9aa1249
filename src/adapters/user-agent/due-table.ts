import { and, asc, eq, gt, lt, lte, ne, sql } from "drizzle-orm";
import type { DueItem, DueQueue } from "../../core/ports/due-queue.ts";
import { type Database, kept, slot } from "./database.ts";
import { due } from "./schema.ts";

export interface DueRow extends DueItem {
  id: number;
  attempts: number;
}

/** An occurrence older than this cannot be armed again by anything but a bug. */
const KEEP_DONE_MS = 400 * 24 * 3_600_000;
/** One alarm handles at most so many; the next alarm takes the rest. */
const BATCH = 50;

const isPending = eq(due.state, "pending");
/** The queries that every firing needs. */
const ask = {
  ready: kept((db) =>
    db
      .select()
      .from(due)
      .where(and(isPending, lte(due.nextAt, slot("now"))))
      .orderBy(asc(due.nextAt), asc(due.id))
      .limit(slot("limit"))
      .prepare(),
  ),
  byId: kept((db) =>
    db
      .select({ state: due.state, dueAt: due.dueAt })
      .from(due)
      .where(eq(due.id, slot("id")))
      .prepare(),
  ),
  close: kept((db) =>
    db
      .update(due)
      .set({ state: sql`${slot("state")}` })
      .where(eq(due.id, slot("id")))
      .prepare(),
  ),
  /** Whatever else of the item is pending; `occurrence` -1 spares none. */
  cancelOthers: kept((db) =>
    db
      .update(due)
      .set({ state: "cancelled" })
      .where(
        and(
          eq(due.kind, slot("kind")),
          eq(due.itemId, slot("itemId")),
          isPending,
          ne(due.occurrence, slot("occurrence")),
        ),
      )
      .prepare(),
  ),
  arm: kept((db) =>
    db
      .insert(due)
      .values({
        kind: slot("kind"),
        itemId: slot("itemId"),
        occurrence: slot("occurrence"),
        dueAt: slot("dueAt"),
        nextAt: slot("dueAt"),
        state: "pending",
      })
      .onConflictDoUpdate({
        target: [due.kind, due.itemId, due.occurrence],
        set: {
          state: "pending",
          dueAt: sql`excluded.due_at`,
          nextAt: sql`excluded.next_at`,
          attempts: 0,
        },
        // What has happened stays happened.
        setWhere: ne(due.state, "done"),
      })
      .prepare(),
  ),
};
/** No occurrence is at this instant. */
const NONE = -1;

export function createDueTable(db: Database) {
  const queue: DueQueue = {
    arm(kind, itemId, next) {
      const occurrence = next?.occurrence ?? NONE;
      ask.cancelOthers(db).run({ kind, itemId, occurrence });
      if (next) ask.arm(db).run({ kind, itemId, occurrence, dueAt: next.dueAt });
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

    ready: (now: number, limit: number = BATCH): DueRow[] => ask.ready(db).all({ now, limit }),

    /** False when it was done, cancelled or moved since it was read. */
    stillPending(row: DueRow): boolean {
      const current = ask.byId(db).get({ id: row.id });
      return current?.state === "pending" && current.dueAt === row.dueAt;
    },

    close(id: number, state: "done" | "failed"): void {
      ask.close(db).run({ id, state });
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
