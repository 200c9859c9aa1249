import { paragraph } from "../chat/reply.ts";
import type { Ambiguity, Request } from "../understanding/interpretation.ts";
import type { Plan, PlanContext } from "./capability.ts";

/**
 * The question that settles an ambiguity: wording, a button for each reading, and what the next message
 * may answer.
 */
export function questionFor(request: Request, ambiguity: Ambiguity, _context: PlanContext): Plan {
  return {
    kind: "ask",
    question: { blocks: [paragraph("Could you say that another way?")], buttons: [] },
    pending: { request, reason: ambiguity.reason },
  };
}
