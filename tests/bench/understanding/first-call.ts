/** Runs in a process of its own: how long a bundle takes to load, and its first reading after that. */
import { pathToFileURL } from "node:url";

const [bundle = ""] = process.argv.slice(2);
const start = performance.now();
const { read } = await import(pathToFileURL(bundle).href);
const loaded = performance.now();
read("remind me to call mum tomorrow at 5pm");
const first = performance.now();
console.log(JSON.stringify({ load: loaded - start, first: first - loaded }));
