/**
 * While an object runs on workerd, its clock never goes back: when the machine's is set back, it stands still
 * until that has caught up, and its timers with it. One that starts anew has the right time.
 */
const AHEAD_MS = 30_000;
const REASON = "the clock was set back";

/** Ends an object that finds its clock (`now`) far ahead of its caller's (`at`); both UTC milliseconds. */
export function startAnewIfAhead(ctx: DurableObjectState, now: number, at: number): void {
  if (now - at > AHEAD_MS) ctx.abort(REASON);
}

/** Calls an object, and once more when it had to start anew. `stub` gives a fresh one each time. */
export async function callInTime<Stub, Answer>(
  stub: () => Stub,
  call: (stub: Stub) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await call(stub());
  } catch (error) {
    if (!(error instanceof Error && error.message.includes(REASON))) throw error;
    return call(stub());
  }
}
