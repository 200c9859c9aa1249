import { run as runTool } from "../launcher/processes.mjs";

/** Cloudflare's own tool on the fitting Node: `npm run wrangler -- d1 create adjutant`. */
export function run(args) {
  return runTool("wrangler", args);
}
