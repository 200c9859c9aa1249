import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startWorker } from "../../bench/support/worker-process.ts";
import { freePort, startApp } from "../../e2e/support/app.ts";

/** The Worker of a run: it can be killed, and comes back on what it left. */
export interface Host {
  /** Where it is now. */
  url(): string;
  /** SIGKILL to all of it, then a new one. Resolves to the instant of the kill (UTC ms). */
  killAndStart(): Promise<number>;
  close(): Promise<void>;
}

/** One whose clock can be set. */
export interface HostInTime extends Host {
  /** What its clock says (UTC ms). */
  now(): number;
  /** Sets its clock while it runs, as somebody would by hand. */
  setClock(at: number): void;
}

/** As `npm start` runs it. */
export async function hostApp(vars: Record<string, string>): Promise<Host> {
  const stateDir = mkdtempSync(path.join(tmpdir(), "adjutant-kills-"));
  const port = await freePort();
  const start = () => startApp({ vars, stateDir, port });
  let app = await start();
  return {
    url: () => app.url,
    async killAndStart() {
      const at = Date.now();
      await app.kill();
      app = await start();
      return at;
    },
    async close() {
      await app.kill();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

export interface HostOptions {
  /** The project's folder. */
  root: string;
  vars: Record<string, string>;
  /** Gets what the Worker writes. */
  onLine?: ((line: string) => void) | undefined;
  /** Where its clock begins (UTC ms); unless given, it is the machine's, and no C compiler is needed. */
  clock?: number;
}

const BOOT_MS = 60_000;
const LOOK_MS = 20;

/** What the supervisor writes when its workerd listens. */
interface RuntimeState {
  pid: number;
  port: number;
}

/**
 * The same Worker under wrangler alone, whose workerd is replaced by one that a supervisor starts again at once:
 * for runs with many kills.
 */
export async function hostWorker(options: HostOptions): Promise<HostInTime> {
  const { root, vars, onLine } = options;
  const folder = mkdtempSync(path.join(tmpdir(), "adjutant-chaos-"));
  const stateFile = path.join(folder, "runtime.json");
  const offset = options.clock === undefined ? null : await createOffset(root, folder);
  offset?.set((options.clock ?? 0) - Date.now());
  const wrangler = await startWorker({
    root,
    config: "wrangler.toml",
    vars: { ...vars, LOCAL_RUN: "1" },
    folder,
    database: "adjutant",
    env: { ...supervised(root, folder, stateFile), ...offset?.env },
    ...(onLine && { onLine }),
  });
  let { pid, port } = runtimeState(stateFile);
  return {
    url: () => `http://127.0.0.1:${port}`,
    now: () => Date.now() + (offset?.get() ?? 0),
    setClock(at) {
      if (offset === null) throw new Error("This host has the machine's own clock.");
      offset.set(at - Date.now());
    },
    async killAndStart() {
      const at = Date.now();
      process.kill(pid, "SIGKILL");
      ({ pid, port } = await successorOf(pid, stateFile));
      return at;
    },
    async close() {
      await wrangler.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const runtimeState = (file: string): RuntimeState => JSON.parse(readFileSync(file, "utf8"));

/** Resolves when the next one answers. */
async function successorOf(pid: number, file: string): Promise<RuntimeState> {
  for (const end = Date.now() + BOOT_MS; Date.now() < end; ) {
    const state = runtimeState(file);
    const health = `http://127.0.0.1:${state.port}/health`;
    if (state.pid !== pid && (await fetch(health).catch(() => null))?.ok) return state;
    await sleep(LOOK_MS);
  }
  throw new Error("The Worker did not come back.");
}

/** The environment in which wrangler starts the supervisor for workerd. */
function supervised(root: string, folder: string, stateFile: string): Record<string, string> {
  const wrangler = createRequire(path.join(root, "package.json")).resolve("wrangler");
  const workerd = createRequire(wrangler)("workerd") as { default: string };
  const script = path.join(root, "tests/chaos/kill/supervisor.mjs");
  const command = path.join(folder, "workerd");
  mkdirSync(folder, { recursive: true });
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
  chmodSync(command, 0o755);
  return {
    MINIFLARE_WORKERD_PATH: command,
    REAL_WORKERD: workerd.default,
    SUPERVISED: "USER_AGENT",
    RUNTIME_STATE: stateFile,
  };
}

/** What the Worker's clock is ahead of ours; needs a C compiler. */
async function createOffset(root: string, folder: string) {
  const library = path.join(folder, "clock.so");
  const source = path.join(root, "tests/chaos/kill/clock.c");
  const compiled = spawnSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, source]);
  if (compiled.status !== 0) {
    throw new Error(
      `To set the Worker's clock, a C compiler (cc) is needed. ${compiled.stderr ?? ""}`,
    );
  }
  const file = path.join(folder, "offset");
  writeFileSync(file, new Uint8Array(8));
  const handle = await open(file, "r+");
  let ms = 0;
  return {
    env: { RUNTIME_PRELOAD: library, CLOCK_OFFSET_FILE: file },
    get: () => ms,
    set(next: number) {
      ms = next;
      // In place: the Worker has this very file in its memory.
      writeSync(handle.fd, new BigInt64Array([BigInt(next)]), 0, 8, 0);
    },
  };
}
