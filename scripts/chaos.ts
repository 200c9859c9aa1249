import { parseArgs } from "node:util";
import { killRun } from "../tests/chaos/kill/run.ts";

/**
 * `npm run chaos -- --messages N --kills K --seed S`: the real Worker under load and faulty platforms,
 * killed K times. One JSON line; exits non-zero when something was lost, or repeated without reason or mark.
 */
const { values } = parseArgs({
  options: {
    messages: { type: "string", default: "1000" },
    kills: { type: "string", default: "50" },
    seed: { type: "string" },
  },
});
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const options = { messages: Number(values.messages), kills: Number(values.kills), seed };
if (Object.values(options).some((value) => !Number.isSafeInteger(value) || value < 0)) {
  console.error("--messages, --kills and --seed are whole numbers.");
  process.exitCode = 2;
} else {
  console.error(`seed ${seed}`);
  const report = await killRun(options);
  console.log(JSON.stringify(report));
  process.exitCode = report.ok ? 0 : 1;
}
