import { feedText } from "../../core/capabilities/calendar-feed/feed.ts";
import {
  languageReports,
  learnZone,
  profileOf,
  zoneReports,
} from "../../core/capabilities/memory/profile.ts";
import { type CapabilityDeps, createCapabilities } from "../../core/capabilities/registry.ts";
import type { UserAbilities, UserCapabilities } from "./agent-deps.ts";
import { createItemStores } from "./items/stores.ts";

/** Everything Adjutant can do for one user, over that user's own stores. */
export function buildCapabilities(
  { db, changes, clock, memos, ...abilities }: UserAbilities,
  shared: Pick<CapabilityDeps, "accounts" | "calendarFeeds" | "files" | "publicUrl">,
): UserCapabilities {
  const stores = createItemStores(db, { changes, clock, memos });
  return {
    capabilities: createCapabilities({ ...stores, ...abilities, ...shared, clock }),
    profile: () => profileOf(stores.preferences),
    calendar: () => feedText(stores, clock.now()),
    learnZone: (zone) => learnZone(stores.preferences, zone),
    zones: zoneReports(stores.preferences),
    languages: languageReports(stores.preferences),
    facts: stores.facts,
  };
}
