/**
 * `npm run model:check`: asks the configured language model a few small things, through the same code as the
 * Worker, and prints what it can do. Costs some thousand tokens. Never prints the key.
 */
import path from "node:path";
import { parseSettings } from "../src/settings.ts";
import { workerSettings } from "./launcher/settings.mjs";
import { checkModel } from "./model-check/check-model.ts";

const NOTHING = [
  "No model is configured here; Adjutant does what it understands by itself.",
  "Set OPENAI_BASE_URL and OPENAI_MODEL in .dev.vars (for Ollama: http://localhost:11434/v1) and run this again.",
  "Workers AI is bound only in a deployment; from here it can be checked at",
  "https://api.cloudflare.com/client/v4/accounts/ACCOUNT/ai/v1 with an API token as OPENAI_API_KEY.",
];

async function main(): Promise<number> {
  const file = path.resolve(process.env["ADJUTANT_DEV_VARS"] || ".dev.vars");
  const parsed = parseSettings(workerSettings({ ...process.env, ADJUTANT_DEV_VARS: file }));
  if (!parsed.ok) {
    console.error(parsed.problem);
    return 2;
  }
  const { openai } = parsed.settings.models;
  if (!openai) {
    console.log(NOTHING.join("\n"));
    return 0;
  }
  console.log(`Model: ${openai.model} at ${openai.baseUrl}`);
  return (await checkModel(openai, console.log)) ? 0 : 1;
}

process.exitCode = await main();
