import type { Inbound } from "./inbound.ts";
import { type Block, code, note } from "./reply.ts";
import type { TurnServices } from "./turn-services.ts";

/**
 * The one line about the zone that the very first answer carries, and the first one after the browser or
 * platform has said it. Nothing is asked for.
 */
export function welcome(inbound: Inbound, zoneLearned: boolean, services: TurnServices): Block[] {
  const isFirst = !services.conversation.welcomed();
  if (isFirst) services.conversation.setWelcomed();
  const { zone, zoneKnown } = services.profile();
  if (zoneKnown) {
    if (!isFirst && !zoneLearned) return [];
    return [note(`Times are in ${zone}. Say `, code("my timezone is …"), " to change that.")];
  }
  if (!isFirst) return [];
  return [
    note(
      "Times are in UTC until you tell me your zone: say ",
      code("I'm in Vienna"),
      inbound.address.channel === "telegram" ? " or share your location once." : ".",
    ),
  ];
}
