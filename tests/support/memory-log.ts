import type { Change, ChangeHistory, ChangeRecorder } from "../../src/core/ports/change-log.ts";
import type { TaintMarks } from "../../src/core/tools/policy/taint.ts";
import { comparable } from "../../src/core/tools/policy/value-origin.ts";

/** The event log in memory. `during` names the group and the cause of the changes made inside it. */
export function createMemoryLog() {
  const entries: (Change & { cause: "user" | "due" | "undo"; undone: boolean })[] = [];
  let current: { group: string; at: number; cause: "user" | "due" | "undo" } | null = null;

  let marking = false;
  const marked = new Map<string, string[]>();
  const mark = (kind: string, id: string, words = "") =>
    void marked.set(`${kind} ${id}`, [...(marked.get(`${kind} ${id}`) ?? []), comparable(words)]);
  const marks: TaintMarks = {
    has: (kind, id) => marked.has(`${kind} ${id}`),
    hasWords: (text) =>
      comparable(text).length > 5 && [...marked.values()].flat().includes(comparable(text)),
    mark,
    during(work) {
      marking = true;
      try {
        return work();
      } finally {
        marking = false;
      }
    },
  };

  const recorder: ChangeRecorder = {
    record(entity, id, before, after) {
      if (marking) mark(entity, id, String(after?.["title"] ?? after?.["text"] ?? ""));
      if (!current) throw new Error("a change outside a turn or firing");
      const seq = entries.length + 1;
      const change = structuredClone({ entity, id, before, after });
      entries.push({ seq, ...current, ...change, undone: false });
    },
  };
  const of = (group: string) =>
    entries.filter((entry) => entry.group === group && entry.cause === "user" && !entry.undone);
  const history: ChangeHistory = {
    latestGroup() {
      const newest = entries.findLast((entry) => entry.cause === "user" && !entry.undone);
      return newest ? of(newest.group) : [];
    },
    group: of,
    withReplaced: of,
    markReplaced(group) {
      for (const entry of of(group)) entry.undone = true;
    },
    markUndone(group) {
      this.markReplaced(group);
      if (!current) return;
      for (const entry of of(current.group)) entry.cause = "undo";
      current = { ...current, cause: "undo" };
    },
  };
  return {
    recorder,
    history,
    marks,
    entries,
    /** Groups in which the person changed something, in order. */
    groups: () => [
      ...new Set(entries.filter((one) => one.cause === "user").map((one) => one.group)),
    ],
    /** Everything that was ever changed, each once, in order. */
    touched() {
      const seen = new Map(entries.map(({ entity, id }) => [`${entity} ${id}`, { entity, id }]));
      return [...seen.values()];
    },
    during<T>(cause: { group: string; at: number; cause: "user" | "due" }, work: () => T): T {
      current = cause;
      try {
        return work();
      } finally {
        current = null;
      }
    },
  };
}
