import type { CommandSpec } from "./command.ts";

export const COMMAND_SPECS: CommandSpec[] = [];
