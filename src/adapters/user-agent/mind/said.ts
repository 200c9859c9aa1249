import { plainText } from "../../../core/chat/reply.ts";
import { type Passage, passage } from "../../../core/mind/passage.ts";
import type { SaidEntry } from "../conversation-store.ts";

/** The newest messages of a chat that prompts are made from. */
export const MESSAGES = 8;

/** A message of a chat as a part of a prompt. */
export function asPassage({ role, text, reply }: SaidEntry): Passage[] {
  if (role === "user") return text ? [passage("said", text)] : [];
  return reply ? [passage("answered", plainText(reply), reply.untrusted === true)] : [];
}
