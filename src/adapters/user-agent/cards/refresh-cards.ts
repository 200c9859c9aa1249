import type { CardFace, DrawnCard } from "../../../core/capabilities/capability.ts";
import { mint } from "../../../core/chat/cards.ts";
import type { Address } from "../../../core/chat/inbound.ts";
import type { AgentContext } from "../agent-parts.ts";
import { addressKey } from "../outbox-queue.ts";
import type { CardRow } from "./card-table.ts";

/** The message that an answer takes the place of. */
export interface Replaced {
  address: Address;
  messageId: string;
}

/** Something that a turn has changed. */
export interface Touched {
  entity: string;
  id: string;
}

/**
 * Brings every message that shows something of what was changed up to date, in place and in all channels. Runs
 * in the transaction of the change. The message that the turn's own answer replaces is left to that.
 */
export function refreshCards(
  agent: AgentContext,
  touched: readonly Touched[],
  cause: { group: string; correlationId: string; replaced?: Replaced },
): void {
  const { parts } = agent;
  const faces = new Map<string, CardFace>();
  for (const capability of parts.capabilities) {
    for (const face of capability.cards ?? []) faces.set(face.name, face);
  }
  const seen = new Set<string>();
  for (const { entity, id } of touched) {
    for (const row of parts.cards.about(id)) {
      const face = faces.get(row.face);
      if (!face || face.entity !== entity || seen.has(row.key)) continue;
      seen.add(row.key);
      if (isReplaced(row, agent, cause.replaced)) parts.cards.remove(row.key);
      else refresh(row, face, agent, cause);
    }
  }
}

function isReplaced({ key }: CardRow, { parts }: AgentContext, replaced?: Replaced): boolean {
  if (!replaced) return false;
  const message = parts.outbox.find(key);
  return (
    message?.addressKey === addressKey(replaced.address) &&
    message.messageIds.includes(replaced.messageId)
  );
}

function refresh(
  row: CardRow,
  face: CardFace,
  { parts, deps }: AgentContext,
  { group, correlationId }: { group: string; correlationId: string },
): void {
  const now = deps.clock.now();
  const drawn = face.draw(row.subject, { now, profile: parts.profile() });
  if (drawn.state === row.state) return;
  const original = parts.outbox.find(row.key);
  if (!original || original.state === "dead") {
    parts.cards.remove(row.key);
    return;
  }
  const reply = () => minted(drawn, { parts, deps }, now);
  parts.cards.setState(row.key, drawn.state);
  // Nobody has seen it: it goes out as it is now, or not at all.
  if (original.unseen) {
    if (drawn.closed) parts.outbox.withdraw(row.key);
    else parts.outbox.rewrite(row.key, reply(), now);
    return;
  }
  parts.outbox.put(
    {
      idempotencyKey: `${group}:${row.key}:${drawn.state}`,
      address: original.address,
      reply: reply(),
      follows: row.key,
      notify: false,
      correlationId,
    },
    now,
  );
}

function minted(
  drawn: DrawnCard,
  { parts, deps }: Pick<AgentContext, "parts" | "deps">,
  now: number,
) {
  return mint(drawn.reply, { conversation: parts.store.conversation, ids: deps.ids }, now);
}
