import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { BenchOptions } from "../support/figure.ts";
import { rounded } from "../support/stats.ts";
import { runWrangler } from "../support/worker-process.ts";

const REACH_KIB = 450;

/** The script as it would be deployed. */
export async function size(options: BenchOptions): Promise<void> {
  const script = readFileSync(await deployable(options));
  const gzipped = gzipSync(script).byteLength / 1024;
  options.report({
    figure: "worker_script_kib",
    raw: rounded(script.byteLength / 1024, 0),
    gzipped: rounded(gzipped, 0),
    reach: REACH_KIB,
    ok: gzipped <= REACH_KIB,
  });
}

/** Bundles the production environment, minified as `npm run deploy` does; resolves to the script's path. */
export async function deployable({ root, scratch, note }: BenchOptions): Promise<string> {
  const outdir = path.join(scratch, "deployable");
  note("size: bundling the Worker");
  const args = ["deploy", "--dry-run", "--env", "production", "--minify", "--outdir", outdir];
  await runWrangler(root, args, scratch);
  const script = readdirSync(outdir).find((file) => file.endsWith(".js"));
  if (script === undefined) throw new Error(`There is no script in ${outdir}.`);
  return path.join(outdir, script);
}
