import { afterReceipt } from "../../../core/chat/delivery.ts";
import type { OutgoingMessage, Receipt, ReplySender } from "../../../core/ports/reply-sender.ts";
import type { AgentDeps } from "../agent-deps.ts";
import type { AgentContext } from "../agent-parts.ts";
import { json } from "../database.ts";
import type { OutboxRow } from "../outbox-queue.ts";
import { createPacing } from "./pacing.ts";

/** Bounds what one crash can repeat, and leaves room for reminders beside a hanging answer. */
const MAX_IN_FLIGHT = 6;
const LOOK_AHEAD = 60;

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
export function createDeliveries(
  { parts, deps, failPoint }: AgentContext,
  settled: () => void,
): Deliveries {
  const lanes = new Set<string>();
  const pacing = createPacing(deps, parts.state, settled);
  return { pump, inFlight: () => lanes.size, heldUntil: pacing.nextAt };

  function pump(): void {
    if (lanes.size >= MAX_IN_FLIGHT) return;
    pacing.begin();
    for (const row of parts.outbox.ready(deps.clock.now(), LOOK_AHEAD)) {
      if (lanes.size >= MAX_IN_FLIGHT) break;
      const lane = laneOf(row);
      if (lanes.has(lane) || !pacing.admits(row)) continue;
      lanes.add(lane);
      pacing.leaves(row);
      void attempt(row)
        .catch((error: unknown) => {
          const what = error instanceof Error ? error.message.slice(0, 300) : "unknown";
          deps.log.error("delivery.failed", { userId: parts.userId(), outboxId: row.id, what });
        })
        .finally(() => {
          lanes.delete(lane);
          settled();
        });
    }
    pacing.end();
  }

  async function attempt(row: OutboxRow): Promise<void> {
    parts.outbox.lease(row);
    failPoint("outbox:leased");
    const sender = deps.senders[row.channel as keyof AgentDeps["senders"]];
    const message = outgoing(row);
    const receipt: Receipt = sender
      ? await send(sender, message, row.part)
      : { outcome: "unreachable", reason: "uninstalled" };
    failPoint("outbox:sent");
    settle(row, sender?.parts(message) ?? 1, receipt);
    failPoint("outbox:settled");
  }

  function settle(row: OutboxRow, count: number, receipt: Receipt): void {
    const now = deps.clock.now();
    const { part, unknowns, ambiguous, createdAt } = row;
    const state = { part, parts: count, tries: row.tries + 1, unknowns, ambiguous, createdAt };
    const decision = afterReceipt(state, receipt, now, deps.random());
    const messageId = receipt.outcome === "sent" ? receipt.messageId : undefined;
    parts.atomically(() => parts.outbox.settle(row, decision, messageId, now));
    pacing.answered(row, receipt);
    const fields = {
      userId: parts.userId(),
      correlationId: row.correlationId,
      channel: row.channel,
      outboxId: row.id,
      part,
      tries: row.tries + 1,
      outcome: receipt.outcome,
      reason: "reason" in receipt ? receipt.reason : undefined,
      possiblyRepeated: row.possiblyRepeated || ("ambiguous" in decision && decision.ambiguous),
    };
    if (decision.state === "sent") deps.log.info("delivery.sent", fields);
    else if (decision.state === "pending") deps.log.warn("delivery.retried", fields);
    else deps.log.error(`delivery.${decision.state}`, fields);
  }
}

/** A sender that throws has left the outcome open. */
async function send(sender: ReplySender, message: OutgoingMessage, part: number): Promise<Receipt> {
  try {
    return await sender.send(message, part);
  } catch (error) {
    return { outcome: "unknown", reason: error instanceof Error ? error.name : "unknown" };
  }
}

function laneOf(row: OutboxRow): string {
  return row.notify ? `n${row.id}` : row.addressKey;
}

function outgoing(row: OutboxRow): OutgoingMessage {
  return {
    idempotencyKey: row.idempotencyKey,
    address: json(row.address),
    reply: json(row.reply),
    notify: row.notify,
    repeat: row.ambiguous,
    ...(row.edits === null ? {} : { edits: row.edits }),
  };
}
