import { afterReceipt, type DeliveryDecision } from "../../../core/chat/delivery.ts";
import type { OutgoingMessage, Receipt, ReplySender } from "../../../core/ports/reply-sender.ts";
import type { AgentDeps } from "../agent-deps.ts";
import type { AgentContext } from "../agent-parts.ts";
import { json } from "../database.ts";
import type { OutboxRow, SentMessage } from "../outbox-queue.ts";
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
      // Whether it may go is asked first: a slot is for what goes.
      if (lanes.has(lane) || !mayGo(row) || !pacing.admits(row)) continue;
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

  /** One that takes the place of another waits for that, and goes only while it is the newest to do so. */
  function mayGo(row: OutboxRow): boolean {
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

  async function attempt(row: OutboxRow): Promise<void> {
    parts.outbox.lease(row);
    failPoint("outbox:leased");
    const sender = deps.senders[row.channel as keyof AgentDeps["senders"]];
    const original = row.follows === null ? null : parts.outbox.find(row.follows);
    const message = outgoing(row, original, parts.profile().locale);
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
    const decided = afterReceipt(state, receipt, now, deps.random());
    const decision = row.follows === null ? decided : orDropped(decided);
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
    if (decision.state === "sent" || decision.state === "dropped")
      deps.log.info(`delivery.${decision.state}`, fields);
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

/** Nobody waits for a message that only changes an earlier one; where that cannot be, it stays as it is. */
function orDropped(
  decision: DeliveryDecision,
): DeliveryDecision | { state: "dropped"; reason: string } {
  return decision.state === "parked" || decision.state === "dead"
    ? { state: "dropped", reason: decision.reason }
    : decision;
}

function laneOf(row: OutboxRow): string {
  if (row.follows !== null) return `f${row.follows}`;
  return row.notify ? `n${row.id}` : row.addressKey;
}

function outgoing(row: OutboxRow, original: SentMessage | null, locale: string): OutgoingMessage {
  const [sent] = original?.messageIds ?? [];
  return {
    idempotencyKey: row.idempotencyKey,
    address: json(row.address),
    reply: json(row.reply),
    notify: row.notify,
    repeat: row.ambiguous,
    locale,
    since: row.createdAt,
    ...(row.unknowns > 0 && { unanswered: true as const }),
    ...(row.edits === null ? {} : { edits: row.edits }),
    ...(sent === undefined ? {} : { edits: sent, editOnly: true as const }),
  };
}
