import { and, asc, eq, gt, lt, sql } from "drizzle-orm";
import type { Inbound } from "../../core/chat/inbound.ts";
import type { TurnResult } from "../../core/chat/turn.ts";
import { type Database, json, kept, rowOfSlots, slot } from "./database.ts";
import { inbox, inboxKeys, journal } from "./schema.ts";

export interface InboxRow {
  id: number;
  inbound: Inbound;
  receivedAt: number;
  attempts: number;
  nextAt: number;
}

/** Names a turn's changes and its reply; the same when the turn is taken up again. */
export const groupOf = (inboxId: number): string => `t${inboxId}`;
/** The turn that a reply is of; 0 when it is of none. */
export const turnOfGroup = (group: string): number => Number(/^t(\d+)$/.exec(group)?.[1] ?? 0);

export type Intake =
  | { status: "stored"; id: number }
  | { status: "duplicate"; id: number; sameRequest: boolean };

/** Telegram keeps trying for 24 h, Slack for minutes; a week covers both and a long outage of ours. */
const KEEP_KEYS_MS = 7 * 24 * 3_600_000;

/** First in, first out, each thing once. All methods are synchronous. */
export function createInboxQueue(db: Database) {
  return {
    /** Stores unless one of its dedupe keys has been seen; new keys of a known message are remembered too. */
    put(inbound: Inbound, now: number, fingerprint?: string): Intake {
      const seen = inbound.dedupeKeys.flatMap((key) => ask.key(db).all({ key }));
      const [known] = seen;
      if (known) {
        const old = new Set(seen.map((row) => row.key));
        remember(
          inbound.dedupeKeys.filter((key) => !old.has(key)),
          known.inboxId,
          now,
        );
        const row = db
          .select({ fingerprint: inbox.fingerprint })
          .from(inbox)
          .where(eq(inbox.id, known.inboxId))
          .get();
        const sameRequest = (row?.fingerprint ?? null) === (fingerprint ?? null);
        return { status: "duplicate", id: known.inboxId, sameRequest };
      }
      const { id } = ask.add(db).get({
        correlationId: inbound.correlationId,
        envelope: JSON.stringify(inbound),
        now,
        fingerprint: fingerprint ?? null,
      });
      remember(inbound.dedupeKeys, id, now);
      if ("editName" in inbound && inbound.editName !== undefined)
        remember([inbound.editName], id, now);
      return { status: "stored", id };
    },

    /** The oldest that is not done; nothing overtakes it. */
    head(): InboxRow | null {
      return toRow(ask.head(db).get());
    },

    /** The next one behind that row which is not done. */
    after(id: number): InboxRow | null {
      const behind = and(eq(inbox.state, "pending"), gt(inbox.id, id));
      return toRow(db.select().from(inbox).where(behind).orderBy(asc(inbox.id)).limit(1).get());
    },

    /** The row that this dedupe key belongs to; null when it is unknown or too old. */
    idOf(key: string): number | null {
      return ask.key(db).all({ key })[0]?.inboxId ?? null;
    },

    /** From now on this key names another row (a message that was replaced by its edit). */
    pointAt(key: string, inboxId: number): void {
      db.update(inboxKeys).set({ inboxId }).where(eq(inboxKeys.key, key)).run();
    },

    done(id: number, result: TurnResult | null): void {
      const stored = result === null ? null : JSON.stringify(result);
      ask.done(db).run({ id, result: stored });
      ask.forgetSteps(db).run({ id });
    },

    /** Counts an attempt before it is made; should it never end, the next is made at `nextAt` (UTC ms). */
    begin(id: number, attempts: number, nextAt: number): void {
      ask.begin(db).run({ id, attempts, nextAt });
    },

    postpone(id: number, attempts: number, nextAt: number): void {
      db.update(inbox).set({ attempts, nextAt }).where(eq(inbox.id, id)).run();
    },

    /** Gave up; the envelope stays for the operator. */
    fail(id: number, attempts: number): void {
      db.update(inbox).set({ state: "failed", attempts }).where(eq(inbox.id, id)).run();
    },
    ...results(db),
  };

  function remember(keys: string[], inboxId: number, at: number): void {
    for (const key of keys) ask.remember(db).run({ key, inboxId, at });
  }
}

function toRow(row: typeof inbox.$inferSelect | undefined): InboxRow | null {
  if (!row) return null;
  const { id, envelope, receivedAt, attempts, nextAt } = row;
  return { id, inbound: json<Inbound>(envelope), receivedAt, attempts, nextAt };
}

/** The queries that every message needs. */
const ask = {
  key: kept((db) =>
    db
      .select()
      .from(inboxKeys)
      .where(eq(inboxKeys.key, slot("key")))
      .prepare(),
  ),
  remember: kept((db) =>
    db.insert(inboxKeys).values(rowOfSlots(inboxKeys)).onConflictDoNothing().prepare(),
  ),
  add: kept((db) =>
    db
      .insert(inbox)
      .values({
        correlationId: slot("correlationId"),
        envelope: slot("envelope"),
        receivedAt: slot("now"),
        state: "pending",
        nextAt: slot("now"),
        fingerprint: slot("fingerprint"),
      })
      .returning({ id: inbox.id })
      .prepare(),
  ),
  head: kept((db) =>
    db
      .select()
      .from(inbox)
      .where(eq(inbox.state, "pending"))
      .orderBy(asc(inbox.id))
      .limit(1)
      .prepare(),
  ),
  begin: kept((db) =>
    db
      .update(inbox)
      .set({ attempts: sql`${slot("attempts")}`, nextAt: sql`${slot("nextAt")}` })
      .where(eq(inbox.id, slot("id")))
      .prepare(),
  ),
  done: kept((db) =>
    db
      .update(inbox)
      .set({ state: "done", envelope: "", result: sql`${slot("result")}` })
      .where(eq(inbox.id, slot("id")))
      .prepare(),
  ),
  forgetSteps: kept((db) =>
    db
      .delete(journal)
      .where(eq(journal.inboxId, slot("id")))
      .prepare(),
  ),
};

/** What became of a row, and of the steps of its turn. */
function results(db: Database) {
  return {
    /** Null: still open or unknown. */
    result(id: number): { state: string; result: TurnResult | null } | null {
      const row = db
        .select({ state: inbox.state, result: inbox.result })
        .from(inbox)
        .where(eq(inbox.id, id))
        .get();
      if (!row || row.state === "pending") return null;
      return {
        state: row.state,
        result: row.result === null ? null : json<TurnResult>(row.result),
      };
    },

    /** What a step of the turn returned earlier, if it got that far. */
    stepResult(inboxId: number, step: string): { result: unknown } | null {
      const row = db
        .select()
        .from(journal)
        .where(and(eq(journal.inboxId, inboxId), eq(journal.step, step)))
        .get();
      return row ? { result: json(row.result) } : null;
    },

    saveStep(inboxId: number, step: string, result: unknown): void {
      db.insert(journal)
        .values({ inboxId, step, result: JSON.stringify(result ?? null) })
        .onConflictDoNothing()
        .run();
    },

    /** Forgets what no platform will deliver again. */
    prune(now: number): void {
      const before = now - KEEP_KEYS_MS;
      db.delete(inboxKeys).where(lt(inboxKeys.at, before)).run();
      db.delete(inbox)
        .where(and(eq(inbox.state, "done"), lt(inbox.receivedAt, before)))
        .run();
    },
  };
}

export type InboxQueue = ReturnType<typeof createInboxQueue>;
