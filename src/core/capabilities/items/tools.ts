import * as z from "zod/mini";
import { type Block, paragraph } from "../../chat/reply.ts";
import { defineTool, type Outcome, type Tool, type ToolContext } from "../../tools/tool.ts";
import { andMore } from "../../wording/catalogue/common.ts";
import * as words from "../../wording/catalogue/items.ts";
import { draft, mention, rows, undoButton } from "../../wording/draft.ts";
import { type Reader, t } from "../../wording/words.ts";
import type { ActionResult, ItemActions } from "./item-actions.ts";
import { MAX_TARGETS } from "./resolve.ts";
import { itemLabel } from "./unresolved.ts";

/** Items that one answer names one by one. */
const NAMED = 10;

const target = z.object({
  kind: z.enum(["task", "reminder", "fact", "event"]),
  id: z.string().check(z.maxLength(100)),
});
const many = z.object({ items: z.array(target).check(z.minLength(1), z.maxLength(MAX_TARGETS)) });
const single = z.object({ items: z.array(target).check(z.length(1)) });
type Targets = z.infer<typeof many>;

type Act = "complete" | "reopen" | "remove";

/** Tools that work on anything with a number. */
export function itemTools(kinds: ItemActions[]): Tool[] {
  const byKind = new Map(kinds.map((actions) => [actions.kind, actions]));

  const run = (act: Act) => (input: Targets, context: ToolContext) =>
    summarise(
      input.items.map(({ kind, id }) => byKind.get(kind)?.[act](id, context) ?? null),
      context,
    );

  const preview =
    (ask: typeof words.itemsDoneAsk | typeof words.itemsReopenAsk | typeof words.itemsDeleteAsk) =>
    (input: Targets, context: ToolContext): Block[] => {
      const items = input.items
        .map(({ kind, id }) => byKind.get(kind)?.look(id) ?? null)
        .filter((item) => item !== null);
      // All of them: what a card does not show must not happen when it is confirmed.
      const named = items.map((item) => itemLabel(context, item)).join(", ");
      return [paragraph(t(context, ask, { items: named, count: items.length }))];
    };

  return [
    defineTool({
      name: "items.done",
      preview: preview(words.itemsDoneAsk),
      description: "Marks tasks as done, and reminders as dealt with.",
      effect: "write",
      input: many,
      run: run("complete"),
    }),
    defineTool({
      name: "items.reopen",
      preview: preview(words.itemsReopenAsk),
      description: "Makes done tasks open again.",
      effect: "write",
      input: many,
      run: run("reopen"),
    }),
    defineTool({
      name: "items.delete",
      preview: preview(words.itemsDeleteAsk),
      description: "Deletes one task, reminder or remembered fact; can be undone.",
      effect: "write",
      input: single,
      run: run("remove"),
    }),
    defineTool({
      name: "items.delete-many",
      description: "Deletes several tasks, reminders or remembered facts at once.",
      effect: "destructive",
      input: many,
      preview: preview(words.itemsDeleteAsk),
      run: run("remove"),
    }),
  ];
}

function summarise(results: (ActionResult | null)[], context: ToolContext): Outcome {
  const told = results.filter((result) => result !== null);
  const blocks = told.slice(0, NAMED).map((result) => paragraph(...result.spans));
  if (told.length > NAMED)
    blocks.push(paragraph(t(context, andMore, { count: told.length - NAMED })));
  const missing = results.length - told.length;
  if (missing > 0) blocks.push(paragraph(goneText(missing, told.length, context)));
  const changed = told.some((result) => result.changed);
  const own = told.length === 1 ? (told[0]?.buttons ?? []) : [];
  const buttons = changed ? [...own, undoButton(context)] : own;
  return {
    reply: draft(blocks, rows(buttons, 3)),
    ...(told.length > 0 ? mention(told.map((result) => result.item)) : {}),
    data: { changed: told.filter((result) => result.changed).map((result) => result.item) },
  };
}

function goneText(count: number, others: number, to: Reader): string {
  if (count === 1 && others === 0) return t(to, words.itemsGone);
  return t(to, words.itemsGoneToo, { count });
}
