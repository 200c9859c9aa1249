import { mint } from "../../core/chat/cards.ts";
import { backoffMs } from "../../core/chat/delivery.ts";
import { conversationKey } from "../../core/chat/inbound.ts";
import { say } from "../../core/chat/reply.ts";
import { formatInstant } from "../../core/time/format.ts";
import type { ToolContext } from "../../core/tools/tool.ts";
import type { AgentContext } from "./agent-parts.ts";
import type { DueRow } from "./due-table.ts";

/** Then it is a dead letter; the next item was never waiting for it. */
const MAX_ATTEMPTS = 8;

/**
 * Fires everything that is due, each in its own transaction: the item's own change, the message in the
 * outbox and the closed due row come together or not at all. Never throws. Returns how many were handled.
 */
export function fireDue(agent: AgentContext): number {
  const { parts, deps, failPoint } = agent;
  const rows = parts.due.ready(deps.clock.now());
  for (const row of rows) {
    try {
      failPoint("due:start");
      parts.atomically(() => {
        fire(row, agent);
        failPoint("due:in-commit");
      });
      failPoint("due:committed");
    } catch (error) {
      failed(row, error, agent);
    }
  }
  return rows.length;
}

function fire(row: DueRow, { parts, deps }: AgentContext): void {
  if (!parts.due.stillPending(row)) return;
  const now = deps.clock.now();
  const group = `d${row.id}`;
  const correlationId = `due-${row.id}`;
  const handler = parts.capabilities.map((c) => c.due).find((due) => due?.kind === row.kind);
  const newest = parts.store.addressBook.newest();
  const profile = parts.profile();
  const outcome = parts.events.during({ kind: "due", group, correlationId, at: now }, () => {
    if (!handler) return null;
    const address = newest ?? {
      channel: "web" as const,
      accountId: "web",
      conversationId: "web",
      kind: "dm" as const,
    };
    const context: ToolContext = { now, profile, address, changeGroup: group };
    return handler.fire(row, context);
  });
  // Last: the handler arms the next occurrence of the item, which is another row.
  parts.due.close(row.id, "done");
  deps.log.info("due.fired", {
    userId: parts.userId(),
    kind: row.kind,
    correlationId,
    latenessMs: now - row.dueAt,
    said: outcome !== null,
  });
  if (!outcome) return;
  const { address } = outcome;
  const reply = mint(outcome.reply, { conversation: parts.store.conversation, ids: deps.ids }, now);
  parts.outbox.put({ idempotencyKey: group, address, reply, notify: true, correlationId }, now);
  if (address.channel !== "web") {
    parts.store.say({ id: group, channel: address.channel, role: "assistant", at: now, reply });
  }
  const { conversation } = parts.store;
  const before = conversation.load(conversationKey(address));
  const focus = outcome.focus ? { focus: outcome.focus, focusAt: now } : {};
  const choices = outcome.reply.buttons.flat().map(({ label, action }) => ({ label, action }));
  conversation.save(conversationKey(address), { ...before, ...focus, choices, askedAt: now });
}

function failed(row: DueRow, error: unknown, agent: AgentContext): void {
  const { parts, deps } = agent;
  const attempts = row.attempts + 1;
  const what = error instanceof Error ? error.message.slice(0, 300) : "unknown";
  deps.log.error("due.failed", { userId: parts.userId(), kind: row.kind, attempts, what });
  if (attempts < MAX_ATTEMPTS) {
    parts.due.postpone(row.id, attempts, deps.clock.now() + backoffMs(attempts, deps.random()));
    return;
  }
  parts.atomically(() => {
    parts.due.close(row.id, "failed");
    apologise(row, agent);
  });
}

/** A bug of ours must not end in silence: the person hears that something was due. */
function apologise(row: DueRow, { parts, deps }: AgentContext): void {
  const address = parts.store.addressBook.newest();
  if (!address) return;
  const now = deps.clock.now();
  const correlationId = `due-${row.id}`;
  const { zone, locale } = parts.profile();
  const due = formatInstant(row.occurrence, zone, "datetime", now, locale);
  const reply = say(
    `A ${row.kind} was due ${due}, but something went wrong on my side. Reference: ${correlationId}.`,
  );
  const message = { idempotencyKey: `d${row.id}`, address, reply, notify: true, correlationId };
  parts.outbox.put(message, now);
}
