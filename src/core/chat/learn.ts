/** What a message tells of the person beside its words: where they are and which language they speak. */
import type { PrepareContext } from "../tools/tool.ts";
import { clearLanguage } from "../understanding/detect-language.ts";
import { LANGUAGES } from "../understanding/locales/languages.ts";
import type { Inbound } from "./inbound.ts";
import type { Turn, TurnServices } from "./turn-services.ts";

/**
 * Takes the zone and the language that the browser or platform reports, before the message is understood and only
 * while the person has said none; the platform is asked once, on the first contact. The same whenever it is
 * repeated for a turn. True when a zone was taken.
 */
export async function learnOfPerson(
  turn: Turn,
  services: TurnServices,
  step: PrepareContext["step"],
): Promise<boolean> {
  const { inbound } = turn;
  const { timeZone, locale } = inbound.actor;
  if (timeZone !== undefined) services.zones?.note(inbound.address.channel, timeZone);
  if (!isSaid(inbound)) return false;
  const asks = !services.profile().zoneKnown && timeZone === undefined;
  const asked = asks ? await lookUp(inbound, services, step) : {};
  const language = locale ?? asked.locale;
  if (language !== undefined) services.languages?.report(language);
  hear(turn, services);
  if (services.profile().zoneKnown) return false;
  const zone = timeZone ?? asked.timeZone;
  if (zone !== undefined) services.learnZone(zone);
  return services.profile().zoneKnown;
}

async function lookUp(
  { address }: Inbound,
  { conversation, lookUp: ask }: TurnServices,
  step: PrepareContext["step"],
): Promise<{ timeZone?: string; locale?: string }> {
  return conversation.welcomed() || !ask ? {} : step("profile", () => ask(address));
}

function hear({ inbound, group }: Turn, { languages }: TurnServices): void {
  if (!languages || (inbound.kind !== "message" && inbound.kind !== "edit")) return;
  const language = clearLanguage(inbound.text, LANGUAGES);
  if (language !== null) languages.hear(language, group);
}

/** The person said something new, as opposed to pressing a button. */
export function isSaid(inbound: Inbound): boolean {
  return inbound.kind === "message" || inbound.kind === "command" || inbound.kind === "edit";
}
