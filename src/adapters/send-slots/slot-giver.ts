import { DurableObject } from "cloudflare:workers";
import type { Clock } from "../../core/ports/clock.ts";
import type { SlotLease } from "../../core/ports/send-slots.ts";
import { startAnewIfAhead } from "../clock-ahead.ts";
import { type Asked, createSchedule, type Schedule } from "./schedule.ts";

/** What one request brings along; the rate is the same for all that ask one giver. */
export interface GiverRequest extends Asked {
  perSecond: number;
  /** The caller's time (UTC ms). */
  at?: number;
}

export interface GiverAnswer extends SlotLease {
  /** The first slot that nobody has (UTC ms). */
  freeAt: number;
}

/** How far the slots reach is noted so much at a time, so that few of the leases write. */
const NOTED_AHEAD_MS = 2_000;
const NOTED = "given";

/** Both UTC milliseconds: how far the slots reach, and when that was noted. */
interface Noted {
  until: number;
  at: number;
}

/**
 * Keeps the rate of one bot or workspace: every user's object asks here before it sends. What it has given is in
 * memory; only how far that reaches is stored, so that a restart waits it out instead of giving it again.
 */
export class SlotGiverObject extends DurableObject {
  private readonly clock: Clock;
  private schedule: Schedule | null = null;
  private noted: Noted = { until: 0, at: 0 };

  constructor(ctx: DurableObjectState, env: unknown, clock: Clock) {
    super(ctx, env as never);
    this.clock = clock;
    void ctx.blockConcurrencyWhile(async () => {
      this.noted = (await ctx.storage.get<Noted>(NOTED)) ?? this.noted;
    });
  }

  /** `count` may be 0: then only what went unasked is counted. */
  lease({ perSecond, at = this.clock.now(), ...asked }: GiverRequest): GiverAnswer {
    startAnewIfAhead(this.ctx, this.clock.now(), at);
    const schedule = this.scheduleFor(perSecond);
    const lease = schedule.lease(asked, this.clock.now());
    this.note(schedule);
    return { ...lease, freeAt: schedule.next() };
  }

  /** The platform has refused a message; `until` in UTC milliseconds. */
  limited(until: number, scope: "chat" | "account", perSecond: number): void {
    const schedule = this.scheduleFor(perSecond);
    schedule.limited(until, scope, this.clock.now());
    this.note(schedule);
  }

  private scheduleFor(perSecond: number): Schedule {
    if (this.schedule) return this.schedule;
    const now = this.clock.now();
    const setBack = Math.max(0, this.noted.at - now);
    this.schedule = createSchedule(1000 / perSecond, Math.max(now, this.noted.until - setBack));
    return this.schedule;
  }

  private note(schedule: Schedule): void {
    const now = this.clock.now();
    const isNoted = schedule.next() <= this.noted.until && this.noted.at <= now;
    if (isNoted) return;
    this.noted = { until: schedule.next() + NOTED_AHEAD_MS, at: now };
    void this.ctx.storage.put(NOTED, this.noted);
  }
}
