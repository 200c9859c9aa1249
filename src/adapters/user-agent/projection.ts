import type { AgentContext } from "./agent-parts.ts";
import { type Outlook, readOutlook } from "./outlook.ts";

/** Gathers the changes of a conversation into one write; the guard's alarm comes at the same time. */
const DELAY_MS = 15_000;
/** The operator hears of a message that did not arrive sooner. */
const PROBLEM_DELAY_MS = 3_000;
/** An alarm that is there anyway is not followed by another one for this. */
const SLACK_MS = 1_000;
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
  /** When what waits is due; null: nothing was waiting when last looked at. */
  let eventsAt: number | null = null;
  let problemsAt: number | null = null;
  let retryAt = 0;

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
      const now = deps.clock.now();
      // Should the object die meanwhile, the alarm brings it back to this.
      if (running) return now + RETRY_MS;
      eventsAt = lastSeq > cursor() ? (eventsAt ?? now + DELAY_MS) : null;
      problemsAt = unreported === 1 ? (problemsAt ?? now + PROBLEM_DELAY_MS) : null;
      const waiting = [eventsAt, problemsAt].filter((at) => at !== null);
      return waiting.length === 0 ? null : Math.max(retryAt, Math.min(...waiting));
    },

    async run() {
      if (running) return;
      try {
        const at = this.nextAt(readOutlook(parts.db));
        if (at === null || at > deps.clock.now() + SLACK_MS) return;
        running = true;
        await copy();
        eventsAt = null;
        problemsAt = null;
      } catch (error) {
        retryAt = deps.clock.now() + RETRY_MS;
        const what = error instanceof Error ? error.message.slice(0, 300) : "unknown";
        deps.log.warn("projection.failed", { userId: parts.userId(), what });
      } finally {
        running = false;
      }
    },
  };
}
