import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import { devNull, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SETTINGS } from "../../../scripts/launcher/settings.mjs";

export interface AppOptions {
  /** Settings of the Worker; what is not named is not set, whatever the developer's shell says. */
  vars?: Record<string, string>;
  /** Where it keeps its data. Give the same again to start with what an earlier one left. */
  stateDir?: string;
  /** Give the same again when a counterpart has to find it at its old place. */
  port?: number;
}

export interface App {
  url: string;
  port: number;
  /** Process group of the launcher and everything below it. */
  pid: number;
  stateDir: string;
  /** SIGTERM to the launcher alone, then waits; resolves to its exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL to the whole group, as in a power cut; the data stays. */
  kill(): Promise<void>;
  /** All that it has written so far. */
  logs(): string;
}

const BOOT_MS = 60_000;
const ROOT = path.resolve(import.meta.dirname, "../../..");

/** Starts `npm start` without npm, on a free port, and waits for its first answer. */
export async function startApp(options: AppOptions = {}): Promise<App> {
  const port = options.port ?? (await freePort());
  const stateDir = options.stateDir ?? mkdtempSync(path.join(tmpdir(), "adjutant-e2e-"));
  const env = environment({ ...options.vars, PORT: String(port), ADJUTANT_STATE_DIR: stateDir });
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], {
    cwd: ROOT,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("The launcher did not start.");
  const url = `http://127.0.0.1:${port}`;
  const app: App = {
    url,
    port,
    pid,
    stateDir,
    stop: async () => {
      child.kill("SIGTERM");
      const code = await exited;
      if (options.stateDir === undefined) rmSync(stateDir, { recursive: true, force: true });
      return code;
    },
    kill: async () => {
      killGroup(pid);
      await exited;
    },
    logs: () => output,
  };
  await waitUntilUp(app, exited);
  return app;
}

/** What a process started with: the shell's environment without our settings. */
function environment(own: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name));
  return { ...Object.fromEntries(inherited), ADJUTANT_DEV_VARS: devNull, ...own };
}

async function waitUntilUp(app: App, exited: Promise<number | null>): Promise<void> {
  let over = false;
  void exited.then(() => {
    over = true;
  });
  const deadline = Date.now() + BOOT_MS;
  while (!over && Date.now() < deadline) {
    if (app.logs().includes("Adjutant runs:")) return;
    await sleep(50);
  }
  killGroup(app.pid);
  throw new Error(`Adjutant did not start:\n${app.logs()}`);
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The group is gone already.
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port.");
  return address.port;
}
