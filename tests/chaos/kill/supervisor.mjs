/**
 * Stands where wrangler expects workerd, and starts the real one with the same configuration again whenever it
 * dies: a killed Worker is back within a moment, on the same port, and wrangler does not notice.
 * Run by Node with workerd's own arguments; the configuration comes on standard input, and what workerd says
 * of its sockets goes to descriptor 3.
 *
 * Environment: REAL_WORKERD, its path; SUPERVISED, bytes that the configuration of the one meant here holds
 * (wrangler starts another for its own use); RUNTIME_STATE, where its process id and port are written once it
 * listens; RUNTIME_PRELOAD, a library that is loaded into it, or nothing.
 */
import { spawn } from "node:child_process";
import { renameSync, writeFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";

const {
  REAL_WORKERD = "",
  SUPERVISED = "",
  RUNTIME_STATE = "",
  RUNTIME_PRELOAD = "",
} = process.env;
const ENTRY = "--socket-addr=entry=";
const AGAIN_MS = 20;

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const configuration = Buffer.concat(chunks);
const isMeant = configuration.includes(SUPERVISED);
let args = process.argv.slice(2);
let child = start();

for (const signal of ["SIGTERM", "SIGINT"])
  process.on(signal, () => {
    child.removeAllListeners("exit");
    child.kill("SIGKILL");
    process.exit(0);
  });

function start(again = false) {
  const preload = isMeant && RUNTIME_PRELOAD !== "" ? { LD_PRELOAD: RUNTIME_PRELOAD } : {};
  const next = spawn(REAL_WORKERD, args, {
    stdio: ["pipe", "inherit", "inherit", "pipe"],
    env: { ...process.env, ...preload },
  });
  // It may be killed before it has read everything.
  next.stdin.on("error", () => undefined);
  next.stdin.end(configuration);
  createInterface({ input: next.stdio[3] }).on("line", (line) => heard(line, next.pid, again));
  next.on("exit", (code) => {
    if (!isMeant) process.exit(code ?? 1);
    setTimeout(() => {
      child = start(true);
    }, AGAIN_MS);
  });
  return next;
}

/** A socket is open. The port that the system picked at first is kept from then on. */
function heard(line, pid, again) {
  if (!again) writeSync(3, `${line}\n`);
  const { event, socket, port } = JSON.parse(line);
  if (!isMeant || event !== "listen" || socket !== "entry") return;
  args = args.map((arg) => (arg.startsWith(ENTRY) ? `${ENTRY}127.0.0.1:${port}` : arg));
  writeFileSync(`${RUNTIME_STATE}.new`, JSON.stringify({ pid, port }));
  renameSync(`${RUNTIME_STATE}.new`, RUNTIME_STATE);
}
