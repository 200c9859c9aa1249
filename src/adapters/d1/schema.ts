import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * The shared directory and ledger. Nothing that a person wrote is in here; secrets only as SHA-256
 * (base64url). Instants are UTC milliseconds.
 */

export const users = sqliteTable("users", {
  id: text("id").primaryKey(),
  createdAt: integer("created_at").notNull(),
});

/** Who may act as a user: one row per account on a channel (`telegram:1:123`, `slack:T1:U1`). */
export const identities = sqliteTable(
  "identities",
  {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("identities_user").on(table.userId)],
);

/** One row: whose deployment this is. `identity_id` is empty while only the local page has used it. */
export const owner = sqliteTable("owner", {
  slot: integer("slot").primaryKey(),
  userId: text("user_id").notNull(),
  identityId: text("identity_id"),
});

/** Strangers who were told no, so that they are told once; and their guesses at codes. */
export const strangers = sqliteTable(
  "strangers",
  {
    identityHash: text("identity_hash").primaryKey(),
    refusedAt: integer("refused_at").notNull(),
    tries: integer("tries").notNull().default(0),
    windowAt: integer("window_at").notNull().default(0),
  },
  (table) => [index("strangers_window").on(table.windowAt)],
);

/** Short-lived codes: `link` adds a channel or a browser to a user, `invite` admits somebody new. */
export const codes = sqliteTable("codes", {
  hash: text("hash").primaryKey(),
  kind: text("kind").notNull(),
  userId: text("user_id").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
});

export const apiTokens = sqliteTable(
  "api_tokens",
  {
    id: text("id").primaryKey(),
    hash: text("hash").notNull().unique(),
    userId: text("user_id").notNull(),
    createdAt: integer("created_at").notNull(),
    revokedAt: integer("revoked_at"),
  },
  (table) => [index("api_tokens_user").on(table.userId)],
);

/** The address of a person's calendar feed; a new one replaces the old. */
export const calendarFeeds = sqliteTable("calendar_feeds", {
  userId: text("user_id").primaryKey(),
  hash: text("hash").notNull().unique(),
  createdAt: integer("created_at").notNull(),
});

export const webSessions = sqliteTable("web_sessions", {
  hash: text("hash").primaryKey(),
  userId: text("user_id").notNull(),
  expiresAt: integer("expires_at").notNull(),
});

/** Projection of every user's event log: that something changed and why, not what it says. */
export const events = sqliteTable(
  "events",
  {
    userId: text("user_id").notNull(),
    seq: integer("seq").notNull(),
    at: integer("at").notNull(),
    cause: text("cause").notNull(),
    correlationId: text("correlation_id").notNull(),
    entity: text("entity").notNull(),
    entityId: text("entity_id").notNull(),
    change: text("change").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.seq] }), index("events_at").on(table.at)],
);

/** Messages that could not be delivered, or that wait for somebody to come back. */
export const deliveryProblems = sqliteTable(
  "delivery_problems",
  {
    userId: text("user_id").notNull(),
    outboxId: integer("outbox_id").notNull(),
    channel: text("channel").notNull(),
    /** parked | dead | sent (resolved after all) */
    state: text("state").notNull(),
    reason: text("reason").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.outboxId] }),
    index("delivery_problems_state").on(table.state),
  ],
);

/** What language models cost the deployment, by day in UTC; reservations included. */
export const modelTokens = sqliteTable("model_tokens", {
  day: text("day").primaryKey(),
  used: integer("used").notNull(),
});
