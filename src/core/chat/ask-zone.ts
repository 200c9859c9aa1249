import type { Outcome } from "../tools/tool.ts";
import * as words from "../wording/catalogue/chat.ts";
import { dismiss, draft, press } from "../wording/draft.ts";
import { t } from "../wording/words.ts";
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
