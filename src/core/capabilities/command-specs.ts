import type { Language } from "../wording/catalogue/text.ts";
import type { CommandSpec } from "./command.ts";
import { type CapabilityDeps, commandsOf, createCapabilities } from "./registry.ts";

/**
 * All slash commands, for menus and manifests that are made where no user's stores exist. Making the
 * capabilities touches nothing, so their list of commands needs none.
 */
export function commandSpecs(language: Language): CommandSpec[] {
  return commandsOf(createCapabilities({} as CapabilityDeps), language);
}

export const COMMAND_SPECS: readonly CommandSpec[] = commandSpecs("en");
