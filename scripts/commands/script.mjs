import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { CACHE, ROOT } from "../launcher/paths.mjs";
import { start } from "../launcher/processes.mjs";

/** Some dependencies are CommonJS and expect these. */
const BANNER = [
  'import { createRequire as __createRequire } from "node:module";',
  "const require = __createRequire(import.meta.url);",
].join("\n");

/**
 * Runs one of our TypeScript commands. It is bundled first, with the Worker's dependencies inside,
 * so that it can use the Worker's own code; the tools (devDependencies) are loaded at run time.
 */
export async function runScript(name, args) {
  const source = path.join(ROOT, "scripts", name);
  if (!existsSync(source)) {
    console.error(`There is no scripts/${name} yet.`);
    return 2;
  }
  const bundle = path.join(CACHE, name.replace(/\.ts$/, ".mjs"));
  const { build } = createRequire(import.meta.url)("esbuild");
  const { devDependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  await build({
    entryPoints: [source],
    outfile: bundle,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "esm",
    sourcemap: "inline",
    loader: { ".sql": "text" },
    banner: { js: BANNER },
    external: Object.keys(devDependencies).flatMap((tool) => [tool, `${tool}/*`]),
    logLevel: "warning",
  });
  return start(bundle, args, { cwd: process.cwd() }).exited;
}
