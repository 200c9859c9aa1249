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
