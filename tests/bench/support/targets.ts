import path from "node:path";
import type { BenchOptions } from "./figure.ts";
import { type Limits, SECRET, startCounterpart, type Target } from "./load.ts";
import { startWorker, type WorkerProcess } from "./worker-process.ts";

export const YARDSTICK = "tests/bench/yardstick/wrangler.toml";

export interface LaunchOptions {
  /** The wrangler configuration. */
  config: string;
  /** A D1 database to be migrated first. */
  database?: string;
  /** Times the platforms' own rates at which it sends; unless given, as fast as it can. */
  pace?: number;
  limits?: Limits;
  /** Further settings. */
  settings?: Record<string, string>;
  /** Gets what it writes. */
  onLine?: (line: string) => void;
}

export interface Launched {
  target: Target;
  worker: WorkerProcess;
  /** Kills it as a power cut does, and starts it on what it left. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A Worker with a counterpart of its own. */
export async function launch(
  { root, scratch }: Pick<BenchOptions, "root" | "scratch">,
  name: string,
  { config, database, pace = 0, limits = {}, settings = {}, onLine }: LaunchOptions,
): Promise<Launched> {
  const counterpart = await startCounterpart(limits);
  const vars = {
    SEND_PACE: String(pace),
    LOCAL_RUN: "1",
    SIGNUP: "open",
    TELEGRAM_API_ROOT: counterpart.url,
    TELEGRAM_BOT_TOKEN: counterpart.token,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    ...settings,
  };
  const folder = path.join(scratch, name);
  const given = { root, config, vars, folder, ...(onLine && { onLine }) };
  let worker = await startWorker({ ...given, ...(database !== undefined && { database }) });
  const target = { name, url: worker.url, counterpart };
  return {
    target,
    get worker() {
      return worker;
    },
    async restart() {
      await worker.kill();
      worker = await startWorker(given);
      target.url = worker.url;
    },
    async stop() {
      await worker.stop();
      await counterpart.close();
    },
  };
}
