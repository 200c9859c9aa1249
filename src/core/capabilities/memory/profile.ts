import type { ChannelName } from "../../chat/inbound.ts";
import type { LanguageReports, ZoneReports } from "../../chat/turn-services.ts";
import { readQuietHours } from "../../time/quiet-hours.ts";
import { isZone } from "../../time/zones.ts";
import type { Profile } from "../../tools/tool.ts";
import type { Language } from "../../wording/catalogue/text.ts";
import { languageIn } from "../../wording/words.ts";
import type { PreferenceStore } from "./preference.ts";

const DAY_START = "09:00";

/** The person's settings, with what holds until they say otherwise. */
export function profileOf(preferences: PreferenceStore): Profile {
  const zone = preferences.get("zone") ?? preferences.get("reportedZone");
  const quiet = readQuietHours(preferences.get("quietHours") ?? "");
  return {
    zone: zone ?? "UTC",
    zoneKnown: zone !== null,
    locale: localeOf(preferences),
    dayStart: preferences.get("dayStart") ?? DAY_START,
    confirm: preferences.get("confirm") === "always" ? "always" : "when-unsure",
    ...(quiet ? { quiet } : {}),
  };
}

/** Takes the zone that a platform reports; what the person said stays above it. */
export function learnZone(preferences: PreferenceStore, zone: string): void {
  if (isZone(zone)) preferences.report("reportedZone", zone);
}

/** What sources say of the zone without being asked. A first report is only kept; a new one leads to a question. */
export function zoneReports(preferences: PreferenceStore): ZoneReports {
  return {
    note(source, zone) {
      const name = `reportedZone.${source}` as const;
      const before = preferences.get(name);
      if (before === zone || !isZone(zone)) return;
      preferences.report(name, zone);
      if (before !== null) preferences.report("zoneToAsk", `${source} ${zone}`);
    },
    toAsk() {
      const [source, zone] = (preferences.get("zoneToAsk") ?? "").split(" ");
      if (!source || !zone || zone === profileOf(preferences).zone) return null;
      return { source: source as ChannelName, zone };
    },
    asked: () => preferences.report("zoneToAsk", ""),
  };
}

function localeOf(preferences: PreferenceStore): string {
  const heard = preferences.get("spokenLocale") ?? preferences.get("reportedLocale");
  return preferences.get("locale") ?? heard ?? "en";
}

/**
 * Which language the person speaks. The first sentence that is clearly in a language decides; after that only two
 * such sentences in a row bring another. What they set themselves stays above it.
 */
export function languageReports(preferences: PreferenceStore): LanguageReports {
  const { get, report } = preferences;
  return {
    report(tag) {
      const known = languageIn(tag);
      if (known && get("reportedLocale") === null) report("reportedLocale", known);
    },
    hear(tag, group) {
      const language = languageIn(tag);
      if (language) hear(preferences, language, group);
    },
  };
}

function hear({ get, report }: PreferenceStore, language: Language, group: string): void {
  const spoken = get("spokenLocale");
  const [before, since] = (get("heardLocale") ?? "").split(" ");
  if (language === spoken) {
    if (before) report("heardLocale", "");
  } else if (spoken === null || (before === language && since !== group)) {
    report("spokenLocale", language);
    if (before) report("heardLocale", "");
  } else if (before !== language) {
    report("heardLocale", `${language} ${group}`);
  }
}
