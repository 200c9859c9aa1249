import type { Clock } from "../../../core/ports/clock.ts";
import { NO_CONNECTION, type Receipt } from "../../../core/ports/reply-sender.ts";
import type { ReadyRow } from "../outbox-queue.ts";
import { crowdOf } from "./crowd.ts";
import type { Hold } from "./gate.ts";
import { laneOf, lineOf } from "./lane.ts";
import { createTimer } from "./timer.ts";

/** Who found no place looks again after so long, each time longer, and not in step with others. */
const REST_MS = { first: 50, most: 1_600 };
/** Pages hang on the object itself. */
const NEAR: ReadonlySet<string> = new Set(["web"]);

/** What one object has to do with all that are on their way to the platforms. */
export interface Admission {
  /** Why this one has to wait for others; null when it need not. */
  holdOn(row: ReadyRow): Hold | null;
  /** It leaves; what is returned is to be called with what came of it. */
  leaves(row: ReadyRow): (receipt: Receipt) => void;
  /** The platform has answered somebody a moment ago. */
  isThere(channel: string): boolean;
}

/** `wake` is called when it is worth another look. */
export function createAdmission(
  { clock, random }: { clock: Clock; random(): number },
  wake: () => void,
): Admission {
  const ring = createTimer(wake);
  let restMs = REST_MS.first;
  let restUntil = 0;

  /** Asked again while there is still no place, it is a new rest: the outbox need not be looked at for that. */
  function rest(now: number): number {
    if (restUntil > now && restUntil <= now + REST_MS.most) return restUntil;
    restUntil = now + Math.ceil(restMs * (0.5 + random() / 2));
    restMs = Math.min(2 * restMs, REST_MS.most);
    ring(restUntil, now);
    return restUntil;
  }

  return {
    holdOn(row) {
      const now = clock.now();
      const lane = laneOf(row);
      const crowd = crowdOf(row.channel);
      if (NEAR.has(row.channel) || !crowd.isFull(lane, now)) return null;
      rest(now);
      const until = (at: number) => (crowd.isFull(lane, at) ? rest(at) : null);
      return { line: lineOf(row), until };
    },

    leaves(row) {
      if (NEAR.has(row.channel)) return () => undefined;
      restMs = REST_MS.first;
      const crowd = crowdOf(row.channel);
      const place = crowd.enter(clock.now());
      return (receipt) => crowd.leave(place, wasAnswered(receipt), clock.now());
    },

    isThere: (channel) => crowdOf(channel).isTrusted(clock.now()),
  };
}

/** A refusal is an answer too. */
function wasAnswered(receipt: Receipt): boolean {
  if (receipt.outcome === "retry") return receipt.reason !== NO_CONNECTION;
  return receipt.outcome !== "unknown";
}
