import type { Clock } from "../../../core/ports/clock.ts";
import type {
  ModelFailure,
  ModelOptions,
  ModelRequest,
  ModelResult,
  ModelUsage,
} from "../../../core/ports/language-model.ts";
import type { Log } from "../../../core/ports/log.ts";
import type { Provider } from "../provider.ts";
import { asRequested, type BuiltRequest, build, type Variation } from "../request/build.ts";
import { type Attempted, abortedAnswer, attempt } from "./attempt.ts";
import { type Budget, reserve, worstCase } from "./budgets.ts";
import { type createCircuitBreaker, isMisconfigured } from "./circuit-breaker.ts";
import { type Deadlines, pause, startAttemptClock, startRunClock } from "./deadline.ts";
import { secondTry } from "./second-try.ts";
import { NO_USAGE, plus } from "./usage.ts";

export interface Member {
  provider: Provider;
  name: string;
  breaker: ReturnType<typeof createCircuitBreaker>;
}

export interface RunWorld {
  members: Member[];
  clock: Clock;
  log: Log;
  random(): number;
  deadlines: Deadlines;
  pauseMs: number;
}

export interface RunInput {
  request: ModelRequest;
  options: ModelOptions;
  budgets: Budget[];
  onText(piece: string): void;
}

/** What has happened so far. */
interface Tally {
  usage: ModelUsage;
  attempts: number;
  repairs: string[];
  model: string | null;
  /** One second try for the whole run. */
  retried: boolean;
  /** An attempt has shown something; a later one would go on with other words, so it shows nothing. */
  shown: boolean;
}

interface Running extends RunInput {
  world: RunWorld;
  signal: AbortSignal;
  tally: Tally;
}

/** Asks the models in their order until one answers. */
export async function startRun(world: RunWorld, input: RunInput): Promise<ModelResult> {
  const clock = startRunClock(world.deadlines.totalMs, input.options.signal);
  const tally: Tally = {
    ...{ usage: NO_USAGE, attempts: 0, repairs: [], model: null, retried: false, shown: false },
  };
  try {
    const answer = await firstAnswer({ ...input, world, signal: clock.signal, tally });
    const { usage, attempts, repairs, model } = tally;
    return { ...answer, usage, attempts, repairs, model };
  } finally {
    clock.clear();
  }
}

async function firstAnswer(run: Running): Promise<Attempted["answer"]> {
  let failure: ModelFailure = { failure: "unreachable", reason: "none" };
  for (const member of run.world.members) {
    const closed = member.breaker.closedFor(run.world.clock.now());
    if (closed) {
      failure = closed;
      continue;
    }
    const answer = await ask(member, run);
    if (answer.kind !== "fail") return answer;
    failure = answer;
    if (answer.failure === "budget" || run.signal.aborted) break;
  }
  return { kind: "fail", ...withoutKind(failure) };
}

function withoutKind({ failure, reason, retryAfterMs }: ModelFailure): ModelFailure {
  return { failure, reason, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** One model, with at most one second try. */
async function ask(member: Member, run: Running): Promise<Attempted["answer"]> {
  const { request, options, world, tally } = run;
  let variation = asRequested(request, member.provider.profile, options.stream === true);
  for (;;) {
    const built = build(request, variation);
    if (!built) return { kind: "fail", failure: "refused", reason: "too-long" };
    const attempted = await once(member, run, { built, variation });
    const { answer, shown } = attempted;
    if (answer.kind !== "fail" || shown || tally.retried || run.signal.aborted) return answer;
    const again = secondTry(answer, variation, request, {
      remark: attempted.remark,
      toolTalk: attempted.repairs.includes("tool-talk"),
    });
    if (!again) return answer;
    tally.retried = true;
    await pause(again.afterMs ?? world.pauseMs * (1 + world.random()), run.signal);
    variation = again.variation;
  }
}

/** One attempt with its reservation, its clock, its line in the log and its mark on the breaker. */
async function once(
  member: Member,
  run: Running,
  { built, variation }: { built: BuiltRequest; variation: Variation },
): Promise<Attempted> {
  const { world, tally, request } = run;
  if (run.signal.aborted)
    return { answer: abortedAnswer(run.signal, ""), usage: NO_USAGE, shown: false, repairs: [] };
  const startedAt = world.clock.now();
  const worst = worstCase(built.inputTokens, variation.maxTokens);
  const reservation = await reserve(run.budgets, worst, startedAt, world.log);
  if ("spent" in reservation) {
    const answer = { kind: "fail", failure: "budget", reason: reservation.spent } as const;
    return { answer, usage: NO_USAGE, shown: false, repairs: [] };
  }
  let firstAt: number | undefined;
  const { firstByteMs, wholeMs } = world.deadlines;
  const clock = startAttemptClock(run.signal, variation.stream ? firstByteMs : wholeMs);
  const onEvent = () => {
    firstAt ??= world.clock.now();
    clock.heard();
  };
  const { signal } = clock;
  let shown = false;
  const onText = (piece: string) => {
    shown = true;
    if (!tally.shown) run.onText(piece);
  };
  const attempted = await attempt({
    ...{ provider: member.provider, request, built, signal, onEvent, onText },
  }).finally(clock.clear);
  tally.attempts++;
  tally.shown ||= shown;
  tally.model = member.name;
  tally.usage = plus(tally.usage, attempted.usage);
  tally.repairs.push(...attempted.repairs);
  member.breaker.note(attempted.answer, world.clock.now());
  await reservation.settle(attempted.usage);
  report(member, run, { attempted, startedAt, firstAt, built });
  return attempted;
}

/** One line per request, without a word of anyone's text. */
function report(
  { name }: Member,
  { world, tally, options, request }: Running,
  call: {
    attempted: Attempted;
    startedAt: number;
    firstAt: number | undefined;
    built: BuiltRequest;
  },
): void {
  const { answer, usage, repairs } = call.attempted;
  const fields = {
    correlationId: options.correlationId,
    model: name,
    attempt: tally.attempts,
    outcome: answer.kind === "fail" ? answer.failure : answer.kind,
    reason:
      answer.kind === "fail" ? answer.reason : answer.kind === "text" ? answer.ended : undefined,
    tools: request.tools?.length ?? 0,
    ...usage,
    expectedInput: call.built.inputTokens,
    repairs: repairs.join(",") || undefined,
    firstMs: call.firstAt === undefined ? undefined : call.firstAt - call.startedAt,
    ms: world.clock.now() - call.startedAt,
  };
  if (answer.kind !== "fail") world.log.info("model.call", fields);
  else if (isMisconfigured(answer)) world.log.error("model.misconfigured", fields);
  else world.log.warn("model.call", fields);
  if (usage.estimated && answer.kind !== "fail") world.log.warn("model.usage_odd", fields);
}
