import * as words from "../wording/catalogue/chat.ts";
import { rich, t } from "../wording/words.ts";
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
  const profile = services.profile();
  const { zone, zoneKnown } = profile;
  const to = { profile };
  if (zoneKnown) {
    if (!isFirst && !zoneLearned) return [];
    const say = code(t(to, words.welcomeZoneSay));
    return [note(...rich(to, words.welcomeZone, { zone, say }))];
  }
  if (!isFirst) return [];
  const say = code(t(to, words.welcomeNoZoneSay));
  const how =
    inbound.address.channel === "telegram" ? words.welcomeNoZoneLocation : words.welcomeNoZone;
  return [note(...rich(to, how, { say }))];
}
