import { eq, lt } from "drizzle-orm";
import type { Card } from "../../../core/capabilities/capability.ts";
import { type Database, json, kept, rowOfSlots, slot } from "../database.ts";
import { cardItems, cards } from "../schema.ts";

const addCard = kept((db) => db.insert(cards).values(rowOfSlots(cards)).prepare());
const addItem = kept((db) => db.insert(cardItems).values(rowOfSlots(cardItems)).prepare());
const cardsAbout = kept((db) =>
  db
    .select({ key: cards.key, face: cards.face, subject: cards.subject, state: cards.state })
    .from(cardItems)
    .innerJoin(cards, eq(cards.key, cardItems.key))
    .where(eq(cardItems.itemId, slot("itemId")))
    .prepare(),
);

/** A message that shows items, by the key of its outbox row. */
export interface CardRow extends Omit<Card, "items"> {
  key: string;
  /** Which of its looks was sent last. */
  state: string;
}

/** As long as its buttons work; an older message stays as it is. */
const KEEP_MS = 30 * 24 * 3_600_000;

/** Which sent messages show which items. Changes run inside the caller's transaction. */
export function createCardTable(db: Database) {
  return {
    put(key: string, { face, items, subject }: Card, now: number): void {
      addCard(db).run({ key, face, subject: JSON.stringify(subject), state: OPEN, at: now });
      for (const itemId of items) addItem(db).run({ itemId, key });
    },

    /** Cards that show this item, in the order in which they were sent. */
    about(itemId: string): CardRow[] {
      return cardsAbout(db)
        .all({ itemId })
        .map((row) => ({ ...row, subject: json(row.subject) }));
    },

    setState(key: string, state: string): void {
      db.update(cards).set({ state }).where(eq(cards.key, key)).run();
    },

    /** The message shows something else by now. */
    remove(key: string): void {
      db.delete(cards).where(eq(cards.key, key)).run();
      db.delete(cardItems).where(eq(cardItems.key, key)).run();
    },

    prune(now: number): void {
      const old = db
        .select({ key: cards.key })
        .from(cards)
        .where(lt(cards.at, now - KEEP_MS));
      for (const { key } of old.all()) this.remove(key);
    },
  };
}

/** The look in which every card is sent first. */
export const OPEN = "open";

export type CardTable = ReturnType<typeof createCardTable>;
