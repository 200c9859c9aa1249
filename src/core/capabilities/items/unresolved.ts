import { paragraph } from "../../chat/reply.ts";
import type { ReplyDraft } from "../../tools/tool.ts";
import type { Request, ShownItem } from "../../understanding/interpretation.ts";
import * as words from "../../wording/catalogue/items.ts";
import type { Label } from "../../wording/catalogue/text.ts";
import { dismiss, draft, goOn, sentence } from "../../wording/draft.ts";
import { quoteShort } from "../../wording/title.ts";
import { type Reader, t } from "../../wording/words.ts";
import type { Plan } from "../capability.ts";
import type { Unresolved } from "./resolve.ts";

/** How an item is called in a sentence or on a button: "3. “Buy milk”". */
export function itemLabel(to: Reader, item: ShownItem, limit = 60): string {
  const number = item.number === undefined ? "" : `${item.number}. `;
  return `${number}${quoteShort(to, item.title, limit)}`;
}

/** Where the items are shown that can be meant. */
type Lists = keyof typeof words.noNumber;

/** The words for a request whose items could not be told; `live` are some that could be meant, `lists` where to look. */
export function planUnresolved(
  resolution: Unresolved,
  request: Request,
  live: ShownItem[],
  to: Reader,
  lists: Lists = "items",
): Plan {
  switch (resolution.kind) {
    case "several":
      return askWhich(words.whichMeanAsk, request, resolution.candidates, to);
    case "unnamed":
      return live.length > 0
        ? askWhich(words.whichAsk, request, live, to)
        : { kind: "say", outcome: sentence(t(to, words.whichNothing)) };
    case "no-number":
      return { kind: "say", outcome: sentence(noNumber(resolution, lists, to)) };
    case "no-position":
      return { kind: "say", outcome: sentence(noPosition(resolution, lists, to)) };
    case "no-title":
      return noTitle(resolution.words, resolution.nearest, to);
  }
}

function askWhich(question: Label, request: Request, candidates: ShownItem[], to: Reader): Plan {
  const buttons = candidates.map((item) => [goOn(itemLabel(to, item, 40), aimAt(request, item))]);
  const reply: ReplyDraft = draft([paragraph(t(to, question))], [...buttons, [dismiss(to)]]);
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
  lists: Lists,
  to: Reader,
): string {
  return t(to, deleted ? words.whichDeleted : words.noNumber[lists], { number });
}

function noPosition(
  { position, count }: { position: number; count: number },
  lists: Lists,
  to: Reader,
): string {
  if (count === 0) return t(to, words.noList[lists]);
  const which = position < 0 ? t(to, words.whichLast) : t(to, words.whichPosition, { position });
  return t(to, words.whichNoPosition, { count, which });
}

function noTitle(said: string, nearest: ShownItem[], to: Reader): Plan {
  const title = quoteShort(to, said);
  if (nearest.length === 0)
    return { kind: "say", outcome: sentence(t(to, words.whichNoTitle, { title })) };
  const names = nearest.map((item) => itemLabel(to, item)).join(", ");
  const told = t(to, words.whichNearest, { title, names });
  // No focus: what is merely near must not become "that".
  return { kind: "say", outcome: { ...sentence(told), shown: nearest } };
}
