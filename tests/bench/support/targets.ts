import path from "node:path";
import type { BenchOptions } from "./figure.ts";
import { SECRET, startCounterpart, type Target } from "./load.ts";
import { startWorker, type WorkerProcess } from "./worker-process.ts";

export interface Launched {
  target: Target;
  worker: WorkerProcess;
  stop(): Promise<void>;
}

export const YARDSTICK = "tests/bench/yardstick/wrangler.toml";

/** A Worker with a counterpart of its own. */
export async function launch(
  { root, scratch }: Pick<BenchOptions, "root" | "scratch">,
  name: string,
  config: string,
  database?: string,
): Promise<Launched> {
  const counterpart = await startCounterpart();
  const vars = {
    LOCAL_RUN: "1",
    SIGNUP: "open",
    TELEGRAM_API_ROOT: counterpart.url,
    TELEGRAM_BOT_TOKEN: counterpart.token,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  };
  const folder = path.join(scratch, name);
  const migrated = database === undefined ? {} : { database };
  const worker = await startWorker({ root, config, vars, folder, ...migrated });
  return {
    target: { name, url: worker.url, counterpart },
    worker,
    async stop() {
      await worker.stop();
      await counterpart.close();
    },
  };
}
