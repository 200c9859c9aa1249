import * as z from "zod/mini";
import { type Block, paragraph, type Span, spansText } from "../../chat/reply.ts";
import type { Change, ChangeHistory, EntityFields, Restorer } from "../../ports/change-log.ts";
import { defineTool, type Outcome } from "../../tools/tool.ts";
import { commandUndo } from "../../wording/catalogue/commands.ts";
import { andMore } from "../../wording/catalogue/common.ts";
import * as help from "../../wording/catalogue/help.ts";
import * as words from "../../wording/catalogue/items.ts";
import type { Label } from "../../wording/catalogue/text.ts";
import { draft, sentence } from "../../wording/draft.ts";
import { firstNames } from "../../wording/names.ts";
import type { Moment } from "../../wording/time.ts";
import { rich, t } from "../../wording/words.ts";
import type { Capability, Plan } from "../capability.ts";
import type { CommandTexts } from "../command.ts";
import { type NetChange, netChanges, reversal } from "./merge-changes.ts";

/** Changes that one answer names one by one. */
const NAMED = 10;

const UNDO_COMMANDS = {
  undo: { name: "undo", description: commandUndo },
} as const satisfies Record<string, CommandTexts>;

export interface UndoDeps {
  history: ChangeHistory;
  /** Of all capabilities; asked anew each time. */
  restorers(): Restorer[];
}

export function createUndo({ history, restorers }: UndoDeps): Capability {
  const plan = (): Plan => ({ kind: "call", call: { tool: "undo.last", input: {} } });
  const undo = (changes: Change[], moment: Moment, nothing: Label): Outcome => {
    const [first] = changes;
    if (!first) return sentence(t(moment, nothing));
    const outcome = takeBack(netChanges(changes), restorers(), moment);
    history.markUndone(first.group);
    return outcome;
  };
  return {
    name: "undo",
    title: help.topicUndo,
    examples: help.examplesUndo,
    phrases: { undo: help.sayUndo },
    commands: [{ spec: UNDO_COMMANDS.undo, plan }],
    tools: [
      defineTool({
        name: "undo.last",
        description: "Takes back the last change.",
        effect: "write",
        input: z.object({}),
        preview: (_input, context) => preview(history.latestGroup(), restorers(), context),
        run: (_input, context) => undo(history.latestGroup(), context, words.undoNone),
      }),
      defineTool({
        name: "undo.group",
        description: "Takes back what one message did.",
        effect: "write",
        input: z.object({ group: z.string().check(z.maxLength(200)) }),
        preview: ({ group }, context) => preview(history.group(group), restorers(), context),
        run: ({ group }, context) => undo(history.group(group), context, words.undoAlready),
      }),
      defineTool({
        name: "undo.replaced",
        description: "Takes back what a message did before it was edited.",
        effect: "write",
        input: z.object({ group: z.string().check(z.maxLength(200)) }),
        preview: ({ group }, context) => preview(history.group(group), restorers(), context),
        run({ group }, context) {
          const changes = netChanges(history.withReplaced(group)).filter(isSomething);
          const outcome = takeBack(changes, restorers(), context);
          history.markReplaced(group);
          return outcome;
        },
      }),
    ],
    intents: { undo: plan },
  };
}

/** What came and went again is not worth a word. */
const isSomething = ({ before, after }: NetChange) => before !== null || after !== null;

function takeBack(changes: NetChange[], restorers: Restorer[], moment: Moment): Outcome {
  const told: Span[][] = [];
  for (const change of changes) {
    const restorer = restorers.find((candidate) => candidate.entity === change.entity);
    if (restorer) told.push(takeBackOne(parsed(change, restorer), restorer, moment));
  }
  const named = told.slice(0, NAMED).map((spans) => paragraph(...spans));
  if (told.length > NAMED)
    named.push(paragraph(t(moment, andMore, { count: told.length - NAMED })));
  return { reply: draft(named), data: { undone: told.map(spansText) } };
}

function parsed(change: NetChange, { parse = (fields) => fields }: Restorer): NetChange {
  const { before, after } = change;
  return { ...change, before: before && parse(before), after: after && parse(after) };
}

function preview(changes: Change[], restorers: Restorer[], moment: Moment): Block[] {
  const names = netChanges(changes).flatMap((change) =>
    restorers
      .filter((restorer) => restorer.entity === change.entity)
      .map((restorer) => nameOf(change, restorer.read(change.id), restorer, moment)),
  );
  return [paragraph(t(moment, words.undoAsk, { names: firstNames(moment, names, NAMED) }))];
}

function takeBackOne(change: NetChange, restorer: Restorer, moment: Moment): Span[] {
  const current = restorer.read(change.id);
  const name = nameOf(change, current, restorer, moment);
  const step = reversal(change, current, restorer.selfMoving ?? []);
  switch (step.kind) {
    case "nothing":
      return rich(moment, words.undoSame, { name });
    case "conflict":
      return rich(moment, current === null ? words.undoGone : words.undoLater, { name });
    case "write":
      restorer.write(change.id, step.fields);
      return undone(change, restorer, moment);
  }
}

/** Read back from the row, so that the sentence cannot say more than is true. */
function undone(change: NetChange, restorer: Restorer, before: Moment): Span[] {
  const moment = { ...before, profile: restorer.profile?.() ?? before.profile };
  const told = restorer.tell(change.id, moment);
  if (told === null)
    return rich(moment, words.undoRemoved, { name: nameOf(change, null, restorer, moment) });
  return rich(moment, change.after === null ? words.undoBack : words.undoNow, { item: told });
}

function nameOf(
  change: NetChange,
  row: EntityFields | null,
  restorer: Restorer,
  moment: Moment,
): string {
  return restorer.describe(row ?? change.after ?? change.before ?? {}, change.id, moment);
}
