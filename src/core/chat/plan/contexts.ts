import type { PlanContext } from "../../capabilities/capability.ts";
import type { ToolContext } from "../../tools/tool.ts";
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
  const base = { now: turn.receivedAt, zone, locale, dayStart, shown: state.shown, ...focus };
  return {
    now: turn.receivedAt,
    profile,
    address: durableAddress(turn.inbound.address),
    shown: state.shown,
    ...focus,
    understand: (words) => services.understand(words, base),
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
