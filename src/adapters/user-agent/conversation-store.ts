import { and, asc, desc, eq, gt, lt, max } from "drizzle-orm";
import type { Address, ChannelName } from "../../core/chat/inbound.ts";
import type { Reply } from "../../core/chat/reply.ts";
import type { AddressBook } from "../../core/ports/address-book.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type {
  Conversation,
  ConversationState,
  StoredButton,
} from "../../core/ports/conversation.ts";
import type { FeedEntry } from "../../core/ports/live-protocol.ts";
import type { WebFeed } from "../../core/ports/web-feed.ts";
import { type Database, json } from "./database.ts";
import { addresses, buttons, messages } from "./schema.ts";
import type { StateStore } from "./state-store.ts";

export const FEED_PAGE = 100;

export interface NewEntry {
  id: string;
  channel: ChannelName;
  role: "user" | "assistant";
  at: number;
  text?: string;
  reply?: Reply;
  clientId?: string;
}

/** What was said, on all channels. The rows of the web channel are the page's feed. */
export function createConversationStore(db: Database, state: StateStore) {
  return {
    conversation: conversationOver(db, state),
    addressBook: addressBookOver(db),

    sawAddress(address: Address, at: number): void {
      const value = JSON.stringify(address);
      db.insert(addresses)
        .values({ channel: address.channel, address: value, seenAt: at })
        .onConflictDoUpdate({ target: addresses.channel, set: { address: value, seenAt: at } })
        .run();
    },

    /** Adds an entry, or replaces the reply of one that exists (an edit in place). Repeats change nothing. */
    say(entry: NewEntry): void {
      const rev = this.rev() + 1;
      const reply = entry.reply === undefined ? null : JSON.stringify(entry.reply);
      const old = db
        .select({ reply: messages.reply })
        .from(messages)
        .where(eq(messages.id, entry.id))
        .get();
      if (old) {
        if (old.reply === reply) return;
        db.update(messages).set({ rev, reply }).where(eq(messages.id, entry.id)).run();
        return;
      }
      const { id, channel, role, at } = entry;
      db.insert(messages)
        .values({
          id,
          rev,
          channel,
          role,
          at,
          text: entry.text ?? null,
          reply,
          clientId: entry.clientId ?? null,
        })
        .run();
    },

    webFeed(clock: Clock): WebFeed {
      return {
        put: ({ key, reply, edits }) => {
          const id = edits ?? key;
          this.say({ id, channel: "web", role: "assistant", at: clock.now(), reply });
          return id;
        },
      };
    },

    rev(): number {
      return (
        db
          .select({ rev: max(messages.rev) })
          .from(messages)
          .get()?.rev ?? 0
      );
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
    saveButton(token, button) {
      db.insert(buttons)
        .values({ ...button, token, action: JSON.stringify(button.action) })
        .run();
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

function addressBookOver(db: Database): AddressBook {
  return {
    on(channel) {
      const row = db.select().from(addresses).where(eq(addresses.channel, channel)).get();
      return row ? json<Address>(row.address) : null;
    },
    newest() {
      const row = db.select().from(addresses).orderBy(desc(addresses.seenAt)).limit(1).get();
      return row ? json<Address>(row.address) : null;
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
