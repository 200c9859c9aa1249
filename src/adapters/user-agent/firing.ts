import type { DueHandler, DueOutcome } from "../../core/capabilities/capability.ts";
import { mint } from "../../core/chat/cards.ts";
import { backoffMs } from "../../core/chat/delivery.ts";
import { type FiredItem, gather, isBelated } from "../../core/chat/gather.ts";
import { conversationKey } from "../../core/chat/inbound.ts";
import { say } from "../../core/chat/reply.ts";
import { formatInstant } from "../../core/time/format.ts";
import type { ToolContext } from "../../core/tools/tool.ts";
import { troubleDue } from "../../core/wording/catalogue/chat.ts";
import { t } from "../../core/wording/words.ts";
import type { AgentContext } from "./agent-parts.ts";
import type { DueRow } from "./due-table.ts";

/** Then it is a dead letter; the next item was never waiting for it. */
const MAX_ATTEMPTS = 8;
/** What is not in this message comes in the next one, at the next alarm. */
const MOST_TOGETHER = 500;
const NOWHERE = {
  channel: "web",
  accountId: "web",
  conversationId: "web",
  kind: "dm",
} as const;

/**
 * Fires everything that is due, each in its own transaction: the item's own change, the message in the
 * outbox and the closed due row come together or not at all. Several that come late share a transaction and
 * their messages. Never throws. Returns how many were handled.
 */
export function fireDue(agent: AgentContext): number {
  const { parts, deps } = agent;
  const now = deps.clock.now();
  const rows = parts.due.ready(now);
  const late = rows.filter((row) => comesLate(row, now));
  if (late.length < 2) return fireEach(rows, agent);
  const all = parts.due.ready(now, MOST_TOGETHER).filter((row) => comesLate(row, now));
  const handled = fireTogether(all, agent);
  return handled + fireEach(handled > 0 ? rows.filter((row) => !comesLate(row, now)) : rows, agent);
}

/** One that has failed before is tried on its own, so that it takes no other with it. */
function comesLate(row: DueRow, now: number): boolean {
  return row.attempts === 0 && isBelated(row, now);
}

function fireEach(rows: DueRow[], agent: AgentContext): number {
  const { parts, failPoint } = agent;
  for (const row of rows) {
    try {
      failPoint("due:start");
      parts.atomically(() => {
        const fired = fire(row, agent);
        if (fired && !fired.outcome.besides) send(fired.key, fired.outcome, agent);
        failPoint("due:in-commit");
      });
      failPoint("due:committed");
    } catch (error) {
      failed(row, error, agent);
    }
  }
  return rows.length;
}

/** Returns how many were handled: all of them, or none when their message could not be made. */
function fireTogether(rows: DueRow[], agent: AgentContext): number {
  const { parts, failPoint } = agent;
  try {
    failPoint("due:start");
    parts.atomically(() => {
      const fired = rows.map((row) => fireApart(row, agent)).filter((item) => item !== null);
      const messages = gather(fired, contextOf(agent, `d${rows[0]?.id}`));
      for (const { key, outcome } of messages) send(key, outcome, agent);
      failPoint("due:in-commit");
    });
    failPoint("due:committed");
    return rows.length;
  } catch (error) {
    report("due.together_failed", rows[0]?.kind ?? "", error, agent);
    return 0;
  }
}

/** In a transaction inside the common one, so that what fails takes back nothing but itself. */
function fireApart(row: DueRow, agent: AgentContext): FiredItem | null {
  try {
    return agent.parts.atomically(() => fire(row, agent));
  } catch (error) {
    failed(row, error, agent);
    return null;
  }
}

/** What the item has to say; null when that is nothing, or not now. */
function fire(row: DueRow, agent: AgentContext): FiredItem | null {
  const { parts, deps } = agent;
  if (!parts.due.stillPending(row)) return null;
  const now = deps.clock.now();
  const key = `d${row.id}`;
  const handler = handlerOf(row.kind, agent);
  const cause = { kind: "due" as const, group: key, correlationId: correlationOf(key), at: now };
  const fired = parts.events.during(cause, () => handler?.fire(row, contextOf(agent, key)) ?? null);
  const held = fired !== null && "holdUntil" in fired;
  // Last: the handler arms the next occurrence of the item, which is another row.
  if (held) parts.due.hold(row.id, fired.holdUntil);
  else parts.due.close(row.id, "done");
  deps.log.info(held ? "due.held" : "due.fired", {
    userId: parts.userId(),
    kind: row.kind,
    correlationId: correlationOf(key),
    latenessMs: now - row.dueAt,
    said: fired !== null && !held,
  });
  return handler && fired && !held ? { key, handler, outcome: fired } : null;
}

function handlerOf(kind: string, { parts }: AgentContext): DueHandler | undefined {
  return parts.capabilities.flatMap((one) => one.due ?? []).find((due) => due.kind === kind);
}

function contextOf({ parts, deps }: AgentContext, changeGroup: string): ToolContext {
  const address = parts.store.addressBook.newest() ?? NOWHERE;
  return { now: deps.clock.now(), profile: parts.profile(), address, changeGroup };
}

/** The message, what its buttons do, what it is about from now on, and where it is shown. */
function send(key: string, outcome: DueOutcome, { parts, deps }: AgentContext): void {
  const now = deps.clock.now();
  const { address } = outcome;
  const reply = mint(outcome.reply, { conversation: parts.store.conversation, ids: deps.ids }, now);
  const message = { idempotencyKey: key, address, reply, notify: true };
  parts.outbox.put({ ...message, correlationId: correlationOf(key) }, now);
  if (outcome.card) parts.cards.put(key, outcome.card, now);
  if (address.channel !== "web") {
    parts.store.say({ id: key, channel: address.channel, role: "assistant", at: now, reply });
  }
  const { conversation } = parts.store;
  const before = conversation.load(conversationKey(address));
  const { focus, shown } = outcome;
  const sight = { ...(focus && { focus }), ...(shown && { shown }) };
  const seen = focus || shown ? { ...sight, focusAt: now } : {};
  const choices = outcome.reply.buttons.flat().map(({ label, action }) => ({ label, action }));
  conversation.save(conversationKey(address), { ...before, ...seen, choices, askedAt: now });
}

function failed(row: DueRow, error: unknown, agent: AgentContext): void {
  const { parts, deps } = agent;
  const attempts = row.attempts + 1;
  report("due.failed", row.kind, error, agent, attempts);
  if (attempts < MAX_ATTEMPTS) {
    parts.due.postpone(row.id, attempts, deps.clock.now() + backoffMs(attempts, deps.random()));
    return;
  }
  parts.atomically(() => {
    parts.due.close(row.id, "failed");
    apologise(row, agent);
  });
}

function report(
  event: string,
  kind: string,
  error: unknown,
  { parts, deps }: AgentContext,
  attempts?: number,
): void {
  const what = error instanceof Error ? error.message.slice(0, 300) : "unknown";
  deps.log.error(event, { userId: parts.userId(), kind, attempts, what });
}

/** A bug of ours must not end in silence: the person hears that something was due. */
function apologise(row: DueRow, { parts, deps }: AgentContext): void {
  const address = parts.store.addressBook.newest();
  if (!address) return;
  const now = deps.clock.now();
  const idempotencyKey = `d${row.id}`;
  const correlationId = correlationOf(idempotencyKey);
  const profile = parts.profile();
  const when = formatInstant(row.occurrence, profile.zone, "datetime", now, profile.locale);
  const { kind } = row;
  const reply = say(t({ profile }, troubleDue, { kind, when, reference: correlationId }));
  parts.outbox.put({ idempotencyKey, address, reply, notify: true, correlationId }, now);
}

function correlationOf(key: string): string {
  return `due-${key.slice(1)}`;
}
