import { and, asc, desc, eq, gt, lt, lte, max, ne, or, sql } from "drizzle-orm";
import type { Address, ChannelName } from "../../core/chat/inbound.ts";
import type { Reply } from "../../core/chat/reply.ts";
import type { Moment as MindMoment } from "../../core/mind/mind.ts";
import type { AddressBook } from "../../core/ports/address-book.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type {
  Conversation,
  ConversationState,
  StoredButton,
} from "../../core/ports/conversation.ts";
import type { FeedEntry } from "../../core/ports/live-protocol.ts";
import type { WebFeed } from "../../core/ports/web-feed.ts";
import { type Database, json, kept, rowOfSlots } from "./database.ts";
import { type Memo, remembered } from "./memos.ts";
import { addresses, buttons, messages } from "./schema.ts";
import type { StateStore } from "./state-store.ts";

const putMessage = kept((db) =>
  db
    .insert(messages)
    .values(rowOfSlots(messages))
    .onConflictDoUpdate({
      target: messages.id,
      set: { rev: sql`excluded.rev`, reply: sql`excluded.reply` },
      setWhere: sql`${messages.reply} is not excluded.reply`,
    })
    .prepare(),
);
/** A statement has room for a hundred values, and a button has six. */
const MOST_ROWS = 16;
/** One statement for a whole card: a fired reminder has seven buttons. By their number. */
const addingButtons = new Map<number, ReturnType<typeof insertOfButtons>>();
const insertOfButtons = (count: number) =>
  kept((db) =>
    db
      .insert(buttons)
      .values(Array.from({ length: count }, (_, index) => rowOfSlots(buttons, index)))
      .prepare(),
  );
function addButtons(count: number): ReturnType<typeof insertOfButtons> {
  const query = addingButtons.get(count) ?? insertOfButtons(count);
  addingButtons.set(count, query);
  return query;
}
const newestAddress = kept((db) =>
  db.select().from(addresses).orderBy(desc(addresses.seenAt)).limit(1).prepare(),
);

export const FEED_PAGE = 100;
const REV = "rev";
const NEWEST = "newest address";

export interface NewEntry {
  id: string;
  channel: ChannelName;
  role: "user" | "assistant";
  at: number;
  text?: string;
  reply?: Reply;
  clientId?: string;
}

/** The entry of what came in with this inbox row. */
export const saidId = (inboxId: number): string => `in:${inboxId}`;

const highestRev = kept((db) =>
  db
    .select({ rev: max(messages.rev) })
    .from(messages)
    .prepare(),
);

/** What was said, on all channels. The rows of the web channel are the page's feed. */
export function createConversationStore(db: Database, state: StateStore, memo: Memo) {
  return {
    conversation: conversationOver(db, state),
    addressBook: addressBookOver(db, memo),
    ...saidOver(db),

    sawAddress(address: Address, at: number): void {
      const value = JSON.stringify(address);
      // Only the order of channels matters: whoever goes on where they were changes nothing.
      if (memo.get(NEWEST) === value) return;
      db.insert(addresses)
        .values({ channel: address.channel, address: value, seenAt: at })
        .onConflictDoUpdate({ target: addresses.channel, set: { address: value, seenAt: at } })
        .run();
      memo.set(NEWEST, value);
    },

    /** Adds an entry, or replaces the reply of one that exists (an edit in place). Repeats change nothing. */
    say({ id, channel, role, at, ...entry }: NewEntry): void {
      const rev = this.rev() + 1;
      const reply = entry.reply === undefined ? null : JSON.stringify(entry.reply);
      const text = entry.text ?? null;
      const clientId = entry.clientId ?? null;
      putMessage(db).run({ id, rev, channel, role, at, text, reply, clientId });
      memo.set(REV, String(rev));
    },

    webFeed(clock: Clock): Pick<WebFeed, "put"> {
      return {
        put: ({ key, reply, edits }) => {
          const id = edits ?? key;
          this.say({ id, channel: "web", role: "assistant", at: clock.now(), reply });
          return id;
        },
      };
    },

    /** The highest so far, or one above it that went unused. */
    rev(): number {
      return Number(remembered(memo, REV, () => String(highestRev(db).get()?.rev ?? 0)));
    },

    /** The web feed after `since`, oldest first, a page at a time; for 0 the newest page. */
    feed(since: number): FeedEntry[] {
      const web = eq(messages.channel, "web");
      const rows =
        since === 0
          ? db
              .select()
              .from(messages)
              .where(web)
              .orderBy(desc(messages.rev))
              .limit(FEED_PAGE)
              .all()
              .reverse()
          : db
              .select()
              .from(messages)
              .where(and(web, gt(messages.rev, since)))
              .orderBy(asc(messages.rev))
              .limit(FEED_PAGE)
              .all();
      return rows.map(toFeedEntry);
    },

    prune(now: number): void {
      db.delete(buttons)
        .where(lt(buttons.expiresAt, now - 24 * 3_600_000))
        .run();
    },
  };
}

/** One message of a chat. */
export interface SaidEntry {
  role: "user" | "assistant";
  text: string | null;
  reply: Reply | null;
}

function saidOver(db: Database) {
  return {
    /** What was said on a channel after `after`, without the newest, oldest first. */
    older(
      channel: string,
      { after, butNewest, limit }: { after: number; butNewest: number; limit: number },
    ): (SaidEntry & { rev: number })[] {
      const rows = db
        .select()
        .from(messages)
        .where(and(eq(messages.channel, channel), gt(messages.rev, after)))
        .orderBy(asc(messages.rev))
        .limit(limit + butNewest)
        .all();
      return rows.slice(0, -butNewest).map((row) => ({ rev: row.rev, ...toSaid(row) }));
    },

    /** The newest of a channel but for the message of this turn and what came in after it, oldest first. */
    before({ channel, group, receivedAt }: MindMoment, limit: number): SaidEntry[] {
      const known = or(eq(messages.role, "assistant"), lte(messages.at, receivedAt));
      const other = ne(messages.id, saidId(Number(group.slice(1))));
      const rows = db
        .select({ role: messages.role, text: messages.text, reply: messages.reply })
        .from(messages)
        .where(and(eq(messages.channel, channel), known, other))
        .orderBy(desc(messages.rev))
        .limit(limit)
        .all();
      return rows.reverse().map(toSaid);
    },

    /** What the person typed in the message of this inbox row; null when it is not kept any more. */
    saidIn(inboxId: number): string | null {
      const id = saidId(inboxId);
      const row = db
        .select({ text: messages.text })
        .from(messages)
        .where(eq(messages.id, id))
        .get();
      return row?.text ?? null;
    },
  };
}

function toSaid({
  role,
  text,
  reply,
}: Pick<typeof messages.$inferSelect, "role" | "text" | "reply">): SaidEntry {
  return {
    role: role as SaidEntry["role"],
    text,
    reply: reply === null ? null : json<Reply>(reply),
  };
}

/** The slots of several rows. */
function valuesOf(all: (StoredButton & { token: string })[]): Record<string, unknown> {
  const rows = all.map((button) => ({ ...button, action: JSON.stringify(button.action) }));
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      Object.entries(row).map(([name, value]) => [`${name}${index}`, value]),
    ),
  );
}

/** Context, buttons and the welcome. */
function conversationOver(db: Database, state: StateStore): Conversation {
  return {
    load: (key) => state.get<ConversationState>(`conversation:${key}`) ?? { shown: [] },
    save: (key, value) => state.set(`conversation:${key}`, value),
    button(token) {
      const row = db.select().from(buttons).where(eq(buttons.token, token)).get();
      if (!row) return null;
      const { card, expiresAt, usedAt } = row;
      return {
        action: json(row.action),
        uses: row.uses as StoredButton["uses"],
        card,
        expiresAt,
        usedAt,
      };
    },
    saveButtons(all) {
      for (let from = 0; from < all.length; from += MOST_ROWS) {
        const some = all.slice(from, from + MOST_ROWS);
        addButtons(some.length)(db).run(valuesOf(some));
      }
    },
    spend(token, button, at) {
      if (button.uses === "nothing") return;
      const which =
        button.uses === "card" ? eq(buttons.card, button.card) : eq(buttons.token, token);
      db.update(buttons).set({ usedAt: at }).where(which).run();
    },
    welcomed: () => state.get("welcomed") === true,
    setWelcomed: () => state.set("welcomed", true),
  };
}

function addressBookOver(db: Database, memo: Memo): AddressBook {
  return {
    on(channel) {
      const row = db.select().from(addresses).where(eq(addresses.channel, channel)).get();
      return row ? json<Address>(row.address) : null;
    },
    newest() {
      const address = remembered(memo, NEWEST, () => newestAddress(db).get()?.address);
      return address === null ? null : json<Address>(address);
    },
  };
}

function toFeedEntry(row: typeof messages.$inferSelect): FeedEntry {
  const { id, rev, at } = row;
  return {
    id,
    rev,
    at,
    role: row.role as FeedEntry["role"],
    ...(row.text === null ? {} : { text: row.text }),
    ...(row.clientId === null ? {} : { clientId: row.clientId }),
    ...(row.reply === null ? {} : { reply: json<Reply>(row.reply) }),
  };
}

export type ConversationStore = ReturnType<typeof createConversationStore>;
