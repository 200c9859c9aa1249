import type { DueItem, DueQueue } from "../../src/core/ports/due-queue.ts";

/** The due queue in memory: one pending occurrence per item, none that has happened. */
export function createMemoryDue() {
  const pending = new Map<string, DueItem>();
  const happened = new Set<string>();
  const keyOf = (item: { kind: string; itemId: string }) => `${item.kind} ${item.itemId}`;
  const queue: DueQueue = {
    arm(kind, itemId, next) {
      pending.delete(keyOf({ kind, itemId }));
      if (!next || happened.has(`${keyOf({ kind, itemId })} ${next.occurrence}`)) return;
      pending.set(keyOf({ kind, itemId }), { kind, itemId, ...next });
    },
    held: (now) =>
      [...pending.values()].filter((item) => item.occurrence <= now && item.dueAt > now),
  };
  return {
    queue,
    pending: () =>
      [...pending.values()].sort((a, b) => a.dueAt - b.dueAt || (a.itemId < b.itemId ? -1 : 1)),
    /** Takes what is due, as the alarm does: each occurrence once. */
    take(now: number): DueItem | undefined {
      const item = [...pending.values()].sort((a, b) => a.dueAt - b.dueAt)[0];
      if (!item || item.dueAt > now) return undefined;
      return item;
    },
    hold(item: DueItem, dueAt: number) {
      pending.set(keyOf(item), { ...item, dueAt });
    },
    close(item: DueItem) {
      happened.add(`${keyOf(item)} ${item.occurrence}`);
      if (pending.get(keyOf(item))?.occurrence === item.occurrence) pending.delete(keyOf(item));
    },
  };
}
