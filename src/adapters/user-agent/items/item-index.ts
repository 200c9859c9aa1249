import {
  and,
  asc,
  desc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  lte,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import {
  type IndexedItem,
  type ItemIndex,
  type ItemKind,
  NUMBER_HELD_MS,
  type NumberPool,
  poolOf,
} from "../../../core/capabilities/items/item-index.ts";
import { titleKey, wordsOf } from "../../../core/capabilities/items/words.ts";
import type { Clock } from "../../../core/ports/clock.ts";
import { type Database, kept, rowOfSlots, slot } from "../database.ts";
import { itemWords, numbers } from "./schema.ts";

const numberOfItem = kept((db) =>
  db
    .select()
    .from(numbers)
    .where(and(eq(numbers.kind, slot("kind")), eq(numbers.itemId, slot("id"))))
    .prepare(),
);

/** Numbers that belong to nothing any more carry this instead of the time since when. */
const FREE = 0;
/** Greater than any word with a given beginning (SQLite compares UTF-8 bytes). */
const LAST_LETTER = "\u{10FFFF}";
/** Counting further than this would not change which word is looked up first. */
const COUNT_LIMIT = 200;

/** Short numbers and titles of everything that has a number. */
export function createItemIndex(db: Database, clock: Clock): ItemIndex {
  const cutoff = () => clock.now() - NUMBER_HELD_MS;
  const isHeld = (freedAt: number | null) => freedAt === null || freedAt > Math.max(FREE, cutoff());
  const rowOf = (kind: ItemKind, id: string) => numberOfItem(db).get({ kind, id });

  /** Frees the numbers whose time has come; every number is freed once per use, so this stays cheap. */
  function release(pool: NumberPool): void {
    const before = { pool, cutoff: cutoff() };
    const gone = ask.expired(db).all(before);
    for (const { kind, itemId } of gone) ask.forgetWords(db).run({ kind, itemId });
    if (gone.length > 0) ask.release(db).run(before);
  }

  function freeNumber(pool: NumberPool): number {
    const highest = () => ask.highest(db).get({ pool })?.number ?? 0;
    return ask.free(db).get({ pool })?.number ?? highest() + 1;
  }

  return {
    enter(kind, id, title) {
      const pool = poolOf(kind);
      release(pool);
      const key = titleKey(title);
      const known = rowOf(kind, id);
      const number = known?.number ?? freeNumber(pool);
      ask.enter(db).run({ pool, number, kind, itemId: id, titleKey: key, freedAt: null });
      if (known?.titleKey === key && known.freedAt === null) return;
      if (known) ask.forgetWords(db).run({ kind, itemId: id });
      for (const word of wordsOf(title))
        ask.addWord(db).run({ kind, live: true, word, itemId: id });
    },

    leave(kind, id) {
      ask.leave(db).run({ kind, itemId: id, now: Math.max(1, clock.now()) });
      ask.leaveWords(db).run({ kind, itemId: id });
    },

    numberOf(kind, id) {
      const row = rowOf(kind, id);
      return row && isHeld(row.freedAt) ? row.number : null;
    },

    byNumber(pool, number) {
      const row = db
        .select()
        .from(numbers)
        .where(and(eq(numbers.pool, pool), eq(numbers.number, number)))
        .get();
      return row && isHeld(row.freedAt) ? toItem(row) : null;
    },

    byTitle: (kinds, title, limit) =>
      liveFirst(limit, (live, room) =>
        kinds.flatMap((kind) => withTitle(db, kind, titleKey(title), live ? null : cutoff(), room)),
      ),

    byWords(kinds, words, match, limit) {
      if (words.length === 0) return [];
      const find = match === "all" ? withAllWords : withAnyWord;
      return liveFirst(limit, (live, room) =>
        kinds.flatMap((kind) => {
          const ids = find(db, { kind, heldSince: live ? null : cutoff(), words, limit: room });
          return itemsOf(db, kind, ids).map(toItem);
        }),
      );
    },
  };
}

type NumberRow = typeof numbers.$inferSelect;

function toItem(row: NumberRow): IndexedItem {
  return {
    kind: row.kind as ItemKind,
    id: row.itemId ?? "",
    number: row.number,
    live: row.freedAt === null,
  };
}

/** Live ones, and when there is room those that are held; by number. */
function liveFirst(
  limit: number,
  find: (live: boolean, room: number) => IndexedItem[],
): IndexedItem[] {
  const byNumber = (a: IndexedItem, b: IndexedItem) => a.number - b.number;
  const live = find(true, limit).sort(byNumber);
  if (live.length >= limit) return live.slice(0, limit);
  const room = limit - live.length;
  return [...live, ...find(false, room).sort(byNumber).slice(0, room)];
}

/** The queries that every new title needs; a calendar brings hundreds of them. */
const isExpired = and(
  eq(numbers.pool, slot("pool")),
  gt(numbers.freedAt, FREE),
  lte(numbers.freedAt, slot("cutoff")),
);
const ofItem = and(eq(itemWords.kind, slot("kind")), eq(itemWords.itemId, slot("itemId")));
const ask = {
  /** Numbers whose time has come. */
  expired: kept((db) => db.select().from(numbers).where(isExpired).prepare()),
  release: kept((db) =>
    db
      .update(numbers)
      .set({ freedAt: FREE, kind: null, itemId: null, titleKey: null })
      .where(isExpired)
      .prepare(),
  ),
  free: kept((db) =>
    db
      .select({ number: numbers.number })
      .from(numbers)
      .where(and(eq(numbers.pool, slot("pool")), eq(numbers.freedAt, FREE)))
      .orderBy(asc(numbers.number))
      .limit(1)
      .prepare(),
  ),
  highest: kept((db) =>
    db
      .select({ number: numbers.number })
      .from(numbers)
      .where(eq(numbers.pool, slot("pool")))
      .orderBy(desc(numbers.number))
      .limit(1)
      .prepare(),
  ),
  enter: kept((db) =>
    db
      .insert(numbers)
      .values(rowOfSlots(numbers))
      .onConflictDoUpdate({
        target: [numbers.pool, numbers.number],
        set: {
          kind: sql`excluded.kind`,
          itemId: sql`excluded.item_id`,
          titleKey: sql`excluded.title_key`,
          freedAt: sql`excluded.freed_at`,
        },
      })
      .prepare(),
  ),
  leave: kept((db) =>
    db
      .update(numbers)
      .set({ freedAt: sql`${slot("now")}` })
      .where(
        and(
          eq(numbers.kind, slot("kind")),
          eq(numbers.itemId, slot("itemId")),
          isNull(numbers.freedAt),
        ),
      )
      .prepare(),
  ),
  leaveWords: kept((db) => db.update(itemWords).set({ live: false }).where(ofItem).prepare()),
  forgetWords: kept((db) => db.delete(itemWords).where(ofItem).prepare()),
  addWord: kept((db) => db.insert(itemWords).values(rowOfSlots(itemWords)).prepare()),
};

/** `heldSince`: null for live ones, else those that are held since later than this. */
function withTitle(
  db: Database,
  kind: ItemKind,
  key: string,
  heldSince: number | null,
  limit: number,
): IndexedItem[] {
  const state =
    heldSince === null ? isNull(numbers.freedAt) : gt(numbers.freedAt, Math.max(FREE, heldSince));
  return db
    .select()
    .from(numbers)
    .where(and(eq(numbers.kind, kind), eq(numbers.titleKey, key), state))
    .orderBy(asc(numbers.freedAt), asc(numbers.number))
    .limit(limit)
    .all()
    .map(toItem);
}

function itemsOf(db: Database, kind: ItemKind, ids: string[]): NumberRow[] {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(numbers)
    .where(and(eq(numbers.kind, kind), inArray(numbers.itemId, ids)))
    .all();
}

interface WordSearch {
  kind: ItemKind;
  words: string[];
  /** Null: live ones. Otherwise those that are held since later than this. */
  heldSince: number | null;
  limit: number;
}

/** Rows of words that begin like this. */
function begins(db: Database, { kind, heldSince }: WordSearch, word: string): SQL | undefined {
  return and(
    eq(itemWords.kind, kind),
    eq(itemWords.live, heldSince === null),
    gte(itemWords.word, word),
    lt(itemWords.word, word + LAST_LETTER),
    heldSince === null ? undefined : isStillHeld(db, Math.max(FREE, heldSince)),
  );
}

function isStillHeld(db: Database, since: number): SQL {
  const held = db
    .select({ number: numbers.number })
    .from(numbers)
    .where(
      and(
        eq(numbers.kind, itemWords.kind),
        eq(numbers.itemId, itemWords.itemId),
        gt(numbers.freedAt, since),
      ),
    );
  return exists(held);
}

function withAnyWord(db: Database, search: WordSearch): string[] {
  const ids = search.words.flatMap((word) =>
    db
      .selectDistinct({ id: itemWords.itemId })
      .from(itemWords)
      .where(begins(db, search, word))
      .limit(search.limit)
      .all()
      .map(({ id }) => id),
  );
  return [...new Set(ids)].slice(0, search.limit);
}

/** Walks the rarest of the words and looks the others up for each of its items. */
function withAllWords(db: Database, search: WordSearch): string[] {
  const [rarest = "", ...others] = byRarity(db, search);
  const second = alias(itemWords, "second");
  const conditions = others.map((word) =>
    exists(
      db
        .select({ word: second.word })
        .from(second)
        .where(
          and(
            eq(second.kind, search.kind),
            eq(second.itemId, itemWords.itemId),
            gte(second.word, word),
            lt(second.word, word + LAST_LETTER),
          ),
        ),
    ),
  );
  return db
    .selectDistinct({ id: itemWords.itemId })
    .from(itemWords)
    .where(and(begins(db, search, rarest), ...conditions))
    .limit(search.limit)
    .all()
    .map(({ id }) => id);
}

function byRarity(db: Database, search: WordSearch): string[] {
  if (search.words.length < 2) return search.words;
  const counted = search.words.map((word) => {
    const found = db
      .select({ id: itemWords.itemId })
      .from(itemWords)
      .where(begins(db, search, word))
      .limit(COUNT_LIMIT)
      .all();
    return { word, count: found.length };
  });
  return counted.sort((a, b) => a.count - b.count).map(({ word }) => word);
}
