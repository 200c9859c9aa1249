import { and, asc, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { ItemIndex } from "../../../core/capabilities/items/item-index.ts";
import {
  PRIORITY_RANK,
  type Task,
  type TaskFields,
  type TaskStore,
} from "../../../core/capabilities/tasks/task.ts";
import type { ChangeRecorder } from "../../../core/ports/change-log.ts";
import { wallToInstant } from "../../../core/time/zones.ts";
import type { Priority } from "../../../core/understanding/interpretation.ts";
import { type Database, kept, slot } from "../database.ts";
import { tasks } from "./schema.ts";

const taskById = kept((db) =>
  db
    .select()
    .from(tasks)
    .where(eq(tasks.id, slot("id")))
    .prepare(),
);

type Row = typeof tasks.$inferSelect;

export function createTaskStore(
  db: Database,
  { index, changes }: { index: ItemIndex; changes: ChangeRecorder },
): TaskStore {
  const read = readerOf(db);
  const toTask = (row: Row): Task => ({
    id: row.id,
    number: index.numberOf("task", row.id),
    ...toFields(row),
  });
  const open = eq(tasks.status, "open");
  const page = (where: (SQL | undefined)[], order: SQL[], limit: number): Task[] =>
    db
      .select()
      .from(tasks)
      .where(and(...where))
      .orderBy(...order)
      .limit(limit)
      .all()
      .map(toTask);

  return {
    get(id) {
      const row = read(id);
      return row ? toTask(row) : null;
    },
    put(id, fields) {
      const before = read(id);
      const row = toRow(id, fields);
      db.insert(tasks).values(row).onConflictDoUpdate({ target: tasks.id, set: row }).run();
      if (fields.status === "open") index.enter("task", id, fields.title);
      else index.leave("task", id);
      changes.record("task", id, before ? { ...toFields(before) } : null, { ...toFields(row) });
      return toTask(row);
    },
    remove(id) {
      const before = read(id);
      if (!before) return;
      db.delete(tasks).where(eq(tasks.id, id)).run();
      index.leave("task", id);
      changes.record("task", id, { ...toFields(before) }, null);
    },
    dated: ({ from = "", to, after, limit }) =>
      page(
        [
          open,
          gte(tasks.dueDate, from),
          to === undefined ? undefined : lt(tasks.dueDate, to),
          after && sql`(${tasks.dueDate}, ${tasks.id}) > (${after.date}, ${after.id})`,
        ],
        [asc(tasks.dueDate), asc(tasks.id)],
        limit,
      ),
    timed: ({ from = Number.MIN_SAFE_INTEGER, to, after, limit }) =>
      page(
        [
          open,
          gte(tasks.dueAt, from),
          to === undefined ? undefined : lt(tasks.dueAt, to),
          after && sql`(${tasks.dueAt}, ${tasks.id}) > (${after.at}, ${after.id})`,
        ],
        [asc(tasks.dueAt), asc(tasks.id)],
        limit,
      ),
    undated: ({ after, limit }) =>
      page(
        [
          open,
          gte(tasks.undatedRank, 0),
          after && sql`(${tasks.undatedRank}, ${tasks.id}) > (${after.rank}, ${after.id})`,
        ],
        [asc(tasks.undatedRank), asc(tasks.id)],
        limit,
      ),
    done: ({ after, limit }) =>
      page(
        [
          eq(tasks.status, "done"),
          after && sql`(${tasks.doneAt}, ${tasks.id}) < (${after.at}, ${after.id})`,
        ],
        [desc(tasks.doneAt), desc(tasks.id)],
        limit,
      ),
  };
}

function readerOf(db: Database): (id: string) => Row | undefined {
  return (id) => taskById(db).get({ id });
}

function toFields(row: Row): TaskFields {
  const { dueDate, dueLocal, dueZone } = row;
  const timed = dueLocal === null ? null : { local: dueLocal, zone: dueZone };
  return {
    title: row.title,
    status: row.status as TaskFields["status"],
    priority: row.priority as Priority,
    due: dueDate === null ? timed : { local: dueDate, zone: null },
    createdAt: row.createdAt,
    doneAt: row.doneAt,
  };
}

function toRow(id: string, { due, priority, ...fields }: TaskFields): Row {
  const timed = due !== null && due.zone !== null ? { local: due.local, zone: due.zone } : null;
  return {
    ...fields,
    id,
    priority,
    dueDate: due && !timed ? due.local : null,
    dueLocal: timed?.local ?? null,
    dueZone: timed?.zone ?? null,
    dueAt: timed ? wallToInstant(timed.local, timed.zone) : null,
    undatedRank: due ? null : PRIORITY_RANK[priority],
  };
}
