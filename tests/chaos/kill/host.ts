import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
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

/** The same Worker under wrangler alone: back sooner, for runs with many kills. `root` is the project's folder. */
export async function hostWorker(
  root: string,
  vars: Record<string, string>,
  onLine: (line: string) => void,
): Promise<Host> {
  const folder = mkdtempSync(path.join(tmpdir(), "adjutant-chaos-"));
  const options = {
    root,
    config: "wrangler.toml",
    vars: { ...vars, LOCAL_RUN: "1" },
    folder,
    onLine,
  };
  let worker = await startWorker({ ...options, database: "adjutant" });
  return {
    url: () => worker.url,
    async killAndStart() {
      const at = Date.now();
      await worker.kill();
      worker = await startWorker(options);
      return at;
    },
    async close() {
      await worker.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
