import { paragraph } from "../../chat/reply.ts";
import type { Remark, Request, ShownItem } from "../../understanding/interpretation.ts";
import * as words from "../../wording/catalogue/items.ts";
import { dismiss, draft, press, rows } from "../../wording/draft.ts";
import { quote } from "../../wording/title.ts";
import { type Reader, t } from "../../wording/words.ts";
import type { Plan } from "../capability.ts";
import type { IndexedItem, ItemFinder, ItemKind } from "./item-index.ts";
import { searchWords } from "./words.ts";

export interface RemarkDeps {
  finder: ItemFinder;
  kinds: ItemKind[];
  look(kind: ItemKind, id: string): ShownItem | null;
}

/** Endings differ ("called", "calling"), so that the first letters have to do. */
const STEM = 4;
/** More than one item that could be meant is no help. */
const MOST = 2;

/**
 * "I already called John", "don't remind me about John": nothing is done about it, but when exactly one open item
 * can be meant, a question offers what is probably wanted. Null when there is none.
 */
export function planRemark(request: Request, to: Reader, deps: RemarkDeps): Plan | null {
  const { remark } = request;
  if (!remark) return null;
  const item = onlyItem(remark, deps);
  if (!item) return null;
  const input = { items: [{ kind: item.kind, id: item.id }] };
  const done = press(t(to, words.markDone), "items.done", input, { tone: "primary" });
  const remove = press(t(to, words.deleteIt), "items.delete", input, { tone: "danger" });
  const buttons = remark.kind === "done" ? [done, remove] : [remove, done];
  const ask = remark.kind === "done" ? words.remarkDoneAsk : words.remarkDeleteAsk;
  const question = t(to, ask, { title: quote(to, item.title) });
  return {
    kind: "ask",
    question: draft([paragraph(question)], rows([...buttons, dismiss(to, words.leaveIt)], 3)),
    shown: [item],
  };
}

function onlyItem({ words, sure }: Remark, { finder, kinds, look }: RemarkDeps): ShownItem | null {
  const stems = searchWords(words).map((word) => word.slice(0, STEM));
  const attempts = [stems];
  // "I already paid the rent" for "pay rent": the verb has another form.
  if (sure && stems.length > 1) attempts.push(stems.slice(1));
  for (const attempt of attempts) {
    if (attempt.length === 0) continue;
    const live = finder.byWords(kinds, attempt, "all", MOST + 1).filter(isLive);
    const [only] = live;
    if (live.length === 1 && only) return look(only.kind, only.id);
    if (live.length > 1) return null;
  }
  return null;
}

function isLive(item: IndexedItem): boolean {
  return item.live;
}
