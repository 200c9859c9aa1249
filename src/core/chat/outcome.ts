import type { Outcome } from "../tools/tool.ts";
import { paragraph } from "./reply.ts";

/** One plain sentence and nothing to press. */
export function sentence(words: string): Outcome {
  return { reply: { blocks: [paragraph(words)], buttons: [] } };
}
