import type { Block } from "../chat/reply.ts";

export function heading(text: string): Block {
  return { t: "heading", text };
}
