import { zonesNear } from "../time/zone-near.ts";
import type { Outcome } from "../tools/tool.ts";
import { dismiss, draft, press } from "../wording/draft.ts";
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
  const { zone } = profile();
  const who = reported.source === "slack" ? "Slack says" : "Your browser says";
  const question = `${who} that you are on the clock of ${reported.zone} now. Times are in ${zone}. Should that change?`;
  const use = press(`Use ${reported.zone}`, "preferences.set", {
    name: "zone",
    value: reported.zone,
  });
  return { reply: draft([paragraph(question)], [[use], [dismiss(`Stay with ${zone}`)]]) };
}

/** A shared location is a hint at the zone; near a border the person knows better, so they choose. */
export function zoneQuestion(location: { latitude: number; longitude: number }): Outcome {
  const buttons = zonesNear(location, 3).map((zone) => [
    press(`Use ${zone}`, "preferences.set", { name: "zone", value: zone }),
  ]);
  const question = [paragraph("Which zone should times be in?")];
  return { reply: draft(question, [...buttons, [dismiss("Keep as it is")]]) };
}
