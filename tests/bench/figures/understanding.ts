import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "chrono-node";
import { build } from "esbuild";
import { ownPhrases } from "../../../scripts/train/own-phrases.ts";
import { understand } from "../../../src/core/understanding/understand.ts";
import { EVIL_TEXTS } from "../../core/understanding/evil-texts.ts";
import type { BenchOptions } from "../support/figure.ts";
import { post } from "../support/load.ts";
import { median, percentile, rounded } from "../support/stats.ts";
import { startWorker } from "../support/worker-process.ts";
import { contextAt } from "../understanding/readers.ts";
import type { Measure } from "../understanding/worker.ts";

const REACH = { perSecond: 2_000, p99Ms: 2, gzippedKib: 300, startMs: 10, longestMs: 50 };
/** Readings of a phrase between two looks at workerd's clock, which counts in milliseconds. */
const REPEATS = 20;
const WARM_ROUNDS = 4;
const READERS = ["understanding", "chrono"] as const;
const ENTRIES = {
  understanding: `import { understand } from "./src/core/understanding/understand.ts";
    export const read = (text) => understand(text, { now: Date.now(), zone: "Europe/Vienna", locale: "en", dayStart: "08:00", shown: [] });`,
  chrono: `import { parse } from "chrono-node"; export const read = (text) => parse(text);`,
};

/** What reading a message costs, beside chrono-node alone on the same phrases in the same run. */
export async function understanding(options: BenchOptions): Promise<void> {
  const phrases = sample(options.quick ? 200 : 600);
  const bundles = await bundle(options);
  sizes(options, bundles);
  startup(options, bundles);
  perSecond(options, phrases);
  longest(options);
  await inWorkerd(options, phrases);
}

/** Phrases of our own, evenly over all that there are. */
function sample(count: number): string[] {
  const all = ownPhrases();
  return Array.from(
    { length: count },
    (_, at) => all[Math.floor((at * all.length) / count)]?.text ?? "",
  );
}

async function bundle({ root, scratch }: BenchOptions): Promise<Record<string, string>> {
  const files = READERS.map(async (name) => {
    const outfile = path.join(scratch, `${name}.js`);
    const stdin = { contents: ENTRIES[name], resolveDir: root, loader: "ts" as const };
    await build({
      stdin,
      bundle: true,
      minify: true,
      format: "iife",
      globalName: "reader",
      platform: "neutral",
      mainFields: ["module", "main"],
      outfile,
    });
    return [name, outfile] as const;
  });
  return Object.fromEntries(await Promise.all(files));
}

function sizes({ report }: BenchOptions, bundles: Record<string, string>): void {
  const kib = (name: string) => gzipSync(readFileSync(bundles[name] ?? "")).byteLength / 1024;
  const [ours, chrono] = READERS.map(kib);
  report({
    figure: "understanding_gzipped_kib",
    value: rounded(ours ?? Number.NaN, 0),
    chrono: rounded(chrono ?? Number.NaN, 0),
    reach: REACH.gzippedKib,
    ok: (ours ?? Number.NaN) <= REACH.gzippedKib,
  });
}

/** What V8 takes to parse the module, its own work, and the first reading, which builds what is built when it is needed. */
function startup(
  { quick, root, note, report }: BenchOptions,
  bundles: Record<string, string>,
): void {
  note("understanding: starting it in new processes");
  const script = path.join(root, "tests/bench/understanding/first-call.ts");
  const runs = { understanding: [], chrono: [] } as Record<
    string,
    { parse: number; work: number; first: number }[]
  >;
  for (let round = 0; round < (quick ? 5 : 15); round++) {
    for (const name of READERS) {
      const args = ["--experimental-strip-types", "--no-warnings", script, bundles[name] ?? ""];
      runs[name]?.push(JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })));
    }
  }
  const middle = (name: string, what: "parse" | "work" | "first") =>
    rounded(median((runs[name] ?? []).map((run) => run[what])), 1);
  report({
    figure: "understanding_start_ms",
    work: middle("understanding", "work"),
    parse: middle("understanding", "parse"),
    first_call: middle("understanding", "first"),
    chrono_work: middle("chrono", "work"),
    chrono_parse: middle("chrono", "parse"),
    chrono_first_call: middle("chrono", "first"),
    reach_work: REACH.startMs,
    ok: middle("understanding", "work") <= REACH.startMs,
  });
}

function perSecond({ quick, note, report }: BenchOptions, phrases: string[]): void {
  note("understanding: phrases a second in Node");
  const now = Date.now();
  const context = contextAt(now);
  const rate = (read: (text: string) => unknown) => {
    // The engine compiles what is called often; a rate is that of a process that has been at it for a second.
    for (let warm = 0; warm < WARM_ROUNDS; warm++) for (const phrase of phrases) read(phrase);
    const rounds = quick ? 3 : 11;
    const times = Array.from({ length: rounds }, () => {
      const start = performance.now();
      for (const phrase of phrases) read(phrase);
      return performance.now() - start;
    });
    return (phrases.length * 1000) / median(times);
  };
  const chrono = rate((text) => parse(text, new Date(now)));
  const ours = rate((text) => understand(text, context));
  report({
    figure: "understanding_phrases_per_second",
    value: rounded(ours, 0),
    chrono: rounded(chrono, 0),
    ratio: rounded(ours / chrono),
    phrases: phrases.length,
    reach: REACH.perSecond,
    ok: ours >= REACH.perSecond,
  });
}

/** The best of three for each, so that other work on the machine does not count. */
function longest({ note, report }: BenchOptions): void {
  note("understanding: long texts of evil shapes");
  const context = contextAt(Date.now());
  const times = EVIL_TEXTS.map((text) => {
    const tries = [1, 2, 3].map(() => {
      const start = performance.now();
      understand(text, context);
      return performance.now() - start;
    });
    return Math.min(...tries);
  });
  const most = Math.max(...times);
  report({
    figure: "understanding_longest_ms",
    value: rounded(most, 1),
    text: EVIL_TEXTS[times.indexOf(most)]?.slice(0, 24) ?? "",
    texts: times.length,
    reach: REACH.longestMs,
    ok: most <= REACH.longestMs,
  });
}

async function inWorkerd(options: BenchOptions, phrases: string[]): Promise<void> {
  options.note("understanding: milliseconds per phrase in workerd");
  const { root, scratch, report } = options;
  const config = "tests/bench/understanding/wrangler.toml";
  const folder = path.join(scratch, "understanding");
  const worker = await startWorker({ root, config, vars: {}, folder });
  try {
    const measure = (reader: Measure["reader"], repeats: number) =>
      post<number[]>(worker.url, { reader, phrases, repeats } satisfies Measure);
    for (const reader of READERS) await measure(reader, 2);
    const chrono = await measure("chrono", REPEATS);
    const ours = await measure("understanding", REPEATS);
    const at = (times: number[], share: number) => rounded(percentile(times, share));
    report({
      figure: "understanding_ms_workerd",
      p50: at(ours, 0.5),
      p99: at(ours, 0.99),
      chrono_p50: at(chrono, 0.5),
      chrono_p99: at(chrono, 0.99),
      phrases: phrases.length,
      reach_p99: REACH.p99Ms,
      ok: percentile(ours, 0.99) <= REACH.p99Ms,
    });
  } finally {
    await worker.stop();
  }
}
