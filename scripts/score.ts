/**
 * Scores the understanding on the development part of every set: `npm run score -- --data DIR [--errors N]`. DIR
 * brings the phrases and the scorers; neither is part of the repository.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { PREDICTORS, type SetRecord } from "./understand/predictors.ts";

function main(): number {
  const { values } = parseArgs({
    options: {
      data: { type: "string" },
      errors: { type: "string", default: "0" },
      set: { type: "string" },
    },
  });
  if (!values.data) {
    console.error("Usage: npm run score -- --data DIR [--set SET] [--errors N]");
    return 2;
  }
  const sets = values.set ? [values.set] : Object.keys(PREDICTORS);
  const folder = mkdtempSync(path.join(tmpdir(), "adjutant-score-"));
  try {
    const codes = sets.map((set) => score(set, values.data ?? "", folder, values.errors));
    return Math.max(0, ...codes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function score(set: string, data: string, folder: string, errors: string): number {
  const predict = PREDICTORS[set];
  const records = path.join(data, "dev", `${set}.jsonl`);
  const scorer = path.join(data, `score-${set}.mjs`);
  if (!predict || !existsSync(records) || !existsSync(scorer)) {
    console.error(`There is no set "${set}" in ${data}.`);
    return 2;
  }
  const lines = readFileSync(records, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const times: number[] = [];
  const predictions = lines.map((line) => {
    const record = JSON.parse(line) as SetRecord;
    const before = performance.now();
    const prediction = predict(record);
    times.push(performance.now() - before);
    return `${JSON.stringify({ ...prediction, id: record.id })}\n`;
  });
  const file = path.join(folder, `${set}.jsonl`);
  writeFileSync(file, predictions.join(""));
  const options = Number(errors) > 0 ? ["--errors", errors] : [];
  const run = spawnSync(process.execPath, [scorer, file, ...options], { stdio: "inherit" });
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
  console.log(
    `time per phrase: median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(0.9999)} ms\n`,
  );
  return run.status ?? 1;
}

process.exitCode = main();
