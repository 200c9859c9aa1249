import type { RevisionStore } from "../../../core/capabilities/calendar-feed/revisions.ts";
import type { CapabilityDeps } from "../../../core/capabilities/registry.ts";
import type { ChangeRecorder } from "../../../core/ports/change-log.ts";
import type { Clock } from "../../../core/ports/clock.ts";
import type { Database } from "../database.ts";
import { createMemos, type Memos } from "../memos.ts";
import { createEventStore } from "./event-store.ts";
import { createFactStore } from "./fact-store.ts";
import { createItemIndex } from "./item-index.ts";
import { createPreferenceStore } from "./preference-store.ts";
import { createReminderStore } from "./reminder-store.ts";
import { createRevisionStore } from "./revision-store.ts";
import { createTaskStore } from "./task-store.ts";

export type ItemStores = Pick<
  CapabilityDeps,
  "tasks" | "reminders" | "facts" | "events" | "preferences" | "finder"
> & { revisions: RevisionStore };

/** Everything that a person keeps, over their own SQLite. Changes run inside the caller's transaction. */
export function createItemStores(
  db: Database,
  { changes, clock, memos }: { changes: ChangeRecorder; clock: Clock; memos?: Memos },
): ItemStores {
  const index = createItemIndex(db, clock);
  return {
    tasks: createTaskStore(db, { index, changes }),
    reminders: createReminderStore(db, { index, changes }),
    facts: createFactStore(db, { index, changes }),
    events: createEventStore(db, { index, changes, clock }),
    preferences: createPreferenceStore(db, { changes, memo: (memos ?? createMemos()).make() }),
    finder: index,
    revisions: createRevisionStore(db),
  };
}
