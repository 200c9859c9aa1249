import type { Clock } from "../../core/ports/clock.ts";
import type { Log } from "../../core/ports/log.ts";
import type { SendSlots, SlotLease, SlotRequest } from "../../core/ports/send-slots.ts";
import { callInTime } from "../clock-ahead.ts";
import { creditOf } from "./credit.ts";
import type { SlotGiverObject } from "./slot-giver.ts";

export interface SendSlotsOptions {
  /** One per account: `telegram:<bot id>`, `slack:<team>`. */
  name: string;
  givers: DurableObjectNamespace<SlotGiverObject>;
  /** Of the platform, for the whole account. */
  perSecond: number;
  clock: Clock;
  log: Log;
}

/**
 * Below the platform's own rate, since messages do not arrive as evenly as they leave: 24.5 a second where 28
 * are allowed.
 */
const PLANNED = 24.5 / 28;
/** Beyond that, messages go without a slot. */
const PATIENCE_MS = 500;
/** With slots given away so far ahead, the account is calm. */
const CALM_MS = 300;
/** For so long at the most nobody goes unasked because others wait. */
const BUSY_MS = 5_000;
/** After a failure the giver is left alone so long. */
const PAUSE_MS = 5_000;

/** The giver of one account as a user's object sees it. */
export function createDurableSendSlots(options: SendSlotsOptions): SendSlots {
  const { name, givers, clock, log } = options;
  const perSecond = options.perSecond * PLANNED;
  const credit = creditOf(name, perSecond);
  const giver = () => givers.get(givers.idFromName(name));

  async function ask(request: SlotRequest): Promise<SlotLease | null> {
    const at = clock.now();
    const asked = { ...request, perSecond, at, spent: credit.takeSpent(at) };
    try {
      // As plain data: what comes from a call holds a handle to be disposed of.
      const { slots, comeBackAt, turn, freeAt } = await soon(
        callInTime(giver, async (it) => await it.lease(asked)),
      );
      const now = clock.now();
      const waits = Math.max(comeBackAt ?? 0, freeAt - CALM_MS) - now;
      if (waits > 0) credit.busy(now + Math.min(waits, BUSY_MS));
      return { slots, comeBackAt, turn };
    } catch (error) {
      const what = error instanceof Error ? error.message.slice(0, 200) : "unknown";
      log.warn("slots.unavailable", { account: name, what });
      credit.pause(clock.now() + PAUSE_MS);
      return null;
    }
  }

  return {
    tryNow() {
      const now = clock.now();
      if (!credit.spend(now)) return false;
      if (credit.isToBeReported(now)) void ask({ lane: "reply", count: 0 });
      return true;
    },

    async lease(request) {
      const lease = credit.isPaused(clock.now()) ? null : await ask(request);
      return lease ?? withoutGiver(request, clock.now());
    },

    limited(until, scope) {
      credit.busy(scope === "account" ? until : clock.now() + 1_000);
      void soon(giver().limited(until, scope, perSecond)).catch(() => undefined);
    },
  };
}

const withoutGiver = ({ count }: SlotRequest, now: number): SlotLease => ({
  slots: Array.from({ length: count }, () => now),
  comeBackAt: null,
  turn: null,
});

async function soon<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    // On a machine that stood still, the answer may be there and not have been read yet.
    const fail = () => reject(new Error("no answer in time"));
    timer = setTimeout(() => setTimeout(fail, 0), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
