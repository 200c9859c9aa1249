import * as z from "zod/mini";
import { type Block, paragraph, type Span, spansText, text } from "../../chat/reply.ts";
import type { Change, ChangeHistory, EntityFields, Restorer } from "../../ports/change-log.ts";
import { defineTool, type Outcome } from "../../tools/tool.ts";
import { draft, sentence } from "../../wording/draft.ts";
import type { Moment } from "../../wording/time.ts";
import type { Capability, Plan } from "../capability.ts";
import type { CommandSpec } from "../command.ts";
import { type NetChange, netChanges, reversal } from "./merge-changes.ts";

/** Changes that one answer names one by one. */
const NAMED = 10;

const UNDO_COMMANDS = {
  undo: { name: "undo", description: "Take back the last change" },
} as const satisfies Record<string, CommandSpec>;

export interface UndoDeps {
  history: ChangeHistory;
  /** Of all capabilities; asked anew each time. */
  restorers(): Restorer[];
}

export function createUndo({ history, restorers }: UndoDeps): Capability {
  const plan = (): Plan => ({ kind: "call", call: { tool: "undo.last", input: {} } });
  const undo = (changes: Change[], moment: Moment, nothing: string): Outcome => {
    const [first] = changes;
    if (!first) return sentence(nothing);
    const outcome = takeBack(netChanges(changes), restorers(), moment);
    history.markUndone(first.group);
    return outcome;
  };
  return {
    name: "undo",
    title: "Undo",
    examples: ["undo"],
    phrases: { undo: "undo" },
    commands: [{ spec: UNDO_COMMANDS.undo, plan }],
    tools: [
      defineTool({
        name: "undo.last",
        description: "Takes back the last change.",
        effect: "write",
        input: z.object({}),
        preview: () => preview(history.latestGroup(), restorers()),
        run: (_input, context) => undo(history.latestGroup(), context, "There is nothing to undo."),
      }),
      defineTool({
        name: "undo.group",
        description: "Takes back what one message did.",
        effect: "write",
        input: z.object({ group: z.string().check(z.maxLength(200)) }),
        preview: ({ group }) => preview(history.group(group), restorers()),
        run: ({ group }, context) =>
          undo(history.group(group), context, "That was taken back already. Nothing was changed."),
      }),
      defineTool({
        name: "undo.replaced",
        description: "Takes back what a message did before it was edited.",
        effect: "write",
        input: z.object({ group: z.string().check(z.maxLength(200)) }),
        preview: ({ group }) => preview(history.group(group), restorers()),
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
  if (told.length > NAMED) named.push(paragraph(`And ${told.length - NAMED} more.`));
  return { reply: draft(named), data: { undone: told.map(spansText) } };
}

function parsed(change: NetChange, { parse = (fields) => fields }: Restorer): NetChange {
  const { before, after } = change;
  return { ...change, before: before && parse(before), after: after && parse(after) };
}

function preview(changes: Change[], restorers: Restorer[]): Block[] {
  const names = netChanges(changes).flatMap((change) =>
    restorers
      .filter((restorer) => restorer.entity === change.entity)
      .map((restorer) => nameOf(change, restorer.read(change.id), restorer)),
  );
  const more = names.length > NAMED ? `, and ${names.length - NAMED} more` : "";
  return [paragraph(`Take back the last change of: ${names.slice(0, NAMED).join(", ")}${more}?`)];
}

function takeBackOne(change: NetChange, restorer: Restorer, moment: Moment): Span[] {
  const current = restorer.read(change.id);
  const name = nameOf(change, current, restorer);
  const step = reversal(change, current, restorer.selfMoving ?? []);
  switch (step.kind) {
    case "nothing":
      return [text(`Nothing to take back: the ${name} is as it was.`)];
    case "conflict":
      return [
        text(
          current === null
            ? `The ${name} is gone by now, so I left it alone.`
            : `The ${name} was changed again later, so I left it as it is.`,
        ),
      ];
    case "write":
      restorer.write(change.id, step.fields);
      return undone(change, restorer, moment);
  }
}

/** Read back from the row, so that the sentence cannot say more than is true. */
function undone(change: NetChange, restorer: Restorer, moment: Moment): Span[] {
  const told = restorer.tell(change.id, moment);
  if (told === null) return [text(`Undone: the ${nameOf(change, null, restorer)} is gone again.`)];
  return [
    text(change.after === null ? "Undone. It is back as " : "Undone. Now "),
    ...told,
    text("."),
  ];
}

function nameOf(change: NetChange, row: EntityFields | null, restorer: Restorer): string {
  return restorer.describe(row ?? change.after ?? change.before ?? {}, change.id);
}
