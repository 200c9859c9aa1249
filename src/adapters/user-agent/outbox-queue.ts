import { and, asc, desc, eq, gt, inArray, lt, lte, sql } from "drizzle-orm";
import type { DeliveryDecision } from "../../core/chat/delivery.ts";
import type { Address } from "../../core/chat/inbound.ts";
import type { Reply } from "../../core/chat/reply.ts";
import { type Database, json, kept, slot } from "./database.ts";
import { reports } from "./outbox-reports.ts";
import { outbox } from "./schema.ts";
import { ANYTHING } from "./sending/gate.ts";
import { lineOf } from "./sending/lane.ts";
import type { StateStore } from "./state-store.ts";

const byKey = kept((db) =>
  db
    .select()
    .from(outbox)
    .where(eq(outbox.idempotencyKey, slot("key")))
    .prepare(),
);
const unparkAll = kept((db) =>
  db
    .update(outbox)
    .set({ state: "pending", nextAt: sql`${slot("now")}`, tries: 0, unknowns: 0, reason: null })
    .where(and(eq(outbox.addressKey, slot("key")), eq(outbox.state, "parked")))
    .returning({ id: outbox.id })
    .prepare(),
);

/** A reply to be sent, as a turn or a due item leaves it. */
export interface NewMessage {
  idempotencyKey: string;
  address: Address;
  reply: Reply;
  edits?: string;
  /** Key of the message that this takes the place of, wherever that is on its way. */
  follows?: string;
  notify: boolean;
  correlationId: string;
}

export type OutboxRow = typeof outbox.$inferSelect;

/** A row as far as it says whether it may go; what it says is read when it does. */
const BEARINGS = {
  id: outbox.id,
  notify: outbox.notify,
  channel: outbox.channel,
  addressKey: outbox.addressKey,
  address: outbox.address,
  follows: outbox.follows,
};
export type ReadyRow = Pick<OutboxRow, keyof typeof BEARINGS>;

/** How a reply that is not kept looks in its JSON; saves reading the others. */
const SECRET_MARK = '"secret":true';

const isSecret = (row: OutboxRow): boolean => row.reply.includes(SECRET_MARK);

export function addressKey(address: Address): string {
  return [address.channel, address.accountId, address.conversationId].join(" ");
}

export function createOutboxQueue(db: Database, state: StateStore) {
  const holds = holdsOf(db, state);
  const news = new Set<string>();
  return {
    /** Lines of which something became ready since whoever sends has emptied this. */
    news,

    put(message: NewMessage, now: number): void {
      const key = addressKey(message.address);
      const nextAt = Math.max(now, holds.until(key));
      news.add(nextAt > now ? ANYTHING : lineOf({ notify: message.notify, addressKey: key }));
      ask.put(db).run({
        idempotencyKey: message.idempotencyKey,
        channel: message.address.channel,
        addressKey: key,
        address: JSON.stringify(message.address),
        reply: JSON.stringify(message.reply),
        edits: message.edits ?? null,
        follows: message.follows ?? null,
        notify: message.notify,
        nextAt,
        now,
        correlationId: message.correlationId,
      });
    },

    /**
     * What may go out now: reminders first, since nobody is looking at them being late; then in order. Where
     * there are more reminders than that, answers come first, so that none waits behind all of them.
     */
    ready(now: number, limit: number): ReadyRow[] {
      const rows = ask.ready(db).all({ now, limit });
      const isFull = rows.length === limit && rows.at(-1)?.notify === true;
      return isFull ? [...ask.readyAnswers(db).all({ now, limit }), ...rows] : rows;
    },

    /** The durable mark that an attempt is under way; it precedes the send, always, and counts in what is returned. */
    lease(id: number): OutboxRow {
      const [row] = ask.lease(db).all({ id });
      if (!row) throw new Error(`No message ${id}`);
      return row;
    },

    settle(
      row: OutboxRow,
      decision: DeliveryDecision | { state: "dropped"; reason: string },
      messageId: string | undefined,
      now: number,
    ): void {
      news.add(ANYTHING);
      const messageIds = messageId === undefined ? row.messageIds : withPart(row, messageId);
      if (decision.state === "sent" && !isSecret(row)) {
        ask.sent(db).run({ id: row.id, messageIds, now, unreported: row.hadProblem ? 1 : 0 });
        return;
      }
      const changes = changesOf(row, decision, now);
      db.update(outbox)
        .set({ ...changes, messageIds })
        .where(eq(outbox.id, row.id))
        .run();
      if (decision.state === "pending" && decision.wholeAddress) {
        holds.set(row.addressKey, decision.nextAt);
      }
    },

    ...following(db, news),
    ...addresses(db, news),
    ...reports(db),
  };
}

/** The queries that every reply needs. */
const ask = {
  ready: kept((db) =>
    db
      .select(BEARINGS)
      .from(outbox)
      .where(and(eq(outbox.state, "pending"), lte(outbox.nextAt, slot("now"))))
      .orderBy(desc(outbox.notify), asc(outbox.id))
      .limit(slot("limit"))
      .prepare(),
  ),
  readyAnswers: kept((db) =>
    db
      .select(BEARINGS)
      .from(outbox)
      .where(
        and(eq(outbox.state, "pending"), lte(outbox.nextAt, slot("now")), eq(outbox.notify, false)),
      )
      .orderBy(asc(outbox.id))
      .limit(slot("limit"))
      .prepare(),
  ),
  put: kept((db) =>
    db
      .insert(outbox)
      .values({
        idempotencyKey: slot("idempotencyKey"),
        channel: slot("channel"),
        addressKey: slot("addressKey"),
        address: slot("address"),
        reply: slot("reply"),
        edits: slot("edits"),
        follows: slot("follows"),
        notify: slot("notify"),
        state: "pending",
        nextAt: slot("nextAt"),
        createdAt: slot("now"),
        correlationId: slot("correlationId"),
      })
      .onConflictDoNothing()
      .prepare(),
  ),
  /** How nearly every message ends. */
  sent: kept((db) =>
    db
      .update(outbox)
      .set({
        state: "sent",
        reason: null,
        messageIds: sql`${slot("messageIds")}`,
        sentAt: sql`${slot("now")}`,
        unreported: sql`${slot("unreported")}`,
      })
      .where(eq(outbox.id, slot("id")))
      .prepare(),
  ),
  lease: kept((db) =>
    db
      .update(outbox)
      .set({ state: "sending", tries: sql`${outbox.tries} + 1` })
      .where(eq(outbox.id, slot("id")))
      .returning()
      .prepare(),
  ),
};

function changesOf(
  row: OutboxRow,
  decision: DeliveryDecision | { state: "dropped"; reason: string },
  now: number,
) {
  if (decision.state === "dropped") return decision;
  return decision.state === "pending" ? retried(row, decision) : ended(row, decision, now);
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

/** What is left of a reply that was to be seen once. */
const NOTHING_KEPT: Reply = { blocks: [], buttons: [] };

/** `unreported`: the ledger hears of what went wrong, and of what came right after all. */
function ended(
  row: OutboxRow,
  decision: Exclude<DeliveryDecision, { state: "pending" }>,
  now: number,
) {
  if (decision.state === "sent") {
    return {
      state: decision.state,
      reply: isSecret(row) ? JSON.stringify(NOTHING_KEPT) : row.reply,
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

/** A message as far as one that follows it has to know. */
export interface SentMessage {
  state: string;
  address: Address;
  addressKey: string;
  messageIds: string[];
  nextAt: number;
  /** No attempt of it can have arrived. */
  unseen: boolean;
}

/** Messages that take the place of earlier ones. */
function following(db: Database, news: Set<string>) {
  const whenUnsent = (key: string) =>
    and(eq(outbox.idempotencyKey, key), inArray(outbox.state, ["pending", "parked", "dropped"]));
  return {
    find(key: string): SentMessage | null {
      const row = byKey(db).get({ key });
      if (!row) return null;
      const messageIds = json<string[]>(row.messageIds);
      const waits = row.state === "pending" || row.state === "parked" || row.state === "dropped";
      return {
        state: row.state,
        address: json(row.address),
        addressKey: row.addressKey,
        messageIds,
        nextAt: row.nextAt,
        unseen: waits && messageIds.length === 0 && !row.possiblyRepeated,
      };
    },

    /** It has not gone out and need not any more. */
    withdraw(key: string): void {
      db.update(outbox).set({ state: "dropped" }).where(whenUnsent(key)).run();
    },

    /** It has not gone out and says something else by now; one that was withdrawn goes out after all. */
    rewrite(key: string, reply: Reply, now: number): void {
      news.add(ANYTHING);
      const text = JSON.stringify(reply);
      db.update(outbox).set({ reply: text }).where(whenUnsent(key)).run();
      db.update(outbox)
        .set({ state: "pending", nextAt: now })
        .where(and(eq(outbox.idempotencyKey, key), eq(outbox.state, "dropped")))
        .run();
    },

    /** Something newer takes the place of the same message. */
    isOvertaken({ id, follows }: ReadyRow): boolean {
      if (follows === null) return false;
      const newer = and(eq(outbox.follows, follows), gt(outbox.id, id));
      return db.select({ id: outbox.id }).from(outbox).where(newer).limit(1).get() !== undefined;
    },

    drop(id: number): void {
      db.update(outbox).set({ state: "dropped" }).where(eq(outbox.id, id)).run();
    },

    waitUntil(id: number, nextAt: number): void {
      db.update(outbox).set({ nextAt }).where(eq(outbox.id, id)).run();
    },
  };
}

/** What concerns everything that goes to one conversation, or was on its way when the object stopped. */
function addresses(db: Database, news: Set<string>) {
  return {
    /** The person is back: what waited for them goes out. Returns how many. */
    unpark(key: string, now: number): number {
      news.add(ANYTHING);
      return unparkAll(db).all({ key, now }).length;
    },

    /**
     * After a start nobody is sending: a row still marked so was cut off, and its message may have arrived.
     * That includes edits: all parts but the first are new messages, and so is one that could not be edited.
     */
    recover(now: number): number {
      news.add(ANYTHING);
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

function withPart(row: OutboxRow, messageId: string): string {
  return JSON.stringify([...json<string[]>(row.messageIds), messageId]);
}

export type OutboxQueue = ReturnType<typeof createOutboxQueue>;
