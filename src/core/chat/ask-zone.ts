import { zonesNear } from "../time/zone-near.ts";
import type { Outcome } from "../tools/tool.ts";
import * as words from "../wording/catalogue/chat.ts";
import { dismiss, draft, press } from "../wording/draft.ts";
import { type Reader, t } from "../wording/words.ts";
import { paragraph } from "./reply.ts";
import type { Turn, TurnServices } from "./turn-services.ts";

/**
 * A browser or platform says another zone than before. Nobody is asked about that unasked: the question comes
 * with the answer to the next message, once.
 */
export function askAboutZone({ inbound }: Turn, { zones, profile }: TurnServices): Outcome | null {
  const said = inbound.kind === "message" || inbound.kind === "command" || inbound.kind === "edit";
  const reported = said && inbound.address.channel !== "api" ? zones?.toAsk() : null;
  if (!zones || !reported) return null;
  zones.asked();
  const to = { profile: profile() };
  const { zone } = to.profile;
  const asks = reported.source === "slack" ? words.zoneSlackAsk : words.zoneBrowserAsk;
  const question = t(to, asks, { reported: reported.zone, zone });
  const use = press(t(to, words.zoneUse, { zone: reported.zone }), "preferences.set", {
    name: "zone",
    value: reported.zone,
  });
  const stay = { ...dismiss(to), label: t(to, words.zoneStay, { zone }) };
  return { reply: draft([paragraph(question)], [[use], [stay]]) };
}

/** A shared location is a hint at the zone; near a border the person knows better, so they choose. */
export function zoneQuestion(
  location: { latitude: number; longitude: number },
  to: Reader,
): Outcome {
  const buttons = zonesNear(location, 3).map((zone) => [
    press(t(to, words.zoneUse, { zone }), "preferences.set", { name: "zone", value: zone }),
  ]);
  const question = [paragraph(t(to, words.zoneWhichAsk))];
  return { reply: draft(question, [...buttons, [dismiss(to, words.zoneKeep)]]) };
}
