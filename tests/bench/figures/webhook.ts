import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { BenchOptions, Figure } from "../support/figure.ts";
import { fire, SECRET, type Shot, startCounterpart, type Target } from "../support/load.ts";
import { percentile, rounded } from "../support/stats.ts";
import { startWorker, type WorkerProcess } from "../support/worker-process.ts";

const PER_SECOND = Number(process.env["RATE"] ?? 50);
/** Ours has written what it gathers by then, so that it does not disturb the yardstick's turn. */
const SETTLE_MS = 3_500;
const ACK_REACH = 2;
const CALL_REACH = 2.5;
const MEMORY_REACH_MB = 900;

const TEXTS = [
  "add a task: water the tomatoes",
  "remind me tomorrow at 9 to ring the dentist",
  "show my tasks",
  "done 1",
  "add a task: pay the gas bill by Friday",
  "what's on today?",
];

/** The webhook at 50 messages a second, ours and the yardstick's in turns. */
export async function webhook({ quick, root, scratch, report, note }: BenchOptions): Promise<void> {
  const users = quick ? 100 : 200;
  const rounds = quick ? 2 : 6;
  const perRound = quick ? 150 : 250;
  const ours = await launch(root, scratch, "ours", "wrangler.toml", "adjutant");
  const yardstick = await launch(root, scratch, "yardstick", "tests/bench/yardstick/wrangler.toml");
  try {
    for (const { target } of [ours, yardstick]) {
      note(`webhook: warming ${target.name}`);
      await fire(
        target,
        messagesOf(users, 0, () => "hello"),
        PER_SECOND,
      );
    }
    const shots = new Map<Target, Shot[]>([
      [ours.target, []],
      [yardstick.target, []],
    ]);
    let lost = 0;
    for (let round = 0; round < rounds; round++) {
      note(`webhook: round ${round + 1} of ${rounds}`);
      for (const { target, worker } of [ours, yardstick]) {
        await sleep(SETTLE_MS);
        const first = round * perRound;
        const said = (n: number) => TEXTS[Math.floor(n / users) % TEXTS.length] ?? "";
        const messages = messagesOf(perRound, first, said).map(
          ([n, text]) => [n % users, text] as [number, string],
        );
        const before = worker.cpu();
        const volley = await fire(target, messages, PER_SECOND);
        note(`cpu per message ${((worker.cpu() ?? 0) - (before ?? 0)) / perRound}`);
        shots.get(target)?.push(...volley.shots);
        lost += volley.lost;
        note(
          `${target.name} lost ${volley.lost} statuses ${[...new Set(volley.shots.map((s) => s.status))]}`,
        );
      }
    }
    const ack = (shot: Shot) => shot.ackAt - shot.sentAt;
    const call = (shot: Shot) => shot.calledAt - shot.sentAt;
    const of = (each: (shot: Shot) => number) =>
      [ours, yardstick].map(({ target }) =>
        (shots.get(target) ?? []).map(each).filter((ms) => !Number.isNaN(ms)),
      ) as [number[], number[]];
    const acks = compare("webhook_ack_ms", ...of(ack));
    const fast = acks.ratio_p50 <= ACK_REACH && acks.ratio_p99 <= ACK_REACH;
    report({ ...acks, reach: ACK_REACH, lost, ok: fast && lost === 0 });
    const calls = compare("webhook_to_call_ms", ...of(call));
    const ok = calls.ratio_p50 <= CALL_REACH && lost === 0;
    report({ ...calls, reach_p50: CALL_REACH, lost, ok });
    report(memory(ours.worker, yardstick.worker));
  } finally {
    await Promise.all([ours, yardstick].map((each) => each.stop()));
  }
}

/** (number, text) from `first` on. */
function messagesOf(count: number, first: number, said: (n: number) => string): [number, string][] {
  return Array.from({ length: count }, (_, index) => [first + index, said(first + index)]);
}

function compare(figure: string, ours: number[], yardstick: number[]) {
  const numbers = {
    p50: percentile(ours, 0.5),
    p99: percentile(ours, 0.99),
    yardstick_p50: percentile(yardstick, 0.5),
    yardstick_p99: percentile(yardstick, 0.99),
  };
  return {
    figure,
    messages: ours.length,
    p50: rounded(numbers.p50),
    p99: rounded(numbers.p99),
    yardstick_p50: rounded(numbers.yardstick_p50),
    yardstick_p99: rounded(numbers.yardstick_p99),
    ratio_p50: rounded(numbers.p50 / numbers.yardstick_p50),
    ratio_p99: rounded(numbers.p99 / numbers.yardstick_p99),
  };
}

function memory(ours: WorkerProcess, yardstick: WorkerProcess): Figure {
  const [mine, least] = [ours.memory(), yardstick.memory()];
  const ok = mine === null || mine <= MEMORY_REACH_MB;
  return {
    figure: "memory_after_load_mb",
    value: mine === null ? null : rounded(mine, 0),
    yardstick: least === null ? null : rounded(least, 0),
    ratio: mine === null || least === null ? null : rounded(mine / least),
    reach_mb: MEMORY_REACH_MB,
    ok,
  };
}

/** A Worker with a counterpart of its own. */
export async function launch(
  root: string,
  scratch: string,
  name: string,
  config: string,
  database?: string,
): Promise<{ target: Target; worker: WorkerProcess; stop(): Promise<void> }> {
  const counterpart = await startCounterpart();
  const vars = {
    LOCAL_RUN: "1",
    LOG_LEVEL: process.env["LL"] ?? "info",
    SIGNUP: "open",
    TELEGRAM_API_ROOT: counterpart.url,
    TELEGRAM_BOT_TOKEN: counterpart.token,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  };
  const folder = path.join(scratch, name);
  const worker = await startWorker({
    root,
    config,
    vars,
    folder,
    ...(database === undefined ? {} : { database }),
  });
  return {
    target: { name, url: worker.url, counterpart },
    worker,
    async stop() {
      await worker.stop();
      await counterpart.close();
    },
  };
}
