/**
 * `npm run oracle -- --samples N [--seed S] [--record FILE]`: compares the recurrence engine with Python's dateutil and
 * zoneinfo on random (rule, zone, start, window) samples. Ends with code 1 when any differs for another reason than
 * that the two runtimes know different clock changes for the zone. `--record` keeps samples and answers as the file
 * that `npm test` compares with on machines without Python.
 */
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod";
import { occurrencesBetween } from "../src/core/time/recurrence.ts";
import { changesBetween } from "../src/core/time/zone-offsets.ts";
import { allProbes, answerProbes } from "./oracle/probes.ts";
import { HOW_TO_GET_IT, type Oracle, startOracle } from "./oracle/python.ts";
import { answerHash, fromInts, probeHash, type Recording, zoneHash } from "./oracle/recording.ts";
import { FIRST_MS, LAST_MS, type Sample, sampleOf } from "./oracle/sample.ts";

const BATCH = 2000;
const SHOWN = 10;
const answerOf = z.array(z.number());
const probesOf = z.array(z.tuple([z.number(), z.number()]));
const changesOf = z.array(z.tuple([z.number(), z.number(), z.number()]));

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      samples: { type: "string", default: "20000" },
      seed: { type: "string", default: "1" },
      record: { type: "string" },
    },
  });
  const [samples, seed] = [Number(values.samples), Number(values.seed)];
  if (!Number.isInteger(samples) || samples < 1 || !Number.isInteger(seed)) {
    console.error("Usage: npm run oracle -- --samples N [--seed S] [--record FILE]");
    return 2;
  }
  const oracle = await startOracle(path.join(projectFolder(), "scripts/oracle/oracle.py"));
  if (!oracle) {
    console.error(HOW_TO_GET_IT);
    return 2;
  }
  try {
    const known = new Set(oracle.zones);
    const zones = Intl.supportedValuesOf("timeZone").filter((zone) => known.has(zone));
    const { python, dateutil, tzdata } = oracle;
    console.log(`oracle: Python ${python}, dateutil ${dateutil}, zone data ${tzdata}`);
    console.log(`engine: Node ${process.versions.node}, zone data ${process.versions["tz"]}`);
    console.log(`${samples} samples, seed ${seed}, ${zones.length} zones`);
    const found = await compare(oracle, zones, samples, seed);
    if (values.record) await record(values.record, oracle, zones, seed, found);
    return found.differences > 0 ? 1 : 0;
  } finally {
    oracle.close();
  }
}

interface Found {
  differences: number;
  /** Samples that differ because the two know different clock changes. */
  otherZoneData: number;
  occurrences: number;
  /** Samples without an occurrence in their window. */
  empty: number;
  anchors: number[];
  hashes: number[];
  probes: number[];
}

async function compare(
  oracle: Oracle,
  zones: string[],
  samples: number,
  seed: number,
): Promise<Found> {
  const none = { differences: 0, otherZoneData: 0, occurrences: 0, empty: 0 };
  const found: Found = { ...none, anchors: [], hashes: [], probes: [] };
  for (let at = 0; at < samples; at += BATCH) {
    const size = Math.min(BATCH, samples - at);
    const made = Array.from({ length: size }, (_, i) => sampleOf(seed, at + i, zones));
    const answers = await oracle.ask(made.map(({ sample }) => sample));
    for (const [i, { sample, anchor }] of made.entries()) {
      const expected = answerOf.parse(answers[i]);
      found.anchors.push(anchor);
      found.hashes.push(answerHash(expected));
      found.occurrences += expected.length;
      if (expected.length === 0) found.empty++;
      await judge(oracle, at + i, sample, expected, found);
    }
    if ((at + size) % 100_000 === 0) console.error(`${at + size} compared`);
  }
  await compareProbes(oracle, found);
  const { occurrences, empty, otherZoneData, differences } = found;
  console.log(`${occurrences} occurrences compared, ${empty} samples have none in their window`);
  console.log(`${otherZoneData} differ because the two know different clock changes of the zone`);
  console.log(`${differences} differences in ${samples} samples`);
  console.log(`${(performance.now() / 1000).toFixed(0)} s`);
  return found;
}

/** The clocks alone, without any rule. */
async function compareProbes(oracle: Oracle, found: Found): Promise<void> {
  const all = allProbes();
  const answers = await oracle.ask(all);
  let wrong = 0;
  for (const [i, probes] of all.entries()) {
    const expected = probesOf.parse(answers[i]);
    found.probes.push(probeHash(expected));
    if (answerProbes(probes).join(";") === expected.join(";")) continue;
    const { zone, year } = probes;
    const sample = { zone, start: `${year}-01-01T00:00:00`, from: Date.UTC(year) / 1000 };
    if (await hasOtherZoneData(oracle, { ...sample, to: Date.UTC(year + 1) / 1000 })) {
      found.otherZoneData++;
    } else wrong++;
  }
  found.differences += wrong;
  const count = all.reduce((sum, { walls }) => sum + walls.length, 0);
  console.log(`${count} clock probes, ${wrong} years of a zone differ`);
}

async function judge(
  oracle: Oracle,
  number: number,
  sample: Sample,
  expected: number[],
  found: Found,
): Promise<void> {
  const got = engine(sample);
  if (got.join() === expected.join()) return;
  if (await hasOtherZoneData(oracle, sample)) found.otherZoneData++;
  else if (found.differences++ < SHOWN) show(number, sample, expected, got);
}

function engine(sample: Sample): number[] {
  const { from, to, limit, ...schedule } = sample;
  return occurrencesBetween(schedule, from * 1000, to * 1000, limit).map((ms) => ms / 1000);
}

/** True when the two disagree about a clock change between the start of the schedule and the end of the window. */
async function hasOtherZoneData(
  oracle: Oracle,
  { zone, start, from, to }: Pick<Sample, "zone" | "start" | "from" | "to">,
): Promise<boolean> {
  const begin = Math.min(from, Date.parse(`${start}Z`) / 1000) - 3 * 86_400;
  const end = to + 3 * 86_400;
  const [answer] = await oracle.ask([{ zone, changes: [begin, end] }]);
  const own = changesBetween(zone, begin * 1000, end * 1000).map(({ at, before, after }) => [
    at / 1000,
    before / 1000,
    after / 1000,
  ]);
  return JSON.stringify(changesOf.parse(answer)) !== JSON.stringify(own);
}

function show(number: number, sample: Sample, expected: number[], got: number[]): void {
  const shown = (list: number[]) =>
    list.map((seconds) => new Date(seconds * 1000).toISOString()).join(" ");
  console.log(`sample ${number}: ${JSON.stringify(sample)}`);
  console.log(`  expected ${shown(expected)}\n  got      ${shown(got)}`);
}

async function record(
  file: string,
  oracle: Oracle,
  zones: string[],
  seed: number,
  { anchors, hashes, probes }: Found,
): Promise<void> {
  const range = [FIRST_MS / 1000, LAST_MS / 1000];
  const answers = await oracle.ask(zones.map((zone) => ({ zone, changes: range })));
  const recording: Recording = {
    made_by: `npm run oracle -- --samples ${anchors.length} --seed ${seed} --record`,
    oracle: `Python ${oracle.python}, dateutil ${oracle.dateutil}, zone data ${oracle.tzdata}`,
    seed,
    zones,
    zoneHashes: answers.map((answer) => zoneHash(changesOf.parse(answer))),
    anchors: fromInts(anchors),
    hashes: fromInts(hashes),
    probes: fromInts(probes),
  };
  writeFileSync(file, `${JSON.stringify(recording, null, 1)}\n`);
}

/** This file runs from a bundle somewhere below the project's folder. */
function projectFolder(): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, "wrangler.toml"))) return folder;
    if (folder === path.dirname(folder)) throw new Error("Run this inside the project.");
  }
}

process.exitCode = await main();
