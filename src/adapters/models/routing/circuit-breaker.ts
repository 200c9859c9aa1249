import type { ModelAnswer, ModelFailure } from "../../../core/ports/language-model.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** So many failures in a row, and the model is left alone for a while. */
const FAILURES = 5;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 5 * MINUTE_MS;
/** Wrong settings stay wrong until somebody deploys; looking again now and then costs nothing. */
const SETTINGS_PAUSE_MS = 10 * MINUTE_MS;

const SETTINGS_REASONS = ["auth", "no-such-model", "not-allowed", "none"];
const WEAK_KINDS = ["overloaded", "timeout", "unreachable"];

/** The failure is about how this deployment is set up, not about the request. */
export function isMisconfigured({ reason }: ModelFailure): boolean {
  return SETTINGS_REASONS.includes(reason);
}

/**
 * Knows when a model need not be asked. Times are UTC milliseconds. Kept in memory: a new isolate finds out
 * with one quick refusal.
 */
export function createCircuitBreaker() {
  let failures = 0;
  let pauses = 0;
  let open: { until: number; because: ModelFailure } | null = null;

  function pause(until: number, because: ModelFailure): void {
    open = { until, because };
  }

  function weaken(failure: ModelFailure, now: number): void {
    failures++;
    const asked = failure.retryAfterMs ?? 0;
    const probeFailed = open !== null && now >= open.until;
    if (failures >= FAILURES || probeFailed) {
      const length = Math.min(FIRST_PAUSE_MS * 2 ** pauses++, LONGEST_PAUSE_MS);
      pause(now + Math.max(length, asked), failure);
    } else if (asked > 0) pause(now + asked, failure);
  }

  return {
    /** Why the model is left alone now; null when it may be asked. After a pause the next request is the probe. */
    closedFor(now: number): ModelFailure | null {
      if (!open || now >= open.until) return null;
      const { because, until } = open;
      const { failure } = because;
      const reason =
        failure === "overloaded" || failure === "timeout" ? "circuit-open" : because.reason;
      return { failure, reason, retryAfterMs: until - now };
    },

    note(answer: ModelAnswer, now: number): void {
      if (answer.kind !== "fail" || answer.failure === "bad-output") {
        failures = 0;
        pauses = 0;
        open = null;
      } else if (answer.failure === "quota") pause(nextUtcMidnight(now), answer);
      else if (isMisconfigured(answer)) pause(now + SETTINGS_PAUSE_MS, answer);
      else if (WEAK_KINDS.includes(answer.failure)) weaken(answer, now);
    },
  };
}

/** The models' free quota starts anew then. */
export function nextUtcMidnight(now: number): number {
  return (Math.floor(now / DAY_MS) + 1) * DAY_MS;
}
