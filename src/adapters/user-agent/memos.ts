/** Rows that are read several times in every turn are kept here by key; null stands for "there is none". */
export type Memo = Map<string, string | null>;

export interface Memos {
  make(): Memo;
  /** After a transaction that was rolled back: what was kept may never have happened. */
  forget(): void;
}

/** Enough for everything but a program that opens conversation after conversation. */
const MAX_KEPT = 200;

/** What an object remembers of its own SQLite. Nobody else writes there, so it stays true until a rollback. */
export function createMemos(): Memos {
  const memos: Memo[] = [];
  return {
    make() {
      const memo: Memo = new Map();
      memos.push(memo);
      return memo;
    },
    forget() {
      for (const memo of memos) memo.clear();
    },
  };
}

/** What is kept under `key`, read at the first time. */
export function remembered(
  memo: Memo,
  key: string,
  read: () => string | null | undefined,
): string | null {
  const kept = memo.get(key);
  if (kept !== undefined) return kept;
  if (memo.size >= MAX_KEPT) memo.clear();
  const found = read() ?? null;
  memo.set(key, found);
  return found;
}

/** A table of names and values, of which most users have few. */
export interface NamedValues {
  first(limit: number): { name: string; value: string }[];
  one(name: string): string | null | undefined;
}

/** No name of a value. */
const EXTENT = "\u0000";
const FEW = 40;

/** As `remembered`, but few values are read all at once, since every read costs nearly the same. */
export function rememberedOf(memo: Memo, name: string, table: NamedValues): string | null {
  const kept = memo.get(name);
  if (kept !== undefined) return kept;
  if (!memo.has(EXTENT)) {
    const found = table.first(FEW);
    for (const each of found) memo.set(each.name, each.value);
    memo.set(EXTENT, found.length < FEW ? "all" : "some");
  }
  if (memo.get(EXTENT) === "all") return memo.get(name) ?? null;
  return remembered(memo, name, () => table.one(name));
}
