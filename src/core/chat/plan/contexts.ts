import type { PlanContext } from "../../capabilities/capability.ts";
import type { ToolContext } from "../../tools/tool.ts";
import type { Interpretation } from "../../understanding/interpretation.ts";
import { inSight } from "../in-sight.ts";
import { conversationKey, durableAddress } from "../inbound.ts";
import type { Turn, TurnServices } from "../turn-services.ts";

export function planContext(turn: Turn, services: TurnServices): PlanContext {
  const profile = services.profile();
  const state = inSight(
    services.conversation.load(conversationKey(turn.inbound.address)),
    turn.receivedAt,
  );
  const focus = state.focus === undefined ? {} : { focus: state.focus };
  const { zone, locale, dayStart } = profile;
  // One turn reads the same words for several reasons: for what may be offered, and for the time of a call.
  const read = new Map<string, Interpretation>();
  const base = { now: turn.receivedAt, zone, locale, dayStart, shown: state.shown, ...focus };
  return {
    now: turn.receivedAt,
    profile,
    address: durableAddress(turn.inbound.address),
    shown: state.shown,
    ...focus,
    understand(words) {
      const known = read.get(words) ?? services.understand(words, base);
      read.set(words, known);
      return known;
    },
  };
}

export function toolContext(turn: Turn, services: TurnServices, prepared?: unknown): ToolContext {
  return {
    now: turn.receivedAt,
    profile: services.profile(),
    address: durableAddress(turn.inbound.address),
    changeGroup: turn.group,
    prepared,
  };
}
