import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  lt,
  lte,
  min,
  ne,
  sql,
} from "drizzle-orm";
import type { DeliveryDecision } from "../../core/chat/delivery.ts";
import type { Address } from "../../core/chat/inbound.ts";
import { keptReply, type Reply } from "../../core/chat/reply.ts";
import { type Database, json, kept, slot } from "./database.ts";
import { outbox } from "./schema.ts";
import type { StateStore } from "./state-store.ts";

/** A reply to be sent, as a turn or a due item leaves it. */
export interface NewMessage {
  idempotencyKey: string;
  address: Address;
  reply: Reply;
  edits?: string;
  notify: boolean;
  correlationId: string;
}

export type OutboxRow = typeof outbox.$inferSelect;

/** How a delivery went wrong for good, for the ledger and `/health`. */
export interface DeliveryProblem {
  outboxId: number;
  channel: string;
  /** parked | dead, or sent when it was resolved after all. */
  state: string;
  reason: string;
  at: number;
}

/** How a reply that is not kept looks in its JSON; saves reading the others. */
const SECRET_MARK = '"secret":true';
const KEEP_SENT_MS = 30 * 24 * 3_600_000;

export function addressKey(address: Address): string {
  return [address.channel, address.accountId, address.conversationId].join(" ");
}

export function createOutboxQueue(db: Database, state: StateStore) {
  const holds = holdsOf(db, state);
  const ask = everyReply(db);
  return {
    put(message: NewMessage, now: number): void {
      const key = addressKey(message.address);
      ask.put().run({
        idempotencyKey: message.idempotencyKey,
        channel: message.address.channel,
        addressKey: key,
        address: JSON.stringify(message.address),
        reply: JSON.stringify(message.reply),
        edits: message.edits ?? null,
        notify: message.notify,
        nextAt: Math.max(now, holds.until(key)),
        now,
        correlationId: message.correlationId,
      });
    },

    /**
     * What may go out now: reminders first, since nobody is looking at them being late; then in order. Where
     * there are more reminders than that, answers come first, so that none waits behind all of them.
     */
    ready(now: number, limit: number): OutboxRow[] {
      const rows = ask.ready().all({ now, limit });
      const isFull = rows.length === limit && rows.at(-1)?.notify === true;
      return isFull ? [...ask.readyAnswers().all({ now, limit }), ...rows] : rows;
    },

    /** The durable mark that an attempt is under way; it precedes the send, always. */
    lease(row: OutboxRow): void {
      ask.lease().run({ id: row.id });
    },

    settle(
      row: OutboxRow,
      decision: DeliveryDecision,
      messageId: string | undefined,
      now: number,
    ): void {
      const messageIds = messageId === undefined ? row.messageIds : withPart(row, messageId);
      const changes =
        decision.state === "pending" ? retried(row, decision) : ended(row, decision, now);
      db.update(outbox)
        .set({ ...changes, messageIds })
        .where(eq(outbox.id, row.id))
        .run();
      if (decision.state === "pending" && decision.wholeAddress) {
        holds.set(row.addressKey, decision.nextAt);
      }
    },

    ...addresses(db),
    ...reports(db),
  };
}

/** The queries that every reply needs. */
function everyReply(db: Database) {
  return {
    ready: kept(() =>
      db
        .select()
        .from(outbox)
        .where(and(eq(outbox.state, "pending"), lte(outbox.nextAt, slot("now"))))
        .orderBy(desc(outbox.notify), asc(outbox.id))
        .limit(slot("limit"))
        .prepare(),
    ),
    readyAnswers: kept(() =>
      db
        .select()
        .from(outbox)
        .where(
          and(
            eq(outbox.state, "pending"),
            lte(outbox.nextAt, slot("now")),
            eq(outbox.notify, false),
          ),
        )
        .orderBy(asc(outbox.id))
        .limit(slot("limit"))
        .prepare(),
    ),
    put: kept(() =>
      db
        .insert(outbox)
        .values({
          idempotencyKey: slot("idempotencyKey"),
          channel: slot("channel"),
          addressKey: slot("addressKey"),
          address: slot("address"),
          reply: slot("reply"),
          edits: slot("edits"),
          notify: slot("notify"),
          state: "pending",
          nextAt: slot("nextAt"),
          createdAt: slot("now"),
          correlationId: slot("correlationId"),
        })
        .onConflictDoNothing()
        .prepare(),
    ),
    lease: kept(() =>
      db
        .update(outbox)
        .set({ state: "sending", tries: sql`${outbox.tries} + 1` })
        .where(eq(outbox.id, slot("id")))
        .prepare(),
    ),
  };
}

function retried(row: OutboxRow, decision: Extract<DeliveryDecision, { state: "pending" }>) {
  const { state, part, tries, unknowns, nextAt, ambiguous } = decision;
  const possiblyRepeated = row.possiblyRepeated || ambiguous;
  return {
    state,
    part,
    tries,
    unknowns,
    nextAt,
    ambiguous,
    possiblyRepeated,
    reason: decision.reason ?? null,
  };
}

/** `unreported`: the ledger hears of what went wrong, and of what came right after all. */
function ended(
  row: OutboxRow,
  decision: Exclude<DeliveryDecision, { state: "pending" }>,
  now: number,
) {
  if (decision.state === "sent") {
    return {
      state: decision.state,
      ...(row.reply.includes(SECRET_MARK) && {
        reply: JSON.stringify(keptReply(json<Reply>(row.reply))),
      }),
      sentAt: now,
      reason: null,
      unreported: row.hadProblem,
    };
  }
  const { state, reason, ambiguous } = decision;
  const possiblyRepeated = row.possiblyRepeated || ambiguous;
  return { state, reason, ambiguous, possiblyRepeated, hadProblem: true, unreported: true };
}

/** A rate limit counts for everything that goes to that conversation, also for what is said later. */
function holdsOf(db: Database, state: StateStore) {
  return {
    /** UTC milliseconds; 0 when there is none. */
    until: (key: string): number => state.get<number>(`hold ${key}`) ?? 0,
    set(key: string, until: number): void {
      state.set(`hold ${key}`, until);
      db.update(outbox)
        .set({ nextAt: until })
        .where(
          and(eq(outbox.addressKey, key), eq(outbox.state, "pending"), lt(outbox.nextAt, until)),
        )
        .run();
    },
  };
}

/** What concerns everything that goes to one conversation, or was on its way when the object stopped. */
function addresses(db: Database) {
  const unpark = kept(() =>
    db
      .update(outbox)
      .set({ state: "pending", nextAt: sql`${slot("now")}`, tries: 0, unknowns: 0, reason: null })
      .where(and(eq(outbox.addressKey, slot("key")), eq(outbox.state, "parked")))
      .returning({ id: outbox.id })
      .prepare(),
  );
  return {
    /** The person is back: what waited for them goes out. Returns how many. */
    unpark(key: string, now: number): number {
      return unpark().all({ key, now }).length;
    },

    /**
     * After a start nobody is sending: a row still marked so was cut off, and its message may have arrived.
     * That includes edits: all parts but the first are new messages, and so is one that could not be edited.
     */
    recover(now: number): number {
      const rows = db
        .update(outbox)
        .set({ state: "pending", nextAt: now, ambiguous: true, possiblyRepeated: true })
        .where(eq(outbox.state, "sending"))
        .returning({ id: outbox.id })
        .all();
      return rows.length;
    },
  };
}

/** What the alarm, the ledger and the operator want to know. */
function reports(db: Database) {
  return {
    unreported(): DeliveryProblem[] {
      return db
        .select()
        .from(outbox)
        .where(eq(outbox.unreported, true))
        .limit(100)
        .all()
        .map((row) => ({
          outboxId: row.id,
          channel: row.channel,
          state: row.state,
          reason: row.reason ?? "",
          at: row.sentAt ?? row.createdAt,
        }));
    },

    reported(ids: number[]): void {
      if (ids.length > 0)
        db.update(outbox).set({ unreported: false }).where(inArray(outbox.id, ids)).run();
    },

    /** UTC milliseconds at which the next of those becomes ready that are not yet; null when there is none. */
    nextAfter(now: number): number | null {
      const later = and(eq(outbox.state, "pending"), gt(outbox.nextAt, now));
      const row = db
        .select({ at: min(outbox.nextAt) })
        .from(outbox)
        .where(later)
        .get();
      return row?.at ?? null;
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
    all(state?: string): OutboxRow[] {
      return db
        .select()
        .from(outbox)
        .where(state === undefined ? ne(outbox.state, "") : eq(outbox.state, state))
        .orderBy(asc(outbox.id))
        .all();
    },
  };
}

function withPart(row: OutboxRow, messageId: string): string {
  return JSON.stringify([...json<string[]>(row.messageIds), messageId]);
}

export type OutboxQueue = ReturnType<typeof createOutboxQueue>;
