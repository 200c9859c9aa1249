import { and, eq } from "drizzle-orm";
import type { TaintMarks } from "../../../core/tools/policy/taint.ts";
import { comparable } from "../../../core/tools/policy/value-origin.ts";
import { type Database, kept, slot } from "../database.ts";
import type { OnChange } from "../event-log.ts";
import { taints } from "../schema.ts";

const addTaint = kept((db) =>
  db
    .insert(taints)
    .values({ kind: slot("kind"), itemId: slot("itemId"), words: slot("words") })
    .onConflictDoNothing()
    .prepare(),
);
const taintById = kept((db) =>
  db
    .select({ kind: taints.kind })
    .from(taints)
    .where(and(eq(taints.kind, slot("kind")), eq(taints.itemId, slot("itemId"))))
    .limit(1)
    .prepare(),
);
const taintByWords = kept((db) =>
  db
    .select({ kind: taints.kind })
    .from(taints)
    .where(eq(taints.words, slot("words")))
    .limit(1)
    .prepare(),
);

/** Shorter words are anybody's. */
const LEAST_WORDS = 6;

/** The marks of one user, and the ear for changes that makes them. */
export function createTaintTable(db: Database): { marks: TaintMarks; onChange: OnChange } {
  let marking = false;
  // Most people never have one, and everything that is shown or said is looked up here.
  let some: boolean | undefined;
  const any = () => {
    some ??= db.select({ kind: taints.kind }).from(taints).limit(1).get() !== undefined;
    return some;
  };
  const mark = (kind: string, itemId: string, text = "") => {
    addTaint(db).run({ kind, itemId, words: comparable(text) });
    // Stays so when the transaction is taken back, which costs a look.
    some = true;
  };
  return {
    marks: {
      has: (kind, itemId) => any() && taintById(db).get({ kind, itemId }) !== undefined,
      hasWords(text) {
        if (!any()) return false;
        const words = comparable(text);
        return words.length >= LEAST_WORDS && taintByWords(db).get({ words }) !== undefined;
      },
      mark,
      during(work) {
        const outer = marking;
        marking = true;
        try {
          return work();
        } finally {
          marking = outer;
        }
      },
    },
    onChange(entity, id, after) {
      const words = after?.["title"] ?? after?.["text"];
      if (marking) mark(entity, id, typeof words === "string" ? words : "");
    },
  };
}
