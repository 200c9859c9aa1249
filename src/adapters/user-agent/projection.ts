import type { AgentContext } from "./agent-parts.ts";
import { type Outlook, readOutlook } from "./outlook.ts";

/** Gathers the changes of a few messages into one write. */
const DELAY_MS = 3_000;
const RETRY_MS = 30_000;
const BATCH = 40;

export interface Projection {
  /** UTC milliseconds at which there is something to write, or null. */
  nextAt(outlook: Outlook): number | null;
  /** Writes what is due; never throws. */
  run(): Promise<void>;
}

/** Copies the event log and delivery problems to the shared ledger, in order, again and again until it took. */
export function createProjection({ parts, deps, failPoint }: AgentContext): Projection {
  let running = false;
  /** Null: nothing was waiting when last looked at. */
  let notBefore: number | null = null;

  function cursor(): number {
    return parts.state.get<number>("projectedSeq") ?? 0;
  }

  async function copy(): Promise<void> {
    const events = parts.events.since(cursor(), BATCH);
    const problems = parts.outbox.unreported();
    if (events.length === 0 && problems.length === 0) return;
    await deps.ledger.append(parts.userId(), events, problems);
    failPoint("projection:written");
    parts.atomically(() => {
      const last = events.at(-1);
      if (last) parts.state.set("projectedSeq", last.seq);
      parts.outbox.reported(problems.map((problem) => problem.outboxId));
    });
    failPoint("projection:marked");
  }

  return {
    nextAt({ lastSeq, unreported }) {
      // Should the object die meanwhile, the alarm brings it back to this.
      if (running) return deps.clock.now() + RETRY_MS;
      if (lastSeq <= cursor() && unreported === 0) return null;
      notBefore ??= deps.clock.now() + DELAY_MS;
      return notBefore;
    },

    async run() {
      if (running) return;
      try {
        const at = this.nextAt(readOutlook(parts.db));
        if (at === null || at > deps.clock.now()) return;
        running = true;
        await copy();
        notBefore = null;
      } catch (error) {
        notBefore = deps.clock.now() + RETRY_MS;
        const what = error instanceof Error ? error.message.slice(0, 300) : "unknown";
        deps.log.warn("projection.failed", { userId: parts.userId(), what });
      } finally {
        running = false;
      }
    },
  };
}
