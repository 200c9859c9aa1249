import { and, asc, desc, eq, gte, lt, notInArray, type SQL } from "drizzle-orm";
import {
  type CalendarEvent,
  type EventFields,
  type EventStore,
  extentOf,
} from "../../../core/capabilities/events/event.ts";
import type { ItemIndex } from "../../../core/capabilities/items/item-index.ts";
import type { ChangeRecorder } from "../../../core/ports/change-log.ts";
import type { Clock } from "../../../core/ports/clock.ts";
import { type Database, json, kept, rowOfSlots, slot } from "../database.ts";
import { calendarEvents, calendarFiles } from "./schema.ts";

const eventById = kept((db) => select(db, eq(calendarEvents.id, slot("id"))).prepare());
const eventByUid = kept((db) => select(db, eq(calendarEvents.uid, slot("uid"))).prepare());
const addEvent = kept((db) =>
  db.insert(calendarEvents).values(rowOfSlots(calendarEvents)).prepare(),
);
const removeEvent = kept((db) =>
  db
    .delete(calendarEvents)
    .where(eq(calendarEvents.id, slot("id")))
    .prepare(),
);

type Row = typeof calendarEvents.$inferSelect;

/** Files that wait for an answer; each has up to a megabyte. */
const FILES_KEPT = 3;

export function createEventStore(
  db: Database,
  { index, changes, clock }: { index: ItemIndex; changes: ChangeRecorder; clock: Clock },
): EventStore {
  const read = (id: string) => eventById(db).get({ id });

  return {
    get(id) {
      const row = read(id);
      return row ? toEvent(row) : null;
    },
    byUid(uid) {
      const row = eventByUid(db).get({ uid });
      return row ? toEvent(row) : null;
    },
    put(id, fields) {
      const before = read(id);
      if (before) removeEvent(db).run({ id });
      const row = toRow(id, fields);
      addEvent(db).run(row);
      index.enter("event", id, fields.title);
      changes.record("event", id, before ? { ...toFields(before) } : null, { ...toFields(row) });
      return toEvent(row);
    },
    remove(id) {
      const before = read(id);
      if (!before) return;
      removeEvent(db).run({ id });
      index.leave("event", id);
      changes.record("event", id, { ...toFields(before) }, null);
    },
    between: ({ from, to, limit }) =>
      select(db, and(gte(calendarEvents.lastAt, from), lt(calendarEvents.firstAt, to)))
        .orderBy(asc(calendarEvents.firstAt), asc(calendarEvents.id))
        .limit(limit)
        .all()
        .map(toEvent),
    keepFile(id, content) {
      const row = { id, content: JSON.stringify(content), at: clock.now() };
      db.insert(calendarFiles).values(row).onConflictDoNothing().run();
      const newest = db
        .select({ id: calendarFiles.id })
        .from(calendarFiles)
        .orderBy(desc(calendarFiles.at), desc(calendarFiles.id))
        .limit(FILES_KEPT);
      db.delete(calendarFiles).where(notInArray(calendarFiles.id, newest)).run();
    },
    file(id) {
      const row = db.select().from(calendarFiles).where(eq(calendarFiles.id, id)).get();
      return row ? json<unknown>(row.content) : null;
    },
  };
}

const select = (db: Database, where: SQL | undefined) =>
  db.select().from(calendarEvents).where(where);

function toEvent(row: Row): CalendarEvent {
  return { id: row.id, ...toFields(row) };
}

function toFields(row: Row): EventFields {
  const { id: _id, firstAt: _firstAt, lastAt: _lastAt, series, changed, ...fields } = row;
  return {
    ...fields,
    series: series === null ? null : json<EventFields["series"]>(series),
    changed: json<EventFields["changed"]>(changed),
  };
}

function toRow(id: string, fields: EventFields): Row {
  const { from, to } = extentOf(fields);
  const { series, changed, ...plain } = fields;
  return {
    ...plain,
    id,
    series: series && JSON.stringify(series),
    changed: JSON.stringify(changed),
    firstAt: from,
    lastAt: to,
  };
}
