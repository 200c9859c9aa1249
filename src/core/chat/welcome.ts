import type { Inbound } from "./inbound.ts";
import { type Block, code, note } from "./reply.ts";
import type { TurnServices } from "./turn-services.ts";

/**
 * The one line that the very first answer carries: which zone times are read in. Nothing is asked for;
 * the platform's own word for the zone is taken when there is one.
 */
export function welcome(
  inbound: Inbound,
  reported: string | undefined,
  services: TurnServices,
): Block[] {
  if (services.conversation.welcomed()) return [];
  services.conversation.setWelcomed();
  if (reported !== undefined && !services.profile().zoneKnown) services.learnZone(reported);
  const { zone, zoneKnown } = services.profile();
  if (zoneKnown)
    return [note(`Times are in ${zone}. Say `, code("my timezone is …"), " to change that.")];
  return [
    note(
      "Times are in UTC until you tell me your zone: say ",
      code("I'm in Vienna"),
      inbound.address.channel === "telegram" ? " or share your location once." : ".",
    ),
  ];
}
