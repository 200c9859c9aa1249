import { afterReceipt, type DeliveryDecision } from "../../../core/chat/delivery.ts";
import type { OutgoingMessage, Receipt, ReplySender } from "../../../core/ports/reply-sender.ts";
import type { AgentDeps } from "../agent-deps.ts";
import type { AgentContext } from "../agent-parts.ts";
import { json } from "../database.ts";
import type { OutboxRow, SentMessage } from "../outbox-queue.ts";
import type { Admission } from "./admission.ts";
import type { Pacing } from "./pacing.ts";

/** One attempt at one message: lease, send, settle. Rejects where our own store fails. */
export type Attempt = (id: number) => Promise<void>;

export function createAttempt(
  { parts, deps, failPoint }: AgentContext,
  { pacing, admission }: { pacing: Pacing; admission: Admission },
): Attempt {
  return attempt;

  async function attempt(id: number): Promise<void> {
    const row = parts.outbox.lease(id);
    failPoint("outbox:leased");
    const sender = deps.senders[row.channel as keyof AgentDeps["senders"]];
    const original = row.follows === null ? null : parts.outbox.find(row.follows);
    const isThere = admission.isThere(row.channel);
    const message = outgoing(row, original, parts.profile().locale, isThere);
    const left = admission.leaves(row);
    const receipt: Receipt = sender
      ? await send(sender, message, row.part)
      : { outcome: "unreachable", reason: "uninstalled" };
    left(receipt);
    failPoint("outbox:sent");
    settle(row, sender?.parts(message) ?? 1, receipt);
    failPoint("outbox:settled");
  }

  function settle(row: OutboxRow, count: number, receipt: Receipt): void {
    const now = deps.clock.now();
    const { part, unknowns, ambiguous, createdAt } = row;
    const state = { part, parts: count, tries: row.tries, unknowns, ambiguous, createdAt };
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
      tries: row.tries,
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

function outgoing(
  row: OutboxRow,
  original: SentMessage | null,
  locale: string,
  isThere: boolean,
): OutgoingMessage {
  const [sent] = original?.messageIds ?? [];
  return {
    idempotencyKey: row.idempotencyKey,
    address: json(row.address),
    reply: json(row.reply),
    notify: row.notify,
    repeat: row.ambiguous,
    locale,
    since: row.createdAt,
    ...(row.unknowns > 0 && !isThere && { unanswered: true as const }),
    ...(row.edits === null ? {} : { edits: row.edits }),
    ...(sent === undefined ? {} : { edits: sent, editOnly: true as const }),
  };
}
