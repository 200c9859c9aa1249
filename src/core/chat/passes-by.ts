import { findTool } from "./find-tool.ts";
import { planContext } from "./plan/contexts.ts";
import { planInbound } from "./plan-inbound.ts";

import type { Turn, TurnServices } from "./turn-services.ts";

/**
 * Whether a message only asks to see something that can be shown at once, and so may be answered while one
 * before it waits for the language model. Whatever changes something, or is asked back about, keeps its place.
 */
export function passesBy(turn: Turn, services: TurnServices): boolean {
  if (turn.inbound.kind !== "message" && turn.inbound.kind !== "command") return false;
  return planInbound(turn, services, planContext(turn, services)).every(
    (step) =>
      step.kind === "say" ||
      (step.kind === "call" && findTool(services.capabilities, step.call.tool)?.effect === "read"),
  );
}
