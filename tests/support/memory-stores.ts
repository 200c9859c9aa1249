import type { RevisionStore } from "../../src/core/capabilities/calendar-feed/revisions.ts";
import {
  type CalendarEvent,
  type EventFields,
  type EventStore,
  extentOf,
} from "../../src/core/capabilities/events/event.ts";
import type {
  ItemFinder,
  ItemIndex,
  ItemKind,
} from "../../src/core/capabilities/items/item-index.ts";
import type { FactFields, FactStore } from "../../src/core/capabilities/memory/fact.ts";
import type { PreferenceStore } from "../../src/core/capabilities/memory/preference.ts";
import type {
  ReminderFields,
  ReminderStore,
} from "../../src/core/capabilities/reminders/reminder.ts";
import {
  PRIORITY_RANK,
  type TaskFields,
  type TaskStore,
} from "../../src/core/capabilities/tasks/task.ts";
import type { ChangeRecorder, EntityFields } from "../../src/core/ports/change-log.ts";
import type { Clock } from "../../src/core/ports/clock.ts";
import { wallToInstant } from "../../src/core/time/zones.ts";
import { createMemoryIndex } from "./memory-items.ts";

/** All stores of one user. */
export interface Stores {
  tasks: TaskStore;
  reminders: ReminderStore;
  facts: FactStore;
  events: EventStore;
  revisions: RevisionStore;
  preferences: PreferenceStore;
  finder: ItemFinder;
}

/** The stores in memory: what the real ones must do, in the plainest code. */
export function createMemoryStores(deps: { changes: ChangeRecorder; clock: Clock }): Stores {
  const finder = createMemoryIndex(deps.clock);
  return {
    tasks: taskStore(finder, deps.changes),
    reminders: reminderStore(finder, deps.changes),
    facts: factStore(finder, deps.changes),
    events: eventStore(finder, deps.changes),
    revisions: createMemoryRevisions(),
    preferences: preferenceStore(deps.changes),
    finder,
  };
}

interface TableOptions<Fields> {
  kind: ItemKind;
  isLive(fields: Fields): boolean;
  titleOf(fields: Fields): string;
}

/** Rows with numbers and recorded changes. */
function table<Fields extends object>(
  index: ItemIndex,
  changes: ChangeRecorder,
  { kind, isLive, titleOf }: TableOptions<Fields>,
) {
  const rows = new Map<string, Fields>();
  const read = (id: string) => {
    const fields = rows.get(id);
    return fields ? { ...structuredClone(fields), id, number: index.numberOf(kind, id) } : null;
  };
  return {
    get: read,
    put(id: string, fields: Fields) {
      const before = rows.get(id) ?? null;
      rows.set(id, structuredClone(fields));
      if (isLive(fields)) index.enter(kind, id, titleOf(fields));
      else index.leave(kind, id);
      changes.record(
        kind,
        id,
        before as EntityFields | null,
        structuredClone(fields) as EntityFields,
      );
      const row = read(id);
      if (!row) throw new Error("the row was just written");
      return row;
    },
    remove(id: string) {
      const before = rows.get(id);
      if (!before) return;
      rows.delete(id);
      index.leave(kind, id);
      changes.record(kind, id, before as EntityFields, null);
    },
    all: () =>
      [...rows.keys()]
        .sort()
        .map((id) => read(id))
        .filter((row) => row !== null),
  };
}

const byKey =
  <Row>(key: (row: Row) => number | string) =>
  (a: Row & { id: string }, b: Row & { id: string }) => {
    const [ka, kb] = [key(a), key(b)];
    return ka < kb ? -1 : ka > kb ? 1 : a.id < b.id ? -1 : 1;
  };

function taskStore(index: ItemIndex, changes: ChangeRecorder): TaskStore {
  const tasks = table<TaskFields>(index, changes, {
    kind: "task",
    isLive: (fields) => fields.status === "open",
    titleOf: (fields) => fields.title,
  });
  const open = () => tasks.all().filter((task) => task.status === "open");
  const at = (task: TaskFields) => wallToInstant(task.due?.local ?? "", task.due?.zone ?? "UTC");
  return {
    ...tasks,
    dated({ from = "", to = "9999-99-99", after, limit }) {
      const date = (task: TaskFields) => task.due?.local ?? "";
      return open()
        .filter((task) => task.due?.zone === null && date(task) >= from && date(task) < to)
        .filter(
          (task) =>
            !after || date(task) > after.date || (date(task) === after.date && task.id > after.id),
        )
        .sort(byKey(date))
        .slice(0, limit);
    },
    timed({ from = -Infinity, to = Infinity, after, limit }) {
      return open()
        .filter((task) => typeof task.due?.zone === "string" && at(task) >= from && at(task) < to)
        .filter(
          (task) => !after || at(task) > after.at || (at(task) === after.at && task.id > after.id),
        )
        .sort(byKey(at))
        .slice(0, limit);
    },
    undated({ after, limit }) {
      const rank = (task: TaskFields) => PRIORITY_RANK[task.priority];
      return open()
        .filter((task) => task.due === null)
        .filter(
          (task) =>
            !after || rank(task) > after.rank || (rank(task) === after.rank && task.id > after.id),
        )
        .sort(byKey(rank))
        .slice(0, limit);
    },
    done({ after, limit }) {
      const when = (task: TaskFields) => task.doneAt ?? 0;
      return tasks
        .all()
        .filter((task) => task.status === "done")
        .filter(
          (task) =>
            !after || when(task) < after.at || (when(task) === after.at && task.id < after.id),
        )
        .sort(byKey(when))
        .reverse()
        .slice(0, limit);
    },
  };
}

function reminderStore(index: ItemIndex, changes: ChangeRecorder): ReminderStore {
  const reminders = table<ReminderFields>(index, changes, {
    kind: "reminder",
    isLive: (fields) => fields.status === "active",
    titleOf: (fields) => fields.title,
  });
  return {
    ...reminders,
    active({ repeating, from = -Infinity, to = Infinity, after, limit }) {
      const at = (reminder: ReminderFields) => reminder.nextAt ?? 0;
      return reminders
        .all()
        .filter((one) => one.status === "active" && one.nextAt !== null)
        .filter((one) => repeating === undefined || (one.series !== null) === repeating)
        .filter((one) => at(one) >= from && at(one) < to)
        .filter(
          (one) => !after || at(one) > after.at || (at(one) === after.at && one.id > after.id),
        )
        .sort(byKey(at))
        .slice(0, limit);
    },
    paused: (limit) =>
      reminders
        .all()
        .filter((one) => one.status === "active" && one.nextAt === null)
        .slice(0, limit),
    unanswered: (limit) =>
      reminders
        .all()
        .filter((one) => one.status === "fired")
        .reverse()
        .slice(0, limit),
  };
}

function factStore(index: ItemIndex, changes: ChangeRecorder): FactStore {
  const facts = table<FactFields>(index, changes, {
    kind: "fact",
    isLive: () => true,
    titleOf: (fields) => fields.text,
  });
  return {
    ...facts,
    list: ({ after = "", limit }) =>
      facts
        .all()
        .filter((fact) => fact.id > after)
        .slice(0, limit),
  };
}

function eventStore(index: ItemIndex, changes: ChangeRecorder): EventStore {
  const rows = table<EventFields>(index, changes, {
    kind: "event",
    isLive: () => true,
    titleOf: (fields) => fields.title,
  });
  const files = new Map<string, unknown>();
  const unnumbered = ({ number: _number, ...event }: CalendarEvent & { number: number | null }) =>
    event;
  const all = () => rows.all().map(unnumbered);
  return {
    get(id) {
      const row = rows.get(id);
      return row && unnumbered(row);
    },
    byUid: (uid) => all().find((event) => event.uid === uid) ?? null,
    put: (id, fields) => unnumbered(rows.put(id, fields)),
    remove: rows.remove,
    between: ({ from, to, limit }) =>
      all()
        .filter((event) => extentOf(event).to >= from && extentOf(event).from < to)
        .sort(byKey((event) => extentOf(event).from))
        .slice(0, limit),
    keepFile(id, content) {
      files.set(id, structuredClone(content));
      for (const old of [...files.keys()].slice(0, -3)) files.delete(old);
    },
    file: (id) => files.get(id) ?? null,
  };
}

export function createMemoryRevisions(): RevisionStore {
  const rows = new Map<string, NonNullable<ReturnType<RevisionStore["last"]>>>();
  return {
    last: (uid) => rows.get(uid) ?? null,
    save: (uid, revision) => void rows.set(uid, revision),
  };
}

function preferenceStore(changes: ChangeRecorder): PreferenceStore {
  const values = new Map<string, string>();
  return {
    get: (name) => values.get(name) ?? null,
    set(name, value) {
      const before = values.get(name);
      if ((before ?? null) === value) return;
      if (value === null) values.delete(name);
      else values.set(name, value);
      const fields = (stored: string | null | undefined) =>
        stored == null ? null : { value: stored };
      changes.record("preference", name, fields(before), fields(value));
    },
    report: (name, value) => void values.set(name, value),
  };
}
