import type { Effect, Profile } from "../tool.ts";
import type { ValueOrigin } from "./value-origin.ts";

/** Who the wish comes from. */
export type Origin =
  /** The person pressed a button or typed a command or an unambiguous sentence. */
  | "explicit"
  /** Inferred: by the model, or from words that can be read in more than one way. */
  | "inferred"
  /** Something that was set up earlier and runs by itself now. */
  | "scheduled";

/** Everything that decides about one wish. What is left out is the harmless case. */
export interface Decision {
  origin: Origin;
  effect: Effect;
  /** Content that the person did not write has entered the turn. */
  tainted: boolean;
  /** The wish is itself the press of a confirmation for exactly these arguments. */
  confirmed: boolean;
  confirm: Profile["confirm"];
  /** See `Tool.personOnly`, of these arguments. */
  personOnly?: boolean;
  /** See `Tool.schedules`. */
  schedules?: boolean;
  /** Where the arguments come from, as far as that is known. */
  values?: readonly ValueOrigin[];
  /** Cards that this turn shows already. */
  cards?: number;
  /** The day's budget for what nobody asked for in so many words is used up. */
  spent?: boolean;
}

/** From free to strict. */
export const VERDICTS = ["act", "ask", "refuse"] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * Act at once, show a card with Confirm and Cancel first, or do neither. Pure, and the only way to an effect. Of
 * two wishes that differ in one respect the less trustworthy never gets the freer verdict.
 */
export function decide(decision: Decision): Verdict {
  if (isOutOfReach(decision)) return "refuse";
  if (decision.confirmed || decision.effect === "read") return "act";
  if (!mustAsk(decision)) return "act";
  // Of several cards in a row nobody reads the last one: that is how a wrong Confirm comes about.
  return isTainted(decision) && (decision.cards ?? 0) > 0 ? "refuse" : "ask";
}

/** What neither a model nor a schedule may want, whatever is shown to the person about it. */
function isOutOfReach({ origin, personOnly, schedules, spent }: Decision): boolean {
  if (origin === "explicit") return false;
  if (spent === true || personOnly === true) return true;
  return origin === "scheduled" && schedules === true;
}

function mustAsk(decision: Decision): boolean {
  const { effect, origin, confirm } = decision;
  if (effect === "external-write" || effect === "destructive") return true;
  if (isTainted(decision) || origin !== "explicit") return true;
  return effect === "write" && confirm === "always";
}

function isTainted({ tainted, values = [] }: Decision): boolean {
  return tainted || values.includes("foreign");
}
