import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensurePage } from "../launcher/page.mjs";
import {
  entryOf,
  exitCodeOfSignal,
  runQuietly,
  start as startProcess,
  stop,
} from "../launcher/processes.mjs";
import { stateDir, workerSettings, writeSettings } from "../launcher/settings.mjs";
import { welcome } from "../launcher/welcome.mjs";
import { passOnWorkerOutput } from "../launcher/worker-output.mjs";

const HOST = "127.0.0.1";
const DEFAULT_PORT = 8787;
const BOOT_MS = 60_000;
const ASK_AGAIN_MS = 50;

/** Serves Adjutant on this machine until it is told to stop. */
async function start() {
  const port = portFrom(process.env.PORT);
  await assertFree(port);
  const state = stateDir();
  const settings = workerSettings();
  if ((await ensurePage()) !== 0) return exitCode(1);
  if ((await migrate(state)) !== 0) return exitCode(1);
  const { file, remove } = writeSettings(state, settings);
  try {
    return exitCode(await serve(port, state, file));
  } finally {
    remove();
  }
}

function portFrom(text) {
  if (text === undefined || text === "") return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Error(`PORT must be a number from 1 to 65535, not "${text}".`);
}

/** @throws with one sentence for the user. */
async function assertFree(port) {
  const server = net.createServer();
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, resolve);
  }).catch((error) => {
    if (error.code === "EADDRINUSE") {
      throw new Error(
        `Port ${port} is in use. Stop what runs there, or choose another: PORT=8788 npm start`,
      );
    }
    throw new Error(
      `Port ${port} cannot be used (${error.code}). Choose another: PORT=8788 npm start`,
    );
  });
  await new Promise((resolve) => server.close(resolve));
}

function migrate(state) {
  const args = ["d1", "migrations", "apply", "adjutant", "--local", "--persist-to", state];
  return runQuietly("wrangler", args, { env: { CI: "1" } });
}

async function serve(port, state, settingsFile) {
  const { child, exited } = startProcess(
    entryOf("wrangler"),
    [
      ...["dev", "--local", "--ip", HOST, "--port", String(port), "--inspector-port", "0"],
      ...["--persist-to", state, "--env-file", settingsFile],
      ...["--show-interactive-dev-session=false", "--log-level", "log"],
    ],
    {
      env: { WRANGLER_REGISTRY_PATH: path.join(state, "registry") },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  passOnWorkerOutput(child.stdout, process.stdout);
  const ended = exited.then((code) => ({ code }));
  const answer = await Promise.race([ended, health(`http://${HOST}:${port}/health`, exited)]);
  if ("code" in answer) return answer.code;
  if (answer.problem === undefined) console.log(welcome(`http://localhost:${port}`, answer.body));
  else {
    console.error(answer.problem);
    await stop(child);
  }
  const code = await exited;
  return answer.problem === undefined ? code : 1;
}

/** The first answer of the Worker that says whether it can work. */
async function health(url, exited) {
  let over = false;
  exited.finally(() => {
    over = true;
  });
  const deadline = Date.now() + BOOT_MS;
  while (!over && Date.now() < deadline) {
    const response = await fetch(url, { signal: AbortSignal.timeout(BOOT_MS) }).catch(
      () => undefined,
    );
    const body = await response?.json().catch(() => undefined);
    if (response?.ok) return { body: body ?? {} };
    if (typeof body?.problem === "string") return { problem: body.problem };
    await sleep(ASK_AGAIN_MS);
  }
  return { problem: `Adjutant did not answer on ${url} within ${BOOT_MS / 1000} seconds.` };
}

/** To be stopped is how a server ends: no error. */
function exitCode(code) {
  return exitCodeOfSignal() === undefined ? code : 0;
}

export { start as run };
