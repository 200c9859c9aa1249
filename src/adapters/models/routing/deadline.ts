import type { StopSignal } from "../../../core/ports/language-model.ts";
import type { AbortReason } from "./attempt.ts";

export interface Deadlines {
  /** Until the first sign of a streamed answer, in ms. */
  firstByteMs: number;
  /** For an answer in one piece, in ms. */
  wholeMs: number;
  /** For everything together: all attempts at all models, in ms. */
  totalMs: number;
}

/** A person who waits longer thinks that it hangs. */
export const DEADLINES: Deadlines = { firstByteMs: 8_000, wholeMs: 10_000, totalMs: 20_000 };

/** The end of a whole run: the person's Stop or the total time, whichever comes first. */
export function startRunClock(totalMs: number, stop: StopSignal | undefined) {
  const controller = new AbortController();
  const end = (reason: AbortReason) => controller.abort(reason);
  const timer = setTimeout(() => end("total"), totalMs);
  const onStop = () => end("stopped");
  stop?.addEventListener("abort", onStop, { once: true });
  if (stop?.aborted) onStop();
  return {
    signal: controller.signal,
    clear(): void {
      clearTimeout(timer);
      stop?.removeEventListener("abort", onStop);
    },
  };
}

/** The end of one attempt: the run's, or no sign of life in time. */
export function startAttemptClock(run: AbortSignal, silenceMs: number) {
  const controller = new AbortController();
  const end = () => controller.abort(run.reason);
  if (run.aborted) end();
  run.addEventListener("abort", end);
  const timer = setTimeout(() => controller.abort("first-byte" satisfies AbortReason), silenceMs);
  return {
    signal: controller.signal,
    heard: () => clearTimeout(timer),
    clear(): void {
      clearTimeout(timer);
      run.removeEventListener("abort", end);
    },
  };
}

/** Waits, or less when the signal says so. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted || ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });
}
