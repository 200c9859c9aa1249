import { and, asc, desc, eq, gt } from "drizzle-orm";
import type {
  Change,
  ChangeHistory,
  ChangeRecorder,
  EntityFields,
  EntityKind,
} from "../../core/ports/change-log.ts";
import { type Database, json, kept, slot } from "./database.ts";
import { events } from "./schema.ts";
import type { StateStore } from "./state-store.ts";

const addEvent = kept((db) =>
  db
    .insert(events)
    .values({
      group: slot("group"),
      at: slot("at"),
      cause: slot("cause"),
      correlationId: slot("correlationId"),
      entity: slot("entity"),
      entityId: slot("entityId"),
      before: slot("before"),
      after: slot("after"),
    })
    .prepare(),
);

/** On whose behalf changes happen right now. */
export interface Cause {
  kind: "user" | "due" | "undo" | "system";
  group: string;
  correlationId: string;
  at: number;
}

/** An event as the ledger gets it: who, what and when, without the person's words. */
export interface LedgerEvent {
  seq: number;
  at: number;
  cause: string;
  correlationId: string;
  entity: string;
  entityId: string;
  change: "created" | "updated" | "removed";
}

/** Hears of every change, in its transaction. */
export type OnChange = (entity: EntityKind, id: string, after: EntityFields | null) => void;

/** The user's event log. `during` names the cause of every change made inside it. */
export function createEventLog(
  db: Database,
  state: StateStore,
  onChange: OnChange = () => undefined,
) {
  let current: Cause | null = null;
  let touched: { entity: EntityKind; id: string }[] = [];

  const recorder: ChangeRecorder = {
    record(entity, id, before, after) {
      if (!current) throw new Error("a change outside a turn or firing");
      touched.push({ entity, id });
      onChange(entity, id, after);
      addEvent(db).run({
        group: current.group,
        at: current.at,
        cause: current.kind,
        correlationId: current.correlationId,
        entity,
        entityId: id,
        before: before === null ? null : JSON.stringify(before),
        after: after === null ? null : JSON.stringify(after),
      });
    },
  };

  const history = historyOver(
    db,
    state,
    () => current,
    (cause) => {
      current = cause;
    },
  );

  return {
    recorder,
    history,

    /** What was changed since the newest `during` began; the same item may come several times. */
    touched: (): readonly { entity: EntityKind; id: string }[] => touched,

    /** Runs synchronous work whose changes have this cause. */
    during<T>(cause: Cause, work: () => T): T {
      const outer = current;
      current = cause;
      touched = [];
      try {
        return work();
      } finally {
        current = outer;
      }
    },

    since(seq: number, limit: number): LedgerEvent[] {
      return db
        .select()
        .from(events)
        .where(gt(events.seq, seq))
        .orderBy(asc(events.seq))
        .limit(limit)
        .all()
        .map((row) => ({
          seq: row.seq,
          at: row.at,
          cause: row.cause,
          correlationId: row.correlationId,
          entity: row.entity,
          entityId: row.entityId,
          change: row.before === null ? "created" : row.after === null ? "removed" : "updated",
        }));
    },
  };
}

/** Names in the state the group that another one has replaced. */
const REPLACES = "replaces ";

function historyOver(
  db: Database,
  state: StateStore,
  current: () => Cause | null,
  setCause: (cause: Cause) => void,
): ChangeHistory {
  const mark = (group: string, undone: boolean) =>
    db
      .update(events)
      .set({ undone })
      .where(and(eq(events.group, group), eq(events.cause, "user")))
      .run();
  const changesOf = (group: string) =>
    db
      .select()
      .from(events)
      .where(and(eq(events.group, group), eq(events.cause, "user")))
      .orderBy(asc(events.seq))
      .all()
      .map(toChange);
  const history: ChangeHistory = {
    latestGroup() {
      const newest = db
        .select({ group: events.group })
        .from(events)
        .where(and(eq(events.cause, "user"), eq(events.undone, false)))
        .orderBy(desc(events.seq))
        .limit(1)
        .get();
      return newest ? history.group(newest.group) : [];
    },
    group(group) {
      return db
        .select()
        .from(events)
        .where(and(eq(events.group, group), eq(events.cause, "user"), eq(events.undone, false)))
        .orderBy(asc(events.seq))
        .all()
        .map(toChange);
    },
    withReplaced(group) {
      const older = state.get<string>(REPLACES + group);
      return [...(older ? history.withReplaced(older) : []), ...changesOf(group)];
    },
    markReplaced(group) {
      mark(group, true);
      const cause = current();
      if (cause) state.set(REPLACES + cause.group, group);
    },
    markUndone(group) {
      mark(group, true);
      const replaced = state.get<string>(REPLACES + group);
      if (replaced) mark(replaced, false);
      // Undoing is itself a change of the log, but not one that "undo" would take back, whether it was
      // recorded before or after this mark.
      const cause = current();
      if (!cause) return;
      db.update(events)
        .set({ cause: "undo" })
        .where(and(eq(events.group, cause.group), eq(events.cause, "user")))
        .run();
      setCause({ ...cause, kind: "undo" });
    },
  };
  return history;
}

function toChange(row: typeof events.$inferSelect): Change {
  return {
    seq: row.seq,
    group: row.group,
    at: row.at,
    entity: row.entity as EntityKind,
    id: row.entityId,
    before: row.before === null ? null : json<EntityFields>(row.before),
    after: row.after === null ? null : json<EntityFields>(row.after),
  };
}

export type EventLog = ReturnType<typeof createEventLog>;
