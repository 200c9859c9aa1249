import { isZone } from "../../time/zones.ts";
import type { Profile } from "../../tools/tool.ts";
import type { PreferenceStore } from "./preference.ts";

const DAY_START = "09:00";

/** The person's settings, with what holds until they say otherwise. */
export function profileOf(preferences: PreferenceStore): Profile {
  const zone = preferences.get("zone") ?? preferences.get("reportedZone");
  return {
    zone: zone ?? "UTC",
    zoneKnown: zone !== null,
    locale: preferences.get("locale") ?? "en",
    dayStart: preferences.get("dayStart") ?? DAY_START,
    confirm: preferences.get("confirm") === "always" ? "always" : "when-unsure",
  };
}

/** Takes the zone that a platform reports; what the person said stays above it. */
export function learnZone(preferences: PreferenceStore, zone: string): void {
  if (isZone(zone)) preferences.report("reportedZone", zone);
}
