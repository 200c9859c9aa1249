import type { Audience } from "../mind/audience.ts";
import { foreignOf, think } from "../mind/think.ts";
import type { ConversationState } from "../ports/conversation.ts";
import type { FailureKind } from "../ports/language-model.ts";
import { isSpent, utcDay } from "../tools/policy/budgets.ts";
import { type Decision, decide, type Verdict } from "../tools/policy/decide.ts";
import { takesForeign } from "../tools/policy/taint.ts";
import { textsOf } from "../tools/policy/value-origin.ts";
import type {
  ButtonDraft,
  Change,
  Outcome,
  PrepareContext,
  ReplyDraft,
  Tool,
  ToolContext,
  Decision as ToolDecision,
} from "../tools/tool.ts";
import * as words from "../wording/catalogue/chat.ts";
import { sentence } from "../wording/draft.ts";
import { t } from "../wording/words.ts";
import { askAboutZone } from "./ask-zone.ts";
import { confirmationCard, mint, oneCard, stillShows } from "./cards.ts";
import { findTool } from "./find-tool.ts";
import { conversationKey } from "./inbound.ts";
import { isSaid, learnOfPerson } from "./learn.ts";
import { planContext, toolContext } from "./plan/contexts.ts";
import type { OpenStep, PlannedCall, PlannedStep } from "./plan/steps.ts";
import { planInbound, planInferred } from "./plan-inbound.ts";
import { paragraph, type Reply } from "./reply.ts";
import type { Turn, TurnServices } from "./turn-services.ts";
import { welcome } from "./welcome.ts";

/** What a turn has decided, to be stored in the same transaction as its effects. */
export interface TurnResult {
  /** Null: nothing to say (a second tap on the same button, a platform event). */
  reply: Reply | null;
  /** The platform's id of the message that the reply replaces. */
  edits?: string;
  toolCalls: { name: string; arguments: unknown; result?: unknown }[];
  /** What the person chose by a button of what they were asked. */
  decided?: ToolDecision;
}

/** A turn whose outside work is done; only the commit is left. */
export interface PreparedTurn {
  steps: PlannedStep[];
  prepared: Map<PlannedCall, unknown>;
  /** The platform or browser said the zone just now. */
  zoneLearned: boolean;
  /** What failed when the language model was asked, null when it answered; absent when it was not. */
  trouble?: FailureKind | null;
}

/** What a call is run with. */
interface Run {
  turn: Turn;
  ready: PreparedTurn;
  services: TurnServices;
  toolCalls: TurnResult["toolCalls"];
}

/** One of the things that a turn has to say. */
interface Said {
  outcome: Outcome;
  isQuestion: boolean;
  /** Asks whether something is to be done. */
  isCard: boolean;
}

/**
 * First half: understands, and does what must be awaited (journaled by `step`). Changes nothing but the
 * reported zone and language, which are the same whenever they are taken.
 */
export async function prepareTurn(
  turn: Turn,
  services: TurnServices,
  step: PrepareContext["step"],
  audience?: Audience,
): Promise<PreparedTurn> {
  const zoneLearned = await learnOfPerson(turn, services, step);
  const { steps, ...asked } = await settleOpen(turn, services, step, audience);
  const prepared = new Map<PlannedCall, unknown>();
  for (const [index, planned] of steps.entries()) {
    if (planned.kind !== "call" || verdict(planned, services) !== "act") continue;
    const tool = findTool(services.capabilities, planned.call.tool);
    const input = tool?.prepare && tool.input.safeParse(planned.call.input);
    if (!tool?.prepare || !input?.success) continue;
    const context: PrepareContext = {
      now: turn.receivedAt,
      profile: services.profile(),
      userId: services.userId,
      // Two calls of one message have each their own results, also of the same tool.
      step: (name, work, options) => step(index === 0 ? name : `${name} ${index}`, work, options),
    };
    prepared.set(planned, await tool.prepare(input.data, context));
  }
  return { steps, prepared, zoneLearned, ...asked };
}

/** What understanding left open goes to the model, once for the whole message, or stays as it is without one. */
async function settleOpen(
  turn: Turn,
  services: TurnServices,
  step: PrepareContext["step"],
  audience?: Audience,
): Promise<Pick<PreparedTurn, "steps" | "trouble">> {
  const context = planContext(turn, services);
  const planned = planInbound(turn, services, context);
  const opens = planned.filter((one): one is OpenStep => one.kind === "open");
  const [first] = opens;
  const { mind } = services;
  if (!mind || !first)
    return { steps: planned.flatMap((one) => (one.kind === "open" ? one.fallback : [one])) };
  const { address, correlationId } = turn.inbound;
  const whole: OpenStep = { ...first, words: opens.map(({ words }) => words).join("\n") };
  const { steps, trouble } = await think(whole, {
    ...{ mind, context, step, correlationId, foreign: foreignOf(turn.inbound) },
    ...(audience && { audience }),
    capabilities: services.capabilities,
    plan: (request) => planInferred(request, services, context),
    look: (call) => look(call, turn, services),
    moment: { channel: address.channel, group: turn.group, receivedAt: turn.receivedAt },
  });
  return {
    steps: planned.flatMap((one) => (one.kind !== "open" ? [one] : one === first ? steps : [])),
    trouble,
  };
}

/** Runs a call that only reads, outside the commit; null for any other. */
function look({ call }: PlannedCall, turn: Turn, services: TurnServices): Outcome | null {
  const tool = findTool(services.capabilities, call.tool);
  if (tool?.effect !== "read" || tool.prepare) return null;
  const input = tool.input.safeParse(call.input);
  return input.success ? tool.run(input.data, toolContext(turn, services)) : null;
}

/**
 * Second half: runs the tools and makes the reply. Synchronous; the caller wraps it in the transaction
 * that also stores the result.
 */
export function commitTurn(turn: Turn, ready: PreparedTurn, services: TurnServices): TurnResult {
  const toolCalls: TurnResult["toolCalls"] = [];
  const said: Said[] = [];
  const before = services.conversation.load(conversationKey(turn.inbound.address));
  let state: ConversationState = { ...before };
  let edits: string | undefined;
  let decided: ToolDecision | undefined;
  if (isSaid(turn.inbound)) state = withoutQuestion(state);
  for (const planned of ready.steps) {
    if (planned.kind === "press") {
      services.conversation.spend(planned.token, planned.button, turn.receivedAt);
      edits = planned.edits;
      if (planned.button.action.kind === "request") decided = planned.button.action.settles;
      continue;
    }
    const one = sayStep(planned, said.filter(({ isCard }) => isCard).length, {
      turn,
      ready,
      services,
      toolCalls,
    });
    said.push(one);
    state = remember(state, one.outcome, planned, turn.receivedAt);
  }
  state = joinCards(said, state, toolContext(turn, services));
  const travel = mayAsk(said) ? askAboutZone(turn, services) : null;
  if (travel) {
    said.push({ outcome: travel, isQuestion: true, isCard: false });
    state = remember(state, travel, { kind: "ask", outcome: travel }, turn.receivedAt);
  }
  const greeting = isSaid(turn.inbound) ? welcome(turn.inbound, ready.zoneLearned, services) : [];
  services.conversation.save(conversationKey(turn.inbound.address), state);
  noteTrouble(ready, services);
  const draft = merge(said);
  if (said.some(({ outcome }) => showsForeign(outcome, services))) draft.untrusted = true;
  if (said.length === 0 && greeting.length === 0) return { reply: null, toolCalls };
  draft.blocks.push(...greeting);
  const reply = mint(draft, services, turn.receivedAt);
  return { reply, toolCalls, ...(edits !== undefined && { edits }), ...(decided && { decided }) };
}

/** Something was said, and nothing asked. */
function mayAsk(said: Said[]): boolean {
  return said.length > 0 && !said.some(({ isQuestion }) => isQuestion);
}

/** `cards`: how many the turn shows already. */
function sayStep(planned: Exclude<PlannedStep, { kind: "press" }>, cards: number, run: Run): Said {
  if (planned.kind === "call") return runCall(planned, cards, run);
  if (planned.kind === "say") noteLook(planned, run.toolCalls);
  return { outcome: planned.outcome, isQuestion: planned.kind === "ask", isCard: false };
}

/** What was looked at while the turn was prepared is told to callers like any other call. */
function noteLook(
  { did, outcome }: Extract<PlannedStep, { kind: "say" }>,
  toolCalls: TurnResult["toolCalls"],
): void {
  if (did) toolCalls.push({ name: did.tool, arguments: did.input, result: outcome.data });
}

/** Several cards of one message become one, in the place of the first. */
function joinCards(said: Said[], state: ConversationState, to: ToolContext): ConversationState {
  const cards = said.filter(({ isCard }) => isCard);
  const [first] = cards;
  if (!first || cards.length < 2) return state;
  const outcome = oneCard(
    cards.map((card) => card.outcome),
    to,
  );
  said.splice(0, said.length, ...said.filter((one) => !one.isCard || one === first));
  first.outcome = outcome;
  return remember(state, outcome, { kind: "ask", outcome }, to.now);
}

/** It names a row that holds words of others. */
function showsForeign({ shown = [], focus }: Outcome, { marks }: TurnServices): boolean {
  return [...shown, ...(focus ? [focus] : [])].some(({ kind, id }) => marks.has(kind, id));
}

/** An unusable answer says nothing about the next one. */
function noteTrouble({ trouble }: PreparedTurn, { mind }: TurnServices): void {
  if (trouble !== undefined && trouble !== "bad-output") mind?.outage.tell(trouble);
}

/** `cards`: how many the turn shows already. */
function runCall(
  planned: PlannedCall,
  cards: number,
  { turn, ready, services, toolCalls }: Run,
): Said {
  const tool = findTool(services.capabilities, planned.call.tool);
  const input = tool?.input.safeParse(planned.call.input);
  if (!tool || !input?.success) {
    return told(sentence(t({ profile: services.profile() }, words.callGone)));
  }
  const context = toolContext(turn, services, ready.prepared.get(planned));
  const { spendings, marks } = services;
  const spent = spendings !== undefined && isSpent(spendings, turn.receivedAt);
  const decided = verdict(planned, services, { cards, spent });
  if (planned.origin !== "explicit")
    spendings?.add(utcDay(turn.receivedAt), decided === "ask" ? "cards" : "calls");
  const { shows, tainted } = planned;
  if (decided === "refuse") return told(sentence(t(context, words.callRefused)));
  const isOutdated = shows !== undefined && !stillShows(shows, tool, input.data, context);
  if (decided === "ask" || isOutdated) {
    const outcome = confirmationCard(tool, input.data, context, {
      tainted,
      change: changeOf(planned),
    });
    if (isOutdated) outcome.reply.blocks.unshift(paragraph(t(context, words.cardChanged)));
    return { outcome, isQuestion: true, isCard: true };
  }
  const isForeign = tainted || takesForeign(textsOf(input.data), marks);
  const run = () => tool.run(input.data, context);
  const outcome = isForeign ? marks.during(run) : run();
  const result = outcome.data === undefined ? {} : { result: outcome.data };
  toolCalls.push({ name: tool.name, arguments: toldOf(tool, input.data), ...result });
  return { ...told(outcome), isQuestion: outcome.asks === true };
}

const toldOf = (tool: Tool, input: unknown): unknown => (tool.told ? tool.told(input) : input);

/**
 * Words of others are taken or left as they are: with another time in it, their title would go through understanding
 * as if the person had said it, and lose its mark. What was taken can be renamed and moved, and stays marked.
 */
function changeOf({ request, origin, tainted }: PlannedCall): Change | undefined {
  return request && !tainted ? { request, inferred: origin === "inferred" } : undefined;
}

const told = (outcome: Outcome): Said => ({ outcome, isQuestion: false, isCard: false });

/** An unknown tool "acts", which only yields its own sentence. */
function verdict(
  planned: PlannedCall,
  services: TurnServices,
  soFar: Pick<Decision, "cards" | "spent"> = {},
): Verdict {
  const tool = findTool(services.capabilities, planned.call.tool);
  if (!tool) return "act";
  const input = tool.input.safeParse(planned.call.input);
  const { origin, tainted, confirmed } = planned;
  const pressed = confirmed === "press" && tool.effect === "write";
  return decide({
    origin,
    tainted,
    effect: tool.effect,
    confirmed: pressed || confirmed === "card",
    confirm: services.profile().confirm,
    personOnly: input.success && tool.personOnly?.(input.data) === true,
    schedules: tool.schedules === true,
    ...soFar,
  });
}

/** What was said, shown and asked becomes the context of the next message. */
function remember(
  state: ConversationState,
  outcome: Outcome,
  planned: PlannedStep,
  now: number,
): ConversationState {
  const next = { ...state };
  if (outcome.shown) next.shown = outcome.shown;
  if (outcome.focus) next.focus = outcome.focus;
  if (outcome.shown || outcome.focus) next.focusAt = now;
  if (
    planned.kind === "ask" ||
    outcome.reply.buttons.some((row) => row.some((b) => b.uses === "card"))
  ) {
    next.choices = outcome.reply.buttons.flat().map(({ label, action }) => ({ label, action }));
    next.askedAt = now;
  }
  if (planned.kind === "ask" && planned.pending) next.pending = planned.pending;
  if (planned.kind === "ask" && planned.change) next.change = planned.change;
  return next;
}

function withoutQuestion(state: ConversationState): ConversationState {
  const { pending: _p, choices: _c, askedAt: _a, change: _change, ...rest } = state;
  return rest;
}

/**
 * Several outcomes become one message. A question keeps its buttons; of plain results only what all have
 * in common stays (undo of the whole message), since nobody could tell whose button it is.
 */
function merge(said: Said[]): ReplyDraft {
  const blocks = said.flatMap(({ outcome }) => outcome.reply.blocks);
  const results = said.filter(({ isQuestion }) => !isQuestion);
  const seen = new Set<string>();
  const buttons = said.flatMap(({ outcome, isQuestion }) =>
    outcome.reply.buttons.map((row) =>
      row.filter((button) => {
        const key = sameButton(button);
        const wanted = isQuestion || results.every((other) => has(other, key));
        if (!wanted || seen.has(key)) return false;
        seen.add(key);
        return true;
      }),
    ),
  );
  const secret = said.some(({ outcome }) => outcome.reply.secret === true);
  const untrusted = said.some(({ outcome }) => outcome.reply.untrusted === true);
  const kept = buttons.filter((row) => row.length > 0);
  return { blocks, buttons: kept, ...(secret && { secret }), ...(untrusted && { untrusted }) };
}

function has({ outcome }: Said, key: string): boolean {
  return outcome.reply.buttons.some((row) => row.some((button) => sameButton(button) === key));
}

function sameButton({ label, action }: ButtonDraft): string {
  return JSON.stringify([label, action]);
}
