import { learnZone, profileOf, zoneReports } from "../../core/capabilities/memory/profile.ts";
import { createCapabilities } from "../../core/capabilities/registry.ts";
import type { Accounts } from "../../core/ports/accounts.ts";
import type { UserAbilities, UserCapabilities } from "./agent-deps.ts";
import { createItemStores } from "./items/stores.ts";

/** Everything Adjutant can do for one user, over that user's own stores. */
export function buildCapabilities(
  { db, changes, clock, memos, ...abilities }: UserAbilities,
  accounts: Accounts,
): UserCapabilities {
  const stores = createItemStores(db, { changes, clock, memos });
  return {
    capabilities: createCapabilities({ ...stores, ...abilities, accounts, clock }),
    profile: () => profileOf(stores.preferences),
    learnZone: (zone) => learnZone(stores.preferences, zone),
    zones: zoneReports(stores.preferences),
  };
}
