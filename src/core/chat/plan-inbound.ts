import type { Plan, PlanContext } from "../capabilities/capability.ts";
import { isCalendarText } from "../capabilities/events/ics/content.ts";
import { keepWhat } from "../capabilities/help/keep.ts";
import { unknownCommand, unknownInput } from "../capabilities/help/nearest.ts";
import { questionFor } from "../capabilities/questions.ts";
import { unavailable } from "../capabilities/unavailable.ts";
import type { StoredButton } from "../ports/conversation.ts";
import type { Change, Effect, ToolCall } from "../tools/tool.ts";
import type { PendingQuestion, Request } from "../understanding/interpretation.ts";
import * as words from "../wording/catalogue/chat.ts";
import { draft, press, sentence } from "../wording/draft.ts";
import { quoteShort } from "../wording/title.ts";
import { t } from "../wording/words.ts";
import { typedAnswer } from "./answers.ts";
import { zoneQuestion } from "./ask-zone.ts";
import { findTool } from "./find-tool.ts";
import { offerForeign, unreadable } from "./foreign.ts";
import { inSight } from "./in-sight.ts";
import {
  conversationKey,
  type Inbound,
  type InboundAction,
  type InboundCommand,
  type InboundEdit,
  type InboundMessage,
} from "./inbound.ts";
import { handsOver } from "./plan/caption.ts";
import { askChange, changedBy } from "./plan/change-card.ts";
import type { OpenStep, PlannedCall, PlannedStep } from "./plan/steps.ts";
import { paragraph } from "./reply.ts";
import type { Turn, TurnServices } from "./turn-services.ts";

/** A command that is typed again by an edit. */
const COMMAND = /^\/([a-z]{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/i;
/** Two taps within this time are one wish. */
const DOUBLE_TAP_MS = 30_000;
/** A command that rewords itself more often than this is a bug, not a wish. */
const MAX_REWORDINGS = 3;

/** Less certain than this, a question whether anything was meant at all is better left to others. */
const PERHAPS_TALK = 0.6;

/** Less certain than this, what a question was about; of plain ones hardly any is. */
const UNSURE_READ = 0.8;

/** What to do about something that came in. Reads only. */
export function planInbound(
  turn: Turn,
  services: TurnServices,
  context: PlanContext,
): (PlannedStep | OpenStep)[] {
  const { inbound } = turn;
  switch (inbound.kind) {
    case "message":
      return planMessage(inbound, turn, services, context);
    case "edit":
      return planEdit(inbound, turn, services, context);
    case "command":
      return planCommand(inbound, services, context);
    case "action":
      return planPress(inbound, turn, services, context);
    case "lifecycle":
      return inbound.event === "opened" && inbound.address.kind === "home"
        ? [explicit({ tool: "agenda.show", input: { range: "today" } })]
        : [];
  }
}

function planMessage(
  inbound: InboundMessage,
  turn: Turn,
  services: TurnServices,
  context: PlanContext,
): (PlannedStep | OpenStep)[] {
  if (inbound.location) return [{ kind: "ask", outcome: zoneQuestion(inbound.location, context) }];
  if (inbound.file) {
    const file = readCalendar({ channel: inbound.address.channel, ...inbound.file });
    return [...planCaption(inbound, turn, services, context), file];
  }
  if (inbound.text.trim() !== "") return planText(inbound.text, inbound, turn, services, context);
  const foreign = inbound.foreign?.find(
    (part) => part.kind === "forwarded" && part.text.trim() !== "",
  );
  return [
    {
      kind: "say",
      outcome: foreign ? offerForeign(foreign.text, context) : unreadable(inbound, context),
    },
  ];
}

/** What the person says with a calendar is theirs; what it asks for, besides taking the calendar up, is done. */
function planCaption(
  inbound: InboundMessage,
  turn: Turn,
  services: TurnServices,
  context: PlanContext,
): PlannedStep[] {
  const caption = inbound.text.trim();
  if (handsOver(caption)) return [];
  return planText(caption, inbound, turn, services, context).flatMap((step): PlannedStep[] => {
    if (step.kind !== "open") return [step];
    if (step.fallback.some(({ kind }) => kind !== "say")) return step.fallback;
    const unread = t(context, words.captionUnread, { words: quoteShort(context, caption) });
    return [{ kind: "say", outcome: sentence(unread) }];
  });
}

/**
 * An edited message replaces itself: what it did before is taken back and what it says now is done, when that
 * is sure. Otherwise what was done stays until the person decides.
 */
function planEdit(
  inbound: InboundEdit,
  turn: Turn,
  services: TurnServices,
  context: PlanContext,
): (PlannedStep | OpenStep)[] {
  const { earlier } = turn;
  if (earlier?.text?.trim() === inbound.text.trim()) return [];
  const [, name, args = ""] = COMMAND.exec(inbound.text.trim()) ?? [];
  const steps =
    name === undefined
      ? planText(inbound.text, inbound, turn, services, context)
      : planCommand({ name: name.toLowerCase(), args }, services, context);
  if (!earlier?.acted) return steps;
  const { group } = earlier;
  if (steps.every((step) => step.kind === "call"))
    return [explicit({ tool: "undo.replaced", input: { group } }), ...steps];
  const stays = draft(
    [paragraph(t(context, words.editStays))],
    [[press(t(context, words.editTakeBack), "undo.group", { group })]],
  );
  return [...steps, { kind: "ask", outcome: { reply: stays } }];
}

function planText(
  said: string,
  inbound: Inbound,
  turn: Turn,
  services: TurnServices,
  context: PlanContext,
): (PlannedStep | OpenStep)[] {
  if (isCalendarText(said)) return [readCalendar({ text: said })];
  const { conversation } = services;
  const state = inSight(conversation.load(conversationKey(inbound.address)), turn.receivedAt);
  const mustPress = (tool: string) => isGrave(findTool(services.capabilities, tool)?.effect);
  const answer = typedAnswer(said, state, turn.receivedAt, mustPress, context);
  if (answer?.kind === "action") return planAction(answer.action, services, context);
  if (answer?.kind === "say") return [{ kind: "say", outcome: answer.outcome }];
  const pending = answer?.kind === "open" ? answer.pending : undefined;
  const changed = answer && state.change && changedBy(said, state.change.request, context);
  if (state.change && changed) return planChanged(changed, state.change, services, context);
  const { profile } = context;
  const interpretation = services.understand(said, {
    now: turn.receivedAt,
    zone: profile.zone,
    locale: profile.locale,
    dayStart: profile.dayStart,
    shown: state.shown,
    ...(state.focus ? { focus: state.focus } : {}),
    ...(pending ? { pending } : {}),
    isReminder: (reference) => services.capabilities.some((one) => one.owns?.(reference) === true),
  });
  const [, ...others] = interpretation.requests;
  return interpretation.requests.flatMap((request) => {
    const steps = planRequest(request, services, context, {
      words: others.length > 0 ? request.text : said,
      understood: interpretation,
    });
    return isGuess(pending, request) ? steps.map(asInferred) : steps;
  });
}

function planRequest(
  request: Request,
  services: TurnServices,
  context: PlanContext,
  { words: said, understood }: Pick<OpenStep, "words" | "understood">,
): (PlannedStep | OpenStep)[] {
  const plan = planFor(request, services, context);
  const say = () =>
    keepWhat(context, said) ?? unknownInput(services.capabilities, context, understood, said);
  const steps: PlannedStep[] = plan
    ? planned(plan, services, context).map((step) => madeFrom(request, step))
    : [{ kind: "say", outcome: say() }];
  const open =
    !plan ||
    plan.kind === "perhaps" ||
    isPerhapsTalk(request) ||
    isPerhapsNoQuestion(request, steps, services);
  return open ? [{ kind: "open", words: said, understood, fallback: steps }] : steps;
}

/** It may be nothing that was asked for. */
function isPerhapsTalk({ ambiguities, score }: Request): boolean {
  const [unsure] = ambiguities;
  if (unsure?.reason !== "which-intent") return false;
  const none = unsure.readings.length === 0;
  return none || (score < PERHAPS_TALK && unsure.readings.some(({ intent }) => intent === "other"));
}

/** What would be shown may not be what was asked for. */
function isPerhapsNoQuestion(
  { score }: Request,
  steps: readonly PlannedStep[],
  { capabilities }: TurnServices,
): boolean {
  const reads = (step: PlannedStep) =>
    step.kind === "call" && findTool(capabilities, step.call.tool)?.effect === "read";
  return score < UNSURE_READ && steps.every(reads);
}

/** What is to be done about a request that somebody else understood. */
export function planInferred(
  request: Request,
  services: TurnServices,
  context: PlanContext,
): PlannedStep[] {
  const plan = planFor(request, services, context);
  const steps = plan ? planned(plan, services, context) : [];
  return steps.map((step) => asInferred(madeFrom(request, step)));
}

/** Goes on with what a card was made from, as it is now; whatever made it a card makes this one. */
function planChanged(
  request: Request,
  { inferred }: Change,
  services: TurnServices,
  context: PlanContext,
): PlannedStep[] {
  const plan = planFor(request, services, context);
  const steps = plan ? planned(plan, services, context) : [];
  return steps.map((step) => madeFrom(request, inferred ? asInferred(step) : step));
}

function madeFrom(request: Request, step: PlannedStep): PlannedStep {
  return step.kind === "call" ? { ...step, request } : step;
}

/** Also when it is asked about first, and carried out with the next message. */
function asInferred<Step extends PlannedStep | OpenStep>(step: Step): Step {
  if (step.kind === "call") return { ...step, origin: "inferred" };
  if (step.kind !== "ask" || !step.pending) return step;
  return { ...step, pending: { ...step.pending, inferred: true } };
}

/** Any words can be a title, so words that follow a question for one need not be meant as its answer. */
function isGuess(pending: PendingQuestion | undefined, { intent }: Request): boolean {
  const isTitle = pending?.reason === "missing-title";
  return isTitle && pending.inferred === true && pending.request.intent === intent;
}

/** A question while anything is unclear, else what the capability for it does; null when nothing was understood. */
function planFor(request: Request, services: TurnServices, context: PlanContext): Plan | null {
  const { capabilities } = services;
  if (request.intent === "other") {
    return capabilities.map((one) => one.remark?.(request, context)).find((plan) => plan) ?? null;
  }
  const handler = capabilities
    .map((capability) => capability.intents[request.intent])
    .find((intent) => intent !== undefined);
  if (!handler) return unavailable(request, context);
  const [unsure] = request.ambiguities;
  return unsure ? questionFor(request, unsure, context) : handler(request, context);
}

function planned(
  plan: Plan,
  services: TurnServices,
  context: PlanContext,
  depth = 0,
): PlannedStep[] {
  switch (plan.kind) {
    case "call":
      return [explicit(plan.call)];
    case "ask":
      return [
        {
          kind: "ask",
          outcome: { reply: plan.question, ...(plan.shown ? { shown: plan.shown } : {}) },
          ...(plan.pending ? { pending: plan.pending } : {}),
        },
      ];
    case "say":
    case "perhaps":
      return [{ kind: "say", outcome: plan.outcome }];
    case "request": {
      if (depth > MAX_REWORDINGS) return [];
      const next = planFor(plan.request, services, context);
      if (next) return planned(next, services, context, depth + 1);
      return [{ kind: "say", outcome: unknownInput(services.capabilities, context) }];
    }
  }
}

function planCommand(
  inbound: Pick<InboundCommand, "name" | "args">,
  services: TurnServices,
  context: PlanContext,
): PlannedStep[] {
  for (const capability of services.capabilities) {
    const command = capability.commands.find((candidate) => candidate.spec.name === inbound.name);
    if (command) return planned(command.plan(inbound.args.trim(), context), services, context);
  }
  return [{ kind: "say", outcome: unknownCommand(services.capabilities, inbound.name, context) }];
}

function planPress(
  inbound: InboundAction,
  turn: Turn,
  services: TurnServices,
  context: PlanContext,
): (PlannedStep | OpenStep)[] {
  const button = services.conversation.button(inbound.token);
  if (!button) return [{ kind: "say", outcome: sentence(t(context, words.pressUnknown)) }];
  const edits = inbound.message?.messageId;
  if (button.usedAt !== null) {
    if (turn.receivedAt - button.usedAt < DOUBLE_TAP_MS) return [];
    if (actsOnce(button, services)) return planAction(button.action, services, context);
    return [{ kind: "say", outcome: sentence(t(context, words.pressUsed)) }];
  }
  if (turn.receivedAt > button.expiresAt) {
    return [{ kind: "say", outcome: sentence(t(context, words.pressExpired)) }];
  }
  const press: PlannedStep = {
    kind: "press",
    token: inbound.token,
    button,
    ...(edits === undefined ? {} : { edits }),
  };
  return [press, ...planAction(button.action, services, context)];
}

function actsOnce({ action }: StoredButton, { capabilities }: TurnServices): boolean {
  if (action.kind !== "tool") return false;
  const tool = findTool(capabilities, action.tool);
  const input = tool?.input.safeParse(action.input);
  return tool?.once !== undefined && input?.success === true && tool.once(input.data);
}

function planAction(
  action: StoredButton["action"],
  services: TurnServices,
  context: PlanContext,
): (PlannedStep | OpenStep)[] {
  switch (action.kind) {
    case "dismiss":
      return [{ kind: "say", outcome: sentence(t(context, words.dismissed)) }];
    case "request":
      return planRequest(
        action.request,
        services,
        context,
        pressedWords(action.request, context),
      ).map((step) => (step.kind === "call" ? { ...step, confirmed: "press" } : step));
    case "change":
      return [askChange(action.change, context)];
    case "tool": {
      const { tool, input, shows, also = [], tainted = false } = action;
      const confirmed = action.confirmed === true ? "card" : "press";
      return [{ tool, input, shows }, ...also].map(({ shows: then, ...call }) => ({
        ...explicit(call),
        ...{ confirmed, tainted },
        ...(then !== undefined && { shows: then }),
      }));
    }
  }
}

/** "Something else" was pressed: none of our readings was right. */
function pressedWords(request: Request, { profile }: PlanContext) {
  return {
    words: request.text,
    understood: { locale: profile.locale, requests: [request], nearest: [] },
  };
}

/** What is in it was written by somebody else; it is shown, and acts on nothing. */
function readCalendar(input: unknown): PlannedCall {
  return explicit({ tool: "events.read", input });
}

function explicit(call: ToolCall): PlannedCall {
  return { kind: "call", call, origin: "explicit", tainted: false, confirmed: "no" };
}

/** Outside and destructive acts wait for a real button. */
function isGrave(effect: Effect | undefined): boolean {
  return effect === "destructive" || effect === "external-write";
}
