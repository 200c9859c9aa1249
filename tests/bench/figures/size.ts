import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { BenchOptions } from "../support/figure.ts";
import { rounded, sum } from "../support/stats.ts";
import { runWrangler } from "../support/worker-process.ts";

const REACH_KIB = 450;

/** The script as it would be deployed. */
export async function size(options: BenchOptions): Promise<void> {
  const modules = await deployable(options);
  const files = modules.map((file) => readFileSync(file));
  const script = Buffer.concat(files);
  const gzipped = sum(files.map((file) => gzipSync(file).byteLength)) / 1024;
  options.report({
    figure: "worker_script_kib",
    raw: rounded(script.byteLength / 1024, 0),
    gzipped: rounded(gzipped, 0),
    reach: REACH_KIB,
    ok: gzipped <= REACH_KIB,
  });
}

/** Bundles the production environment, minified as `npm run deploy` does; the paths of its modules, the main one first. */
export async function deployable({ root, scratch, note }: BenchOptions): Promise<string[]> {
  const outdir = path.join(scratch, "deployable");
  note("size: bundling the Worker");
  const args = ["deploy", "--dry-run", "--env", "production", "--minify", "--outdir", outdir];
  await runWrangler(root, args, scratch);
  const modules = readdirSync(outdir).filter((file) => /\.(?:js|sql|txt|bin|wasm)$/.test(file));
  const isMain = (file: string) => Number(file.endsWith(".js"));
  return modules.sort((a, b) => isMain(b) - isMain(a)).map((file) => path.join(outdir, file));
}
