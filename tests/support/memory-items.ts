import {
  type IndexedItem,
  type ItemIndex,
  NUMBER_HELD_MS,
  poolOf,
} from "../../src/core/capabilities/items/item-index.ts";
import { titleKey, wordsOf } from "../../src/core/capabilities/items/words.ts";
import type { Clock } from "../../src/core/ports/clock.ts";

interface Entry extends IndexedItem {
  title: string;
  freedAt: number | null;
}

/** The item index in memory, by the plainest reading of its contract. */
export function createMemoryIndex(clock: Clock): ItemIndex {
  let entries: Entry[] = [];

  const held = () => {
    const cutoff = clock.now() - NUMBER_HELD_MS;
    entries = entries.filter((entry) => entry.freedAt === null || entry.freedAt > cutoff);
    return entries;
  };
  const own = (kind: string, id: string) =>
    held().find((entry) => entry.kind === kind && entry.id === id);
  const liveFirst = (list: Entry[], limit: number): IndexedItem[] =>
    list
      .sort((a, b) => Number(b.live) - Number(a.live) || a.number - b.number)
      .slice(0, limit)
      .map(({ kind, id, number, live }) => ({ kind, id, number, live }));

  let highest: Record<string, number> = {};
  const freeNumber = (pool: string): number => {
    const used = new Set(
      held()
        .filter((e) => poolOf(e.kind) === pool)
        .map((e) => e.number),
    );
    const top = highest[pool] ?? 0;
    for (let number = 1; number <= top; number++) if (!used.has(number)) return number;
    highest = { ...highest, [pool]: top + 1 };
    return top + 1;
  };

  return {
    enter(kind, id, title) {
      const known = own(kind, id);
      if (known) Object.assign(known, { title, live: true, freedAt: null });
      else {
        const number = freeNumber(poolOf(kind));
        entries.push({ kind, id, title, number, live: true, freedAt: null });
      }
    },
    leave(kind, id) {
      const known = own(kind, id);
      if (known?.live) Object.assign(known, { live: false, freedAt: clock.now() });
    },
    numberOf: (kind, id) => own(kind, id)?.number ?? null,
    byNumber(pool, number) {
      const found = held().filter((e) => poolOf(e.kind) === pool && e.number === number);
      return liveFirst(found, 1)[0] ?? null;
    },
    byTitle(kinds, title, limit) {
      const key = titleKey(title);
      const found = held().filter((e) => kinds.includes(e.kind) && titleKey(e.title) === key);
      return liveFirst(found, limit);
    },
    byWords(kinds, words, match, limit) {
      if (words.length === 0) return [];
      const found = held().filter((entry) => {
        if (!kinds.includes(entry.kind)) return false;
        const own = wordsOf(entry.title);
        const has = (word: string) => own.some((one) => one.startsWith(word));
        return match === "all" ? words.every(has) : words.some(has);
      });
      return liveFirst(found, limit);
    },
  };
}
