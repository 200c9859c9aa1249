import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensurePage } from "../launcher/page.mjs";
import { CACHE } from "../launcher/paths.mjs";
import { exitCodeOfSignal, run as runTool } from "../launcher/processes.mjs";
import { run as lint } from "./lint.mjs";
import { checkTypes, TYPE_CONFIGS } from "./typecheck.mjs";

/**
 * Everything that has to hold: types, lint, the page's build, tests. The last line counts them; each
 * check counts as one. Arguments go to vitest (`npm test -- tests/core`).
 */
export async function run(args) {
  const checks = [];
  for (const [name, config] of Object.entries(TYPE_CONFIGS)) {
    checks.push(await check(`types of ${name}`, () => checkTypes(config)));
  }
  checks.push(await check("lint and format", () => lint([])));
  checks.push(await check("page build", ensurePage));
  const tests = await runTests(args);
  const signalled = exitCodeOfSignal();
  if (signalled !== undefined) return signalled;
  const passed = tests.passed + checks.filter((ok) => ok).length;
  const failed = tests.failed + checks.filter((ok) => !ok).length;
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function check(name, command) {
  if (exitCodeOfSignal() !== undefined) return false;
  const ok = (await command()) === 0;
  console.log(`${ok ? "ok" : "FAILED"}: ${name}`);
  return ok;
}

async function runTests(args) {
  if (exitCodeOfSignal() !== undefined) return { passed: 0, failed: 0 };
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(path.join(CACHE, "test-"));
  const report = path.join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const code = await runTool("vitest", ["run", ...reporters, ...args]);
    return counts(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that cannot be loaded, an unhandled error and an empty run each count as a failure. */
function counts(report, code) {
  let results;
  try {
    results = JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const broken = results.testResults.filter(
    (file) =>
      file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const passed = results.numPassedTests;
  const failed = results.numFailedTests + broken.length;
  const unexplained = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: failed + (unexplained ? 1 : 0) };
}
