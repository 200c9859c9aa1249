import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import { freePort } from "../../e2e/support/app.ts";
import type { BenchOptions } from "../support/figure.ts";
import { median, rounded } from "../support/stats.ts";
import { deployable } from "./size.ts";

const REACH = 6;
const PATIENCE_MS = 20_000;

/** From the start of a bare workerd to its first answer: the script as deployed, and nothing but Hono. */
export async function startup(options: BenchOptions): Promise<void> {
  const { quick, root, scratch, report, note, timeLeft } = options;
  const rounds = quick ? 5 : 15;
  const folder = path.join(scratch, "startup");
  mkdirSync(folder, { recursive: true });
  const least = path.join(folder, "hono.js");
  await build({
    stdin: {
      contents: `import { Hono } from "hono"; const app = new Hono(); app.all("*", (c) => c.text("here")); export default app;`,
      resolveDir: root,
    },
    bundle: true,
    minify: true,
    format: "esm",
    outfile: least,
  });
  const modules = (await deployable(options)).map((file) => {
    const copy = path.join(folder, path.basename(file));
    copyFileSync(file, copy);
    return copy;
  });
  const scripts = { ours: modules, hono: [least] };
  const times: Record<keyof typeof scripts, number[]> = { ours: [], hono: [] };
  note("startup: starting both again and again");
  for (let round = 0; round <= rounds && (round < 3 || timeLeft() > 0); round++) {
    for (const name of ["ours", "hono"] as const) {
      const ms = await timeToAnswer(root, folder, scripts[name]);
      // The first start reads everything from the disk.
      if (round > 0) times[name].push(ms);
    }
  }
  const [ours, hono] = [median(times.ours), median(times.hono)];
  report({
    figure: "startup_ms",
    value: rounded(ours, 0),
    yardstick: rounded(hono, 0),
    ratio: rounded(ours / hono),
    extra: rounded(ours - hono, 0),
    starts: times.ours.length,
    reach: REACH,
    ok: ours / hono <= REACH,
  });
}

async function timeToAnswer(root: string, folder: string, modules: string[]): Promise<number> {
  const port = await freePort();
  const config = path.join(folder, "config.capnp");
  writeFileSync(config, configuration(modules, port));
  const start = performance.now();
  const child = spawn(binary(root), ["serve", "--experimental", config], { stdio: "ignore" });
  const exited = new Promise((resolve) => child.once("close", resolve));
  const quit = () => child.kill("SIGKILL");
  process.once("exit", quit);
  try {
    while (performance.now() - start < PATIENCE_MS) {
      const url = `http://127.0.0.1:${port}/slack/nothing-here`;
      const answer = await fetch(url).catch(() => undefined);
      if (answer) {
        const ms = performance.now() - start;
        await answer.arrayBuffer();
        return ms;
      }
      await sleep(1);
    }
    throw new Error(`workerd did not answer with ${modules[0]}`);
  } finally {
    quit();
    process.off("exit", quit);
    await exited;
  }
}

/** No bindings: the answer that is asked for needs none. */
function configuration(modules: string[], port: number): string {
  const embedded = modules.map((file) => {
    const name = JSON.stringify(path.basename(file));
    return `(name = ${name}, ${file.endsWith(".js") ? "esModule" : "text"} = embed ${name})`;
  });
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [${embedded.join(", ")}],
    compatibilityDate = "2026-10-20",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`;
}

/** The platform's own package; the launcher script beside it would be measured too. */
function binary(root: string): string {
  const scope = path.join(root, "node_modules/@cloudflare");
  const name = readdirSync(scope).find((entry) => /^workerd-(linux|darwin|windows)/.test(entry));
  const file = path.join(scope, name ?? "", "bin/workerd");
  return existsSync(file) ? file : `${file}.exe`;
}
