import { drizzle } from "drizzle-orm/durable-sqlite";
import type { TurnServices } from "../../core/chat/turn-services.ts";
import type { AgentDeps } from "./agent-deps.ts";
import { createCardTable } from "./cards/card-table.ts";
import { createConversationStore } from "./conversation-store.ts";
import type { Database } from "./database.ts";
import { createDueTable } from "./due-table.ts";
import { createEventLog } from "./event-log.ts";
import { createInboxQueue } from "./inbox-queue.ts";
import { createMemos } from "./memos.ts";
import { createSummaries } from "./mind/summaries.ts";
import { createUserMind } from "./mind/user-mind.ts";
import { createUserTokens, usageOf } from "./mind/user-tokens.ts";
import { createOutboxQueue } from "./outbox-queue.ts";
import { createSpendings } from "./policy/spendings.ts";
import { createTaintTable } from "./policy/taint-table.ts";
import { createStateStore } from "./state-store.ts";

/** The stores and services of one user, over one SQLite. */
export function createAgentParts(storage: DurableObjectStorage, deps: AgentDeps) {
  const db = drizzle(storage) as unknown as Database;
  const memos = createMemos();
  const state = createStateStore(db, memos.make());
  const inbox = createInboxQueue(db);
  const due = createDueTable(db);
  const outbox = createOutboxQueue(db, state);
  const cards = createCardTable(db);
  const { marks, onChange } = createTaintTable(db);
  const spendings = createSpendings(state);
  const events = createEventLog(db, state, onChange);
  const store = createConversationStore(db, state, memos.make());
  const { clock } = deps;
  const tokens = createUserTokens(state);
  const model = deps.model?.of(tokens);
  const { capabilities, profile, learnZone, calendar, zones, languages, facts } =
    deps.buildCapabilities({
      db,
      ids: deps.ids,
      changes: events.recorder,
      history: events.history,
      due: due.queue,
      addresses: store.addressBook,
      clock,
      memos,
      usage: deps.model && usageOf(deps.model, tokens, clock),
    });
  const summaries = model ? createSummaries(store, state, model) : null;
  const mind =
    model && summaries && createUserMind({ model, clock, store, facts, marks, state, summaries });
  const services = (userId: string): TurnServices => ({
    userId,
    capabilities,
    understand: deps.understand,
    conversation: store.conversation,
    ids: deps.ids,
    profile,
    marks,
    spendings,
    learnZone,
    zones,
    languages,
    ...(mind && { mind }),
    lookUp: async (address) => (await deps.profiles[address.channel]?.(address)) ?? {},
  });
  return {
    db,
    state,
    inbox,
    due,
    outbox,
    cards,
    events,
    marks,
    store,
    summaries,
    capabilities,
    facts,
    profile,
    learnZone,
    calendar,
    zones,
    languages,
    services,
    /** All or nothing, synchronously. */
    atomically<T>(work: () => T): T {
      try {
        return storage.transactionSync(work);
      } catch (error) {
        memos.forget();
        throw error;
      }
    },
    userId: () => state.get<string>("userId") ?? "",
  };
}

export type AgentParts = ReturnType<typeof createAgentParts>;

/** Called by name at every point where a crash would hurt most; tests abort there. */
export type FailPoint = (name: string) => void;

/** What the working parts of the object share. */
export interface AgentContext {
  parts: AgentParts;
  deps: AgentDeps;
  failPoint: FailPoint;
  /** Resolves when all that was written so far survives a crash. */
  durable(): Promise<void>;
}
