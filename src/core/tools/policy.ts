import type { Effect, Profile } from "./tool.ts";

/** Who the wish comes from. */
export type Origin =
  /** The person pressed a button or typed a command or an unambiguous sentence. */
  | "explicit"
  /** Inferred: by the model, or from words that can be read in more than one way. */
  | "inferred";

export interface Decision {
  origin: Origin;
  effect: Effect;
  /** Content that the person did not write has entered the turn. */
  tainted: boolean;
  /** The wish is itself the press of a confirmation for exactly these arguments. */
  confirmed: boolean;
  confirm: Profile["confirm"];
}

/**
 * Act at once, or show a card with Confirm and Cancel first. Pure; there is no way around it but a
 * confirmation.
 */
export function decide(decision: Decision): "act" | "ask" {
  if (decision.confirmed || decision.effect === "read") return "act";
  if (decision.effect === "external-write" || decision.effect === "destructive") return "ask";
  if (decision.tainted || decision.origin === "inferred") return "ask";
  if (decision.effect === "write" && decision.confirm === "always") return "ask";
  return "act";
}
