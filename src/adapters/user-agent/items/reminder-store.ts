import { and, asc, desc, eq, gte, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { ItemIndex } from "../../../core/capabilities/items/item-index.ts";
import type {
  Nag,
  Reminder,
  ReminderFields,
  ReminderStore,
  Series,
} from "../../../core/capabilities/reminders/reminder.ts";
import type { Address } from "../../../core/chat/inbound.ts";
import type { ChangeRecorder } from "../../../core/ports/change-log.ts";
import { type Database, json, kept, replaced, rowOfSlots, slot } from "../database.ts";
import { reminders } from "./schema.ts";

const putReminder = kept((db) =>
  db
    .insert(reminders)
    .values(rowOfSlots(reminders))
    .onConflictDoUpdate({ target: reminders.id, set: replaced(reminders) })
    .prepare(),
);
const reminderById = kept((db) =>
  db
    .select()
    .from(reminders)
    .where(eq(reminders.id, slot("id")))
    .prepare(),
);

type Row = typeof reminders.$inferSelect;

export function createReminderStore(
  db: Database,
  { index, changes }: { index: ItemIndex; changes: ChangeRecorder },
): ReminderStore {
  const read = (id: string) => reminderById(db).get({ id });
  const toReminder = (row: Row): Reminder => ({
    id: row.id,
    number: index.numberOf("reminder", row.id),
    ...toFields(row),
  });

  return {
    get(id) {
      const row = read(id);
      return row ? toReminder(row) : null;
    },
    put(id, fields) {
      const before = read(id);
      const row = toRow(id, fields);
      putReminder(db).run(row);
      if (fields.status === "active") index.enter("reminder", id, fields.title);
      else index.leave("reminder", id);
      changes.record("reminder", id, before ? { ...toFields(before) } : null, { ...toFields(row) });
      return toReminder(row);
    },
    remove(id) {
      const before = read(id);
      if (!before) return;
      db.delete(reminders).where(eq(reminders.id, id)).run();
      index.leave("reminder", id);
      changes.record("reminder", id, { ...toFields(before) }, null);
    },
    active({ repeating, from, to, after, limit }) {
      return db
        .select()
        .from(reminders)
        .where(
          and(
            eq(reminders.status, "active"),
            isNotNull(reminders.nextAt),
            repeating === undefined ? undefined : eq(reminders.repeating, repeating),
            from === undefined ? undefined : gte(reminders.nextAt, from),
            to === undefined ? undefined : lt(reminders.nextAt, to),
            after && sql`(${reminders.nextAt}, ${reminders.id}) > (${after.at}, ${after.id})`,
          ),
        )
        .orderBy(asc(reminders.nextAt), asc(reminders.id))
        .limit(limit)
        .all()
        .map(toReminder);
    },
    paused(limit) {
      return db
        .select()
        .from(reminders)
        .where(and(eq(reminders.status, "active"), isNull(reminders.nextAt)))
        .orderBy(asc(reminders.id))
        .limit(limit)
        .all()
        .map(toReminder);
    },
    unanswered(limit) {
      return db
        .select()
        .from(reminders)
        .where(and(eq(reminders.status, "fired"), isNull(reminders.nextAt)))
        .orderBy(desc(reminders.id))
        .limit(limit)
        .all()
        .map(toReminder);
    },
  };
}

function toFields(row: Row): ReminderFields {
  return {
    title: row.title,
    status: row.status as ReminderFields["status"],
    start: row.start,
    zone: row.zone,
    series: row.series === null ? null : json<Series>(row.series),
    overrides: json<ReminderFields["overrides"]>(row.overrides),
    afterDays: row.afterDays,
    nextAt: row.nextAt,
    firedAt: row.firedAt,
    doneAt: row.doneAt,
    pausedAt: row.pausedAt,
    resumeAt: row.resumeAt,
    urgent: row.urgent,
    late: json<ReminderFields["late"]>(row.late),
    nag: row.nag === null ? null : json<Nag>(row.nag),
    nagged: row.nagged,
    nagAt: row.nagAt,
    answers: json<ReminderFields["answers"]>(row.answers),
    zoneMode: row.zoneMode as ReminderFields["zoneMode"],
    createdAt: row.createdAt,
    address: json<Address>(row.address),
    channel: row.channel as ReminderFields["channel"],
  };
}

function toRow(
  id: string,
  { series, overrides, late, nag, answers, address, ...fields }: ReminderFields,
): Row {
  return {
    ...fields,
    id,
    series: series && JSON.stringify(series),
    repeating: series !== null,
    overrides: JSON.stringify(overrides),
    late: JSON.stringify(late),
    nag: nag && JSON.stringify(nag),
    answers: JSON.stringify(answers),
    address: JSON.stringify(address),
  };
}
