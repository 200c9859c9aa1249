import { appendFileSync, existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { burstRun } from "../tests/chaos/kill/burst.ts";
import { clockRun } from "../tests/chaos/kill/clock.ts";
import { type KillRunOptions, killRun } from "../tests/chaos/kill/run.ts";

/**
 * `npm run chaos`: the real Worker in three acts. `day`: under load and faulty platforms it is killed again and
 * again; `burst`: many people's reminders are due in one second; `clock`: its clock is set forward and back, and
 * through nights on which the clocks change. One JSON line per act; exits non-zero when something was lost, or
 * repeated without reason or mark. `-- --seed S` plays a run again, `-- --act NAME` one act alone,
 * `-- --log FILE` keeps what the Worker wrote.
 * `-- --long`: 10,000 things said by 1, 20 and 500 people, mostly reminders and series, 200 kills, an outage; then
 * 2,000 people with five reminders each.
 */
const ACTS = ["day", "burst", "clock"];
const { values } = parseArgs({
  options: {
    messages: { type: "string" },
    kills: { type: "string" },
    people: { type: "string" },
    seed: { type: "string" },
    act: { type: "string" },
    long: { type: "boolean", default: false },
    log: { type: "string" },
  },
});
const { long, log, act } = values;
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const messages = Number(values.messages ?? (long ? 10_000 : 400));
const kills = Number(values.kills ?? (long ? 200 : 12));
const people = Number(values.people ?? (long ? 2_000 : 60));
if ([seed, messages, kills, people].some((value) => !Number.isSafeInteger(value) || value < 0)) {
  console.error("--messages, --kills, --people and --seed are whole numbers.");
  process.exitCode = 2;
} else if (act !== undefined && !ACTS.includes(act)) {
  console.error(`There is no act "${act}". Known are: ${ACTS.join(", ")}.`);
  process.exitCode = 2;
} else {
  const more = `${long ? "--long " : ""}${act === undefined ? "" : `--act ${act} `}`;
  const sizes = `--messages ${messages} --kills ${kills} --people ${people}`;
  console.error(`npm run chaos -- ${more}${sizes} --seed ${seed}`);
  for (const name of act === undefined ? ACTS : [act]) {
    const report = await play(name);
    console.log(JSON.stringify(report));
    if (!report.ok) process.exitCode = 1;
  }
}

function play(name: string): Promise<{ ok: boolean }> {
  const own = {
    root: projectFolder(),
    onLine: log === undefined ? undefined : (line: string) => appendFileSync(log, `${line}\n`),
    note: (line: string) => console.error(`${Math.round(performance.now() / 1000)} s  ${line}`),
  };
  if (name === "clock") return clockRun(own);
  if (name === "burst") return burstRun({ ...own, people });
  return killRun({ messages, kills, seed, ...own, ...(long ? longForm() : {}) });
}

function longForm(): Partial<KillRunOptions> {
  const alike = (people: number, share: number) => Array(people).fill(share / people);
  return {
    people: [...alike(1, 0.2), ...alike(20, 0.3), ...alike(500, 0.5)],
    reminders: true,
    outageMs: 60_000,
    life: { least: 300, spread: 3_000 },
  };
}

/** This file runs from a bundle somewhere below the project's folder. */
function projectFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, "wrangler.toml"))) folder = path.dirname(folder);
  return folder;
}
