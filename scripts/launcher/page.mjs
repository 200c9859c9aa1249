import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./paths.mjs";
import { runQuietly } from "./processes.mjs";

const PAGE = path.join(ROOT, "dist/web");

/** What the page is made of; it may share types and pure code with the Worker. */
const SOURCES = ["web", "src/core", "src/channels/web", "package-lock.json"];

/** Builds the web page unless dist/web is newer than everything it is made of. */
export async function ensurePage() {
  const page = path.join(PAGE, "index.html");
  if (existsSync(page) && statSync(page).mtimeMs >= newestSource()) return 0;
  return buildPage();
}

/** Built aside and moved into place, so that a running server never sees half a page. */
export async function buildPage() {
  const aside = `${PAGE}.${process.pid}`;
  const code = await runQuietly("vite", ["build", "web", "--outDir", aside, "--emptyOutDir"]);
  if (code === 0) {
    rmSync(PAGE, { recursive: true, force: true });
    renameSync(aside, PAGE);
  }
  rmSync(aside, { recursive: true, force: true });
  return code;
}

function newestSource() {
  return Math.max(...SOURCES.map((source) => newest(path.join(ROOT, source))));
}

function newest(file) {
  if (!existsSync(file)) return 0;
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(file).map((name) => newest(path.join(file, name)));
  return Math.max(stat.mtimeMs, ...inside);
}
