import type { CommandSpec } from "./command.ts";
import { type CapabilityDeps, commandsOf, createCapabilities } from "./registry.ts";

/**
 * All slash commands, for menus and manifests that are made where no user's stores exist. Making the
 * capabilities touches nothing, so their list of commands needs none.
 */
export const COMMAND_SPECS: readonly CommandSpec[] = commandsOf(
  createCapabilities({} as CapabilityDeps),
);
