import { createAccount } from "../../core/capabilities/account/account.ts";
import type { Accounts } from "../../core/ports/accounts.ts";
import type { UserAbilities, UserCapabilities } from "./agent-deps.ts";

/** Everything Adjutant can do for one user, over that user's own stores. */
export function buildCapabilities(abilities: UserAbilities, accounts: Accounts): UserCapabilities {
  return {
    capabilities: [createAccount({ accounts, ids: abilities.ids })],
    profile: () => ({
      zone: "UTC",
      zoneKnown: false,
      locale: "en",
      dayStart: "09:00",
      confirm: "when-unsure",
    }),
    learnZone: () => undefined,
  };
}
