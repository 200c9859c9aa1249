import type { Capability, Offer, PlanContext } from "../capabilities/capability.ts";
import type { Inbound } from "../chat/inbound.ts";
import type { OpenStep, PlannedCall, PlannedStep } from "../chat/plan/steps.ts";
import type {
  FailureKind,
  ModelRequest,
  ModelResult,
  ProposedCall,
} from "../ports/language-model.ts";
import type { Outcome, PrepareContext } from "../tools/tool.ts";
import type { Interpretation, Request, ShownItem } from "../understanding/interpretation.ts";
import { modelStopped } from "../wording/catalogue/account.ts";
import { sentence } from "../wording/draft.ts";
import { type Reader, t } from "../wording/words.ts";
import { replyFrom } from "./answer/answer.ts";
import { growingBlocks } from "./answer/grow.ts";
import type { Audience } from "./audience.ts";
import { asTool, type Ground, requestFrom, tellsTimeAhead } from "./calls/propose.ts";
import { isSmallTalk, route } from "./calls/route.ts";
import { aliasesOf, itemLines, plannedLines, rowsOf, withNumbers } from "./calls/rows.ts";
import { type Known, plansFor } from "./context/plans.ts";
import { buildPrompt } from "./context/prompt.ts";
import type { Mind, Moment } from "./mind.ts";
import { tellFailure } from "./outage.ts";
import { isTainted, type Passage, passage } from "./passage.ts";

/** What a turn lends to the mind. */
export interface Thinking {
  mind: Mind;
  moment: Moment;
  correlationId: string;
  context: PlanContext;
  capabilities: readonly Capability[];
  /** What stands beside the words and was written by others. */
  foreign: Passage[];
  step: PrepareContext["step"];
  /** Absent: the answer is only shown whole, and nobody can stop it. */
  audience?: Audience;
  /** What is to be done about a request; a call in it is not trusted more than what inferred it. */
  plan(request: Request): PlannedStep[];
  /** What a call shows that only reads; null when it does more. */
  look(call: PlannedCall): Outcome | null;
}

export interface Thought {
  steps: PlannedStep[];
  /** What failed, or null when the model answered. */
  trouble: FailureKind | null;
}

/** Longest answers, in tokens: a call, plain text, and text about what was found. */
const TOKENS = { call: 160, prose: 400, found: 200 };
/** A turn that has taken this long is answered with what there is. */
const PATIENCE_MS = 12_000;
/** More proposals than this are no answer to one message. */
const MOST_CALLS = 5;

/**
 * Makes steps of what understanding left open. The model proposes one of a few calls or writes text; what becomes
 * of that is decided here. Each of its answers is stored before it is used, so that a turn that is taken up again
 * does not pay for it twice.
 */
export async function think(open: OpenStep, thinking: Thinking): Promise<Thought> {
  const startedAt = thinking.mind.clock.now();
  const ready = prepare(open, thinking);
  const { prompt, offers, ground } = ready;
  const { system, messages } = prompt;
  const request: ModelRequest = {
    ...{ system, messages, temperature: 0 },
    maxTokens: offers.length > 0 ? Math.max(TOKENS.call, TOKENS.found) : TOKENS.prose,
    ...(offers.length > 0 && { tools: offers.map(asTool) }),
  };
  const known = [...ground.aliases.values()];
  const answer = await ask("mind", thinking, request, known);
  if (answer.kind === "fail") return failed(open, answer.failure, thinking);
  if (answer.kind === "text")
    return { steps: said(answer, ready, open, thinking.context), trouble: null };
  if (answer.kind === "json") return { steps: open.fallback, trouble: null };
  const proposals = [answer.call, ...answer.others].slice(0, MOST_CALLS);
  const steps = proposals.flatMap((proposal) => {
    const offer = offers.find(({ name }) => name === proposal.tool);
    return offer ? thinking.plan(requestFrom(proposal, offer, ground, thinking.context)) : [];
  });
  if (steps.length === 0) return { steps: open.fallback, trouble: null };
  const read = await readFirst(steps, thinking);
  if (!read) return { steps: onlyOneQuestion(steps), trouble: null };
  const inTime = thinking.mind.clock.now() - startedAt < PATIENCE_MS;
  const narrated = inTime ? await narrate(read, answer.call, ready, thinking) : null;
  return { steps: [narrated ?? shownAs(read)], trouble: null };
}

type Ready = ReturnType<typeof prepare>;

/** What stands beside a message and was not written by the person. */
export function foreignOf(inbound: Inbound): Passage[] {
  if (inbound.kind !== "message") return [];
  return (inbound.foreign ?? []).map(({ text }) => passage("foreign", text, true));
}

function prepare(open: OpenStep, thinking: Thinking) {
  const { mind, moment, context, foreign } = thinking;
  const recollection = mind.recall(moment);
  // A title in the words of others would taint every call; such items are pointed at without a model.
  const inSight = [...context.shown, ...(context.focus ? [context.focus] : [])];
  const aliases = aliasesOf(inSight.filter((item) => !mind.isForeign(item)));
  const tainted = isTainted([...foreign, ...recollection.messages, ...recollection.facts]);
  const before = recollection.messages.filter(
    ({ from, untrusted }) => from === "said" && !untrusted,
  );
  const cues = { inSight: aliases.size > 0, tainted };
  const offers = offersFor(open, before.at(-1)?.text, cues, thinking);
  const items = offers.length > 0 ? itemLines(aliases).map((line) => passage("item", line)) : [];
  const words = passage("person", open.words);
  const plans = plansBeside(open, tainted, thinking);
  const { known, ...tables } = plans;
  const prompt = buildPrompt({ words, foreign, recollection, items, ...tables }, context);
  const kept = prompt.passages.filter(({ from, untrusted }) => from === "said" && !untrusted);
  const ground: Ground = {
    said: [open.words, ...kept.map(({ text }) => text).reverse()],
    aliases: new Map([...aliasesOf(known), ...aliases]),
    locale: open.understood.locale,
  };
  return { prompt, offers, ground };
}

/**
 * What the person has planned, for whatever is no small talk. Never beside words of others, and no title of theirs:
 * the one must not learn of it, and the other would taint the turn.
 */
function plansBeside(
  { words, understood }: OpenStep,
  tainted: boolean,
  { mind, capabilities, context }: Thinking,
) {
  if (tainted || isSmallTalk(words, understood.locale)) return { known: [] };
  const plans = plansFor(words, capabilities, context);
  const own = ({ item }: Known) => !mind.isForeign(item);
  const [planned, about] = [plans.planned.filter(own), plans.about.filter(own)];
  const lines = (known: Known[]) => plannedLines(known).map((line) => passage("item", line));
  const known = [...planned, ...about].map(({ item }) => item);
  return { known, planned: lines(planned), about: lines(about) };
}

/** A word or two ("yes, that one") go on with what was said before. */
const FEW_WORDS = 3;

function offersFor(
  { words, understood }: OpenStep,
  before: string | undefined,
  cues: { inSight: boolean; tainted: boolean },
  { context, capabilities }: Thinking,
): Offer[] {
  const routed = (said: string, read: Interpretation) => {
    const timed = () => tellsTimeAhead(said, read, context);
    return route({ ...cues, words: said, understood: read, timed }, capabilities);
  };
  const own = routed(words, understood);
  const few = words.trim().split(/\s+/).length <= FEW_WORDS;
  const goesOn = few && own.length === 0 && !isSmallTalk(words, understood.locale);
  return goesOn && before !== undefined ? routed(before, context.understand(before)) : own;
}

/**
 * One answer of the model, stored before it is used, and shown while it comes. Beside tools it may end as a call or
 * as a claim that the final text does not make, so it grows by whole sentences there. Once the person has stopped
 * it, no model is asked.
 */
function ask(
  name: string,
  { mind, step, correlationId, audience }: Thinking,
  request: ModelRequest,
  shown: readonly ShownItem[] = [],
): Promise<ModelResult> {
  const work = async (): Promise<ModelResult> => {
    const before = audience?.stopped() ?? null;
    if (before !== null) return { ...stoppedAt(before), ...UNASKED };
    const stream = audience?.follows === true;
    const run = mind.model.generate(request, {
      correlationId,
      ...(stream && { stream }),
      ...(audience && { signal: audience.signal }),
    });
    if (stream) await follow(run.deltas, audience, { shown, careful: request.tools !== undefined });
    const result = await run.result;
    const until = audience?.stopped() ?? null;
    return until === null ? result : { ...result, ...stoppedAt(until) };
  };
  return step(name, work, { slow: true });
}

const UNASKED = {
  usage: { inputTokens: 0, outputTokens: 0, estimated: false },
  attempts: 0,
  model: null,
  repairs: [] as string[],
};

const stoppedAt = (text: string) => ({ kind: "text", text, ended: "stopped" }) as const;

async function follow(
  deltas: AsyncIterable<string>,
  audience: Audience,
  { shown, careful }: { shown: readonly ShownItem[]; careful: boolean },
): Promise<void> {
  let text = "";
  for await (const piece of deltas) {
    text += piece;
    const soFar = text;
    audience.hear(soFar, () => growingBlocks(withNumbers(soFar, shown), { careful }));
  }
}

/** Text as it may be shown; what may not is as if nothing had been said. */
function said(
  answer: Extract<ModelResult, { kind: "text" }>,
  { prompt: { passages, shortened }, ground }: Ready,
  { fallback }: OpenStep,
  to: Reader,
): PlannedStep[] {
  const text = withNumbers(answer.text, [...ground.aliases.values()]);
  const reply = replyFrom({ ...answer, text }, { tainted: isTainted(passages), shortened }, to);
  if (reply) return [{ kind: "say", outcome: { reply } }];
  return answer.ended === "stopped" ? [stopped(to)] : fallback;
}

const stopped = (to: Reader): PlannedStep => ({
  kind: "say",
  outcome: sentence(t(to, modelStopped)),
});

interface Read {
  call: PlannedCall;
  outcome: Outcome;
}

/** A read is run at once, and then nothing else of what was proposed: what it finds may change everything. */
async function readFirst(steps: PlannedStep[], thinking: Thinking): Promise<Read | null> {
  for (const call of steps) {
    if (call.kind !== "call") continue;
    const found = thinking.look(call);
    if (found) return { call, outcome: await thinking.step("mind:read", async () => found) };
  }
  return null;
}

/** What was found, put into words that answer the question; null when it says more on its own. */
async function narrate(
  { call, outcome }: Read,
  proposal: ProposedCall,
  { prompt, ground }: Pick<Ready, "prompt" | "ground">,
  thinking: Thinking,
): Promise<PlannedStep | null> {
  const { shown = [] } = outcome;
  if (shown.length === 0) return null;
  const rows = passage("result", rowsOf(outcome), shown.some(thinking.mind.isForeign));
  const items = [...ground.aliases.values(), ...shown];
  const request: ModelRequest = {
    system: prompt.system,
    messages: [
      ...prompt.messages,
      { role: "call", tool: proposal.tool, args: proposal.args },
      { role: "result", tool: proposal.tool, text: rows.text },
    ],
    temperature: 0,
    maxTokens: TOKENS.found,
  };
  const answer = await ask("mind:2", thinking, request, items);
  if (answer.kind !== "text" || answer.ended === "cut") return null;
  const tainted = isTainted([...prompt.passages, rows]);
  const text = withNumbers(answer.text, items);
  const reply = replyFrom(
    { ...answer, text },
    { tainted, shortened: prompt.shortened },
    thinking.context,
  );
  if (!reply) return answer.ended === "stopped" ? stopped(thinking.context) : null;
  return { kind: "say", outcome: { ...outcome, reply }, did: call.call };
}

function shownAs({ call, outcome }: Read): PlannedStep {
  return { kind: "say", outcome, did: call.call };
}

/** Several questions at once cannot be answered; the calls beside them can. */
function onlyOneQuestion(steps: PlannedStep[]): PlannedStep[] {
  const asked = steps.find(({ kind }) => kind === "ask");
  return asked ? [asked] : steps;
}

/** Understanding goes on alone, and says why when that is news. */
function failed({ fallback }: OpenStep, kind: FailureKind, { mind, context }: Thinking): Thought {
  const told = tellFailure(kind, mind.outage.told(), context);
  const last = fallback.at(-1);
  if (!told || !last || last.kind === "call" || last.kind === "press")
    return { steps: fallback, trouble: kind };
  const { reply } = last.outcome;
  const outcome = { ...last.outcome, reply: { ...reply, blocks: [...reply.blocks, told] } };
  return { steps: [...fallback.slice(0, -1), { ...last, outcome }], trouble: kind };
}
