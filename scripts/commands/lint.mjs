import { run as runTool } from "../launcher/processes.mjs";

/** Lint and format check; changes nothing. */
export function run(args) {
  const color = process.stdout.isTTY ? [] : ["--colors=off"];
  return runTool("@biomejs/biome", ["ci", "--error-on-warnings", ...color, ...args]);
}
