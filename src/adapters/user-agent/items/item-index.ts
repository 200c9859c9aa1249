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
import { type Database, kept, slot } from "../database.ts";
import { itemWords, numbers } from "./schema.ts";

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
  const ofItem = kept(() =>
    db
      .select()
      .from(numbers)
      .where(and(eq(numbers.kind, slot("kind")), eq(numbers.itemId, slot("id"))))
      .prepare(),
  );
  const rowOf = (kind: ItemKind, id: string) => ofItem().get({ kind, id });

  return {
    enter(kind, id, title) {
      const pool = poolOf(kind);
      release(db, pool, cutoff());
      const key = titleKey(title);
      const known = rowOf(kind, id);
      const entry = { kind, itemId: id, titleKey: key, freedAt: null };
      const number = known?.number ?? smallestFree(db, pool);
      db.insert(numbers)
        .values({ pool, number, ...entry })
        .onConflictDoUpdate({ target: [numbers.pool, numbers.number], set: entry })
        .run();
      if (known?.titleKey !== key || known.freedAt !== null) writeWords(db, kind, id, title);
    },

    leave(kind, id) {
      const mine = and(eq(numbers.kind, kind), eq(numbers.itemId, id), isNull(numbers.freedAt));
      db.update(numbers)
        .set({ freedAt: Math.max(1, clock.now()) })
        .where(mine)
        .run();
      db.update(itemWords)
        .set({ live: false })
        .where(and(eq(itemWords.kind, kind), eq(itemWords.itemId, id)))
        .run();
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

/** Frees the numbers whose time has come; every number is freed once per use, so this stays cheap. */
function release(db: Database, pool: NumberPool, cutoff: number): void {
  const expired = and(
    eq(numbers.pool, pool),
    gt(numbers.freedAt, FREE),
    lte(numbers.freedAt, cutoff),
  );
  const gone = db.select().from(numbers).where(expired).all();
  if (gone.length === 0) return;
  for (const row of gone) {
    db.delete(itemWords)
      .where(and(eq(itemWords.kind, row.kind ?? ""), eq(itemWords.itemId, row.itemId ?? "")))
      .run();
  }
  db.update(numbers)
    .set({ freedAt: FREE, kind: null, itemId: null, titleKey: null })
    .where(expired)
    .run();
}

function smallestFree(db: Database, pool: NumberPool): number {
  const free = db
    .select({ number: numbers.number })
    .from(numbers)
    .where(and(eq(numbers.pool, pool), eq(numbers.freedAt, FREE)))
    .orderBy(asc(numbers.number))
    .limit(1)
    .get();
  if (free) return free.number;
  const highest = db
    .select({ number: numbers.number })
    .from(numbers)
    .where(eq(numbers.pool, pool))
    .orderBy(desc(numbers.number))
    .limit(1)
    .get();
  return (highest?.number ?? 0) + 1;
}

function writeWords(db: Database, kind: ItemKind, itemId: string, title: string): void {
  db.delete(itemWords)
    .where(and(eq(itemWords.kind, kind), eq(itemWords.itemId, itemId)))
    .run();
  const rows = wordsOf(title).map((word) => ({ kind, live: true, word, itemId }));
  if (rows.length > 0) db.insert(itemWords).values(rows).run();
}

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
