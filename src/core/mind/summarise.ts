import type { ModelRequest, ModelResult } from "../ports/language-model.ts";
import type { Passage } from "./passage.ts";

/** Longest summary, in tokens; a prompt has room for about as much. */
const TOKENS = 150;
const SYSTEM = `You keep notes on a conversation between a person and their assistant, for the assistant's own use.
Write at most 80 words: what the person wants, decided or told, with names and dates as they stand. No advice, nothing that was not said.`;

/** Asks for the notes so far with what was said since. Words of others stay out of them. */
export function summaryRequest(
  before: string | undefined,
  messages: readonly Passage[],
): ModelRequest {
  const lines = messages
    .filter(({ untrusted }) => !untrusted)
    .map(({ from, text }) => `${from === "said" ? "Person" : "Assistant"}: ${text}`);
  const notes = before === undefined ? [] : [`Notes so far:\n${before}`];
  const text = [...notes, `Said since:\n${lines.join("\n")}`, "New notes:"].join("\n\n");
  return {
    system: SYSTEM,
    messages: [{ role: "user", text }],
    maxTokens: TOKENS,
    temperature: 0,
  };
}

/** The notes, or null when this is none. */
export function summaryFrom(result: ModelResult): string | null {
  if (result.kind !== "text" || result.ended === "cut") return null;
  const text = result.text.trim();
  return text === "" ? null : text;
}
