import { run as runTool } from "../launcher/processes.mjs";

/** Formats, sorts imports and applies the safe fixes. */
export function run(args) {
  return runTool("@biomejs/biome", ["check", "--write", ...args]);
}
