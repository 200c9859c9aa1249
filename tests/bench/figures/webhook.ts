import { setTimeout as sleep } from "node:timers/promises";
import type { BenchOptions, Figure } from "../support/figure.ts";
import { fire, type Shot } from "../support/load.ts";
import { median, percentile, rounded } from "../support/stats.ts";
import { type Launched, launch, YARDSTICK } from "../support/targets.ts";
import type { WorkerProcess } from "../support/worker-process.ts";

const PER_SECOND = 50;
/** So that this is what calm times are to the sender, as a few messages a second are at the usual pace. */
const PACE = 10;
/** The ledger gets a conversation's events so long after it has paused; nothing is left to do then. */
const BACKGROUND_MS = 21_000;
const ACK_REACH = 2;
const CALL_REACH = 2.5;
/** Of processor time a message, with everything that is done for it later. */
const CPU_REACH = 3;
const MEMORY_REACH_MB = 900;

const TEXTS = [
  "add a task: water the tomatoes",
  "remind me tomorrow at 9 to ring the dentist",
  "show my tasks",
  "done 1",
  "add a task: pay the gas bill by Friday",
  "what's on today?",
];

interface Side extends Launched {
  /** One list a round. */
  rounds: Shot[][];
  /** Processor time spent on all messages, in ms, and their number. */
  spent: { cpu: number; messages: number };
}

/**
 * The webhook at 50 messages a second, the yardstick's and ours in turns, never at the same time. Ours gets a
 * run-up that does not count, and what it does later for earlier messages is over before the yardstick's
 * turn. A round that the machine spoils (another process, a slow disk) shows in `p99_rounds`; the figure is
 * the median of the rounds.
 */
export async function webhook(options: BenchOptions): Promise<void> {
  const { quick, report, note, timeLeft } = options;
  const users = quick ? 100 : 200;
  const rounds = quick ? 1 : 4;
  const seconds = quick ? { runUp: 9, counted: 6 } : { runUp: 8, counted: 10 };
  const ours = side(
    await launch(options, "ours", { config: "wrangler.toml", database: "adjutant", pace: PACE }),
  );
  const yardstick = side(await launch(options, "yardstick", { config: YARDSTICK }));
  let said = 0;
  let lost = 0;

  async function speak({ target }: Side, duration: number): Promise<Shot[]> {
    const messages = Array.from({ length: duration * PER_SECOND }, () => {
      const user = said % users;
      return [user, TEXTS[Math.floor(said++ / users) % TEXTS.length] ?? ""] as [number, string];
    });
    const volley = await fire(target, messages, PER_SECOND);
    lost += volley.lost;
    return volley.shots;
  }

  async function round(of: Side, runUp: number): Promise<void> {
    const before = of.worker.cpu() ?? Number.NaN;
    if (runUp > 0) await speak(of, runUp);
    of.rounds.push(await speak(of, seconds.counted));
    if (!quick) await sleep(BACKGROUND_MS);
    of.spent.cpu += (of.worker.cpu() ?? Number.NaN) - before;
    of.spent.messages += (runUp + seconds.counted) * PER_SECOND;
  }

  try {
    for (const each of [ours, yardstick]) {
      note(`webhook: warming ${each.target.name}`);
      const hello = Array.from({ length: users }, (_, user) => [user, "hello"] as [number, string]);
      await fire(each.target, hello, PER_SECOND);
    }
    for (let n = 0; n < rounds && (n === 0 || timeLeft() > 60_000); n++) {
      note(`webhook: round ${n + 1} of ${rounds}`);
      await round(yardstick, 0);
      await round(ours, seconds.runUp);
    }
    const acks = compare("webhook_ack_ms", ours, yardstick, (shot) => shot.ackAt - shot.sentAt);
    const fast = acks.ratio_p50 <= ACK_REACH && acks.ratio_p99 <= ACK_REACH;
    report({ ...acks, reach: ACK_REACH, lost, ok: fast && lost === 0 });
    const toCall = (shot: Shot) => shot.calledAt - shot.sentAt;
    const calls = compare("webhook_to_call_ms", ours, yardstick, toCall);
    const ok = calls.ratio_p50 <= CALL_REACH && lost === 0;
    report({ ...calls, reach_p50: CALL_REACH, lost, ok });
    report(processorTime(ours, yardstick));
    report(memory(ours.worker, yardstick.worker));
  } finally {
    await Promise.all([ours, yardstick].map((each) => each.stop()));
  }
}

function side(launched: Launched): Side {
  return { ...launched, rounds: [], spent: { cpu: 0, messages: 0 } };
}

function compare(figure: string, ours: Side, yardstick: Side, ms: (shot: Shot) => number) {
  const of = ({ rounds }: Side, share: number) =>
    rounds.map((shots) =>
      percentile(
        shots.map(ms).filter((each) => !Number.isNaN(each)),
        share,
      ),
    );
  const [p50, p99] = [of(ours, 0.5), of(ours, 0.99)];
  const [least50, least99] = [of(yardstick, 0.5), of(yardstick, 0.99)];
  return {
    figure,
    messages: ours.rounds.flat().length,
    p50: rounded(median(p50)),
    p99: rounded(median(p99)),
    yardstick_p50: rounded(median(least50)),
    yardstick_p99: rounded(median(least99)),
    ratio_p50: rounded(median(p50) / median(least50)),
    ratio_p99: rounded(median(p99) / median(least99)),
    p99_rounds: p99.map((each) => rounded(each, 0)).join(" "),
    yardstick_p99_rounds: least99.map((each) => rounded(each, 0)).join(" "),
  };
}

function processorTime(ours: Side, yardstick: Side): Figure {
  const each = ({ spent }: Side) => spent.cpu / spent.messages;
  const ratio = each(ours) / each(yardstick);
  return {
    figure: "processor_ms_per_message",
    value: rounded(each(ours)),
    yardstick: rounded(each(yardstick)),
    ratio: rounded(ratio),
    reach: CPU_REACH,
    ok: !(ratio > CPU_REACH),
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
