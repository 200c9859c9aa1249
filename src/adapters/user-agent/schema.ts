import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

/** Instants are UTC milliseconds, JSON columns hold the core's plain types. */

/** What came in, in the order it came; a row exists before the platform gets its 2xx. */
export const inbox = sqliteTable(
  "inbox",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    correlationId: text("correlation_id").notNull(),
    /** The inbound message; emptied once the row is done, since the conversation holds what matters. */
    envelope: text("envelope").notNull(),
    receivedAt: integer("received_at").notNull(),
    /** pending | done | failed */
    state: text("state").notNull(),
    attempts: integer("attempts").notNull().default(0),
    nextAt: integer("next_at").notNull(),
    /** Answer for a caller that waits (API). */
    result: text("result"),
    /** Hash of an API request, so that a reused key with another body is noticed. */
    fingerprint: text("fingerprint"),
  },
  (table) => [index("inbox_state").on(table.state, table.id)],
);

/** Every dedupe key ever seen within the retention time, several per row. */
export const inboxKeys = sqliteTable(
  "inbox_keys",
  {
    key: text("key").primaryKey(),
    inboxId: integer("inbox_id").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [index("inbox_keys_at").on(table.at)],
);

/** Results of awaited steps of a turn, stored before they are used. */
export const journal = sqliteTable(
  "journal",
  {
    inboxId: integer("inbox_id").notNull(),
    step: text("step").notNull(),
    result: text("result").notNull(),
  },
  (table) => [primaryKey({ columns: [table.inboxId, table.step] })],
);

/** What falls due; an occurrence of an item exists once, whatever happens. */
export const due = sqliteTable(
  "due",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    kind: text("kind").notNull(),
    itemId: text("item_id").notNull(),
    occurrence: integer("occurrence").notNull(),
    dueAt: integer("due_at").notNull(),
    /** pending | done | cancelled | failed */
    state: text("state").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** Not before; later than `due_at` only after a failure. */
    nextAt: integer("next_at").notNull(),
  },
  (table) => [
    uniqueIndex("due_once").on(table.kind, table.itemId, table.occurrence),
    index("due_next").on(table.state, table.nextAt),
  ],
);

/** What has to go out. */
export const outbox = sqliteTable(
  "outbox",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    idempotencyKey: text("idempotency_key").notNull().unique(),
    channel: text("channel").notNull(),
    /** Conversation, for parking and rate limits: channel, account and conversation in one string. */
    addressKey: text("address_key").notNull(),
    address: text("address").notNull(),
    reply: text("reply").notNull(),
    edits: text("edits"),
    /**
     * Key of an earlier message that this takes the place of, once that has been sent. Where it cannot, it is
     * dropped: it says nothing that anybody waits for.
     */
    follows: text("follows"),
    notify: integer("notify", { mode: "boolean" }).notNull(),
    /** pending | sending | sent | parked | dead | dropped */
    state: text("state").notNull(),
    part: integer("part").notNull().default(0),
    /** Attempts of the current part. */
    tries: integer("tries").notNull().default(0),
    /** Of these: without a definite answer. */
    unknowns: integer("unknowns").notNull().default(0),
    nextAt: integer("next_at").notNull(),
    /** Sticky: an attempt of the current part may have arrived. */
    ambiguous: integer("ambiguous", { mode: "boolean" }).notNull().default(false),
    /** Sticky for the whole row, for the log and the dead letters. */
    possiblyRepeated: integer("possibly_repeated", { mode: "boolean" }).notNull().default(false),
    reason: text("reason"),
    /** The platform's ids of the parts sent so far. */
    messageIds: text("message_ids").notNull().default("[]"),
    createdAt: integer("created_at").notNull(),
    sentAt: integer("sent_at"),
    correlationId: text("correlation_id").notNull(),
    /** It was parked or dead at some time; the ledger knows of it. */
    hadProblem: integer("had_problem", { mode: "boolean" }).notNull().default(false),
    /** The outcome has not reached the ledger yet. */
    unreported: integer("unreported", { mode: "boolean" }).notNull().default(false),
  },
  (table) => [
    index("outbox_next").on(table.state, table.nextAt),
    index("outbox_address").on(table.addressKey, table.state),
    // Of the few that it is about: every other index is a page more to write for every message.
    index("outbox_unreported").on(table.unreported).where(sql`unreported = 1`),
    index("outbox_follows").on(table.follows, table.state).where(sql`follows is not null`),
  ],
);

/** Every change of the user's data, in order: undo, audit and the projection read from it. */
export const events = sqliteTable(
  "events",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    group: text("change_group").notNull(),
    at: integer("at").notNull(),
    /** user | due | undo | system */
    cause: text("cause").notNull(),
    correlationId: text("correlation_id").notNull(),
    entity: text("entity").notNull(),
    entityId: text("entity_id").notNull(),
    before: text("before"),
    after: text("after"),
    undone: integer("undone", { mode: "boolean" }).notNull().default(false),
  },
  (table) => [
    index("events_group").on(table.group),
    index("events_undo").on(table.cause, table.undone, table.seq),
  ],
);

/** The conversation; rows of the web channel are its feed, resumed by `rev`. */
export const messages = sqliteTable(
  "messages",
  {
    id: text("id").primaryKey(),
    /** Grows with every insert and edit. */
    rev: integer("rev").notNull().unique(),
    channel: text("channel").notNull(),
    /** user | assistant */
    role: text("role").notNull(),
    at: integer("at").notNull(),
    text: text("text"),
    reply: text("reply"),
    clientId: text("client_id"),
  },
  (table) => [index("messages_channel_rev").on(table.channel, table.rev)],
);

/** What buttons do; the platform only ever sees the token. */
export const buttons = sqliteTable(
  "buttons",
  {
    token: text("token").primaryKey(),
    card: text("card").notNull(),
    action: text("action").notNull(),
    /** card | button | nothing */
    uses: text("uses").notNull(),
    expiresAt: integer("expires_at").notNull(),
    usedAt: integer("used_at"),
  },
  (table) => [index("buttons_card").on(table.card)],
);

/** Sent messages that show items and are brought up to date with them. */
export const cards = sqliteTable(
  "cards",
  {
    /** Idempotency key of the message in the outbox. */
    key: text("key").primaryKey(),
    face: text("face").notNull(),
    subject: text("subject").notNull(),
    /** Which of its looks was sent last. */
    state: text("state").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [index("cards_at").on(table.at)],
);

export const cardItems = sqliteTable(
  "card_items",
  {
    itemId: text("item_id").notNull(),
    key: text("key").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.key] }),
    index("card_items_key").on(table.key),
  ],
);

/** Where the person has been seen, newest per channel; durable addresses only. */
export const addresses = sqliteTable("addresses", {
  channel: text("channel").primaryKey(),
  address: text("address").notNull(),
  seenAt: integer("seen_at").notNull(),
});

/** Small values that are replaced as a whole: conversation context, user id, projection cursor. */
export const state = sqliteTable("state", {
  key: text("key").primaryKey(),
  value: text("value").notNull(),
});

/** Rows that hold words which the person did not write. Never removed: such a row stays so. */
export const taints = sqliteTable(
  "taints",
  {
    /** task | reminder | fact | preference | message */
    kind: text("kind").notNull(),
    itemId: text("item_id").notNull(),
    /** The words in comparable form, for what is copied out of the row. */
    words: text("words").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.itemId, table.words] }),
    index("taints_words").on(table.words),
  ],
);
