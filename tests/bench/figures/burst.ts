import { setTimeout as sleep } from "node:timers/promises";
import type { BenchOptions } from "../support/figure.ts";
import { chatOf, post } from "../support/load.ts";
import { percentile, rounded } from "../support/stats.ts";
import { type Launched, launch, YARDSTICK } from "../support/targets.ts";

const EACH = 5;
const PATIENCE_MS = 40_000;

interface Burst {
  /** Milliseconds after the instant, for every message. */
  lateness: number[];
  lost: number;
}

/** Reminders of many users, all due in the same second; first the yardstick's, then ours. */
export async function burst(options: BenchOptions): Promise<void> {
  const { quick, report, note } = options;
  const users = quick ? 60 : 200;
  const probe = await launch(options, "burst", {
    config: "tests/bench/probe/wrangler.toml",
    database: "adjutant",
  });
  const yardstick = await launch(options, "burst-yardstick", { config: YARDSTICK });
  try {
    // The first burst warms both up.
    await fall(probe, 10, "/bench");
    await fall(yardstick, 10, "/bench/remind");
    note(`burst: ${users * EACH} reminders`);
    const least = await fall(yardstick, users, "/bench/remind");
    const ours = await fall(probe, users, "/bench");
    const drain = (one: Burst) => Math.max(...one.lateness);
    const late = (one: Burst) => percentile(one.lateness, 0.99);
    const ratio = drain(ours) / drain(least);
    report({
      figure: "reminder_burst_ms",
      reminders: users * EACH,
      users,
      drain: rounded(drain(ours), 0),
      lateness_p99: rounded(late(ours), 0),
      yardstick_drain: rounded(drain(least), 0),
      yardstick_lateness_p99: rounded(late(least), 0),
      ratio_drain: rounded(ratio),
      ratio_p99: rounded(late(ours) / late(least)),
      lost: ours.lost,
      ok: ours.lost === 0,
    });
  } finally {
    await Promise.all([probe.stop(), yardstick.stop()]);
  }
}

async function fall({ target, worker }: Launched, users: number, route: string): Promise<Burst> {
  const chats = Array.from({ length: users }, (_, user) => chatOf(user));
  const { arrivals } = target.counterpart;
  const seen = arrivals.length;
  const wanted = users * EACH;
  const at = Math.ceil(Date.now() / 1000 + 4 + users / 25) * 1000;
  await post(target.url + route, { do: "remind", chats, at, each: EACH });
  if (Date.now() > at) throw new Error(`Filling took too long.\n${worker.tail()}`);
  const deadline = at + PATIENCE_MS;
  while (arrivals.length < seen + wanted && Date.now() < deadline) await sleep(5);
  const clock = performance.timeOrigin;
  const lateness = arrivals.slice(seen).map((arrival) => clock + arrival.at - at);
  return { lateness, lost: wanted - lateness.length };
}
