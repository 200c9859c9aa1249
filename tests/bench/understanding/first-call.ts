/** Runs in a process of its own: what a bundle costs before it can read, and its first reading after that. */
import { readFileSync } from "node:fs";
import { Script } from "node:vm";

const [bundle = ""] = process.argv.slice(2);
const source = readFileSync(bundle, "utf8");
const start = performance.now();
const script = new Script(`${source};reader.read`, { filename: bundle });
const parsed = performance.now();
const read = script.runInThisContext() as (text: string) => unknown;
const worked = performance.now();
read("remind me to call mum tomorrow at 5pm");
const first = performance.now();
console.log(
  JSON.stringify({ parse: parsed - start, work: worked - parsed, first: first - worked }),
);
