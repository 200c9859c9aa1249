import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { sum } from "./stats.ts";

export interface WorkerOptions {
  root: string;
  /** The wrangler configuration, from the project's folder. */
  config: string;
  vars: Record<string, string>;
  /** Where it keeps its data and registry. */
  folder: string;
  /** The name of a D1 database to be migrated first. */
  database?: string;
  /** Gets every line that it writes. */
  onLine?: (line: string) => void;
  /** For wrangler itself, beside our own environment. */
  env?: Record<string, string>;
}

export interface WorkerProcess {
  url: string;
  /** Resident memory of all workerd processes below it, in MB; null where there is no /proc. */
  memory(): number | null;
  /** Processor time of the same processes so far, in ms; does not grow when others keep us waiting. */
  cpu(): number | null;
  stop(): Promise<void>;
  /** SIGKILL to all of it; the data stays. */
  kill(): Promise<void>;
  /** The last of what it wrote, for error messages. */
  tail(): string;
}

const BOOT_MS = 60_000;
const GRACE_MS = 4_000;
const KEPT_LINES = 40;
const PAGE_BYTES = 4096;

const running = new Set<ChildProcess>();
// Whatever way this process ends, nothing stays behind.
process.on("exit", () => {
  for (const child of running) killGroup(child);
});

/** Serves a Worker with `wrangler dev --local` on a port that the system picks. */
export async function startWorker(options: WorkerOptions): Promise<WorkerProcess> {
  const { root, config, folder, vars, database } = options;
  mkdirSync(folder, { recursive: true });
  const envFile = path.join(folder, "settings.env");
  writeFileSync(envFile, lines(vars));
  const configFile = configIn(folder, root, config);
  const state = ["--persist-to", path.join(folder, "state"), "--config", configFile];
  if (database) {
    const migrate = ["d1", "migrations", "apply", database, "--local", ...state];
    await runToEnd(wrangler(root, migrate, folder));
  }
  const serve = ["dev", "--local", "--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0"];
  const quiet = ["--show-interactive-dev-session=false", "--log-level", "log"];
  const args = [...serve, ...state, "--env-file", envFile, ...quiet];
  const child = wrangler(root, args, folder, options.env);
  const output = follow(child, options.onLine);
  const url = await output.url;
  return {
    url,
    memory: () => total(child, residentMb),
    cpu: () => total(child, cpuMs),
    stop: () => stop(child),
    async kill() {
      const closed = new Promise((resolve) => child.once("close", resolve));
      killGroup(child);
      await closed;
    },
    tail: output.tail,
  };
}

/**
 * Wrangler builds beside the configuration, and nothing may be left between the sources: those of the bench
 * are copied away, with their paths made absolute.
 */
function configIn(folder: string, root: string, config: string): string {
  const source = path.join(root, config);
  if (path.dirname(source) === root) return source;
  const text = readFileSync(source, "utf8")
    .replaceAll('"../../../', `"${root}/`)
    .replace('main = "', `main = "${path.dirname(source)}/`);
  const copy = path.join(folder, "wrangler.toml");
  writeFileSync(copy, text);
  return copy;
}

function lines(vars: Record<string, string>): string {
  return Object.entries(vars)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join("");
}

function wrangler(
  root: string,
  args: string[],
  folder: string,
  env: Record<string, string> = {},
): ChildProcess {
  const script = path.join(root, "node_modules/wrangler/bin/wrangler.js");
  const child = spawn(process.execPath, ["--no-warnings", script, ...args], {
    cwd: root,
    env: {
      ...process.env,
      CI: "1",
      NO_COLOR: "1",
      WRANGLER_REGISTRY_PATH: path.join(folder, "registry"),
      // As on local runs: what is measured are the Workers, not the recording of them.
      X_LOCAL_EXPLORER: "false",
      X_LOCAL_OBSERVABILITY: "false",
      ...env,
    },
    // A group of its own, so that it can be ended with everything below it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

function follow(
  child: ChildProcess,
  onLine: WorkerOptions["onLine"],
): { url: Promise<string>; tail(): string } {
  const kept: string[] = [];
  const url = new Promise<string>((resolve, reject) => {
    const read = (line: string) => {
      onLine?.(line);
      kept.push(line);
      if (kept.length > KEPT_LINES) kept.shift();
      const found = /Ready on (http:\/\/\S+)/.exec(line)?.[1];
      if (found) resolve(found);
    };
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on("line", read);
    const fail = () => reject(new Error(`A Worker did not start:\n${kept.join("\n")}`));
    child.once("error", fail);
    child.once("close", fail);
    setTimeout(fail, BOOT_MS).unref();
  });
  return { url, tail: () => kept.join("\n") };
}

/** Runs one of the tools to its end. @throws with its output when it fails. */
async function runToEnd(child: ChildProcess): Promise<void> {
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`wrangler failed:\n${Buffer.concat(chunks).toString()}`);
}

/** Runs `wrangler` with these arguments. @throws with its output when it fails. */
export function runWrangler(root: string, args: string[], folder: string): Promise<void> {
  return runToEnd(wrangler(root, args, folder));
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return killGroup(child);
  const closed = new Promise((resolve) => child.once("close", resolve));
  const timer = setTimeout(() => killGroup(child), GRACE_MS);
  child.kill("SIGTERM");
  await closed;
  clearTimeout(timer);
  killGroup(child);
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}

/** A number over all workerd processes of a group. */
function total({ pid }: ChildProcess, of: (member: number) => number): number | null {
  try {
    return sum(membersOf(pid ?? 0).map(of));
  } catch {
    return null;
  }
}

function residentMb(pid: number): number {
  const pages = readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1];
  return (Number(pages) * PAGE_BYTES) / 1e6;
}

/** User and system time, in ticks of 10 ms. */
function cpuMs(pid: number): number {
  const [user, system] = statOf(pid).slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}

/** What follows the command's name: state, parent, group and so on (man proc_pid_stat). */
function statOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function membersOf(group: number): number[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      try {
        const named = readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "workerd";
        return named && Number(statOf(pid)[2]) === group;
      } catch {
        return false;
      }
    });
}
