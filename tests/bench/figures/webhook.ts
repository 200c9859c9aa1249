import { setTimeout as sleep } from "node:timers/promises";
import type { BenchOptions, Figure } from "../support/figure.ts";
import { fire, type Shot, type Target } from "../support/load.ts";
import { percentile, rounded } from "../support/stats.ts";
import { launch, YARDSTICK } from "../support/targets.ts";
import type { WorkerProcess } from "../support/worker-process.ts";

const PER_SECOND = 50;
/** So that this is what calm times are to the sender, as a few messages a second are at the usual pace. */
const PACE = 10;
/** The ledger gets a message's events within this; only then is a Worker under load in its steady state. */
const BACKGROUND_MS = 16_000;
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

/**
 * The webhook at 50 messages a second, the yardstick's and ours in turns, never at the same time. What ours
 * does later for earlier messages falls into its own time: it gets a run-up that does not count, and the
 * yardstick starts when that work is over.
 */
export async function webhook(options: BenchOptions): Promise<void> {
  const { quick, report, note, timeLeft } = options;
  const users = quick ? 100 : 200;
  const rounds = quick ? 1 : 2;
  const seconds = quick ? { runUp: 9, counted: 6 } : { runUp: 12, counted: 12 };
  const ours = await launch(options, "ours", {
    config: "wrangler.toml",
    database: "adjutant",
    pace: PACE,
  });
  const yardstick = await launch(options, "yardstick", { config: YARDSTICK });
  const shots = { ours: [] as Shot[], yardstick: [] as Shot[] };
  let said = 0;
  let lost = 0;

  async function speak(target: Target, duration: number): Promise<Shot[]> {
    const messages = Array.from({ length: duration * PER_SECOND }, () => {
      const user = said % users;
      return [user, TEXTS[Math.floor(said++ / users) % TEXTS.length] ?? ""] as [number, string];
    });
    const volley = await fire(target, messages, PER_SECOND);
    lost += volley.lost;
    return volley.shots;
  }

  try {
    for (const { target } of [ours, yardstick]) {
      note(`webhook: warming ${target.name}`);
      const hello = Array.from({ length: users }, (_, user) => [user, "hello"] as [number, string]);
      await fire(target, hello, PER_SECOND);
    }
    for (let round = 0; round < rounds && (round === 0 || timeLeft() > 80_000); round++) {
      if (!quick) await sleep(BACKGROUND_MS);
      note(`webhook: round ${round + 1} of ${rounds}`);
      shots.yardstick.push(...(await speak(yardstick.target, seconds.counted)));
      await speak(ours.target, seconds.runUp);
      shots.ours.push(...(await speak(ours.target, seconds.counted)));
    }
    const ack = (shot: Shot) => shot.ackAt - shot.sentAt;
    const call = (shot: Shot) => shot.calledAt - shot.sentAt;
    const of = (each: (shot: Shot) => number) =>
      [shots.ours, shots.yardstick].map((all) =>
        all.map(each).filter((ms) => !Number.isNaN(ms)),
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
