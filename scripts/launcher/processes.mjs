import { spawn } from "node:child_process";
import { accessSync, constants, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fittingNode } from "./node.mjs";
import { ROOT } from "./paths.mjs";

/**
 * Keeps wrangler quick behind a firewall that eats packets: no look-ups, no update check. No log files of its own in
 * the home folder. And no recording of every call and query for its explorer, which takes as long as the work itself.
 */
const TOOL_ENV = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_WRITE_LOGS: "false",
  X_LOCAL_EXPLORER: "false",
  X_LOCAL_OBSERVABILITY: "false",
  ...temporaryFiles(),
};

/** Escape codes belong on a terminal only. */
const PLAIN = process.stdout.isTTY || process.env.FORCE_COLOR ? {} : { NO_COLOR: "1" };

/**
 * For every transaction that can be taken back SQLite copies the pages that it changes, beyond a dozen to a temporary
 * file that nobody reads after a crash. In memory that costs a third of a reminder less (Linux; elsewhere the
 * system's own place for such files is used). https://sqlite.org/tempfiles.html
 */
function temporaryFiles() {
  const folder = "/dev/shm";
  try {
    accessSync(folder, constants.W_OK);
    return { SQLITE_TMPDIR: process.env.SQLITE_TMPDIR ?? folder };
  } catch {
    return {};
  }
}

/** How long a child may take to stop by itself. */
const GRACE_MS = 5_000;

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

const children = new Set();
let received;

for (const signal of Object.keys(SIGNALS)) {
  process.on(signal, () => {
    received ??= signal;
    for (const child of children) void stop(child);
  });
}

/** 128 + n after a signal to this process, else undefined. */
export function exitCodeOfSignal() {
  return received && SIGNALS[received];
}

/**
 * Starts a script on the fitting Node. `exited` resolves to its exit code.
 * @param {string} script
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, stdio?: import("node:child_process").StdioOptions }} options
 */
export function start(script, args, { env = {}, cwd = ROOT, stdio = "inherit" } = {}) {
  const node = fittingNode();
  const searchPath = [path.dirname(node), process.env.PATH].join(path.delimiter);
  const child = spawn(node, ["--no-warnings", "--enable-source-maps", script, ...args], {
    cwd,
    stdio,
    env: { ...process.env, ...TOOL_ENV, ...PLAIN, ...env, PATH: searchPath },
  });
  children.add(child);
  if (received) void stop(child);
  const exited = new Promise((resolve, reject) => {
    child.once("error", reject);
    // "close" comes after the last of the output, "exit" may come before it.
    child.once("close", (code) => resolve(code ?? 1));
  }).finally(() => children.delete(child));
  return { child, exited };
}

/** Runs a tool from node_modules by its JS entry, to its end; resolves to the exit code. */
export function run(tool, args, options) {
  return start(entryOf(tool), args, options).exited;
}

/** Runs a tool and keeps quiet about it unless it fails. */
export async function runQuietly(tool, args, options = {}) {
  const { child, exited } = start(entryOf(tool), args, {
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  child.stderr.on("data", (chunk) => chunks.push(chunk));
  const code = await exited;
  if (code !== 0 && !received) process.stderr.write(Buffer.concat(chunks));
  return code;
}

/**
 * Path of a tool's JS entry, from its package.json.
 * @param {string} tool package name, or "package#bin" when it has several
 */
export function entryOf(tool) {
  const [name, bin = name.split("/").at(-1)] = tool.split("#");
  const folder = path.join(ROOT, "node_modules", name);
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = typeof manifest.bin === "string" ? manifest.bin : manifest.bin[bin];
  return path.join(folder, file);
}

/** Asks the child to stop, and after the grace period ends it with everything it started. */
export async function stop(child) {
  if (child.stopping) return;
  child.stopping = true;
  if (child.exitCode !== null || child.signalCode !== null) return;
  const tree = () => [child.pid, ...descendants(child.pid)];
  const known = tree();
  const timer = setTimeout(() => endAll(tree().concat(known)), GRACE_MS);
  child.once("exit", () => {
    clearTimeout(timer);
    endAll(known.slice(1));
  });
  child.kill("SIGTERM");
}

function endAll(pids) {
  for (const pid of new Set(pids)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It is gone already, which is what we want.
    }
  }
}

/** Process ids below `pid`. Where there is no /proc, wrangler's own clean-up has to do. */
function descendants(pid) {
  const parents = new Map();
  try {
    for (const entry of readdirSync("/proc")) {
      if (!/^\d+$/.test(entry)) continue;
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    }
  } catch {
    // A process that ended while we looked, or a system without /proc.
  }
  const found = [pid];
  for (const parent of found) {
    for (const [child, itsParent] of parents) if (itsParent === parent) found.push(child);
  }
  return found.slice(1);
}
