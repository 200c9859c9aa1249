import { buildPage } from "../launcher/page.mjs";
import { run } from "../launcher/processes.mjs";

const PRODUCTION = ["--env", "production"];

/** The page, the shared database's migrations, then the Worker, to your own Cloudflare account. */
async function deploy(args) {
  const page = await buildPage();
  if (page !== 0) return page;
  const migrated = await run("wrangler", [
    "d1",
    "migrations",
    "apply",
    "DB",
    "--remote",
    ...PRODUCTION,
  ]);
  if (migrated !== 0) return migrated;
  return run("wrangler", ["deploy", ...PRODUCTION, ...args]);
}

export { deploy as run };
