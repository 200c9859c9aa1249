import { appendFileSync, existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type KillRunOptions, killRun } from "../tests/chaos/kill/run.ts";

/**
 * `npm run chaos`: the real Worker under load and faulty platforms, killed again and again. One JSON line; exits
 * non-zero when something was lost, or repeated without reason or mark. `-- --seed S` plays a run again.
 * `-- --log FILE` keeps what the Worker wrote (long form).
 * `-- --long`: 10,000 things said by 1, 20 and 500 people, mostly reminders and series, 200 kills, an outage.
 */
const { values } = parseArgs({
  options: {
    messages: { type: "string" },
    kills: { type: "string" },
    seed: { type: "string" },
    long: { type: "boolean", default: false },
    log: { type: "string" },
  },
});
const { long, log } = values;
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const messages = Number(values.messages ?? (long ? 10_000 : 1_000));
const kills = Number(values.kills ?? (long ? 200 : 50));
if ([seed, messages, kills].some((value) => !Number.isSafeInteger(value) || value < 0)) {
  console.error("--messages, --kills and --seed are whole numbers.");
  process.exitCode = 2;
} else {
  const more = `${long ? "--long " : ""}--messages ${messages} --kills ${kills}`;
  console.error(`npm run chaos -- ${more} --seed ${seed}`);
  const report = await killRun({ messages, kills, seed, ...(long ? longForm() : {}) });
  console.log(JSON.stringify(report));
  process.exitCode = report.ok ? 0 : 1;
}

function longForm(): Partial<KillRunOptions> {
  const alike = (people: number, share: number) => Array(people).fill(share / people);
  return {
    people: [...alike(1, 0.2), ...alike(20, 0.3), ...alike(500, 0.5)],
    reminders: true,
    outageMs: 60_000,
    life: { least: 500, spread: 5_000 },
    root: projectFolder(),
    ...(log !== undefined && { onLine: (line: string) => appendFileSync(log, `${line}\n`) }),
    note: (line) => console.error(`${Math.round(performance.now() / 1000)} s  ${line}`),
  };
}

/** This file runs from a bundle somewhere below the project's folder. */
function projectFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, "wrangler.toml"))) folder = path.dirname(folder);
  return folder;
}
