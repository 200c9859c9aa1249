import type { CalendarEvent, EventContent, EventFields, EventStore } from "./event.ts";
import type { CalendarFile } from "./ics/read-calendar.ts";
import { withChange } from "./series.ts";

/** What taking up a file would do, or has done. */
export interface Import {
  add: EventContent[];
  /** As they would be, and the rows that they would replace. */
  update: { row: CalendarEvent; next: EventContent }[];
  remove: CalendarEvent[];
  /** Those that are there already, just so or in a newer revision. */
  same: number;
  /** Changes from some time on of a series that nobody has sent. */
  lost: number;
}

/**
 * Compares a file with what is there, by UID (RFC 5545, 3.8.4.7): what is new is added, what has changed is updated
 * unless its revision is older (3.8.7.4), and what is called off is removed.
 */
export function planImport(file: CalendarFile, events: Pick<EventStore, "byUid">): Import {
  const plan: Import = { add: [], update: [], remove: [], same: 0, lost: 0 };
  const compare = (next: EventContent, row = events.byUid(next.uid)) => {
    if (!row) plan.add.push(next);
    else if (next.sequence < row.sequence || isSame(row, next)) plan.same++;
    else plan.update.push({ row, next });
  };
  for (const next of file.events) compare(next);
  for (const change of file.changes) {
    const row = events.byUid(change.uid);
    if (row) compare(withChange(contentOf(row), change), row);
    else for (const next of alone(change)) compare(next);
    if (!row) plan.lost += change.changed.filter(({ onward }) => onward).length;
  }
  for (const uid of file.cancelled) {
    const row = events.byUid(uid);
    if (row) plan.remove.push(row);
  }
  return plan;
}

/** Single times of a series that nobody has sent, as events of their own. */
function alone({ uid, changed }: CalendarFile["changes"][number]): EventContent[] {
  return changed
    .filter(({ onward }) => !onward)
    .map(({ of, ...time }) => {
      return { ...time, uid: `${uid} ${of}`, sequence: 0, series: null, changed: [] };
    });
}

/** Whether there is anything to do. */
export const isEmpty = ({ add, update, remove }: Import): boolean =>
  add.length + update.length + remove.length === 0;

/** Writes what was planned, and returns the rows that are there now. `nextId` gives the id of a new one. */
export function carryOut(
  { add, update, remove }: Import,
  events: EventStore,
  { now, nextId }: { now: number; nextId(): string },
): CalendarEvent[] {
  for (const row of remove) events.remove(row.id);
  const changed = update.map(({ row, next }) =>
    events.put(row.id, { ...next, createdAt: row.createdAt }),
  );
  return [...add.map((next) => events.put(nextId(), { ...next, createdAt: now })), ...changed];
}

export function fieldsOf(row: CalendarEvent): EventFields {
  const { id: _id, ...fields } = row;
  return fields;
}

function contentOf(row: CalendarEvent): EventContent {
  const { id: _id, createdAt: _createdAt, ...content } = row;
  return content;
}

function isSame(row: CalendarEvent, next: EventContent): boolean {
  return comparable(contentOf(row)) === comparable(next);
}

/** Whatever order the fields are in. */
function comparable(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
