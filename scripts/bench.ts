/**
 * `npm run bench`: how quick, how small, how steady. One JSON line per figure on standard output, a summary
 * on standard error. `-- --quick` takes smaller samples, `-- --only NAME` one group of figures. Workers keep their
 * stores in memory where there is room, since a disk that stalls is none of ours; `-- --folder DIR` has them there.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { burst } from "../tests/bench/figures/burst.ts";
import { growth } from "../tests/bench/figures/growth.ts";
import { lateness } from "../tests/bench/figures/lateness.ts";
import { mind } from "../tests/bench/figures/mind.ts";
import { paced } from "../tests/bench/figures/paced.ts";
import { recurrence } from "../tests/bench/figures/recurrence.ts";
import { size } from "../tests/bench/figures/size.ts";
import { startup } from "../tests/bench/figures/startup.ts";
import { understanding } from "../tests/bench/figures/understanding.ts";
import { webhook } from "../tests/bench/figures/webhook.ts";
import type { Bench, Figure } from "../tests/bench/support/figure.ts";

const BENCHES: Record<string, Bench> = {
  size,
  recurrence,
  startup,
  understanding,
  mind,
  webhook,
  burst,
  growth,
  paced,
  lateness,
};
/** Between two samples, a bench that is short of time goes on with what it has; past the end it is stopped. */
const BUDGET_MS = { full: 330_000, quick: 50_000 };
const LIMIT_MS = { full: 700_000, quick: 240_000 };

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    folder: { type: "string" },
  },
});
const chosen = values.only === undefined ? Object.keys(BENCHES) : [values.only];
if (chosen.some((name) => !Object.hasOwn(BENCHES, name))) {
  console.error(`There is no "${values.only}". Known are: ${Object.keys(BENCHES).join(", ")}.`);
  process.exit(2);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => process.exit(1));

const root = projectFolder();
const folder = values.folder ?? roomyMemory() ?? tmpdir();
console.error(`The Workers' stores are below ${folder}.`);
const scratch = mkdtempSync(path.join(folder, "adjutant-bench-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
const budget = values.quick ? BUDGET_MS.quick : BUDGET_MS.full;
const limit = values.quick ? LIMIT_MS.quick : LIMIT_MS.full;
setTimeout(() => {
  console.error(`Not done within ${limit / 1000} s; stopped.`);
  process.exit(1);
}, limit).unref();

const figures: Figure[] = [];
const options = {
  quick: values.quick,
  root,
  scratch,
  timeLeft: () => budget - performance.now(),
  report(figure: Figure) {
    figures.push(figure);
    console.log(JSON.stringify(figure));
  },
  note: (line: string) => console.error(`${(performance.now() / 1000).toFixed(1)} s  ${line}`),
};

try {
  await ensurePage();
  for (const name of chosen) await BENCHES[name]?.(options);
  summarize();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();

/** A folder in memory with room for thousands of stores, where the system has one. */
function roomyMemory(): string | null {
  const place = "/dev/shm";
  if (!existsSync(place)) return null;
  const { bavail, bsize } = statfsSync(place);
  return bavail * bsize > 4 * 2 ** 30 ? place : null;
}

function summarize(): void {
  const missed = figures.filter(({ ok }) => !ok);
  console.error("");
  for (const { figure, ok, ...numbers } of figures) {
    const shown = Object.entries(numbers).map(([name, value]) => `${name} ${value}`);
    console.error(`${ok ? "ok  " : "MISS"} ${figure}: ${shown.join(", ")}`);
  }
  console.error(`${figures.length - missed.length} of ${figures.length} figures within reach.`);
  process.exitCode = missed.length === 0 ? 0 : 1;
}

/** This file runs from a bundle somewhere below the project's folder. */
function projectFolder(): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, "wrangler.toml"))) return folder;
    if (folder === path.dirname(folder)) throw new Error("Run this inside the project.");
  }
}

/** The Worker's configuration names the built page; without it nothing starts. */
async function ensurePage(): Promise<void> {
  const code = `import("./scripts/launcher/page.mjs").then(async (page) => process.exit(await page.ensurePage()))`;
  const child = spawn(process.execPath, ["-e", code], { cwd: root, stdio: "inherit" });
  const exit = await new Promise((resolve) => child.once("close", resolve));
  if (exit !== 0) throw new Error("The page could not be built.");
}
