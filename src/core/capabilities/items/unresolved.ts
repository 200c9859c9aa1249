import { paragraph } from "../../chat/reply.ts";
import type { ReplyDraft } from "../../tools/tool.ts";
import type { Request, ShownItem } from "../../understanding/interpretation.ts";
import { dismiss, draft, goOn, sentence } from "../../wording/draft.ts";
import { quoteShort } from "../../wording/title.ts";
import type { Plan } from "../capability.ts";
import type { Unresolved } from "./resolve.ts";

/** How an item is called in a sentence or on a button: "3. “Buy milk”". */
export function itemLabel(item: ShownItem, limit = 60): string {
  const number = item.number === undefined ? "" : `${item.number}. `;
  return `${number}${quoteShort(item.title, limit)}`;
}

/** The words for a request whose items could not be told; `live` are some that could be meant, `lists` where to look. */
export function planUnresolved(
  resolution: Unresolved,
  request: Request,
  live: ShownItem[],
  lists = "/tasks and /reminders show",
): Plan {
  switch (resolution.kind) {
    case "several":
      return askWhich("Which one do you mean?", request, resolution.candidates);
    case "unnamed":
      return live.length > 0
        ? askWhich("Which one?", request, live)
        : { kind: "say", outcome: sentence("There is nothing on your list. Nothing was changed.") };
    case "no-number":
      return { kind: "say", outcome: sentence(noNumber(resolution, lists)) };
    case "no-position":
      return { kind: "say", outcome: sentence(noPosition(resolution, lists)) };
    case "no-title":
      return noTitle(resolution.words, resolution.nearest);
  }
}

function askWhich(question: string, request: Request, candidates: ShownItem[]): Plan {
  const buttons = candidates.map((item) => [goOn(itemLabel(item, 40), aimAt(request, item))]);
  const reply: ReplyDraft = draft([paragraph(question)], [...buttons, [dismiss()]]);
  return {
    kind: "ask",
    question: reply,
    pending: { request, reason: "which-item" },
    shown: candidates,
  };
}

/** The same request for exactly this item. */
export function aimAt(request: Request, item: ShownItem): Request {
  return {
    ...request,
    slots: { ...request.slots, target: { kind: "item", item } },
    ambiguities: [],
  };
}

function noNumber(
  { number, deleted }: { number: number; deleted: boolean },
  lists: string,
): string {
  return deleted
    ? `${number} was deleted. /undo brings back what was deleted last.`
    : `There is no ${number} on your list. ${lists} the numbers.`;
}

function noPosition(
  { position, count }: { position: number; count: number },
  lists: string,
): string {
  if (count === 0) return `I have not shown a list yet. ${lists} what there is.`;
  const which = position < 0 ? "that one" : `number ${position} in it`;
  return `The last list has ${count === 1 ? "one entry" : `${count} entries`}; I do not see ${which}.`;
}

function noTitle(words: string, nearest: ShownItem[]): Plan {
  const start = `I find nothing called ${quoteShort(words)}.`;
  if (nearest.length === 0) return { kind: "say", outcome: sentence(start) };
  const names = nearest.map((item) => itemLabel(item)).join(", ");
  // No focus: what is merely near must not become "that".
  return { kind: "say", outcome: { ...sentence(`${start} Nearest: ${names}.`), shown: nearest } };
}
