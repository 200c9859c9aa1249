/**
 * Every npm script starts here. The tools need Node 22, the person may have Node 20: this file only
 * picks the command; `launcher/node.mjs` finds the Node that the tools run on.
 */
import { exitCodeOfSignal } from "./launcher/processes.mjs";

/** Commands of the tool chain, one file each. */
const COMMANDS = {
  start: () => import("./commands/start.mjs"),
  test: () => import("./commands/test.mjs"),
  check: () => import("./commands/test.mjs"),
  build: () => import("./commands/build.mjs"),
  typecheck: () => import("./commands/typecheck.mjs"),
  lint: () => import("./commands/lint.mjs"),
  format: () => import("./commands/format.mjs"),
  deploy: () => import("./commands/deploy.mjs"),
  wrangler: () => import("./commands/wrangler.mjs"),
  "db:generate": () => import("./commands/db-generate.mjs"),
};

/** Commands of our own, written in TypeScript. */
const SCRIPTS = {
  bench: "bench.ts",
  chaos: "chaos.ts",
  hostile: "hostile.ts",
  "model:check": "model-check.ts",
  oracle: "oracle.ts",
  places: "places.ts",
  score: "score.ts",
  "slack:manifest": "slack-manifest.ts",
  telegram: "telegram.ts",
  "telegram:setup": "telegram-setup.ts",
  token: "token.ts",
  train: "train.ts",
  understand: "understand.ts",
};

/** Those that start the Worker, which serves the page. */
const WITH_PAGE = new Set(["bench", "chaos"]);

async function main([name, ...args]) {
  if (Object.hasOwn(COMMANDS, name ?? "")) {
    const { run } = await COMMANDS[name]();
    return run(args);
  }
  if (Object.hasOwn(SCRIPTS, name ?? "")) {
    if (WITH_PAGE.has(name)) {
      const { ensurePage } = await import("./launcher/page.mjs");
      const code = await ensurePage();
      if (code !== 0) return code;
    }
    const { runScript } = await import("./commands/script.mjs");
    return runScript(SCRIPTS[name], args);
  }
  const known = [...Object.keys(COMMANDS), ...Object.keys(SCRIPTS)].sort().join(", ");
  console.error(`Unknown command "${name ?? ""}". Known are: ${known}.`);
  return 2;
}

try {
  const code = await main(process.argv.slice(2));
  process.exitCode = code;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = exitCodeOfSignal() ?? 1;
}
