import { buildPage } from "../launcher/page.mjs";
import { run } from "../launcher/processes.mjs";

/** The page, then the Worker as it would be deployed, in dist/. */
async function build() {
  const page = await buildPage();
  if (page !== 0) return page;
  return run("wrangler", ["deploy", "--dry-run", "--env", "production", "--outdir", "dist/worker"]);
}

export { build as run };
