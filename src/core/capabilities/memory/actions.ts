import type { ShownItem } from "../../understanding/interpretation.ts";
import * as words from "../../wording/catalogue/memory.ts";
import { sentence } from "../../wording/draft.ts";
import { quote } from "../../wording/title.ts";
import { type Reader, rich, t } from "../../wording/words.ts";
import type { Plan } from "../capability.ts";
import type { ActionResult, ItemActions } from "../items/item-actions.ts";
import type { Fact, FactStore } from "./fact.ts";
import { factForgotten } from "./wording.ts";

export function shownFact(fact: Fact): ShownItem {
  const number = fact.number === null ? {} : { number: fact.number };
  return { kind: "fact", id: fact.id, title: fact.text, ...number };
}

/** A fact has no "done" and no time; it can only be forgotten. */
export function factActions(facts: FactStore): ItemActions {
  const notATask = (id: string, to: Reader): ActionResult | null => {
    const fact = facts.get(id);
    if (!fact) return null;
    const spans = rich(to, words.factNoTask, { title: quote(to, fact.text) });
    return { changed: false, spans, item: shownFact(fact), buttons: [] };
  };
  const cannot = (item: ShownItem, _request: unknown, to: Reader): Plan => ({
    kind: "say",
    outcome: sentence(t(to, words.factNoTime, { title: quote(to, item.title) })),
  });
  return {
    kind: "fact",
    look(id) {
      const fact = facts.get(id);
      return fact && shownFact(fact);
    },
    complete: notATask,
    reopen: notATask,
    remove(id, context) {
      const fact = facts.get(id);
      if (!fact) return null;
      facts.remove(id);
      return {
        changed: true,
        spans: factForgotten(fact, context),
        item: shownFact(fact),
        buttons: [],
      };
    },
    live: (limit) => facts.list({ limit }).map(shownFact),
    planUpdate: cannot,
    planSnooze: cannot,
  };
}
