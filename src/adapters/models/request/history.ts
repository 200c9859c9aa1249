import { estimateTokens, MESSAGE_TOKENS } from "../../../core/model/estimate-tokens.ts";
import type { ModelMessage } from "../../../core/ports/language-model.ts";

/**
 * The history as every chat template takes it: it begins with the person, and no call stands without its
 * result or the other way round.
 */
export function wellFormed(messages: ModelMessage[]): ModelMessage[] {
  const paired = messages.filter((message, index) => {
    if (message.role === "call") return answers(messages[index + 1], message.tool);
    if (message.role === "result") {
      const before = messages[index - 1];
      return before?.role === "call" && before.tool === message.tool;
    }
    return message.text.trim() !== "";
  });
  const start = paired.findIndex(({ role }) => role === "user");
  return start < 0 ? [] : paired.slice(start);
}

/**
 * The newest messages that fit into `tokens`, still well formed. The person's last message and what came after
 * it always stay; null when these alone are too long.
 */
export function fitting(messages: ModelMessage[], tokens: number): ModelMessage[] | null {
  let kept = wellFormed(messages);
  while (historyTokens(kept) > tokens) {
    const shorter = wellFormed(kept.slice(1));
    if (!hasNewest(shorter, kept)) return null;
    kept = shorter;
  }
  return kept;
}

/** At most half of it, but always what the person said last and what came after. */
export function newestHalf(history: ModelMessage[]): ModelMessage[] {
  const half = fitting(history, historyTokens(history) / 2);
  return half ?? history.slice(history.findLastIndex(({ role }) => role === "user"));
}

/** About how many tokens these messages are. */
export function historyTokens(messages: ModelMessage[]): number {
  return messages.reduce(
    (sum, message) => sum + MESSAGE_TOKENS + estimateTokens(wordsOf(message)),
    0,
  );
}

function wordsOf(message: ModelMessage): string {
  return message.role === "call" ? message.tool + JSON.stringify(message.args) : message.text;
}

function answers(message: ModelMessage | undefined, tool: string): boolean {
  return message?.role === "result" && message.tool === tool;
}

function hasNewest(shorter: ModelMessage[], all: ModelMessage[]): boolean {
  const newest = all.findLast(({ role }) => role === "user");
  return newest !== undefined && shorter.includes(newest);
}
