import { vi } from "vitest";
import { createDurableSendSlots } from "../../../src/adapters/send-slots/durable-send-slots.ts";
import { createSchedule, type Schedule } from "../../../src/adapters/send-slots/schedule.ts";
import type { GiverRequest } from "../../../src/adapters/send-slots/slot-giver.ts";
import type { OutboxRow } from "../../../src/adapters/user-agent/outbox-queue.ts";
import { createPacing } from "../../../src/adapters/user-agent/sending/pacing.ts";
import { TELEGRAM_PACE } from "../../../src/channels/telegram/pace.ts";
import type { Receipt } from "../../../src/core/ports/reply-sender.ts";
import { seededRandom } from "../../counterparts/telegram/faults.ts";

/** Minutes of many users in a moment: fake timers, a strict platform, and the real pacing, line and credit. */
export interface BurstOptions {
  users: number;
  /** Notices of each user, all due at once. */
  each: number;
  /** Every so many ms some user gets an answer; none when absent. */
  replyEveryMs?: number;
  seed?: number;
  /** Replaces the giver; for planted bugs and failures. */
  giver?: (schedule: Schedule) => Giver;
  /** Users whose objects are gone after their first request. */
  gone?: number;
  /** Whoever waits is woken up to so many ms late, as on a machine that has much to do. */
  lagMs?: number;
  /** All who wait are woken in the same moments, so many ms apart. */
  beatMs?: number;
}

export interface Giver {
  lease(request: GiverRequest): Promise<unknown>;
  limited(until: number, scope: "chat" | "account"): Promise<void>;
}

export interface Sent {
  at: number;
  user: number;
  reply: boolean;
  /** Milliseconds since it was ready. */
  late: number;
}

/** What the platform allows in any second. */
export const ALLOWED = 28;
const PLANNED_GAP_MS = 1000 / 26;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
let account = 0;

/** Runs until everything is sent. `refused` counts the 429s. */
export async function burst(options: BurstOptions): Promise<{ sent: Sent[]; refused: number }> {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  try {
    return await run(options);
  } finally {
    vi.useRealTimers();
  }
}

async function run(options: BurstOptions) {
  const { users, each, replyEveryMs, seed = 1, giver, gone = 0, lagMs = 0, beatMs = 1 } = options;
  const random = seededRandom(seed);
  const clock = { now: () => Date.now() };
  const platform = createPlatform(clock.now);
  const schedule = createSchedule(PLANNED_GAP_MS, clock.now());
  const asked = giver?.(schedule) ?? giverOf(schedule, random);
  const slots = createDurableSendSlots({
    name: `telegram:${++account}`,
    givers: { idFromName: (name: string) => name, get: () => asked } as never,
    perSecond: ALLOWED,
    clock,
    log: quiet,
  });
  const sent: Sent[] = [];
  const agents = Array.from({ length: users }, (_, user) =>
    createAgent({
      user,
      platform,
      slots,
      clock,
      random,
      sent,
      late: () => lateBy(clock.now(), random() * lagMs, beatMs),
    }),
  );
  const alive = agents.slice(gone);
  for (const agent of agents) for (let n = 0; n < each; n++) agent.add(true);
  agents.forEach((agent, index) => {
    agent.pump();
    if (index < gone) agent.die();
  });
  const start = clock.now();
  let replies = 0;
  while (alive.some((agent) => agent.left() > 0) && clock.now() - start < 3_600_000) {
    if (replyEveryMs !== undefined && clock.now() - start >= replies * replyEveryMs) {
      const agent = alive[replies++ % alive.length];
      agent?.add(false);
      agent?.pump();
    }
    await vi.advanceTimersByTimeAsync(Math.min(replyEveryMs ?? 100, 100));
  }
  return { sent, refused: platform.refused() };
}

/** A few ms away, as another object is. */
export function giverOf(schedule: Schedule, random: () => number = () => 0.5): Giver {
  return {
    async lease(request) {
      await sleep(1 + random() * 15);
      const lease = schedule.lease(request, Date.now());
      return { ...lease, freeAt: schedule.next() };
    },
    async limited(until, scope) {
      schedule.limited(until, scope, Date.now());
    },
  };
}

/** At most `ALLOWED` in any second, and one a second to each chat. */
function createPlatform(now: () => number) {
  const all: number[] = [];
  const last = new Map<number, number>();
  let refused = 0;
  return {
    refused: () => refused,
    take(user: number): boolean {
      while ((all[0] ?? Number.POSITIVE_INFINITY) <= now() - 1000) all.shift();
      const tooSoon = now() - (last.get(user) ?? Number.NEGATIVE_INFINITY) < 1000;
      if (all.length >= ALLOWED || tooSoon) {
        refused += 1;
        return false;
      }
      all.push(now());
      last.set(user, now());
      return true;
    },
  };
}

interface AgentParts {
  user: number;
  platform: ReturnType<typeof createPlatform>;
  slots: ReturnType<typeof createDurableSendSlots>;
  clock: { now(): number };
  random(): number;
  sent: Sent[];
  /** How much later than it should be somebody is woken now, in ms. */
  late(): number;
}

const lateBy = (now: number, lag: number, beat: number) =>
  Math.ceil((now + lag) / beat) * beat - now;

interface Message extends OutboxRow {
  busy: boolean;
}

/** A user's object as far as sending goes: rows, a pump, and an alarm for what waits longer. */
function createAgent({ user, platform, slots, clock, random, sent, late }: AgentParts) {
  let rows: Message[] = [];
  let dead = false;
  const kept = new Map<string, unknown>();
  const state = {
    get: <T>(key: string) => (kept.get(key) ?? null) as T | null,
    set: (key: string, value: unknown) => void kept.set(key, value),
  };
  const channel = { pace: TELEGRAM_PACE, slotsOf: () => slots };
  const wake = () => void setTimeout(pump, late());
  const pacing = createPacing({ clock, pacing: { telegram: channel } }, state, {
    answered: wake,
    wake,
  });
  let alarm: ReturnType<typeof setTimeout> | undefined;

  function pump(): void {
    if (dead) return;
    pacing.begin();
    const ready = rows.filter(({ busy, nextAt }) => !busy && nextAt <= clock.now());
    for (const row of ready) {
      if (!pacing.admits(row)) continue;
      pacing.leaves(row);
      row.busy = true;
      void send(row).finally(pump);
    }
    pacing.end();
    const later = rows.map(({ nextAt }) => nextAt).filter((at) => at > clock.now());
    const at = Math.min(pacing.nextAt() ?? Number.POSITIVE_INFINITY, ...later);
    clearTimeout(alarm);
    if (Number.isFinite(at))
      alarm = setTimeout(
        () => setTimeout(pump, late()),
        Math.max(at - clock.now(), 1_000) + random() * 50,
      );
  }

  async function send(row: Message): Promise<void> {
    await sleep(random() * 30);
    const accepted = platform.take(user);
    await sleep(10 + random() * 30);
    row.busy = false;
    const retry: Receipt = { outcome: "retry", reason: "", afterMs: 1000, rateLimited: true };
    pacing.answered(row, accepted ? { outcome: "sent" } : retry);
    if (accepted) {
      rows = rows.filter((other) => other !== row);
      const { createdAt, notify } = row;
      sent.push({ at: clock.now(), user, reply: !notify, late: clock.now() - createdAt });
    } else row.nextAt = clock.now() + 1000;
  }

  return {
    pump,
    left: () => rows.length,
    die() {
      dead = true;
    },
    add(notify: boolean) {
      const now = clock.now();
      const addressKey = `telegram 1 ${user}`;
      const address = JSON.stringify({ kind: "dm" });
      const row = { id: now, channel: "telegram", addressKey, address, notify, busy: false };
      rows.push({ ...row, createdAt: now, nextAt: now } as Message);
    },
  };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
