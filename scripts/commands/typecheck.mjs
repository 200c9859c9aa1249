import { run as runTool } from "../launcher/processes.mjs";

/** Each floor has its own globals, so each has its own configuration. */
export const TYPE_CONFIGS = {
  core: "src/core/tsconfig.json",
  worker: "tsconfig.json",
  page: "web/tsconfig.json",
  tests: "tests/tsconfig.json",
};

/** Checks one configuration; resolves to the exit code. */
export function checkTypes(config) {
  return runTool("typescript#tsc", ["-p", config]);
}

/** Checks all of them, so that one look shows everything. */
export async function run() {
  const codes = await Promise.all(Object.values(TYPE_CONFIGS).map(checkTypes));
  return Math.max(...codes);
}
