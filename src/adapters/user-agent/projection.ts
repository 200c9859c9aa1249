import type { AgentContext } from "./agent-parts.ts";
import type { Outlook } from "./outlook.ts";

/** While somebody keeps talking their changes are gathered, but no longer than this. */
const LONGEST_MS = 60_000;
/** The operator hears of a message that did not arrive sooner. */
const PROBLEM_DELAY_MS = 3_000;
/** An alarm that is there anyway is not followed by another one for this. */
const SLACK_MS = 1_000;
const RETRY_MS = 30_000;
const BATCH = 40;

export interface Projection {
  /** UTC milliseconds at which there is something to write, or null. */
  nextAt(outlook: Outlook): number | null;
  /** Whether there is something that it is time to write. */
  isDue(outlook: Outlook): boolean;
  /** Writes it; never rejects. */
  run(): Promise<void>;
}

/**
 * Copies the event log and delivery problems to the shared ledger, in order, again and again until it took.
 * A conversation's changes go in one write, once it has paused for `pauseMs` (that of the guard's alarm,
 * which then does both).
 */
export function createProjection(
  { parts, deps, failPoint }: AgentContext,
  pauseMs: number,
): Projection {
  let running = false;
  /** What waits: since when, and the newest of it with its time. Null: nothing, when last looked at. */
  let gathered: { since: number; lastSeq: number; lastAt: number } | null = null;
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

  /** UTC milliseconds at which the events up to this one are due; null when all of them are written. */
  function eventsDueAt(lastSeq: number, now: number): number | null {
    if (lastSeq <= cursor()) {
      gathered = null;
      return null;
    }
    if (gathered?.lastSeq !== lastSeq)
      gathered = { since: gathered?.since ?? now, lastSeq, lastAt: now };
    return Math.min(gathered.lastAt + pauseMs, gathered.since + LONGEST_MS);
  }

  return {
    nextAt({ lastSeq, unreported }) {
      const now = deps.clock.now();
      // Should the object die meanwhile, the alarm brings it back to this.
      if (running) return now + RETRY_MS;
      const eventsAt = eventsDueAt(lastSeq, now);
      problemsAt = unreported === 1 ? (problemsAt ?? now + PROBLEM_DELAY_MS) : null;
      const waiting = [eventsAt, problemsAt].filter((at) => at !== null);
      return waiting.length === 0 ? null : Math.max(retryAt, Math.min(...waiting));
    },

    isDue(outlook) {
      if (running) return false;
      const at = this.nextAt(outlook);
      return at !== null && at <= deps.clock.now() + SLACK_MS;
    },
    run,
  };

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    try {
      await copy();
      gathered = null;
      problemsAt = null;
    } catch (error) {
      retryAt = deps.clock.now() + RETRY_MS;
      const what = error instanceof Error ? error.message.slice(0, 300) : "unknown";
      deps.log.warn("projection.failed", { userId: parts.userId(), what });
    } finally {
      running = false;
    }
  }
}
