import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

/** What a person keeps. Instants are UTC milliseconds, local times as in the core, JSON columns plain data. */

export const tasks = sqliteTable(
  "tasks",
  {
    id: text("id").primaryKey(),
    title: text("title").notNull(),
    /** open | done */
    status: text("status").notNull(),
    /** high | normal | low */
    priority: text("priority").notNull(),
    /** `YYYY-MM-DD`, when due on a day. */
    dueDate: text("due_date"),
    /** Local time, its zone and the instant, when due at a time. */
    dueLocal: text("due_local"),
    dueZone: text("due_zone"),
    dueAt: integer("due_at"),
    /** Rank of the priority while there is no due date; orders those tasks. */
    undatedRank: integer("undated_rank"),
    createdAt: integer("created_at").notNull(),
    doneAt: integer("done_at"),
  },
  (table) => [
    index("tasks_due_date").on(table.status, table.dueDate, table.id),
    index("tasks_due_at").on(table.status, table.dueAt, table.id),
    index("tasks_undated").on(table.status, table.undatedRank, table.id),
    index("tasks_done").on(table.status, table.doneAt, table.id),
  ],
);

export const reminders = sqliteTable(
  "reminders",
  {
    id: text("id").primaryKey(),
    title: text("title").notNull(),
    /** active | fired | done */
    status: text("status").notNull(),
    start: text("start").notNull(),
    zone: text("zone").notNull(),
    /** JSON; null when it does not repeat. */
    series: text("series"),
    repeating: integer("repeating", { mode: "boolean" }).notNull(),
    afterDays: integer("after_days"),
    nextAt: integer("next_at"),
    firedAt: integer("fired_at"),
    doneAt: integer("done_at"),
    createdAt: integer("created_at").notNull(),
    /** JSON: where it was set. */
    address: text("address").notNull(),
    /** JSON: occurrences that take place at another time. */
    overrides: text("overrides").notNull().default("{}"),
    pausedAt: integer("paused_at"),
    resumeAt: integer("resume_at"),
    urgent: integer("urgent", { mode: "boolean" }).notNull().default(false),
    /** JSON: what to do when it could not be said in time. */
    late: text("late").notNull().default('{"policy":"fire"}'),
    /** JSON; null when it is said once. */
    nag: text("nag"),
    nagged: integer("nagged").notNull().default(0),
    nagAt: integer("nag_at"),
    /** JSON: what became of the newest occurrences. */
    answers: text("answers").notNull().default("[]"),
    /** local | person | instant */
    zoneMode: text("zone_mode").notNull().default("local"),
    /** Where it is to be said; null: at home. */
    channel: text("channel"),
  },
  (table) => [
    index("reminders_next").on(table.status, table.nextAt, table.id),
    index("reminders_kind_next").on(table.status, table.repeating, table.nextAt, table.id),
  ],
);

export const facts = sqliteTable("facts", {
  id: text("id").primaryKey(),
  text: text("text").notNull(),
  createdAt: integer("created_at").notNull(),
  /** The message that it was taken from, when that said more. */
  source: text("source"),
});

/** Events of calendars that the person has sent; local times and JSON as in the core. */
export const calendarEvents = sqliteTable(
  "calendar_events",
  {
    id: text("id").primaryKey(),
    uid: text("uid").notNull().unique(),
    sequence: integer("sequence").notNull(),
    title: text("title").notNull(),
    place: text("place"),
    start: text("start").notNull(),
    zone: text("zone"),
    /** Milliseconds. */
    length: integer("length").notNull(),
    /** JSON; null when it does not repeat. */
    series: text("series"),
    /** JSON: times of the series that are not as its rule has them. */
    changed: text("changed").notNull(),
    createdAt: integer("created_at").notNull(),
    /** Between which instants it can take place. */
    firstAt: integer("first_at").notNull(),
    lastAt: integer("last_at").notNull(),
  },
  (table) => [index("calendar_events_extent").on(table.lastAt, table.firstAt)],
);

/** What the calendar feed has said of each item. */
export const feedItems = sqliteTable("feed_items", {
  uid: text("uid").primaryKey(),
  content: text("content").notNull(),
  sequence: integer("sequence").notNull(),
  at: integer("at").notNull(),
});

/** What calendar files hold that were shown and not yet answered; the newest few. */
export const calendarFiles = sqliteTable("calendar_files", {
  id: text("id").primaryKey(),
  content: text("content").notNull(),
  at: integer("at").notNull(),
});

export const preferences = sqliteTable("preferences", {
  name: text("name").primaryKey(),
  value: text("value").notNull(),
});

/** The short numbers; every number ever used has its row. */
export const numbers = sqliteTable(
  "numbers",
  {
    /** items | facts */
    pool: text("pool").notNull(),
    number: integer("number").notNull(),
    /** Null while the number belongs to nothing. */
    kind: text("kind"),
    itemId: text("item_id"),
    /** How the item is called, in comparable form. */
    titleKey: text("title_key"),
    /** Null: in use. 0: free. Otherwise since when it is held for an item that is gone. */
    freedAt: integer("freed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.pool, table.number] }),
    uniqueIndex("numbers_item").on(table.kind, table.itemId),
    index("numbers_free").on(table.pool, table.freedAt, table.number),
    index("numbers_title").on(table.kind, table.titleKey, table.freedAt, table.number),
  ],
);

/** The words of numbered titles, for finding an item by what it is called. */
export const itemWords = sqliteTable(
  "item_words",
  {
    kind: text("kind").notNull(),
    live: integer("live", { mode: "boolean" }).notNull(),
    word: text("word").notNull(),
    itemId: text("item_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.itemId, table.word] }),
    index("item_words_word").on(table.kind, table.live, table.word, table.itemId),
  ],
);
