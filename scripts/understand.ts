/**
 * Reads labelled sets with the code that the Worker runs:
 * `npm run -s understand -- --set intent|title|datetime|recurrence|rrule|flights --in FILE --out FILE`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import * as z from "zod";
import { PREDICTORS } from "./understand/predictors.ts";

const record = z.looseObject({
  id: z.string(),
  /** Absent in the set of rules. */
  text: z.string().default(""),
  reference: z.string().optional(),
});

function main(): number {
  const { values } = parseArgs({
    options: { set: { type: "string" }, in: { type: "string" }, out: { type: "string" } },
  });
  const predict = PREDICTORS[values.set ?? ""];
  if (!predict || !values.in || !values.out) {
    const sets = Object.keys(PREDICTORS).join("|");
    console.error(`Usage: npm run -s understand -- --set ${sets} --in FILE --out FILE`);
    return 2;
  }
  const lines = readFileSync(values.in, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const predictions = lines.map((line) => {
    const entry = record.parse(JSON.parse(line));
    return JSON.stringify({ ...predict(entry), id: entry.id });
  });
  writeFileSync(values.out, predictions.map((line) => `${line}\n`).join(""));
  return 0;
}

process.exitCode = main();
