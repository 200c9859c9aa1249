import { setTimeout as sleep } from "node:timers/promises";
import type { BenchOptions } from "../support/figure.ts";
import { chatOf, post } from "../support/load.ts";
import { percentile, rounded } from "../support/stats.ts";
import { type Launched, launch } from "../support/targets.ts";

const EACH = 10;
const REACH_MS = { up: 1_500, restarted: 5_000 };
/** After the window, for what fires late. */
const PATIENCE_MS = 20_000;
/** The part of the window after which it is killed; what fell due until so long after the start counts. */
const KILL_AT = 0.4;
const START_MS = 5_000;

interface Firing {
  at: number;
  dueAt: number;
}

/**
 * How late reminders fire (the alarm and the firing itself, not the way to the platform): many of many users
 * within a minute, once undisturbed and once with a restart in the middle. What fell due while it was down
 * counts from when it was up again.
 */
export async function lateness(options: BenchOptions): Promise<void> {
  const size = options.quick ? { users: 50, windowMs: 20_000 } : { users: 1_000, windowMs: 60_000 };
  for (const restart of [false, true]) {
    const firings: Firing[] = [];
    const probe = await launch(options, restart ? "lateness-restart" : "lateness", {
      config: "tests/bench/probe/wrangler.toml",
      database: "adjutant",
      // As the product sends: what has fired waits for the platform, which takes 28 messages a second.
      pace: 1,
      onLine: (line) => firings.push(...firingsOf(line)),
    });
    try {
      await fill(probe, { ...options, ...size, firings, restart });
    } finally {
      await probe.stop();
    }
  }
}

interface Window extends BenchOptions {
  users: number;
  windowMs: number;
  firings: Firing[];
  restart: boolean;
}

async function fill(probe: Launched, options: Window): Promise<void> {
  const { users, windowMs, firings, restart, note, report } = options;
  const wanted = users * EACH;
  const chats = Array.from({ length: users }, (_, user) => chatOf(user));
  const at = Math.ceil(Date.now() / 1000 + 5 + users / 25) * 1000;
  note(`lateness: ${wanted} reminders${restart ? ", with a restart" : ""}`);
  for (let from = 0; from < chats.length; from += 50) {
    const some = chats.slice(from, from + 50);
    const order = { do: "remind", chats: some, at, each: EACH, spreadMs: windowMs };
    await post(`${probe.target.url}/bench`, order);
  }
  if (Date.now() > at) throw new Error(`Filling took too long.\n${probe.worker.tail()}`);
  let killedAt = 0;
  let upAt = 0;
  if (restart) {
    await sleep(at + windowMs * KILL_AT - Date.now());
    killedAt = Date.now();
    await probe.restart();
    upAt = Date.now();
  }
  const deadline = at + windowMs + PATIENCE_MS;
  while (firings.length < wanted && Date.now() < deadline) await sleep(50);
  const counted = restart
    ? firings.filter((each) => each.at >= killedAt && each.dueAt < upAt + START_MS)
    : firings;
  const late = counted.map((each) => Math.max(0, each.at - Math.max(each.dueAt, upAt)));
  const reach = restart ? REACH_MS.restarted : REACH_MS.up;
  const p99 = percentile(late, 0.99);
  // The lines of the last moment before the kill were not printed any more.
  const lost = restart ? null : wanted - firings.length;
  report({
    figure: restart ? "due_lateness_after_restart_ms" : "due_lateness_ms",
    reminders: wanted,
    users,
    counted: counted.length,
    p50: rounded(percentile(late, 0.5), 0),
    p99: rounded(p99, 0),
    max: rounded(Math.max(...late), 0),
    lost,
    reach_p99: reach,
    ok: p99 <= reach && counted.length > 0 && !lost,
  });
}

function firingsOf(line: string): Firing[] {
  if (!line.includes('"due.fired"')) return [];
  try {
    const { time, latenessMs } = JSON.parse(line) as { time: string; latenessMs: number };
    const at = Date.parse(time);
    return [{ at, dueAt: at - latenessMs }];
  } catch {
    return [];
  }
}
