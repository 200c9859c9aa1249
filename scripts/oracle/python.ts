/** The oracle's process: Python with dateutil and zoneinfo, asked line by line. */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import * as z from "zod";

const hello = z.object({
  python: z.string(),
  dateutil: z.string(),
  tzdata: z.string(),
  zones: z.array(z.string()),
});

export interface Oracle {
  python: string;
  dateutil: string;
  tzdata: string;
  zones: string[];
  /** One answer for each question, in order. */
  ask(questions: readonly object[]): Promise<unknown[]>;
  close(): void;
}

export const HOW_TO_GET_IT =
  "The oracle is Python 3.9 or newer with python-dateutil, and there is none here: `apt-get install python3-dateutil` brings it on Debian and Ubuntu, `pip install python-dateutil` elsewhere.";

/** Starts the oracle; null when no Python here has what it needs. */
export async function startOracle(script: string): Promise<Oracle | null> {
  const python = ["python3", "/usr/bin/python3", "python"].find((name) => {
    const probe = spawnSync(name, ["-c", "import dateutil.rrule, zoneinfo"], { stdio: "ignore" });
    return probe.status === 0;
  });
  if (!python) return null;
  const child = spawn(python, [script], { stdio: "pipe" });
  process.on("exit", () => child.kill());
  const ask = talkTo(child);
  const [answer] = await ask([{ hello: true }]);
  return { ...hello.parse(answer), ask, close: () => child.stdin.end() };
}

function talkTo(child: ChildProcessWithoutNullStreams): Oracle["ask"] {
  const waiting: { resolve: (answer: unknown) => void; reject: (error: Error) => void }[] = [];
  const errors: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk.toString()));
  createInterface({ input: child.stdout }).on("line", (line) =>
    waiting.shift()?.resolve(JSON.parse(line)),
  );
  // What went wrong is told when the process closes.
  child.stdin.on("error", () => undefined);
  child.once("close", () => {
    for (const { reject } of waiting.splice(0)) {
      reject(new Error(`The oracle ended: ${errors.join("").slice(-2000)}`));
    }
  });
  return (questions) => {
    const answers = questions.map(
      () => new Promise<unknown>((resolve, reject) => waiting.push({ resolve, reject })),
    );
    child.stdin.write(questions.map((question) => `${JSON.stringify(question)}\n`).join(""));
    return Promise.all(answers);
  };
}
