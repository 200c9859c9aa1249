import { parseArgs } from "node:util";
import { MODES, type Mode } from "../tests/hostile/model/compromised.ts";
import { runAll } from "../tests/hostile/run-all.ts";

/**
 * `npm run hostile`: everything that the attack rig has, against the product and against a naive agent. Prints a
 * table; exits non-zero when the product was breached, was of too little use, or the naive agent was not breached.
 * `-- --seed S`, `-- --composed N`, `-- --mode obey`, `-- --row c12` play parts of it; `-- --verbose` tells every breach.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "20261130" },
    composed: { type: "string", default: "400" },
    mode: { type: "string" },
    row: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});
const modes = values.mode === undefined ? MODES : MODES.filter((mode) => mode === values.mode);
const report = await runAll({
  seed: Number(values.seed),
  composed: Number(values.composed),
  modes: modes as readonly Mode[],
  ...(values.row !== undefined && { only: values.row }),
  note: (line) => console.error(line),
});
for (const line of report.table) console.log(line);
if (values.verbose) for (const line of report.breaches) console.log(line);
process.exitCode = report.ok ? 0 : 1;
