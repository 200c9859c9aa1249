import type { Intent } from "../interpretation.ts";

/**
 * Intents that the trained part has never seen: its probabilities say nothing about them. They rest on frames
 * that name their object, and on a request that changes nothing unless such an item exists.
 */
export const RULE_MADE: ReadonlySet<Intent> = new Set([
  "reminder.show",
  "reminder.skip",
  "reminder.pause",
  "reminder.resume",
  "reminder.end",
  "reminder.send",
]);
