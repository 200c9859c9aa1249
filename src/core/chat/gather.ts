import type { DueHandler, DueOutcome } from "../capabilities/capability.ts";
import type { DueItem } from "../ports/due-queue.ts";
import type { ToolContext } from "../tools/tool.ts";

/** After an outage of this length what is overdue comes in one message. */
const OUTAGE_MS = 10 * 60_000;

/** It was held back, or could not be said for a while: several of these are not said one by one. */
export function isBelated(item: Pick<DueItem, "occurrence" | "dueAt">, now: number): boolean {
  return item.dueAt > item.occurrence || now - item.dueAt > OUTAGE_MS;
}

/** What one due item came to. */
export interface FiredItem {
  /** Names the message that says it. */
  key: string;
  handler: DueHandler;
  outcome: DueOutcome;
}

/** A message with the key of the first item in it. */
export interface GatheredMessage {
  key: string;
  outcome: DueOutcome;
}

/**
 * The messages for items that are said at one time: those of one chat become one message where their handlers
 * can say them together. Keeps the order of the items.
 */
export function gather(fired: readonly FiredItem[], context: ToolContext): GatheredMessage[] {
  const groups = new Map<unknown, Map<string, FiredItem[]>>();
  for (const item of fired) {
    const { handler, outcome, key } = item;
    const family = groups.get(handler.together ?? handler) ?? new Map<string, FiredItem[]>();
    const place = handler.together ? JSON.stringify(outcome.address) : key;
    family.set(place, [...(family.get(place) ?? []), item]);
    groups.set(handler.together ?? handler, family);
  }
  const messages = [...groups.values()].flatMap((family) => [...family.values()]);
  return messages.flatMap((items) => messageOf(items, context));
}

function messageOf(items: FiredItem[], context: ToolContext): GatheredMessage[] {
  const [first] = items;
  if (!first || items.every(({ outcome }) => outcome.besides)) return [];
  const together = items.length > 1 ? first.handler.together : undefined;
  if (!together) return items.map(({ key, outcome }) => ({ key, outcome }));
  const outcomes = items.map(({ outcome }) => outcome);
  return [{ key: first.key, outcome: together(outcomes, context) }];
}
