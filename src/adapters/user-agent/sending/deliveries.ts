import type { AgentContext } from "../agent-parts.ts";
import type { ReadyRow } from "../outbox-queue.ts";
import { createAdmission } from "./admission.ts";
import { createAttempt } from "./attempt.ts";
import { createGate, type Hold } from "./gate.ts";
import { createPacing } from "./pacing.ts";

/** Bounds what one crash can repeat, and leaves room for reminders beside a hanging answer. */
const MAX_IN_FLIGHT = 6;
const LOOK_AHEAD = 60;
/** When a message that waits for an earlier one looks again whether that has been sent. */
const FOLLOW_AFTER_MS = 1_000;
const WAITING: ReadonlySet<string> = new Set(["pending", "sending", "parked"]);

export interface Deliveries {
  /** Starts every send that can start now; they go on by themselves. */
  pump(): void;
  inFlight(): number;
  /** UTC milliseconds until which what is ready is held back; null when nothing is. */
  heldUntil(): number | null;
}

/**
 * Sends what is in the outbox: lease, send, settle. Answers to one conversation go one after the other;
 * reminders never wait for an answer that hangs, nor for each other.
 */
export function createDeliveries(agent: AgentContext, settled: () => void): Deliveries {
  const { parts, deps } = agent;
  const lanes = new Set<string>();
  const pacing = createPacing(deps, parts.state, { answered: settled, wake: pump });
  const admission = createAdmission(deps, pump);
  const attempt = createAttempt(agent, { pacing, admission });
  const gate = createGate();
  return { pump, inFlight: () => lanes.size, heldUntil };

  function pump(): void {
    if (lanes.size >= MAX_IN_FLIGHT) return;
    const now = deps.clock.now();
    if (!gate.isClosed(now, parts.outbox.news)) look(now);
    // Also when nothing was looked at: the turn that all wait for may have come near.
    pacing.end();
  }

  function look(now: number): void {
    parts.outbox.news.clear();
    pacing.begin();
    gate.begin();
    for (const row of parts.outbox.ready(now, LOOK_AHEAD)) {
      if (lanes.size >= MAX_IN_FLIGHT) break;
      const hold = holdOn(row);
      if (hold === "goes") start(row);
      gate.note(hold === "goes" || hold === "elsewhere" ? null : hold);
    }
    gate.end(() => parts.outbox.nextAfter(now));
  }

  /** "elsewhere": what it waits for is not for the gate. A slot is asked for last: it is for what goes. */
  function holdOn(row: ReadyRow): Hold | "goes" | "elsewhere" {
    if (lanes.has(queueOf(row)) || !mayGo(row)) return "elsewhere";
    const hold = admission.holdOn(row);
    if (hold !== null) return hold;
    return pacing.admits(row) ? "goes" : (pacing.holdOn(row) ?? "elsewhere");
  }

  function heldUntil(): number | null {
    const now = deps.clock.now();
    const closedUntil = gate.until(now);
    if (closedUntil !== null) return closedUntil;
    const held = pacing.nextAt();
    return held && Math.min(held, parts.outbox.nextAfter(now) ?? held);
  }

  function start(row: ReadyRow): void {
    const lane = queueOf(row);
    lanes.add(lane);
    pacing.leaves(row);
    void attempt(row.id)
      .catch((error: unknown) => {
        const what = error instanceof Error ? error.message.slice(0, 300) : "unknown";
        deps.log.error("delivery.failed", { userId: parts.userId(), outboxId: row.id, what });
      })
      .finally(() => {
        lanes.delete(lane);
        settled();
      });
  }

  /** One that takes the place of another waits for that, and goes only while it is the newest to do so. */
  function mayGo(row: ReadyRow): boolean {
    if (row.follows === null) return true;
    const original = parts.outbox.find(row.follows);
    if (original?.state === "sent" && !parts.outbox.isOvertaken(row)) {
      // A card is one message; of a longer one nobody could tell which part to replace.
      if (original.messageIds.length === 1) return true;
    } else if (original && WAITING.has(original.state)) {
      const soon = deps.clock.now() + FOLLOW_AFTER_MS;
      parts.outbox.waitUntil(row.id, Math.max(original.nextAt, soon));
      return false;
    }
    parts.outbox.drop(row.id);
    return false;
  }
}

function queueOf(row: ReadyRow): string {
  if (row.follows !== null) return `f${row.follows}`;
  return row.notify ? `n${row.id}` : row.addressKey;
}
