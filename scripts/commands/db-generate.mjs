import { run as runTool } from "../launcher/processes.mjs";

const CONFIGS = ["drizzle.d1.config.ts", "drizzle.user-agent.config.ts"];

/** Writes the next migration of both databases from their schemas. */
export async function run(args) {
  for (const config of CONFIGS) {
    const code = await runTool("drizzle-kit", ["generate", "--config", config, ...args]);
    if (code !== 0) return code;
  }
  return 0;
}
